"""Text too small to read on a phone."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.looks import LIGHT
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

MIN_PX = 12.0


def check(context: CheckContext) -> Iterator[Finding]:
    """Every shown text, once for each size."""
    looks = context.looks
    seen: set[float] = set()
    for text in looks.texts:
        size = looks.size_px(text.element, LIGHT)
        if size is not None and 0 < size < MIN_PX and size not in seen:
            seen.add(size)
            words = " ".join(text.text.split())[:30]
            yield RULE.found(context.words_place(text), f'{size:.4g} px, first in "{words}"')


RULE = Rule(
    code="A012",
    name="text_small",
    severity="notice",
    summary="text is smaller than 12 px",
    why="On a phone it is read at arm's length, and many clients do not let readers enlarge it.",
    remedy="set text to 12 px or more, and what is read at length to 16",
    source=Source(
        "Apple, Human Interface Guidelines, Typography: 11 pt is the least; ours is a pixel more",
        "https://developer.apple.com/design/human-interface-guidelines/typography",
        "2026-11-23",
    ),
    check=check,
)
