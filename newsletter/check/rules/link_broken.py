"""A link that leads to no page."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.online import after_redirects, visits_of
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Only what is certain: 404, 410, a host without an address, a certificate browsers refuse."""
    for link, visit in visits_of(context):
        if visit.verdict == "broken" and not link.picture:
            for place in link.places:
                said = f"{link.shown}: {visit.reason}{after_redirects(visit)}"
                yield RULE.found(place, said)


RULE = Rule(
    code="L015",
    name="link_broken",
    severity="error",
    summary="a link leads to no page",
    why="Readers who tap it see an error, and an email cannot be corrected once it is sent.",
    remedy="mend the address; if the page is gone, take the link out or link to another",
    source=Source(
        "RFC 9110, 15.5.5 404 Not Found and 15.5.11 410 Gone",
        "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5",
        "2026-11-26",
    ),
    check=check,
    needs="online",
)
