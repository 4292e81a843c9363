"""A link to a place in the email that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Links that are a fragment alone, against ids and names."""
    page = context.page
    links = [link for link in page.links if link.get("href", "").startswith("#")]
    if not links:
        return
    targets = {element.get("id") for element in page.elements}
    targets |= {element.get("name") for element in page.elements if element.tag == "a"}
    for link in links:
        name = unquote(link.get("href")[1:])
        if name not in targets:
            yield RULE.found(page.locate(link), f'nothing in the email has the id "{name}"')


RULE = Rule(
    code="L006",
    name="fragment_without_target",
    severity="warning",
    summary="a link to a place in the email leads nowhere",
    why="The reader taps and nothing happens.",
    remedy="give the place its id, or link to the web page",
    source=Source(
        "HTML Living Standard, 7.4.6.3 Scrolling to a fragment",
        "https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment",
        "2026-11-23",
    ),
    check=check,
)
