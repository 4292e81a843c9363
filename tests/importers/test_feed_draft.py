"""newsletter.importers.feed: a feed becomes entries that read back as they were."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from newsletter.content.markdown import parse_issue
from newsletter.errors import IssueError
from newsletter.importers.draft_document import draft_document
from newsletter.importers.feed import import_feed, item_entry
from newsletter.importers.feeds.model import FeedItem
from newsletter.importers.feeds.reading import read_feed
from newsletter.model.blocks import Figure, Item
from newsletter.model.inline import plain_text
from newsletter.model.issue import More

HARBOUR = (Path(__file__).parent / "feeds" / "harbour.xml").read_bytes()
DAY = datetime.date(2026, 11, 20)


def test_the_newest_story_leads():
    """The document reads back with lead and list, and the lead is marked as a machine's choice."""
    draft = import_feed(HARBOUR, "harbour.xml", lead=True)
    issue = parse_issue(draft_document(draft, DAY), "issue.md")
    assert plain_text(issue.lead.headline) == "The tide that turns a turbine"
    (more,) = [part for part in issue.parts if isinstance(part, More)]
    assert plain_text(more.title) == "More from The Harbour Desk"
    items = [block for block in more.blocks if isinstance(block, Item)]
    assert [item.kind for item in items] == ["story", "audio", "story"]
    assert items[0].image is not None
    assert items[0].image.credit == "Ana Ruiz, Coast Photo"
    assert any("stands as the lead" in note.text for note in issue.notes)


def test_advertising_is_proposed_and_not_listed():
    """A story that its feed calls sponsored is in no list, and is never the lead."""
    draft = import_feed(HARBOUR, "harbour.xml")
    (proposed,) = draft.proposed_sponsors
    assert proposed.reason == 'the feed marks it "Sponsored"'
    assert not any("One rate" in plain_text(item.title) for item in draft.items)


def test_a_missing_title():
    """The first sentence stands in its place, marked; no word is invented."""
    item = import_feed(HARBOUR, "harbour.xml").items[-1]
    assert plain_text(item.title) == "The crane came down on Monday."
    assert "title of this story is missing" in draft_text()


def draft_text() -> str:
    """The document of the whole feed."""
    return draft_document(import_feed(HARBOUR, "harbour.xml", lead=True), DAY)


def test_the_limit():
    """The newest are taken; how many are left is said."""
    draft = import_feed(HARBOUR, "harbour.xml", limit=2)
    assert [plain_text(item.title) for item in draft.items] == ["The tide that turns a turbine"]
    assert len(draft.proposed_sponsors) == 1
    (left,) = draft.left_out
    assert left.piece.text == "3 stories"


def test_a_picture_without_encryption():
    """It can stand in no email; its address is kept for whoever mends it."""
    entry = item_entry(FeedItem("x", image=Figure("http://a.example.org/p.jpg", credit="Ana")))
    assert isinstance(entry.node, Item)
    assert entry.node.image is None
    assert "http://a.example.org/p.jpg" in entry.doubts[0].text
    assert '"Ana"' in entry.doubts[0].text


def test_an_empty_feed():
    """It is an error that names the source."""
    with pytest.raises(IssueError) as caught:
        import_feed(b"<rss version='2.0'><channel></channel></rss>", "empty.xml")
    assert (caught.value.problems[0].code, caught.value.problems[0].path) == ("E170", "empty.xml")


def test_what_a_feed_says_is_what_it_says():
    """Every title and teaser of the draft is in the feed, character by character."""
    feed = read_feed(HARBOUR)
    source = " ".join(HARBOUR.decode().replace("&amp;amp;", "&").split())
    for item in feed.items:
        assert item.title in source
        plain = item.teaser.replace("readers", '<a href="/readers">readers</a>', 1)
        assert item.teaser in source or plain in source


def test_a_picture_without_a_description():
    """It is held in a note until somebody says what it shows: an email may not show it so."""
    issue = parse_issue(draft_text(), "issue.md")
    shown = [
        block.image
        for part in issue.parts
        if isinstance(part, More)
        for block in part.blocks
        if isinstance(block, Item) and block.image
    ]
    assert shown
    assert all(image.alt for image in shown)
    assert any(
        "has no description" in note.text and "tide.jpg" in note.text for note in issue.notes
    )
