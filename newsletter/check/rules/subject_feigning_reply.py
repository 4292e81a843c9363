"""A subject that pretends to answer or forward something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text

# What mail programs put before a subject, by language: English, German, the Nordic languages,
# French, Spanish, Portuguese, Dutch, Italian, Polish, Turkish, Chinese.
_FEIGNED = re.compile(
    r"\s*(re|fwd?|aw|wg|sv|vs|vb|tr|rv|res|enc|antw|doorst|r|i|odp|pd|ynt|ilt|回复|答复|转发)"
    r"(?:\[\d+\])?\s*[:：]",
    re.IGNORECASE,
)


def check(context: CheckContext) -> Iterator[Finding]:
    """The subject, once."""
    found = _FEIGNED.match(plain_text(context.issue.subject))
    if found is not None:
        message = f'the subject begins with "{found[0].strip()}" as if it were an answer'
        yield RULE.found(context.subject_at, message)


RULE = Rule(
    code="D007",
    name="subject_feigning_reply",
    severity="warning",
    summary="the subject pretends to be an answer or a forwarded message",
    why=(
        "A misleading subject is unlawful in a commercial message, Google names it as a reason for "
        "filing mail as spam, and readers feel cheated."
    ),
    remedy="take Re: or Fwd: off the subject",
    source=Source(
        "FTC, CAN-SPAM Act: a compliance guide; Google, Email sender guidelines",
        "https://support.google.com/a/answer/81126",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
