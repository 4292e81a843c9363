"""An email without a title."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """The title element of the head."""
    page = context.page
    titles = [element for element in page.elements if element.tag == "title"]
    if page.root is not None and not any(map(page.text_of, titles)):
        yield RULE.found(context.root_place("<mj-title"), "the title is missing or empty")


RULE = Rule(
    code="A002",
    name="title_missing",
    severity="warning",
    summary="the email has no title",
    why="The title names the view-in-browser page's tab, and some screen readers read it first.",
    remedy="give the theme's mj-title the subject",
    source=Source(
        "W3C, WCAG 2.2, 2.4.2 Page Titled",
        "https://www.w3.org/WAI/WCAG22/Understanding/page-titled.html",
        "2026-11-23",
    ),
    check=check,
)
