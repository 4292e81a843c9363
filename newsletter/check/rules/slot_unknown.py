"""A booking or a placement names a slot that the theme does not have."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P007",
    name="slot_unknown",
    severity="warning",
    summary="a booking or a placement names a slot that the theme does not have",
    why="The booking can never run, and nobody would notice.",
    remedy="write the name of a slot of the theme",
    source=SALES,
    check=composed("P007"),
    needs="issue",
)
