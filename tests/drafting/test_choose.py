"""newsletter.drafting.choose: the newest, balanced, each once, and nothing old."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.config.settings import DraftSettings, FeedSettings
from newsletter.drafting.choose import Choice, choose_stories
from newsletter.drafting.gather import GatheredFeed
from newsletter.drafting.past import Used
from newsletter.importers.feeds.model import Feed, FeedItem

NOW = datetime.datetime(2026, 11, 20, 6, tzinfo=datetime.UTC)


def story(name: str, hours: float | None = 1, url: str = "", **more: str) -> FeedItem:
    """A story of some hours ago."""
    when = None if hours is None else NOW - datetime.timedelta(hours=hours)
    return FeedItem(name, url or f"https://a.example.org/{name}", when, **more)


def feed(name: str, *items: FeedItem, **settings: object) -> GatheredFeed:
    """A feed with its settings."""
    return GatheredFeed(FeedSettings(name, **settings), Feed(name, "", items))  # type: ignore[arg-type]


def choose(
    *feeds: GatheredFeed, used: Used | None = None, lead: bool = False, **settings: object
) -> Choice:
    """Choose from feeds."""
    drafts = DraftSettings(**settings)  # type: ignore[arg-type]
    return choose_stories(feeds, used or Used(), drafts, NOW, heading="More", lead=lead)


def titles(choice: Choice) -> dict[str, str]:
    """The first letters of each section's stories."""
    return {name: "".join(it.item.title[0] for it in found) for name, found in choice.sections}


def test_newest_first_within_the_limits():
    """By date over all feeds of a section; each feed has its limit, the issue has its own."""
    one = feed("one", story("a", 3), story("b", 1), story("c", 2), limit=2)
    two = feed("two", story("d", 1.5), story("e", 9))
    assert titles(choose(one, two)) == {"More": "bdce"}
    assert titles(choose(one, two, items=3)) == {"More": "bdc"}


def test_balance():
    """The sections take turns, or the newest win."""
    busy = feed("busy", *(story(name, at) for at, name in enumerate("abcd", 1)), section="Busy")
    slow = feed("slow", story("x", 30), story("y", 40), section="Slow")
    assert titles(choose(busy, slow, items=4)) == {"Busy": "ab", "Slow": "xy"}
    assert titles(choose(busy, slow, items=5)) == {"Busy": "abc", "Slow": "xy"}
    assert titles(choose(busy, slow, items=4, balance="newest")) == {"Busy": "abcd"}


def test_age():
    """What is older than the setting is left; what has no date goes with its neighbour."""
    choice = choose(feed("one", story("a", 71), story("b", 73), story("c", None)))
    assert titles(choice) == {"More": "ac"}
    assert choice.old == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a/library-uphill/?utm_source=feed#top",
        "http://m.example.org/a/library-uphill",
        "https://amp.example.org/a/library-uphill",
        "https://example.org/a/library-uphill/amp/",
        "https://example.org/amp/a/library-uphill",
        "https://www.google.com/amp/s/example.org/a/library-uphill",
        "https://example-org.cdn.ampproject.org/c/s/example.org/a/library-uphill?fbclid=1",
    ],
)
def test_the_same_story_under_another_address(url):
    """Tracking, AMP and mobile pages are no other story."""
    used = Used()
    used.add("https://example.org/a/library-uphill", "x")
    choice = choose(feed("one", story("a", url=url)), used=used)
    assert (choice.count, choice.known) == (0, 1)


def test_another_story():
    """Another number in a parameter is another story."""
    used = Used()
    used.add("https://example.org/?p=12", "Morning news")
    assert choose(
        feed("one", story("Morning news", url="https://example.org/?p=13")), used=used
    ).count


def test_twice_in_one_issue():
    """Two feeds with one story give it once; a telling title is enough."""
    title = "A town moves its library uphill"
    one = feed("one", story(title, url="https://a.example.org/1"))
    two = feed("two", story(title.upper(), 2, url="https://b.example.org/2"))
    assert choose(one, two).count == 1


def test_the_lead():
    """The newest story of a feed that may lead; it is in no list."""
    one = feed("one", story("a", 1), lead=False)
    two = feed("two", story("b", 3), story("c", 2))
    choice = choose(one, two, lead=True)
    assert choice.lead is not None
    assert choice.lead.item.title == "c"
    assert titles(choice) == {"More": "ab"}
    assert choose(one, lead=True).lead is None


def test_what_is_paid_for():
    """It is proposed, never listed, and never the lead."""
    choice = choose(feed("one", story("a", label="Sponsored"), story("b", 2)), lead=True)
    assert choice.lead is not None
    assert choice.lead.item.title == "b"
    assert [it.item.title for it in choice.proposed] == ["a"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=6), max_size=4),
    st.integers(1, 9),
    st.sampled_from(["sections", "newest"]),
)
def test_any_feeds(feeds, items, balance):
    """Never more than asked for, none twice, each section newest first, none left needlessly."""
    gathered = [
        feed(str(at), *(story(f"t{name}", age) for name, age in stories), section=f"S{at % 2}")
        for at, stories in enumerate(feeds)
    ]
    choice = choose(*gathered, items=items, balance=balance, max_age_days=30)
    chosen = [it for _, stories in choice.sections for it in stories]
    assert len(chosen) <= items
    assert len({it.item.title for it in chosen}) == len(chosen)
    for _, stories in choice.sections:
        assert [it.when for it in stories] == sorted((it.when for it in stories), reverse=True)
    if len(chosen) < items:
        possible = {name for stories in feeds for name, _ in stories}
        assert len(chosen) >= min(items, len(possible)) - sum(len(it) > 5 for it in feeds) * 6
