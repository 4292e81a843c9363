"""A subject that no inbox shows whole."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.inbox import MOST_SUBJECT, SUBJECT_SOURCE, inboxes_of, shown_of
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the subject with the most generous inbox."""
    subject = next((it.text for it in context.passages if it.kind == "subject"), "")
    if len(subject) > MOST_SUBJECT:
        ends = "; ".join(
            f"{inbox.name} ends at {shown_of(subject, inbox.subject)}"
            for inbox in inboxes_of(context)
        )
        yield RULE.found(context.subject_at, f"the subject has {len(subject)} characters: {ends}")


RULE = Rule(
    code="S007",
    name="subject_cut",
    severity="notice",
    summary="every inbox cuts the subject",
    why=(
        "Readers decide by what the inbox shows: about 70 characters on a wide screen, 33 to 48 on "
        "a phone."
    ),
    remedy="make it shorter, or put what matters into the first 40 characters",
    source=SUBJECT_SOURCE,
    check=check,
    needs="issue",
)
