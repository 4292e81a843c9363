"""How the finished email's text looks: its sizes and colours, computed once for all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from newsletter.check.disclosure.document import sheets_of
from newsletter.check.disclosure.sheet import OUTLOOK_DARK, Rules
from newsletter.check.disclosure.styles import Mode, Styles, is_dark
from newsletter.check.disclosure.values import RGBA, contrast, over
from newsletter.check.page import Page, PageText

LIGHT: Mode = frozenset()
STRIPPED: Mode = None
"""With every style sheet removed, as Gmail does in its apps for other accounts."""
_DRAWN = ("bgcolor", "background", "color", "size", "text")
"""Attributes that decide how text looks, beside ``style`` and what rules go by."""
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
        rules = Rules(page.root, sheets_of(page.root))
        conditions = {c for sheet in rules.sheets for rule in sheet.rules for c in rule.conditions}
        dark = frozenset(c for c in conditions if is_dark(c) and c != OUTLOOK_DARK)
        self.dark: Mode = frozenset(c for c in dark if "width" not in c) or None
        self.styles = Styles(rules)
        self._rules = rules
        self._kinds: dict[Any, int] = {}
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._hidden: dict[tuple[int, Mode], bool] = {}
        self._inks: dict[tuple[int, Mode], Ink | None] = {}

    @cached_property
    def texts(self) -> tuple[PageText, ...]:
        """The page's texts that are shown in light mode, those of marks alone left out."""
        return tuple(
            text
            for text in self._page.texts
            if any(map(str.isalnum, text.text)) and not self.hidden(text.element, LIGHT)
        )

    def kind(self, element: Any) -> int:
        """A number that all elements share which must look alike: the same rules and attributes,
        in parents that look alike. An email has few kinds and many elements."""
        found = self._kinds.get(element)
        if found is None:
            parent = element.getparent()
            given = element.attrib
            key = (
                -1 if parent is None else self.kind(parent),
                element.tag,
                id(self._rules.for_element(element)),
                given.get("style"),
                "href" in given,
                *(map(given.get, _DRAWN) if len(given) > 1 else ()),
            )
            found = self._kinds[element] = self._numbers.setdefault(key, len(self._numbers))
        return found

    def hidden(self, element: Any, mode: Mode) -> bool:
        """Whether an element or one around it is not displayed."""
        key = (self.kind(element), mode)
        found = self._hidden.get(key)
        if found is None:
            own = self.styles.own(element, mode)
            parent = element.getparent()
            found = (
                own.get("display") in _UNSEEN_DISPLAYS
                or own.get("visibility") == "hidden"
                or (parent is not None and self.hidden(parent, mode))
            )
            self._hidden[key] = found
        return found

    def size_px(self, element: Any, mode: Mode) -> float | None:
        """Font size in CSS pixels; None when it cannot be measured."""
        return self.styles.font_size(element, mode)

    def is_large(self, element: Any, mode: Mode) -> bool:
        """Whether text is large as WCAG 2.2 has it: 18 pt, or 14 pt and bold."""
        size = self.size_px(element, mode) or 0.0
        return size >= 24 or (
            size >= 18.66 and self.inherited(element, "font-weight", mode) in BOLD
        )

    def inherited(self, element: Any, name: str, mode: Mode) -> str:
        """The nearest value of an inherited property; bold for what is bold by itself."""
        for holder in (element, *element.iterancestors()):
            text = self.styles.own(holder, mode).get(name)
            if text is not None and text != "inherit":
                return str(text)
            if name == "font-weight" and holder.tag in ("b", "strong", "th", "h1", "h2", "h3"):
                return "bold"
        return ""

    def ink(self, element: Any, mode: Mode) -> Ink | None:
        """Text and ground of an element; None when one cannot be measured, as over a picture."""
        key = (self.kind(element), mode)
        if key not in self._inks:
            ground = self.styles.ground(element, mode)
            color = self.styles.color(element, mode)
            found = None
            if ground is not None and color is not None:
                color = over(color, ground)
                found = Ink(color, ground, contrast(color, ground))
            self._inks[key] = found
        return self._inks[key]

    def modes(self) -> Iterator[tuple[Mode, str]]:
        """Light mode and, where there are rules for it, dark mode, each with its name."""
        yield LIGHT, "light mode"
        if self.dark is not None:
            yield self.dark, "dark mode"


def hexadecimal(color: Sequence[float]) -> str:
    """A colour as ``#rrggbb``."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in color[:3])
