"""A link to a page that sends its readers to its site's first page."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.online import ends_at_front_page, visits_of
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Redirects within one site; a short name may well stand for another site's first page."""
    for link, visit in visits_of(context):
        if visit.verdict == "answered" and not (link.picture or link.paid):
            for place in link.places if ends_at_front_page(visit) else ():
                yield RULE.found(place, f"{link.shown} ends at {visit.end[:90]}")


RULE = Rule(
    code="L020",
    name="link_ends_at_front_page",
    severity="warning",
    summary="a link ends at the first page of its site",
    why=(
        "That is how many sites say that a page is gone; the reader looks for the story and does "
        "not find it."
    ),
    remedy="open it: link to where the story is now, or take the link out",
    source=Source(
        "Google Search Console Help, Soft 404 errors: a missing page that leads to the home page",
        "https://support.google.com/webmasters/answer/181708",
        "2026-11-26",
    ),
    check=check,
    needs="online",
    confidence="medium",
)
