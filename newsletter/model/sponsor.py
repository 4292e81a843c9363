"""Sponsors, their creatives and the slots they fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsletter.model.inline import Inlines, Link
from newsletter.model.location import NOWHERE, Location

if TYPE_CHECKING:
    from newsletter.model.blocks import Blocks, Figure

SponsorKind: TypeAlias = Literal["ad", "sponsored-editorial", "underwriting", "house"]
SPONSOR_KINDS: tuple[SponsorKind, ...] = ("ad", "sponsored-editorial", "underwriting", "house")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What tells the reader that a slot is paid for, and by whom.

    It cannot be empty: a filled slot without a disclosure does not exist.

    Attributes:
        kind: What the slot is; decides which wordings are accepted.
        label: The wording, ``Advertisement``.
        advertiser: The name that the reader knows, as text.

    Raises:
        ValueError: If the label or the advertiser's name is blank.
    """

    kind: SponsorKind
    label: str
    advertiser: str

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
class Sponsor:
    """One advertiser, read from ``sponsors/<slug>.md``.

    Attributes:
        slug: The file's name without its ending.
        name: The name that readers know.
        kind: What its slots are.
        label: The disclosure's wording; empty for the publication's default.
        creatives: In the file's order; the first is the default.
    """

    slug: str
    name: str
    kind: SponsorKind = "ad"
    label: str = ""
    creatives: tuple[Creative, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


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
    """

    slot: str
    sponsor: str
    disclosure: Disclosure
    creative: Creative
    location: Location = field(default=NOWHERE, compare=False, repr=False)
