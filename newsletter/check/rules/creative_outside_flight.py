"""The issue places a creative on a day that none of its flights covers."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P004",
    name="creative_outside_flight",
    severity="error",
    summary="the issue places a creative on a day that none of its flights covers",
    why=(
        "An offer that is over, or not yet open, is shown to readers, and nobody has paid for it."
    ),
    remedy="book the day in the sponsor's file, or take the placement out",
    source=SALES,
    check=composed("P004"),
    needs="issue",
)
