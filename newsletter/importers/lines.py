"""What every importer of pages works on: the lines of a source, and what became of each."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.dataclass import dataclass
from newsletter.model.blocks import Figure
from newsletter.model.inline import Inlines, Text

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a line of the source.

    Attributes:
        number: The line, from 1; for HTML the number of the block of text; 0 for what is no line.
    """

    number: int
    text: str

    @property
    def place(self) -> str:
        """Where it is, for people: ``line 4 ``; empty for what is no line."""
        return f"line {self.number} " if self.number else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source, a part of one, or several that were one paragraph.

    Attributes:
        text: Its words.
        pieces: What it is of the source.
        inlines: Its words with links and emphasis; empty for the plain text.
        gap: An empty line stands before it.
        level: Of a heading, 1 to 6; 0 for text.
        mark: ``quote``, ``attribution`` of one, ``item``, ``continued`` for more of one,
            ``caption``, ``navigation`` or ``hidden``, where the markup says so; ``figure`` for a
            picture in one, ``icon`` for a small one.
        url: Where it leads, when all of it is one link.
        image: A picture; ``text`` is empty then.
        ordinal: The number of an entry; 0 for one that has none.
        depth: Of an entry, or of more of one: how many lists stand around its own.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    inlines: Inlines = ()
    gap: bool = False
    level: int = 0
    mark: str = ""
    url: str = ""
    image: Figure | None = None
    ordinal: int = 0
    depth: int = 0

    @property
    def number(self) -> int:
        """Where it begins in the source."""
        return self.pieces[0].number if self.pieces else 0

    @property
    def nodes(self) -> Inlines:
        """Its words as inline content."""
        return self.inlines or ((Text(self.text),) if self.text else ())

    def split(self, at: int) -> tuple[Line, Line]:
        """The line before and from a character; for lines of one piece and no markup."""
        number = self.number
        before, after = self.text[:at], self.text[at:]
        return (
            replace(self, text=before.strip(), pieces=(Piece(number, before),), inlines=()),
            replace(
                self, text=after.strip(), pieces=(Piece(number, after),), inlines=(), gap=False
            ),
        )


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a piece of the source.

    Attributes:
        used_as: Where it is in the draft: ``caption``; empty if it was left out.
        left_out: Why it is not in the draft; empty if it is.
    """

    piece: Piece
    used_as: str = ""
    left_out: str = ""


def squashed(text: str) -> str:
    """A text for comparison: letter case and spaces do not matter."""
    return _SPACES.sub(" ", text).strip().casefold()
