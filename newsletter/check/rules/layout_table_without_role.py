"""A table that only lays out, without the role that says so."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_ROLES = frozenset(("presentation", "none", "table", "grid", "treegrid"))


def check(context: CheckContext) -> Iterator[Finding]:
    """Tables without headers are layout; Outlook's own, in comments, are heard by few."""
    page = context.page
    seen = set()
    for table in page.elements:
        if table.tag != "table" or (table.get("role") or "").lower() in _ROLES:
            continue
        if any(child.tag in ("th", "caption") for child in table.iter("th", "caption")):
            continue
        place = page.locate(table)
        if place not in seen:
            seen.add(place)
            yield RULE.found(place, "a table without headers has no role")


RULE = Rule(
    code="A011",
    name="layout_table_without_role",
    severity="warning",
    summary="a table for layout is announced as a table of data",
    why="A screen reader counts its rows and columns aloud, for every box of the email.",
    remedy='put role="presentation" on the table',
    source=Source(
        "W3C, Tables Tutorial, and WAI-ARIA 1.2, presentation role",
        "https://www.w3.org/TR/wai-aria-1.2/#presentation",
        "2026-11-23",
    ),
    check=check,
)
