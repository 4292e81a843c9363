"""A link with nothing to see or hear in it."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Links of the finished email."""
    page = context.page
    own = {picture.figure.url for picture in context.pictures}
    for link in page.links:
        named = page.text_of(link) or (link.get("aria-label") or "").strip()
        images = list(link.iter("img"))
        if named or any((image.get("alt") or "").strip() for image in images):
            continue
        # A picture without a description is told once, at the picture.
        if not any(image.get("alt") is None or image.get("src") in own for image in images):
            said = excerpt(link.get("href") or "", 60)
            yield RULE.found(page.locate(link), f"the link to {said} has no words")


RULE = Rule(
    code="A009",
    name="link_without_words",
    severity="error",
    summary="a link has neither words nor a picture with an alternative text",
    why="Nobody can see or hear it, and a keyboard still stops there.",
    remedy="give the link words, or its picture an alternative text",
    source=Source(
        "W3C, WCAG 2.2, failure F89",
        "https://www.w3.org/WAI/WCAG22/Techniques/failures/F89",
        "2026-11-23",
    ),
    check=check,
)
