"""A placement takes a slot that is booked for another sponsor."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P008",
    name="booking_displaced",
    severity="warning",
    summary="a placement takes a slot that is booked for another sponsor",
    why="The one who paid for the day does not run.",
    remedy="take the placement out, or book another day for the other",
    source=SALES,
    check=composed("P008"),
    needs="issue",
)
