"""A feed to a draft, beside feedparser alone."""

from __future__ import annotations

import datetime
import io
import random
import time
from email.utils import format_datetime
from typing import TYPE_CHECKING

from measure import Row, Series
from phrases import DID, WHO

if TYPE_CHECKING:
    from cases import Bench

ITEMS = 500
_BEGIN = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)


def feeds(bench: Bench) -> list[Row]:
    """A feed of 500 items to the document of an issue; feedparser with its defaults, no document.

    Both in this process, in turns, everything imported before.
    """
    import feedparser

    from newsletter.importers.draft_document import draft_document
    from newsletter.importers.feed import import_feed

    content = feed_of(ITEMS)
    rounds = max(3, bench.counts.cold_rounds)
    ours, alone = Series("s"), Series("s")
    for turn in range(rounds + 1):
        start = time.perf_counter()
        draft = import_feed(content, "feed", lead=True)
        text = draft_document(draft, _BEGIN.date())
        middle = time.perf_counter()
        parsed = feedparser.parse(io.BytesIO(content))
        end = time.perf_counter()
        assert len(draft.items) == len(parsed.entries) - 1 == ITEMS - 1
        assert text.count("\n### ") == ITEMS - 1
        if turn:  # the first one imports
            ours.add(middle - start)
            alone.add(end - middle)
    return [Row(f"feed of {ITEMS} items to a draft", ours, alone, "feedparser alone", 2.0)]


def feed_of(count: int) -> bytes:
    """RSS 2.0 as newsrooms write it: markup in the summary, a picture with caption and credit."""
    chance = random.Random(7)
    items: list[str] = []
    for number in range(count):
        said = [f"{chance.choice(WHO)} {chance.choice(DID)} number {number}." for _ in range(12)]
        summary = f'<p>{" ".join(said[1:7])} <a href="/{number}">More</a></p><p>{said[7]}</p>'
        when = format_datetime(_BEGIN - datetime.timedelta(minutes=number))
        items.append(
            f"<item><title>{said[0]}</title><link>https://news.example.org/{number}</link>"
            f"<guid>{number}</guid><pubDate>{when}</pubDate>"
            f"<description><![CDATA[{summary}]]></description>"
            f'<media:content url="https://img.example.org/{number}.jpg" medium="image">'
            f"<media:credit>{chance.choice(WHO)}</media:credit>"
            f"<media:description>{said[8]}</media:description></media:content></item>"
        )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>Desk</title>{''.join(items)}</channel></rss>"
    ).encode()
