"""The issue has no place for a booked slot."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P012",
    name="booking_without_place",
    severity="warning",
    summary="the issue has no place for a booked slot",
    why="A paid creative does not run on its day.",
    remedy="place it where you want it with ::: sponsor NAME {slot=…}",
    source=SALES,
    check=composed("P012"),
    needs="issue",
)
