"""A slot is booked twice for one day, and no priority decides."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P001",
    name="slot_booked_twice",
    severity="error",
    summary="a slot is booked twice for one day, and no priority decides",
    why="Both were sold; the second would vanish without a word.",
    remedy="end one flight, give one a higher priority, or place one in the issue",
    source=SALES,
    check=composed("P001"),
    needs="issue",
)
