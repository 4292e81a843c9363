"""An editorial link leads to a sponsor whose flight is running."""

from __future__ import annotations

from newsletter.check.composed import FTC_NATIVE, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P009",
    name="editorial_link_to_sponsor",
    severity="warning",
    summary="an editorial link leads to a sponsor whose flight is running",
    why="What is paid for and not labelled is hidden advertising, and readers may suspect it.",
    remedy="if it is paid for, make it a placement; if not, the story should say why",
    source=FTC_NATIVE,
    check=composed("P009"),
    needs="issue",
)
