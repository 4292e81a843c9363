"""The picture that a story's own page names, for items whose feed has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from newsletter.errors import NewsletterError
from newsletter.fetching.body import Fetched
from newsletter.importers.draft import Doubt
from newsletter.importers.feeds.decoding import decode_text
from newsletter.importers.feeds.item import clean_words, good_url, urljoin_safely
from newsletter.importers.feeds.model import FeedItem
from newsletter.model.blocks import Figure

_META = re.compile(r"<meta\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_NAMES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
_ALTS = ("og:image:alt", "twitter:image:alt")
_HEAD_CHARACTERS = 300_000


def with_page_picture(item: FeedItem, fetch: Callable[[str], Fetched]) -> FeedItem:
    """The story with the picture that its page names for links to it (OpenGraph, ogp.me).

    Args:
        item: A story; one that has a picture or no link stays as it is.
        fetch: Gets a page.
    """
    if item.image is not None or not item.url:
        return item
    try:
        page = fetch(item.url)
    except NewsletterError as error:
        said = f"its page was not read for a picture: {error.problems[0].message}"
        return replace(item, doubts=(*item.doubts, Doubt(said)))
    named = page_names(decode_text(page.content, page.content_type))
    src = next((named[name] for name in _NAMES if named.get(name)), "")
    src = good_url(urljoin_safely(page.url or item.url, src)) if src else ""
    if not src:
        return item
    alt = next((named[name] for name in _ALTS if named.get(name)), "")
    return replace(item, image=Figure(src, alt))


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
