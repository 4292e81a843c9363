"""An older newsletter as a mail program saved it -> a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.errors import IssueError, Problem
from newsletter.importers.draft import Draft
from newsletter.importers.pasted import import_paste

if TYPE_CHECKING:
    from email.message import Message

_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PASSED_ON = re.compile(r"\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)


def import_eml(content: bytes, source: str) -> Draft:
    """Make a draft of a message: of its HTML part, or of its text if it has none.

    Args:
        content: The message as it was sent or saved.
        source: What to call it, for people.

    Raises:
        IssueError: E170 if there are no words in it.
        UsageError: E171 if nh3 is not installed.
    """
    from email import message_from_bytes, policy  # noqa: PLC0415 - 40 ms

    message = message_from_bytes(content, policy=policy.default)
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        hint = "save the message with its text as .eml"
        raise IssueError(Problem("E170", "there are no words in it", source, hint=hint))
    try:
        text = part.get_content()
    except (LookupError, UnicodeError, KeyError):
        # An unknown or wrong character set: every byte that is text in any of them is kept.
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    draft = import_paste(str(text), source)
    return replace(draft, subject=_subject_of(message))


def _subject_of(message: Message) -> str:
    """The words of the Subject header, without what a mail program puts before them.

    Headers are read by hand: bytes of UTF-8 that nothing encodes, and encoded words that part a
    character between them, come out of ``policy.default`` as question marks (Python 3.11).

    Source: RFC 2047, section 2; RFC 6532.
    """
    from email.errors import HeaderParseError  # noqa: PLC0415 - see above
    from email.header import decode_header  # noqa: PLC0415

    raw = next((str(text) for name, text in message.raw_items() if name.lower() == "subject"), "")
    raw = _decoded(raw.encode("utf-8", "surrogateescape"), "utf-8")
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        parts = [(raw, None)]
    words = "".join(
        part if isinstance(part, str) else _decoded(part, charset or "raw-unicode-escape")
        for part, charset in parts
    )
    words = " ".join(_UNUSABLE.sub(" ", words).split())
    passed_on = _PASSED_ON.match(words)
    return words[passed_on.end() :] if passed_on else words


def _decoded(content: bytes, charset: str) -> str:
    """A text in a character set that may be unknown or wrong."""
    for name in (charset, "utf-8"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeError):
            continue
    return content.decode("cp1252", "replace")
