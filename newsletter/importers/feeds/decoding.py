"""A feed's bytes -> text; what would grow without end while it is read is refused."""

from __future__ import annotations

import codecs
import re

from newsletter.errors import IssueError, Problem

LIMIT_BYTES = 10_000_000
"""The largest feed that is read; the largest of 700 public test feeds has 200 kB (2026-11-23)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEGINNINGS = (
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
# Codecs that read ASCII as something else, and so could hide a declaration from every check.
_NOT_FOR_TEXT = frozenset(["utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode"])
_ONE_BYTE = re.compile(r"ascii|iso8859-1$|iso8859-15|latin|cp125\d")
_SPACE = re.compile(r"\s+")
_INSTRUCTION = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s+(%\s+)?(\S+)\s+(SYSTEM\b|PUBLIC\b|"[^"]*"|'[^']*')""")
_REFERENCE = re.compile(r"&(?!#)|%\w")
_LONGEST = 100  # characters of an entity: a sign or a name, not a text
_GROWTH = 100_000  # characters that a feed's entities may unfold to
_MOST = 300  # HTML's own sets of signs have 253


def decode_feed(content: bytes, content_type: str = "") -> str:
    """A feed's text.

    Args:
        content: As it was fetched, not compressed.
        content_type: The header that came with it; empty for a file.

    Raises:
        IssueError: E175 if it is too large, or declares entities that no feed needs.
    """
    if len(content) > LIMIT_BYTES:
        raise IssueError(Problem("E175", f"the feed is larger than {LIMIT_BYTES // 10**6} MB"))
    text = decode_text(content, content_type).replace("\0", "").lstrip("\ufeff \t\r\n")
    _refuse_entities(text)
    return text


def decode_text(content: bytes, content_type: str) -> str:
    """The text of some bytes: by their mark, the header, the declaration, and what is valid."""
    for begins, name in (*_BOMS, *_BEGINNINGS):
        if content.startswith(begins):
            return content.decode(name, "replace")
    header, declared = _CHARSET.search(content_type), _DECLARED.match(content)
    names = [header[1]] if header else []
    names += [declared[1].decode("ascii")] if declared else []
    known = [codec for name in names if (codec := _codec(name))]
    if known and _ONE_BYTE.match(known[0]):
        # These read any bytes; what is valid UTF-8 beyond ASCII was labelled wrongly.
        known = ["utf-8", *known]
    for name in (*known, "utf-8"):
        try:
            return content.decode(name)
        except UnicodeError:
            continue
    return content.decode("utf-8" if "utf-8" in known else "cp1252", "replace")


def _codec(name: str) -> str:
    """A text codec's own name; empty if there is none of this name."""
    try:
        found = codecs.lookup(name)
        b"".decode(name)  # a codec of bytes to bytes refuses this
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if found.name in _NOT_FOR_TEXT else found.name


def _refuse_entities(text: str) -> None:
    """Refuse a document type that declares what unfolds to more than itself.

    feedparser 6.0 drops nested entities and keeps plain ones of any length; a long one that is
    named often fills the memory, since expat's own guard only hands the feed to a parser
    without one (seen 2026-11-23).
    """
    at = 0
    while True:
        blank = _SPACE.match(text, at)
        at = blank.end() if blank else at
        found = _INSTRUCTION.match(text, at)
        if found is None:
            break
        at = found.end()
    if text[at : at + 9].upper() != "<!DOCTYPE":
        return
    end = _doctype_end(text, at)
    declared = text[at:end]
    entities = _ENTITY.findall(declared)
    plain = len(entities) == declared.upper().count("<!ENTITY") <= _MOST
    harmful = not plain or any(_is_harmful(*entity) for entity in entities)
    grown = sum(len(value) * text.count(f"&{name};") for _, name, value in entities)
    if harmful or grown > _GROWTH:
        hint = "ask its publisher for a feed without a document type"
        raise IssueError(
            Problem("E175", "the feed declares entities that no feed needs", hint=hint)
        )


def _doctype_end(text: str, start: int) -> int:
    """Where a document type ends; the text's end if it does not."""
    quote, depth = "", 0
    for at in range(start, min(len(text), start + 100_000)):
        sign = text[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif sign == ">" and depth <= 0:
            return at + 1
    return len(text)


def _is_harmful(parameter: str, _: str, value: str) -> bool:
    external = value in ("SYSTEM", "PUBLIC")
    return (
        bool(parameter)
        or external
        or len(value) > _LONGEST
        or "<" in value
        or _REFERENCE.search(value) is not None
    )
