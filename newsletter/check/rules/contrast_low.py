"""Text that is hard to tell from its background, in light or in dark mode."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

MIN_RATIO = 4.5
MIN_LARGE_RATIO = 3.0


def check(context: CheckContext) -> Iterator[Finding]:
    """Every shown text, once for each pair of colours and mode; over pictures none is measured."""
    looks = context.looks
    for mode, name in looks.modes():
        seen: set[str] = set()
        for text in looks.texts:
            ink = looks.ink(text.element, mode)
            if ink is None or ink.ratio >= MIN_RATIO or ink.shown in seen:
                continue
            if looks.hidden(text.element, mode):
                continue
            least = MIN_LARGE_RATIO if looks.is_large(text.element, mode) else MIN_RATIO
            if ink.ratio < least:
                seen.add(ink.shown)
                words = " ".join(text.text.split())[:30]
                message = f'{ink.ratio:.2f}:1 in {name} ({ink.shown}), first in "{words}"'
                yield RULE.found(context.words_place(text), message)


RULE = Rule(
    code="A010",
    name="contrast_low",
    severity="warning",
    summary="text has too little contrast with its background",
    why="It cannot be read in sunlight, on a poor screen, or by one reader in twelve.",
    remedy="choose colours with a ratio of 4.5:1 or more, 3:1 for large text",
    source=Source(
        "W3C, WCAG 2.2, 1.4.3 Contrast (Minimum)",
        "https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html",
        "2026-11-23",
    ),
    check=check,
)
