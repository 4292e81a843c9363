"""HTML, pasted or from a file -> lines."""

from __future__ import annotations

import re

from newsletter.importers.html_cleaning import clean_html
from newsletter.importers.html_reader import HtmlReader
from newsletter.importers.lines import Line

_LOOKS_LIKE = re.compile(
    r"<(?:!doctype|html|body|meta|p|div|h[1-6]|span|ul|ol|table|article|figure|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def looks_like_html(text: str) -> bool:
    """Whether a pasted text is markup."""
    return _LOOKS_LIKE.search(text) is not None


def read_html_lines(html: str) -> tuple[Line, ...]:
    """The visible text of some HTML as lines, each with its links and emphasis.

    A line's number counts the blocks of text, since a line of the file means nothing.

    Raises:
        UsageError: E171 if nh3 is not installed.
    """
    from lxml import html as parser  # noqa: PLC0415 - 28 ms

    cleaned = _UNUSABLE.sub("", clean_html(html))
    if not cleaned.strip():
        return ()
    return HtmlReader().read(parser.fragment_fromstring(cleaned, create_parent="div"))
