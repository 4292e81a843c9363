"""An issue without a preheader."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.inbox import PREHEADER_SOURCE
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """The issue, once."""
    if not context.email.preheader.strip():
        yield RULE.found(context.subject_at, "the issue has no preheader")


RULE = Rule(
    code="S009",
    name="preheader_missing",
    severity="notice",
    summary="the issue has no preheader",
    why=(
        "The inbox then shows the email's first words after the subject: the newsletter's name, "
        "its tagline, the date."
    ),
    remedy="add a line preheader: under the subject, with what the subject does not say",
    source=PREHEADER_SOURCE,
    check=check,
    needs="issue",
)
