"""A page while it is sorted: where the reader is, and what became of the lines so far."""

from __future__ import annotations

from newsletter.importers.draft import Doubt, DraftList, Entry
from newsletter.importers.lines import Fate, Line, Piece
from newsletter.importers.page_pieces import Story, finished_item
from newsletter.importers.recognisers import credit_line
from newsletter.model.inline import Inlines


class PageState:
    """The lines of a page, the story that is put together at present, and those that are done."""

    def __init__(self, lines: list[Line], *, stories: bool) -> None:
        self.lines, self.stories = lines, stories
        self.index = 0
        self.said: set[str] = set()
        self.again: Line | None = None
        self.sponsor = ""
        self.fates: list[Fate] = []
        self.lead = Story()
        self.lists: list[DraftList] = []
        self.in_lists = False
        self.title: Inlines = ()
        self.list_doubts: tuple[Doubt, ...] = ()
        self.entries: list[Entry] = []
        self.item = Story()
        self.label = ""
        self.under_label = False
        self.in_footer = False
        self.headings: list[str] = []
        self.confidence = 1.0

    @property
    def story(self) -> Story:
        """The story that is put together at present."""
        return self.item if self.in_lists else self.lead

    def close_item(self) -> None:
        """Finish the entry that is put together, if there is any."""
        story, self.item = self.item, Story()
        if story.is_empty:
            return
        self.entries.append(finished_item(story))

    def use(self, line: Line, what: str) -> None:
        """Account for a line that is in the draft."""
        self.fates += [Fate(piece, used_as=what) for piece in line.pieces]

    def leave(self, line: Line, why: str) -> None:
        """Account for a line that is not."""
        pieces = line.pieces
        if line.image is not None and not pieces:
            pieces = (Piece(0, line.image.src),)
        self.fates += [Fate(piece, left_out=why) for piece in pieces]

    def ahead(self, steps: int = 1) -> Line | None:
        """The line so many steps further on."""
        at = self.index + steps
        return self.lines[at] if at < len(self.lines) else None

    def credit_ahead(self, steps: int = 1) -> bool:
        """Whether a credit stands so many steps further on."""
        at = self.index + steps
        if at >= len(self.lines):
            return False
        return self.lines[at].mark == "credit" or bool(credit_line.recognise(self.lines, at))
