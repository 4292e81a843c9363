"""An ignore whose last day is over, and whose finding is still there."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every ignore that ended before the issue's date and would still match."""
    for ignore in context.expired:
        message = f"this ignore of {ignore.code} ended on {ignore.until}: {ignore.reason}"
        yield RULE.found(ignore.location, message)


RULE = Rule(
    code="X002",
    name="ignore_expired",
    severity="warning",
    summary="an ignore's last day is over",
    why="What was accepted for a time is shown again; this says why it comes back today.",
    remedy="mend what the finding says, or give the ignore a new last day",
    source=Source(
        "The design of this tool: an ignore may say until when it holds", "", "2026-11-23"
    ),
    check=check,
    needs="issue",
)
