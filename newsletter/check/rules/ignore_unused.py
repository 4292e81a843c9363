"""An ignore in an issue's front matter that took no finding away."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every ignore that matched nothing."""
    for ignore in context.unused:
        yield RULE.found(ignore.location, f"this ignore of {ignore.code} takes no finding away")


RULE = Rule(
    code="X001",
    name="ignore_unused",
    severity="warning",
    summary="an ignore takes no finding away",
    why=(
        "An ignore that outlives its finding hides the next one of its kind, which nobody has "
        "looked at."
    ),
    remedy="delete the ignore",
    source=Source(
        "ESLint, --report-unused-disable-directives: the same rule for code",
        "https://eslint.org/docs/latest/use/configure/rules",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
