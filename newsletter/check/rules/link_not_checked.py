"""A link or picture of which nobody knows whether it is there."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.online import after_redirects, visits_of
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """What was asked for and said nothing of use; what is left out on purpose is no flaw."""
    for link, visit in visits_of(context):
        if visit.verdict == "not-checked" and not visit.told:
            what = "the picture " if link.picture else ""
            said = f"not checked: {what}{link.shown}: {visit.reason}{after_redirects(visit)}"
            hint = "open it yourself, or check again later" if visit.temporary else ""
            for place in link.places:
                yield RULE.found(place, said, hint)


RULE = Rule(
    code="L017",
    name="link_not_checked",
    severity="notice",
    summary="a link could not be checked",
    why=(
        "Its server keeps programs out, is ill, or did not answer: a reader may get the page, "
        "or may not. It has not passed."
    ),
    remedy="open it yourself before you send",
    source=Source(
        "RFC 9309, Robots Exclusion Protocol; RFC 9110, 15.5 and 15.6, answers that may pass",
        "https://www.rfc-editor.org/rfc/rfc9309",
        "2026-11-26",
    ),
    check=check,
    needs="online",
)
