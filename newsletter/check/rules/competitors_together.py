"""Two advertisers of one category are in one issue."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P002",
    name="competitors_together",
    severity="error",
    summary="two advertisers of one category are in one issue",
    why="Advertisers are promised that no competitor stands beside them.",
    remedy="move one of them to another day",
    source=SALES,
    check=composed("P002"),
    needs="issue",
)
