"""The issue: one day's newsletter as the editor wrote it."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.blocks import Blocks, Figure
from newsletter.model.finding import Ignore
from newsletter.model.inline import Inlines
from newsletter.model.location import NOWHERE, Location
from newsletter.model.sponsor import SponsorPlacement, SponsorSlot
from newsletter.model.terms import NO_TERMS, Terms


@dataclass(frozen=True, slots=True)
class Lead:
    """The lead story.

    Attributes:
        headline: The only heading of level 1.
        url: Where the headline leads; empty if nowhere.
        kicker: Short label over the headline.
        dek: The sentence under the headline.
        byline: Who wrote it.
        hero: The picture that stands before the body.
        blocks: The body.
        terms: The day it was published, and when it may be shown.
    """

    headline: Inlines
    url: str = ""
    kicker: str = ""
    dek: Inlines = ()
    byline: Inlines = ()
    hero: Figure | None = None
    blocks: Blocks = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class More:
    """A "More from" list: items, and sponsor slots or text between them."""

    title: Inlines
    blocks: Blocks = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """Any other section with a heading of level 2."""

    title: Inlines
    blocks: Blocks = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


Part: TypeAlias = Lead | More | Section | SponsorPlacement | SponsorSlot


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's comment in the document; it goes into no output."""

    text: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue.

    Attributes:
        date: The day it appears, in the publication's time zone.
        subject: Text and merge tags only.
        preheader: Text and merge tags only; the inbox shows it after the subject.
        parts: In reading order; exactly one is a ``Lead``.
        topics: Slugs, for keeping sponsors away from stories.
        language: BCP 47 tag; empty for the publication's.
        ignores: Findings that the editor accepts in this issue.
    """

    date: datetime.date
    subject: Inlines
    preheader: Inlines = ()
    parts: tuple[Part, ...] = ()
    topics: tuple[str, ...] = ()
    language: str = ""
    notes: tuple[Note, ...] = field(default=(), compare=False)
    location: Location = field(default=NOWHERE, compare=False, repr=False)
    topics_location: Location = field(default=NOWHERE, compare=False, repr=False)
    ignores: tuple[Ignore, ...] = ()

    @property
    def lead(self) -> Lead:
        """The lead story."""
        return next(part for part in self.parts if isinstance(part, Lead))

    @property
    def sponsor_slots(self) -> tuple[SponsorSlot, ...]:
        """The filled slots, in reading order."""
        return tuple(
            node
            for part in self.parts
            for node in (part, *(part.blocks if isinstance(part, Lead | More | Section) else ()))
            if isinstance(node, SponsorSlot)
        )
