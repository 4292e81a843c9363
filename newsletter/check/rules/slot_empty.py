"""A slot that may not stay empty has no sponsor."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P006",
    name="slot_empty",
    severity="warning",
    summary="a slot that may not stay empty has no sponsor",
    why="The publication has promised itself that this slot is always filled.",
    remedy="book a house promotion without an end (kind: house), or place one",
    source=SALES,
    check=composed("P006"),
    needs="issue",
)
