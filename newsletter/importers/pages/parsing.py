"""A page's bytes -> its tree, with all addresses absolute."""

from __future__ import annotations

import re
from typing import Any

from newsletter.importers.feeds.decoding import decode_text
from newsletter.importers.feeds.item import urljoin_safely
from newsletter.importers.html_cleaning import flatten_nesting

_CHARSET = re.compile(rb"""<meta\b[^<>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_SNIFFED_BYTES = 4096  # the HTML standard looks at 1024, and pages are lax
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LATE = ("src", "data-src", "data-original")


def decode_page(content: bytes, content_type: str = "") -> str:
    """A page's text: by its mark, the header, its ``<meta>``, and what is valid."""
    if "charset" not in content_type.lower():
        found = _CHARSET.search(content[:_SNIFFED_BYTES])
        name = found[1].decode("ascii") if found else ""
        # As browsers do: a page that can say this in ASCII is in no 16-bit encoding.
        content_type = f"text/html; charset={name}" if name and "16" not in name else ""
    return _UNUSABLE.sub("", decode_text(content, content_type))


def parse_page(html: str) -> Any:
    """A page's tree, by lxml; None if there is nothing in it."""
    from lxml import etree  # noqa: PLC0415 - 28 ms
    from lxml import html as parser  # noqa: PLC0415

    content = flatten_nesting(html).encode("utf-8", "replace")
    try:
        # Not from the text itself: lxml refuses one with a declaration of its encoding.
        return parser.document_fromstring(content, parser.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def with_absolute_links(tree: Any, base: str) -> str:
    """The page with its links and pictures made absolute, as HTML.

    Args:
        tree: The page; it is changed.
        base: Where it is; empty leaves what is relative as it is.
    """
    from lxml import html as parser  # noqa: PLC0415

    if base:
        tree.make_links_absolute(base, resolve_base_href=True, handle_failures="ignore")
        for picture in tree.iter("img"):
            for key in _LATE:
                if picture.get(key):
                    picture.set(key, urljoin_safely(base, picture.get(key)))
    text: str = parser.tostring(tree, encoding="unicode")
    return text
