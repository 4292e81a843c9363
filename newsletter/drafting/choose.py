"""Which stories of the feeds an issue gets, and in which order; pure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from newsletter.config.settings import DraftSettings, FeedSettings
from newsletter.dataclass import dataclass
from newsletter.drafting.gather import GatheredFeed
from newsletter.drafting.past import Used
from newsletter.importers.feed import paid_reason
from newsletter.importers.feeds.model import FeedItem

_EARLIEST = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story, and the feed it comes from.

    Attributes:
        when: By which it is ordered: its date, or that of the story before it in its feed.
    """

    item: FeedItem
    settings: FeedSettings
    when: datetime.datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen.

    Attributes:
        lead: The newest story of a feed that may lead; None unless one was asked for.
        sections: Heading to stories, in newsletter.toml's order, newest first in each.
        proposed: Stories that are paid for.
        known: How many were left out because an earlier issue or another feed had them.
        old: How many were left out because of their age.
    """

    lead: Candidate | None
    sections: tuple[tuple[str, tuple[Candidate, ...]], ...]
    proposed: tuple[Candidate, ...] = ()
    known: int = 0
    old: int = 0

    @property
    def count(self) -> int:
        """How many stories there are, the lead included."""
        return sum(len(stories) for _, stories in self.sections) + (self.lead is not None)


def choose_stories(
    feeds: Sequence[GatheredFeed],
    used: Used,
    settings: DraftSettings,
    now: datetime.datetime,
    *,
    heading: str,
    lead: bool,
) -> Choice:
    """Choose the stories of an issue.

    Args:
        feeds: In newsletter.toml's order.
        used: What is taken already; what is chosen is added.
        settings: How many, how old, and how they are balanced.
        now: The moment that ages are counted from.
        heading: Of feeds that name no section.
        lead: Whether the newest story becomes the lead.
    """
    since = now - datetime.timedelta(days=settings.max_age_days)
    fresh: list[Candidate] = []
    proposed: list[Candidate] = []
    known = old = 0
    for candidate in _newest_first(feeds):
        item = candidate.item
        if not item.url or not (item.title or item.teaser):
            continue  # nobody could read on
        if item.published is not None and item.published < since:
            old += 1
        elif used.has(item.url, item.title):
            known += 1
        elif paid_reason(item):
            used.add(item.url, item.title)
            proposed.append(candidate)
        else:
            used.add(item.url, item.title)
            fresh.append(candidate)
    first = next((it for it in fresh if lead and _may_lead(it)), None)
    rest = _within_limits([it for it in fresh if it is not first])
    order = list(dict.fromkeys(it.settings.section or heading for it in feeds))
    by_section = {
        name: [it for it in rest if (it.settings.section or heading) == name] for name in order
    }
    taken = _balanced(by_section, settings)
    sections = tuple((name, tuple(stories)) for name, stories in taken.items() if stories)
    return Choice(first, sections, tuple(_within_limits(proposed)), known, old)


def _newest_first(feeds: Sequence[GatheredFeed]) -> list[Candidate]:
    """All stories; one without a date stays behind its neighbour in its feed."""
    found: list[Candidate] = []
    for each in feeds:
        when: datetime.datetime | None = None
        for item in each.feed.newest_first:
            when = item.published or when
            found.append(Candidate(item, each.settings, when or _EARLIEST))
    return sorted(found, key=lambda candidate: candidate.when, reverse=True)


def _may_lead(candidate: Candidate) -> bool:
    item = candidate.item
    return bool(candidate.settings.lead and item.title and item.url)


def _within_limits(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The newest of each feed, as many as its limit says."""
    counts: dict[str, int] = {}
    found: list[Candidate] = []
    for candidate in candidates:
        name = candidate.settings.name
        counts[name] = counts.get(name, 0) + 1
        if counts[name] <= candidate.settings.limit:
            found.append(candidate)
    return found


def _balanced(
    by_section: dict[str, list[Candidate]], settings: DraftSettings
) -> dict[str, list[Candidate]]:
    """As many as an issue has: the sections in turn, or the newest of all."""
    if settings.balance == "newest":
        whole = [it for stories in by_section.values() for it in stories]
        newest = sorted(whole, key=lambda it: it.when, reverse=True)[: settings.items]
        chosen = {id(it) for it in newest}
        return {
            name: [it for it in stories if id(it) in chosen] for name, stories in by_section.items()
        }
    taken: dict[str, list[Candidate]] = {name: [] for name in by_section}
    left = settings.items
    for turn in range(settings.items):
        for name, stories in by_section.items():
            if left and turn < len(stories):
                taken[name].append(stories[turn])
                left -= 1
    return taken
