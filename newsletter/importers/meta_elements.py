"""What a page's ``<meta>`` elements say: OpenGraph (ogp.me) and its like."""

from __future__ import annotations

import re
from html import unescape

from newsletter.importers.feeds.item import clean_words

PICTURE_NAMES = (
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
)
ALT_NAMES = ("og:image:alt", "twitter:image:alt")
_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEAD_CHARACTERS = 300_000


def page_names(html: str) -> dict[str, str]:
    """What a page's ``<meta>`` elements say, the first of each name."""
    found: dict[str, str] = {}
    for element in _META.findall(html[:_HEAD_CHARACTERS]):
        marks = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(element)
        }
        name = (marks.get("property") or marks.get("name") or "").strip().lower()
        if name and "content" in marks:
            found.setdefault(name, clean_words(marks["content"]))
    return found
