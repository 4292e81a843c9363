"""An advertiser stands beside a topic that it avoids."""

from __future__ import annotations

from newsletter.check.composed import SALES, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P003",
    name="topic_avoided",
    severity="error",
    summary="an advertiser stands beside a topic that it avoids",
    why="A cheerful advertisement beside grave news harms the advertiser and offends readers.",
    remedy="place another sponsor, or move the flight",
    source=SALES,
    check=composed("P003"),
    needs="issue",
)
