"""A picture or story whose licence has ended."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, bound
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """``expires`` against the issue's date."""
    for terms, what, place in bound(context):
        if terms.expires is not None and terms.expires < context.date:
            said = f"the licence of {what} ended on {terms.expires}, before this issue's date"
            yield RULE.found(place, said)


RULE = Rule(
    code="N009",
    name="licence_over",
    severity="error",
    summary="a licence has ended before the issue's date",
    why="What may no longer be shown is paid for twice, or taken down after everyone has it.",
    remedy="take another picture or story, or renew the licence and write the new day",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
