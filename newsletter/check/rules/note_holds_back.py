"""A note of an import holds something out of the email."""

from __future__ import annotations

from newsletter.check.composed import IMPORTS
from newsletter.check.open_notes import open_notes
from newsletter.check.rule import Rule

RULE = Rule(
    code="W058",
    name="note_holds_back",
    severity="warning",
    summary="a note of an import holds something out of the email",
    why="What stands in the note is in no email, though the source had it.",
    remedy="complete it and take it out of the note",
    source=IMPORTS,
    check=open_notes("W058"),
    needs="issue",
)
