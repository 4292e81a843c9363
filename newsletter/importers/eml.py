"""An older newsletter as a mail program saved it -> a draft."""

from __future__ import annotations

from newsletter.errors import IssueError, Problem
from newsletter.importers.draft import Draft
from newsletter.importers.pasted import import_paste


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
    return import_paste(str(text), source)
