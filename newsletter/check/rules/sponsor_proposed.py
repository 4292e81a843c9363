"""A note of an import proposes a sponsor."""

from __future__ import annotations

from newsletter.check.composed import IMPORTS
from newsletter.check.open_notes import open_notes
from newsletter.check.rule import Rule

RULE = Rule(
    code="W059",
    name="sponsor_proposed",
    severity="warning",
    summary="a note of an import proposes a sponsor",
    why="What reads like advertising waits for someone to say whether it was sold.",
    remedy="write it as sponsors/NAME.md with ::: sponsor NAME here, or delete the note",
    source=IMPORTS,
    check=open_notes("W059"),
    needs="issue",
)
