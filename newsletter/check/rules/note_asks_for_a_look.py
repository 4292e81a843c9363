"""A note of an import asks for a look."""

from __future__ import annotations

from newsletter.check.composed import IMPORTS
from newsletter.check.open_notes import open_notes
from newsletter.check.rule import Rule

RULE = Rule(
    code="W057",
    name="note_asks_for_a_look",
    severity="warning",
    summary="a note of an import asks for a look",
    why="The import was not sure: a date, a title or a link may be wrong.",
    remedy="look, mend it, and delete the note",
    source=IMPORTS,
    check=open_notes("W057"),
    needs="issue",
)
