"""An editorial link that brought along another campaign's source."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Editorial links whose utm_source is not the publication's own; sponsors have their own."""
    own = {setting.value for setting in context.config.links.utm if setting.key == "source"}
    for link, address in web_links(context):
        said = next((value for name, value in address.query if name == "utm_source"), "")
        if said and not link.paid and said not in own:
            yield RULE.found(link.location, f"utm_source={said[:30]} in {excerpt(link.url, 60)}")


RULE = Rule(
    code="L009",
    name="tracking_of_another",
    severity="notice",
    summary="an address says that the reader comes from somewhere else",
    why="The publisher's figures would credit another newsletter or site with your readers.",
    remedy="delete its utm parameters",
    source=Source(
        "Google Analytics, URL builders: utm_source names the site that sends the reader",
        "https://support.google.com/analytics/answer/10917952",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
