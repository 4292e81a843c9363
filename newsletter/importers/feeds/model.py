"""What a feed says, whatever its format."""

from __future__ import annotations

import datetime

from newsletter.dataclass import dataclass
from newsletter.importers.draft import Doubt
from newsletter.model.blocks import Figure, ItemKind


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One story of a feed.

    Attributes:
        title: In plain words; empty if the feed has none.
        url: Absolute; empty if it has none that a link can have.
        published: With a time zone; None if the feed does not say.
        teaser: Whole sentences of the feed's own summary, in plain words.
        image: Its picture, with the credit that the feed names.
        kind: What the reader gets.
        duration: Running time, ``4:10``; empty if it has none.
        source: Who published it first, where the feed gathers from others.
        label: A category or word by which the feed says that it is paid for; empty if none.
        doubts: What a person should look at.
    """

    title: str
    url: str = ""
    published: datetime.datetime | None = None
    teaser: str = ""
    image: Figure | None = None
    kind: ItemKind = "story"
    duration: str = ""
    source: str = ""
    label: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        title: In plain words; empty if it has none.
        url: The page that it belongs to; empty if it names none.
        items: In the feed's own order.
        fault: Why it is no well-formed feed, in a few words; it was read all the same. Else empty.
    """

    title: str
    url: str
    items: tuple[FeedItem, ...]
    fault: str = ""

    @property
    def newest_first(self) -> tuple[FeedItem, ...]:
        """The items by date; one without a date stays behind the one that it follows."""
        last = datetime.datetime.max.replace(tzinfo=datetime.UTC)
        dated: list[tuple[datetime.datetime, FeedItem]] = []
        for item in self.items:
            last = item.published or last
            dated.append((last, item))
        return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0], reverse=True))
