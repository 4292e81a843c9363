"""Headings whose levels do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def check(context: CheckContext) -> Iterator[Finding]:
    """The finished email's headings in order; it may begin at any level."""
    page = context.page
    last = 0
    first = False
    for element in page.elements:
        if element.tag not in _LEVELS or not page.text_of(element):
            continue
        level = int(element.tag[1])
        words = excerpt(page.text_of(element))
        if last and level > last + 1:
            message = f'"{words}" is a heading of level {level} after one of level {last}'
            yield RULE.found(page.locate(element), message)
        if level == 1 and first:
            yield RULE.found(page.locate(element), f'"{words}" is a second heading of level 1')
        first |= level == 1
        last = level


RULE = Rule(
    code="A006",
    name="heading_level_skipped",
    severity="warning",
    summary="the headings skip a level, or there are two of the first",
    why=(
        "Readers with a screen reader go from heading to heading; a gap sounds like something was "
        "missed."
    ),
    remedy="give headings levels that follow each other",
    source=Source(
        "W3C, WCAG 2.2, 1.3.1 Info and Relationships",
        "https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html",
        "2026-11-23",
    ),
    check=check,
)
