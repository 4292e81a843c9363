"""A preheader that no inbox shows whole."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.inbox import MOST_PREHEADER, PREHEADER_SOURCE, inboxes_of, shown_of
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the preheader with the most generous inbox."""
    said = next((it.text for it in context.passages if it.kind == "preheader"), "")
    if len(said) > MOST_PREHEADER:
        ends = "; ".join(
            f"{inbox.name} ends at {shown_of(said, inbox.preheader)}"
            for inbox in inboxes_of(context)
        )
        yield RULE.found(context.preheader_at, f"the preheader has {len(said)} characters: {ends}")


RULE = Rule(
    code="S008",
    name="preheader_cut",
    severity="notice",
    summary="every inbox cuts the preheader",
    why="What stands behind the cut is read by nobody before the email is opened.",
    remedy="make it shorter, or put what matters into the first 50 characters",
    source=PREHEADER_SOURCE,
    check=check,
    needs="issue",
)
