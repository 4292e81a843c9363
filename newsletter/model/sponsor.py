"""Sponsors, their creatives and the slots they fill."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.inline import Inlines, Link
from newsletter.model.location import NOWHERE, Location

if TYPE_CHECKING:
    from newsletter.model.blocks import Blocks, Figure

SponsorKind: TypeAlias = Literal["ad", "sponsored-editorial", "underwriting", "house"]
SPONSOR_KINDS: tuple[SponsorKind, ...] = ("ad", "sponsored-editorial", "underwriting", "house")


@dataclass(frozen=True, slots=True)
class Political:
    """What a reader must be told of a political advertisement.

    Source: Regulation (EU) 2024/900, articles 11 and 12, in force since 2025-10-10.

    Attributes:
        payer: Who pays for it, which may be another than the advertiser.
        amount: What was paid, as text with its currency, ``EUR 1,200``.
        notice_url: https page of the transparency notice.
    """

    payer: str
    amount: str
    notice_url: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What tells the reader that a slot is paid for, and by whom.

    It cannot be empty: a filled slot without a disclosure does not exist.

    Attributes:
        kind: What the slot is; decides which wordings are accepted.
        label: The wording, ``Advertisement``.
        advertiser: The name that the reader knows, as text.
        political: What a political advertisement says beside the label; None for all others.

    Raises:
        ValueError: If the label or the advertiser's name is blank.
    """

    kind: SponsorKind
    label: str
    advertiser: str
    political: Political | None = None

    def __post_init__(self) -> None:
        if not self.label.strip() or not self.advertiser.strip():
            raise ValueError("a disclosure needs a label and the advertiser's name")


@dataclass(frozen=True, slots=True)
class Creative:
    """The advertiser's own words and picture.

    Attributes:
        slug: Its name within the sponsor's file.
        headline: Its headline; empty if it has none.
        blocks: Its body.
        image: Its picture.
        call_to_action: The link a reader is asked to follow.
    """

    slug: str
    headline: Inlines = ()
    blocks: Blocks = ()
    image: Figure | None = None
    call_to_action: Link | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Booking:
    """One flight: a slot that was sold from a day to a day.

    Attributes:
        slot: The slot's name, ``after-lead``.
        first_day: The day it begins.
        last_day: The last day of it; None for a house promotion until further notice.
        weekdays: 0 is Monday; empty for every day.
        priority: The highest of a day's bookings gets the slot.
        creative: Slug of the creative that runs.
        location: Where it is booked, in the sponsor's file.
    """

    slot: str
    first_day: datetime.date
    last_day: datetime.date | None
    creative: str
    weekdays: tuple[int, ...] = ()
    priority: int = 0
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    def covers(self, day: datetime.date) -> bool:
        """Whether a day lies in the flight, whatever its weekday."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def runs_on(self, day: datetime.date) -> bool:
        """Whether the creative is booked for a day."""
        return self.covers(day) and (not self.weekdays or day.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class Sponsor:
    """One advertiser, read from ``sponsors/<slug>.md``.

    Attributes:
        slug: The file's name without its ending.
        name: The name that readers know.
        kind: What its slots are.
        label: The disclosure's wording; empty for the publication's default.
        creatives: In the file's order; the first is the default.
        legal_name: Who is billed; empty if it is the name.
        domains: Hosts of its pages, without ``www.``; a subdomain belongs to it too.
        category: Its trade, a slug; two of one trade are kept apart. Empty if none.
        logo: A picture beside the file, shown in the box; empty if none.
        jurisdictions: Whose rules its label must meet; empty for the publication's.
        avoid: Topics, slugs, beside which it does not want to stand.
        political: What is said beside the label of a political advertisement.
        tracking: Parameters for its links: names and values, with ``{date}``, ``{slot}`` and
            ``{creative}`` in them.
        bookings: In the file's order.
        category_location: Where the category is written; as the others, for findings.
    """

    slug: str
    name: str
    kind: SponsorKind = "ad"
    label: str = ""
    creatives: tuple[Creative, ...] = ()
    legal_name: str = ""
    domains: tuple[str, ...] = ()
    category: str = ""
    logo: str = ""
    jurisdictions: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    political: Political | None = None
    tracking: tuple[tuple[str, str], ...] = ()
    bookings: tuple[Booking, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)
    category_location: Location = field(default=NOWHERE, compare=False, repr=False)
    avoid_location: Location = field(default=NOWHERE, compare=False, repr=False)
    logo_location: Location = field(default=NOWHERE, compare=False, repr=False)

    def creative(self, slug: str) -> Creative | None:
        """The creative of that name; the first for an empty one, None if there is none."""
        if not slug:
            return self.creatives[0] if self.creatives else None
        return next((found for found in self.creatives if found.slug == slug), None)


@dataclass(frozen=True, slots=True)
class SponsorPlacement:
    """A place in the issue document that asks for a sponsor (``::: sponsor harbor-bank``).

    Attributes:
        sponsor: The sponsor's slug.
        creative: The creative's slug; empty for the first.
        slot: The slot's name, ``after-lead``.
    """

    sponsor: str
    creative: str = ""
    slot: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SponsorSlot:
    """A filled slot: it cannot be made without a disclosure.

    Attributes:
        slot: The slot's name, ``after-lead``.
        sponsor: The sponsor's slug.
        logo: The advertiser's logo; None if it has none.
        location: The placement in the issue, or the booking in the sponsor's file.
    """

    slot: str
    sponsor: str
    disclosure: Disclosure
    creative: Creative
    logo: Figure | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A booking that runs on a day, and what became of it.

    Attributes:
        sponsor: The sponsor's slug.
        paid: False for a house promotion.
        outcome: ``runs``; ``outranked`` by a booking with a higher priority, or by a paid one of
            the same; ``tied`` with the one that runs, which comes first only by its name;
            ``displaced`` by a placement in the issue; ``homeless``, because the issue has no
            place for the slot.
    """

    sponsor: str
    paid: bool
    booking: Booking
    outcome: Literal["runs", "outranked", "tied", "displaced", "homeless"]


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """How one slot of one issue is filled.

    Attributes:
        slot: The slot's name.
        how: ``placed`` in the issue document, ``booked``, or ``empty``.
        sponsor: The sponsor's slug; empty if the slot is.
        creative: The creative's slug; empty if the slot is.
        location: The placement or the booking.
        candidates: The bookings for that day and slot, the one that comes first in front.
        known: False for a slot that the theme does not name.
    """

    slot: str
    how: Literal["placed", "booked", "empty"]
    sponsor: str = ""
    creative: str = ""
    candidates: tuple[Candidate, ...] = ()
    known: bool = True
    location: Location = field(default=NOWHERE, compare=False, repr=False)
