"""One creative is in more issues running than sponsors.repeat_limit allows."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P005",
    name="creative_repeated",
    severity="warning",
    summary="one creative is in more issues running than sponsors.repeat_limit allows",
    why="Readers stop seeing what they have seen ten times.",
    remedy="book another creative, or raise repeat_limit in [sponsors]",
    source=SALES,
    check=composed("P005"),
    needs="issue",
)
