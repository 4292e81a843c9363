"""How the finished email's text looks: its sizes and colours, computed once for all rules."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from newsletter.check.disclosure.document import sheets_of
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.sheet import OUTLOOK_DARK
from newsletter.check.disclosure.styles import Mode, Styles, is_dark, styles_of
from newsletter.check.disclosure.values import RGBA, contrast, over
from newsletter.check.page import Page, PageText
from newsletter.dataclass import dataclass

LIGHT: Mode = frozenset()
STRIPPED: Mode = None
"""With every style sheet removed, as Gmail does in its apps for other accounts."""
_UNSEEN_DISPLAYS = frozenset(["none"])
BOLD = frozenset(("bold", "bolder", "600", "700", "800", "900"))


@dataclass(frozen=True, slots=True)
class Ink:
    """A text's colours in one mode.

    Attributes:
        ratio: Contrast ratio, from 1 to 21.
    """

    ink: RGBA
    ground: RGBA
    ratio: float

    @property
    def shown(self) -> str:
        """Both colours, for a message."""
        return f"{hexadecimal(self.ink)} on {hexadecimal(self.ground)}"


class Looks:
    """The computed styles of a page's text.

    Attributes:
        dark: The conditions of dark mode; None when no style sheet has rules for it.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._styles = styles_of(page.root, sheets_of(page.root))
        sheets = self._styles.rules.sheets
        conditions = {c for sheet in sheets for rule in sheet.rules for c in rule.conditions}
        dark = frozenset(c for c in conditions if is_dark(c) and c != OUTLOOK_DARK)
        self.dark: Mode = frozenset(c for c in dark if "width" not in c) or None
        self._lineages: dict[Any, Lineage] = {}

    @cached_property
    def texts(self) -> tuple[PageText, ...]:
        """The page's texts that are shown in light mode, those of marks alone left out."""
        return tuple(
            text
            for text in self._page.texts
            if any(map(str.isalnum, text.text)) and not self.hidden(text.element, LIGHT)
        )

    def lineage(self, element: Any) -> Lineage:
        """What decides how an element looks."""
        found = self._lineages.get(element)
        return found or self._styles.lineages.of(element, self._lineages)

    def own(self, element: Any, mode: Mode) -> Mapping[str, str]:
        """The declared values that win on an element itself."""
        return self._styles.own(self.lineage(element), mode)

    def ground(self, element: Any, mode: Mode) -> RGBA | None:
        """What lies behind an element's text; None when that cannot be measured."""
        return self._styles.ground(self.lineage(element), mode)

    def borders(self, element: Any, mode: Mode) -> list[tuple[str, RGBA]]:
        """The sides that have a border to be seen, with its colour."""
        return self._styles.borders(self.lineage(element), mode)

    def hidden(self, element: Any, mode: Mode) -> bool:
        """Whether an element or one around it is not displayed."""
        return _is_hidden(self._styles, self.lineage(element), mode)

    def size_px(self, element: Any, mode: Mode) -> float | None:
        """Font size in CSS pixels; None when it cannot be measured."""
        return self._styles.font_size(self.lineage(element), mode)

    def is_large(self, element: Any, mode: Mode) -> bool:
        """Whether text is large as WCAG 2.2 has it: 18 pt, or 14 pt and bold."""
        size = self.size_px(element, mode) or 0.0
        return size >= 24 or (
            size >= 18.66 and self.inherited(element, "font-weight", mode) in BOLD
        )

    def inherited(self, element: Any, name: str, mode: Mode) -> str:
        """The nearest value of an inherited property; bold for what is bold by itself."""
        for holder in self.lineage(element).upwards():
            text = self._styles.own(holder, mode).get(name)
            if text is not None and text != "inherit":
                return str(text)
            if name == "font-weight" and holder.tag in ("b", "strong", "th", "h1", "h2", "h3"):
                return "bold"
        return ""

    def ink(self, element: Any, mode: Mode) -> Ink | None:
        """Text and ground of an element; None when one cannot be measured, as over a picture."""
        return _ink(self._styles, self.lineage(element), mode)

    def modes(self) -> Iterator[tuple[Mode, str]]:
        """Light mode and, where there are rules for it, dark mode, each with its name."""
        yield LIGHT, "light mode"
        if self.dark is not None:
            yield self.dark, "dark mode"


@functools.lru_cache(maxsize=4096)
def _is_hidden(styles: Styles, lineage: Lineage, mode: Mode) -> bool:
    own = styles.own(lineage, mode)
    return (
        own.get("display") in _UNSEEN_DISPLAYS
        or own.get("visibility") == "hidden"
        or (lineage.above is not None and _is_hidden(styles, lineage.above, mode))
    )


@functools.lru_cache(maxsize=4096)
def _ink(styles: Styles, lineage: Lineage, mode: Mode) -> Ink | None:
    ground = styles.ground(lineage, mode)
    color = styles.color(lineage, mode)
    if ground is None or color is None:
        return None
    color = over(color, ground)
    return Ink(color, ground, contrast(color, ground))


def hexadecimal(color: Sequence[float]) -> str:
    """A colour as ``#rrggbb``."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in color[:3])
