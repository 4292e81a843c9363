"""A tracking parameter that stands twice in one address."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Parameters of campaigns, also those that the publication or a sponsor's file adds."""
    for link, address in web_links(context):
        names = [name.lower() for name, _ in address.query if name.lower().startswith("utm_")]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            yield RULE.found(
                link.location, f"{' and '.join(twice)} twice in {excerpt(link.url, 60)}"
            )


RULE = Rule(
    code="L007",
    name="tracking_twice",
    severity="warning",
    summary="an address has a tracking parameter twice",
    why="Analytics then count one of the two, and which is chance.",
    remedy="delete one of them",
    source=Source(
        "Google Analytics, URL builders: one value for each parameter",
        "https://support.google.com/analytics/answer/10917952",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
