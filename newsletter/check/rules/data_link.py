"""A link whose page stands in its address."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every link to ``data:``; pictures in addresses are a matter of clients."""
    for link in context.page.links:
        if link.get("href").lstrip()[:5].lower() == "data:":
            yield RULE.found(context.page.locate(link), "a link leads to a data: address")


RULE = Rule(
    code="H009",
    name="data_link",
    severity="error",
    summary="a link leads to a data: address",
    why="Browsers do not open such a page from a link, because it is a means of fraud.",
    remedy="put the page on the web and link there",
    source=Source(
        "Mozilla, Firefox 59: top-level navigation to data: URLs is blocked",
        "https://blog.mozilla.org/security/2017/11/27/blocking-top-level-navigations-data-urls-firefox-59/",
        "2026-11-23",
    ),
    check=check,
)
