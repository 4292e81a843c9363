"""An email that is pictures with few words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

LEAST = 0.002
"""Characters for each square pixel of pictures: below that SpamAssassin counts HTML_IMAGE_RATIO_02.
A picture of 600 by 400 pixels asks for 480 characters."""
SMALL_PX = 40_000
"""Square pixels up to which pictures are logos and icons, 200 by 200."""
_PIXELS = re.compile(r"\s*(\d+)(?:px)?\s*\Z")
_SHAPE = 0.6
"""Height to width of a picture whose height is not said: between 4:3 and 16:9."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the characters of the visible text with the area of the pictures."""
    images = context.page.images
    if not images:
        return
    sizes = {it.figure.url: it.figure for it in context.pictures if it.figure.url}
    areas = [_area(image, sizes) for image in images]
    area = sum(areas)
    if area <= SMALL_PX:
        return
    characters = sum(len(it.text) - it.text.count(" ") for it in context.page.texts)
    if characters < area * LEAST:
        message = (
            f"{characters} characters stand beside {area / 1000:,.0f},000 square pixels of pictures"
        )
        largest = max(range(len(images)), key=areas.__getitem__)
        rest = area - areas[largest]
        alone = rest <= SMALL_PX or characters >= rest * LEAST
        yield RULE.found(context.page.locate(images[largest]) if alone else context.here, message)


def _area(image: Any, sizes: dict[str, Any]) -> float:
    width = _PIXELS.match(image.get("width", ""))
    if width is None:
        return 0
    height = _PIXELS.match(image.get("height", ""))
    if height is not None:
        return int(width[1]) * int(height[1])
    figure = sizes.get(image.get("src", ""))
    shape = figure.height_px / figure.width_px if figure and figure.width_px else _SHAPE
    return int(width[1]) ** 2 * shape


RULE = Rule(
    code="D008",
    name="pictures_outweigh_words",
    severity="notice",
    summary="the email is pictures with few words",
    why=(
        "Spam hides its words in pictures, so filters count them against the sender; a reader "
        "whose client blocks pictures sees an empty page."
    ),
    remedy="say in words what the pictures say",
    source=Source(
        "Apache SpamAssassin, rules HTML_IMAGE_RATIO_02 to _08",
        "https://cwiki.apache.org/confluence/display/SPAMASSASSIN/Rules%2FHTML_IMAGE_RATIO_02",
        "2026-11-23",
    ),
    check=check,
    confidence="medium",
)
