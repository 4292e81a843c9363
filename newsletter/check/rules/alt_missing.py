"""A picture without an alternative text, or an empty one on a picture of the issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Pictures of the issue need words; the theme's own may be decoration, with an empty alt."""
    page = context.page
    own = {picture.figure.url for picture in context.pictures}
    for image in page.images:
        alt = image.get("alt")
        if alt is None and not _is_pixel(image):
            yield RULE.found(page.locate(image), "a picture has no alt")
        elif alt is not None and not alt.strip() and image.get("src") in own:
            yield RULE.found(page.locate(image), "a picture of the issue has an empty alt")


def _is_pixel(image: Any) -> bool:
    """Whether a platform's tracking pixel: it shows nothing."""
    return image.get("width") in ("0", "1") and image.get("height") in ("0", "1")


RULE = Rule(
    code="A003",
    name="alt_missing",
    severity="error",
    summary="a picture has no alternative text",
    why=(
        "Without one a screen reader spells out the address, and a reader whose program holds "
        "pictures back sees a hole."
    ),
    remedy="say in alt what the picture shows",
    source=Source(
        "W3C, WCAG 2.2, 1.1.1 Non-text Content",
        "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html",
        "2026-11-23",
    ),
    check=check,
)
