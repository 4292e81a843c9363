"""A feed -> a draft: its newest stories as entries of a list."""

from __future__ import annotations

from collections.abc import Callable

from newsletter.errors import IssueError, Problem
from newsletter.excerpts import excerpt
from newsletter.importers.draft import Doubt, Draft, DraftList, Entry, ProposedSponsor
from newsletter.importers.feeds.model import Feed, FeedItem
from newsletter.importers.feeds.reading import read_feed
from newsletter.importers.feeds.teaser import cut_at_sentence
from newsletter.importers.lines import Fate, Line, Piece
from newsletter.importers.page_pieces import first_sentence
from newsletter.importers.recognisers import SURE
from newsletter.importers.recognisers import advertiser_voice as ads
from newsletter.importers.sendable import sendable_picture
from newsletter.model.blocks import Block, Heading, Item, Paragraph
from newsletter.model.inline import Link, Text, plain_text
from newsletter.model.issue import Lead

TITLE_CHARACTERS = 120
"""A title longer than this is a text: posts of some networks are given whole as titles."""


def import_feed(
    content: bytes,
    source: str,
    *,
    limit: int = 0,
    section: str = "",
    lead: bool = False,
    content_type: str = "",
    base: str = "",
    complete: Callable[[FeedItem], FeedItem] = lambda item: item,
) -> Draft:
    """Make a draft of a feed.

    Args:
        content: The feed, not compressed.
        source: What to call it, for people.
        limit: Most stories that are taken, the newest; 0 for all.
        section: The heading over them; empty for "More from" and the feed's name.
        lead: The newest story becomes the lead.
        content_type: The header that came with it.
        base: The address that it was fetched from.
        complete: Called with each story that is taken, to add what its feed has not.

    Raises:
        IssueError: E170 if it has no stories, E175 or E176 if it cannot be read.
        UsageError: E171 if feedparser or nh3 is not installed.
    """
    try:
        feed = read_feed(content, content_type=content_type, base=base)
    except IssueError as error:
        named = [Problem(it.code, it.message, source, hint=it.hint) for it in error.problems]
        raise IssueError(named) from error
    if not feed.items:
        hint = "it may have some later"
        raise IssueError(Problem("E170", "there are no stories in it", source, hint=hint))
    return feed_draft(feed, source, limit=limit, section=section, lead=lead, complete=complete)


def feed_draft(
    feed: Feed,
    source: str,
    *,
    limit: int = 0,
    section: str = "",
    lead: bool = False,
    complete: Callable[[FeedItem], FeedItem] = lambda item: item,
) -> Draft:
    """The draft of a feed that was read; see ``import_feed``."""
    items = feed.newest_first
    taken = tuple(map(complete, items[: limit + bool(lead)] if limit else items))
    first = next((it for it in taken if lead and _may_lead(it)), None)
    rest = [it for it in taken if it is not first]
    older = len(items) - len(taken)
    fates = (_left(older),) if older else ()
    entries = tuple(item_entry(item) for item in rest)
    heading = (Text(section or "More from " + (feed.title or source)),)
    named = bool(section or lead)
    listed = DraftList(heading if named else (), entries, default_title=() if named else heading)
    failures = (f"{source} is not well-formed: {feed.fault}",) if feed.fault else ()
    story = lead_entry(first) if first is not None else None
    return Draft(story, (listed,) if entries else (), fates, (source,), failures)


def lead_entry(item: FeedItem) -> Entry:
    """A story of a feed as a lead that a machine chose."""
    chosen = Doubt("the newest story of the feeds stands as the lead; is it?", 0.5)
    blocks: tuple[Block, ...] = (Paragraph((Text(item.teaser),)),) if item.teaser else ()
    image, doubts = sendable_picture(item.image)
    lead = Lead((Text(item.title),), item.url, hero=image, blocks=blocks)
    return Entry(lead, (chosen, *item.doubts, *doubts))


def item_entry(item: FeedItem) -> Entry:
    """A story of a feed as an entry: one that is paid for as a proposed sponsor."""
    if reason := paid_reason(item):
        return Entry(_proposed(item, reason))
    image, doubts = sendable_picture(item.image)
    doubts = [*item.doubts, *doubts]
    title, teaser = item.title, item.teaser
    if len(title) > TITLE_CHARACTERS and not teaser:
        title, teaser = cut_at_sentence(title, TITLE_CHARACTERS), title
        doubts.append(Doubt("the title is a whole text; its beginning stands in its place"))
    elif not title and teaser:
        head, rest = first_sentence((Text(teaser),))
        title, teaser = plain_text(head), plain_text(rest)
        said = f"the title of this {item.kind} is missing; its text's first sentence"
        doubts.append(Doubt(f"{said} stands in its place"))
    elif not title:
        doubts.append(Doubt(f"this {item.kind} has no title"))
    blocks: tuple[Block, ...] = (Paragraph((Text(teaser),)),) if teaser else ()
    node = Item(
        item.kind,
        (Text(title),) if title else (),
        item.url,
        image,
        source=item.source,
        duration=item.duration,
        blocks=blocks,
    )
    return Entry(node, tuple(doubts))


def paid_reason(item: FeedItem) -> str:
    """What speaks for a story being advertising; empty for a story."""
    if item.label:
        return f'the feed marks it "{excerpt(item.label, 60)}"'
    words = item.teaser or item.title
    voice = ads.recognise([Line(words, (Piece(1, words),))], 0) if words else None
    return voice.reason if voice and voice.confidence >= SURE else ""


def _may_lead(item: FeedItem) -> bool:
    return bool(item.title and item.url and not paid_reason(item))


def _proposed(item: FeedItem, reason: str) -> ProposedSponsor:
    words = Text(item.title or item.url)
    head = Heading(3, (Link(item.url, (words,)) if item.url else words,))
    blocks: list[Block] = [head]
    if item.teaser:
        blocks.append(Paragraph((Text(item.teaser),)))
    return ProposedSponsor(tuple(blocks), reason, 0.95 if item.label else SURE)


def _left(older: int) -> Fate:
    what = f"{older} {'story' if older == 1 else 'stories'}"
    return Fate(Piece(0, what), left_out="older than those that were taken")
