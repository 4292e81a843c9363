"""The picture that a story's own page names, for items whose feed has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsletter.errors import NewsletterError
from newsletter.fetching.body import Fetched
from newsletter.importers.draft import Doubt
from newsletter.importers.feeds.decoding import decode_text
from newsletter.importers.feeds.item import good_url, urljoin_safely
from newsletter.importers.feeds.model import FeedItem
from newsletter.importers.meta_elements import ALT_NAMES, PICTURE_NAMES, page_names
from newsletter.model.blocks import Figure


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
    src = next((named[name] for name in PICTURE_NAMES if named.get(name)), "")
    src = good_url(urljoin_safely(page.url or item.url, src)) if src else ""
    if not src:
        return item
    alt = next((named[name] for name in ALT_NAMES if named.get(name)), "")
    return replace(item, image=Figure(src, alt))
