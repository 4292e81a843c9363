"""Blocks: what an issue's body is made of.

A block's class, its two templates (``blocks/<name>.mjml.j2`` and ``text/<name>.txt.j2``) and its
golden test share one name: ``BLOCK_NAMES`` gives it for each class.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.inline import Inlines
from newsletter.model.location import NOWHERE, Location
from newsletter.model.sponsor import SponsorPlacement, SponsorSlot
from newsletter.model.terms import NO_TERMS, Terms

ItemKind: TypeAlias = Literal["story", "video", "audio", "photo", "opinion"]
ITEM_KINDS: tuple[ItemKind, ...] = ("story", "video", "audio", "photo", "opinion")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading inside the lead, a section or an item.

    Attributes:
        level: 3 to 6, as HTML counts; the lead's headline is 1 and a section's title 2.
    """

    level: int
    text: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation.

    Attributes:
        blocks: What is quoted.
        attribution: Who said it; empty when the text around it says so.
    """

    blocks: Blocks
    attribution: Inlines = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class List:
    """A list.

    Attributes:
        items: The blocks of each entry.
        start: Number of the first entry of an ordered list; None for a bulleted one.
    """

    items: tuple[Blocks, ...]
    start: int | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what belongs to it.

    Attributes:
        src: As the author wrote it: a path beside the issue, or an ``https:`` URL.
        alt: What the picture shows, for those who do not see it.
        caption: Plain text under the picture; empty if none.
        credit: Whose picture it is, shown always; empty if none.
        href: Where a click on the picture leads; empty if nowhere.
        terms: When its licence ends, and when its embargo does.
        url: Where the email finds the picture, set by ``assemble.images``; empty before.
        width_px: Natural display width at 1x, set by ``assemble.images``; 0 when unknown.
        height_px: Natural display height at 1x; 0 when unknown.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    href: str = ""
    url: str = ""
    width_px: int = 0
    height_px: int = 0
    location: Location = field(default=NOWHERE, compare=False, repr=False)
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text, every space kept."""

    value: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Divider:
    """A thematic break."""

    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a "More from" list.

    Attributes:
        kind: What the reader gets: decides the label and the play mark.
        title: The linked words.
        url: Where it leads; may be empty in a draft.
        image: The thumbnail.
        kicker: Short label over the title.
        source: Publication or programme it comes from.
        duration: Running time as the author wrote it, ``4:10``.
        blocks: The teaser.
        compact: True for a plain list entry, False for a rich one (``###``).
        terms: The day it was published, and when it may be shown.
    """

    kind: ItemKind
    title: Inlines
    url: str = ""
    image: Figure | None = None
    kicker: str = ""
    source: str = ""
    duration: str = ""
    blocks: Blocks = ()
    compact: bool = False
    location: Location = field(default=NOWHERE, compare=False, repr=False)
    terms: Terms = NO_TERMS


Block: TypeAlias = (
    Paragraph
    | Heading
    | Quote
    | List
    | Figure
    | CodeBlock
    | Divider
    | Item
    | SponsorPlacement
    | SponsorSlot
)
Blocks: TypeAlias = tuple[Block, ...]
