"""What a page shows to everybody, where its markup says what it is: headings, names, moments."""

from __future__ import annotations

from typing import Any

from newsletter.importers.feeds.item import clean_words
from newsletter.importers.pages.model import Visible
from newsletter.importers.pages.schema_org import day_of, is_name

_AUTHORS = (
    "//*[contains(concat(' ', @rel, ' '), ' author ')]"
    " | //*[contains(concat(' ', normalize-space(@itemprop), ' '), ' author ')]"
    " | //*[contains(@class, 'author-name') or contains(@class, 'byline-name')"
    " or contains(@class, 'byline__name') or contains(@class, 'author__name')]"
)
_MOMENTS = "//time[@datetime]/@datetime | //*[@itemprop='datePublished']/@content"
_MOST = 20


def read_visible(tree: Any) -> Visible:
    """What the page shows.

    Args:
        tree: The page, as lxml parsed it.
    """
    titles = [_words(it) for it in tree.xpath("//h1[not(ancestor::nav)]")[:_MOST]]
    windows = tree.xpath("//head/title | //title[not(ancestor::*[local-name() = 'svg'])]")
    authors = [_words(it) for it in tree.xpath(_AUTHORS)[:_MOST]]
    days = [day for it in tree.xpath(_MOMENTS)[:_MOST] if (day := day_of(str(it)))]
    canonical = tree.xpath("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
    return Visible(
        tuple(dict.fromkeys(it for it in titles if it)),
        _words(windows[0]) if windows else "",
        tuple(dict.fromkeys(it for it in authors if is_name(it) and len(it.split()) <= 6)),
        days[0] if days else None,
        str(canonical[0]).strip() if canonical else "",
    )


def _words(element: Any) -> str:
    return clean_words(" ".join(element.itertext()))
