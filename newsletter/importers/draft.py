"""The draft: what every importer makes, whatever it was made from.

A draft is parts of an issue, where some things may be missing, and notes for the person who
finishes it. ``draft_document`` writes it: what cannot be sent as it is stands there inside a note,
so that it is in no email until somebody takes it out of the note.
"""

from __future__ import annotations

import itertools

from newsletter.dataclass import dataclass
from newsletter.importers.lines import Fate
from newsletter.model.blocks import Block, Blocks, Item
from newsletter.model.inline import Inlines
from newsletter.model.issue import Lead, Note
from newsletter.model.location import Location


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at.

    Attributes:
        text: What is uncertain, in one line.
        confidence: How sure the importer is all the same, from 0 to 1; 0 when something is missing.
    """

    text: str
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ProposedSponsor:
    """What reads like advertising: undisclosed, and in no email, until somebody confirms it.

    Attributes:
        blocks: The words.
        reason: What speaks for it.
        confidence: From 0 to 1.
        label: The page's own label; empty if it had none.
    """

    blocks: Blocks
    reason: str
    confidence: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part, item, block or proposed sponsor of a draft, with the doubts about it."""

    node: Lead | Block | ProposedSponsor
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftList:
    """A list of other stories.

    Attributes:
        title: Its heading; empty if it goes on with the list that is there.
        default_title: Its heading where there is no list to go on with.
    """

    title: Inlines
    entries: tuple[Entry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    default_title: Inlines = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an import made.

    Attributes:
        lead: The lead story; a feed has none. A picture in it, or in an item, has no ``src`` when
            the source has none, and an item may have no title.
        lists: The other stories, and the proposed sponsors among them.
        fates: What became of each piece of the source, in its order.
        sources: Where it came from, for people.
        failures: What could not be read, for people.
        subject: The source's own; empty if it has none, and the headline serves as it.
    """

    lead: Entry | None = None
    lists: tuple[DraftList, ...] = ()
    fates: tuple[Fate, ...] = ()
    sources: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    subject: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        entries = [entry for each in self.lists for entry in each.entries]
        return tuple(entry.node for entry in entries if isinstance(entry.node, Item))

    @property
    def proposed_sponsors(self) -> tuple[ProposedSponsor, ...]:
        """Every proposed sponsor, in order."""
        entries = [entry for each in self.lists for entry in each.entries]
        return tuple(it.node for it in entries if isinstance(it.node, ProposedSponsor))

    @property
    def left_out(self) -> tuple[Fate, ...]:
        """The pieces of the source that are not in the draft."""
        return tuple(fate for fate in self.fates if fate.left_out)


class Numbering:
    """Gives nodes and notes places in the order of the document, which a writer keeps."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.notes: list[Note] = []

    def place(self) -> Location:
        """The next place."""
        return Location("", next(self._numbers))

    def note(self, text: str) -> None:
        """Add a note at the next place."""
        self.notes.append(Note(text, self.place()))
