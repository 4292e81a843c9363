"""Words in the HTML that no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|color\s*:\s*transparent|text-indent\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_FOLDED = re.compile(r"(?:^|;)\s*(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_SIZE = re.compile(r"(?:^|;)\s*font(?:-size)?\s*:[^;]*?(?<![\d.])(\d+(?:\.\d+)?)(px|pt)?\b", re.I)
_LEAST_PX = 3
"""Below that no letter can be read; a mail filter counts text of one pixel as hidden."""
_MAYBE = re.compile(
    r"none|hidden|opacity|transparent|-indent|font(?:-size)?\s*:\s*[0-2](?!\d)", re.I
)
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every hidden run of words but the preheader, and what a style sheet may show again."""
    page = context.page
    if not any("style" in rest and _MAYBE.search(rest) for rest in page.markup.rests):
        return
    looks = _Looks(page.root)
    preheader = " ".join(context.email.preheader.split())
    visible = False
    for text in page.texts:
        by = looks.hidden_by(text.element)
        if not by:
            visible = True
        elif visible and any(character.isalnum() for character in text.text):
            words = " ".join(text.text.split())[:30]
            if preheader and preheader.startswith(words[:20]):
                continue
            theme = None if context.page_path else context.theme_place(text.text.strip())
            yield RULE.found(theme or text.location, f'nobody sees "{words}": {by}')


class _Looks:
    """What hides each element, worked out once from its ancestors down."""

    def __init__(self, root: Any) -> None:
        sheets = "".join(style.text or "" for style in root.iter("style"))
        self._shown_again = frozenset(_CLASS.findall(sheets))
        self._known: dict[Any, tuple[str, str]] = {}

    def hidden_by(self, element: Any) -> str:
        """What hides an element's own text; empty if it is seen, or may be."""
        hides, small = self._of(element)
        return hides or small

    def _of(self, element: Any) -> tuple[str, str]:
        """What hides it, and the same for the size of its letters, which an inner one changes."""
        if element is None:
            return "", ""
        found = self._known.get(element)
        if found is None:
            hides, small = self._of(element.getparent())
            style = element.get("style")
            if style:
                own, size_px = _read(style)
                if self._shown_again and self._shown_again.intersection(
                    element.get("class", "").split()
                ):
                    own, size_px = "", size_px and max(size_px, _LEAST_PX)
                hides = hides or own
                if size_px is not None:
                    tiny = size_px < _LEAST_PX
                    small = f"its letters are {size_px:g} pixels high" if tiny else ""
            found = self._known[element] = (hides, small)
        return found


@lru_cache(2048)
def _read(style: str) -> tuple[str, float | None]:
    hides = _HIDES.search(style)
    size = _SIZE.search(style)
    said = hides[0].strip("; \n!") if hides else ""
    if not said and _FOLDED.search(style) and "hidden" in style:
        said = "no height, and what overflows is hidden"
    if size is None or (size[2] is None and float(size[1]) > 0):
        return said, None
    return said, float(size[1]) * (4 / 3 if size[2] == "pt" else 1)


RULE = Rule(
    code="D009",
    name="text_invisible",
    severity="warning",
    summary="the HTML has words that no reader sees",
    why=(
        "Hidden words are a means of spam to deceive filters, which count them; the preheader at "
        "the top is the one exception that they know."
    ),
    remedy="take the words out, or show them",
    source=Source(
        "Google, Email sender guidelines: do not use HTML and CSS to hide content",
        "https://support.google.com/a/answer/81126",
        "2026-11-23",
    ),
    check=check,
)
