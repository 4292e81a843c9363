"""The subject or the preheader has a creative's words and does not say so."""

from __future__ import annotations

from newsletter.check.composed import FTC_POLICY, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P011",
    name="subject_of_a_creative",
    severity="error",
    summary="the subject or the preheader has a creative's words and does not say so",
    why="The inbox shows both without the box and its label: readers take it for news.",
    remedy="write another line, or begin it with the label",
    source=FTC_POLICY,
    check=composed("P011"),
    needs="issue",
)
