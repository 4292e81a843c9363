"""Computed styles of single elements, under any set of conditions.

Only what the proof measures is computed: sizes, colours, grounds and borders. Shapes are: inherited
values climb the ancestors, inline styles beat rules, importance beats both (CSS Cascade 4, 6).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from newsletter.check.disclosure.declarations import NOTHING, Declarations, read_style
from newsletter.check.disclosure.sheet import OUTLOOK_DARK, Rule, Rules
from newsletter.check.disclosure.values import (
    BLACK,
    RGBA,
    WHITE,
    border_px,
    color,
    font_size_px,
    legacy_color,
    line_height,
    over,
)

# The conditions that hold; None: every <style> is removed, as Gmail does at worst.
Mode: TypeAlias = "frozenset[str] | None"

ROOT_PX = 16.0
_LINK: RGBA = (0.0, 0.0, 238 / 255, 1.0)  # HTML, rendering: links are #0000EE
# HTML, rendering, 15.3: font sizes of elements by themselves.
_TAG_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 1 / 1.2,
              "sub": 1 / 1.2, "sup": 1 / 1.2}  # fmt: skip
_FONT_SIZES = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)  # <font size="1"> to 7
MAX_FREE_CONDITIONS = 6


class Styles:
    """The computed styles of one document.

    Attributes:
        judged: What was found wrong with an element by itself, and what it does to a line in it.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._declares_dark = _declares_dark(rules)
        self.judged: dict[Any, tuple[tuple[str, ...], Any]] = {}
        self._own: dict[tuple[str | None, int, Mode], Mapping[str, str]] = {}
        self._applying: dict[Any, list[tuple[Declarations, str]]] = {}
        self._given: dict[int, frozenset[str]] = {}
        self._inherited: dict[Any, frozenset[str]] = {}
        self._sizes: dict[tuple[Any, Mode], float | None] = {}
        self._grounds: dict[tuple[Any, Mode], RGBA | None] = {}

    def inline(self, element: Any) -> Declarations:
        """What the element's own ``style`` says."""
        style = element.get("style")
        return read_style(style) if style else NOTHING

    def applying(self, element: Any) -> list[tuple[Declarations, str]]:
        """All that may apply to an element, and where each comes from, in words."""
        found = self._applying.get(element)
        if found is None:
            found = self._applying[element] = [(self.inline(element), f"<{element.tag}>")]
            for rule, conditions in self._rules.for_element(element):
                when = " and ".join(sorted(conditions))
                origin = f"a rule for {when}" if when else "a rule in <style>"
                found.append((rule.declarations, origin))
        return found

    def modes(self, elements: Iterable[Any]) -> list[Mode]:
        """Every set of conditions under which a measured value of the elements may differ.

        Of many conditions only sets of two are tried: see ``too_many_conditions``.
        """
        free = self._free_conditions(elements)
        largest = len(free) if len(free) <= MAX_FREE_CONDITIONS else 2
        sets = [
            frozenset(chosen)
            for size in range(largest + 1)
            for chosen in itertools.combinations(free, size)
        ]
        return [None, *(chosen for chosen in sets if _possible(chosen))]

    def too_many_conditions(self, elements: Iterable[Any]) -> bool:
        """Whether more sets of conditions bear on the elements than can be tried."""
        return len(self._free_conditions(elements)) > MAX_FREE_CONDITIONS

    def _free_conditions(self, elements: Iterable[Any]) -> list[str]:
        conditions: set[str] = set()
        for element in elements:
            for rule, given in self._rules.for_element(element):
                if given and rule.declarations.measured:
                    conditions |= given
        return sorted(conditions)

    def own(self, element: Any, mode: Mode) -> Mapping[str, str]:
        """The declared values that win on an element itself."""
        rules = self._rules.for_element(element)
        if not rules:
            mode = None
        elif mode:
            mode &= self._conditions(rules)
        # Elements of the same rules and the same style attribute share one answer.
        key = (element.get("style"), id(rules), mode)
        found = self._own.get(key)
        if found is None:
            inline = self.inline(element).longhands
            if mode is None:
                layers = [[d for d in inline if not d.important]]
            else:
                ruled = [
                    declaration
                    for rule, given in rules
                    if given <= mode and not rule.pseudo_element
                    for declaration in rule.declarations.longhands
                ]
                layers = [
                    [d for d in ruled if not d.important],
                    [d for d in inline if not d.important],
                    [d for d in ruled if d.important],
                ]
            layers.append([d for d in inline if d.important])
            found = {d.name: d.text for layer in layers for d in layer}
            self._own[key] = found
        return found

    def _conditions(self, rules: list[tuple[Rule, frozenset[str]]]) -> frozenset[str]:
        """The conditions of rules."""
        found = self._given.get(id(rules))
        if found is None:
            found = self._given[id(rules)] = frozenset().union(*(given for _, given in rules))
        return found

    def _conditions_of(self, element: Any) -> frozenset[str]:
        return self._conditions(self._rules.for_element(element))

    def _narrowed(self, element: Any, mode: Mode) -> Mode:
        """Those conditions of a mode that make a difference to an element or its ancestors."""
        if not mode:
            return mode
        found = self._inherited.get(element)
        if found is None:
            found = self._conditions_of(element)
            parent = element.getparent()
            above = self._inherited.get(parent) if parent is not None else frozenset[str]()
            if above is None:
                above = frozenset().union(*map(self._conditions_of, element.iterancestors()))
            found = self._inherited[element] = found | above
        return mode & found

    def font_size(self, element: Any, mode: Mode) -> float | None:
        """In CSS pixels; None when it cannot be measured."""
        mode = self._narrowed(element, mode)
        key = (element, mode)
        if key in self._sizes:
            return self._sizes[key]
        text = self.own(element, mode).get("font-size")
        size = font_size_px(text, None, None) if text is not None else None
        if size is None:
            size = self._relative_size(element, mode, text)
        self._sizes[key] = size
        return size

    def _relative_size(self, element: Any, mode: Mode, text: str | None) -> float | None:
        parent = element.getparent()
        above = ROOT_PX if parent is None else self.font_size(parent, mode)
        if above is None:
            return None
        if text is not None:
            root = element.getroottree().getroot()
            root_px = ROOT_PX if element is root else self.font_size(root, mode)
            return None if root_px is None else font_size_px(text, above, root_px)
        if element.tag == "font" and element.get("size"):
            return _font_attribute(element.get("size"))
        return above * _TAG_SIZES.get(element.tag, 1.0)

    def line_height(self, element: Any, mode: Mode) -> float | None:
        """In CSS pixels; None when it cannot be measured."""
        size = self.font_size(element, mode)
        for holder in _upwards(element):
            text = self.own(holder, mode).get("line-height")
            if text is None or text in ("inherit", "unset"):
                continue
            found = line_height(text)
            if found is None or size is None:
                return None
            unit, number = found
            if unit == "px":
                return number
            base = size if unit == "factor" else self.font_size(holder, mode)
            return None if base is None else number * base
        return None if size is None else 1.2 * size

    def color(self, element: Any, mode: Mode) -> RGBA | None:
        """The text colour; None when it cannot be measured."""
        for holder in _upwards(element):
            text = self.own(holder, mode).get("color")
            if text is not None:
                if text in ("inherit", "currentcolor", "unset"):
                    continue
                return self._default(BLACK) if text == "initial" else color(text)
            if holder.tag == "font" and holder.get("color"):
                return legacy_color(holder.get("color"))
            if holder.tag == "a" and holder.get("href"):
                body = holder.getroottree().find("body")
                return None if _colors_links(body) else self._default(_LINK)
            if holder.tag == "body" and holder.get("text"):
                return legacy_color(holder.get("text"))
        return self._default(BLACK)

    def _default(self, shade: RGBA) -> RGBA | None:
        """A browser's own colour, which it chooses itself where the document allows dark mode."""
        return None if self._declares_dark else shade

    def layer(self, element: Any, mode: Mode) -> RGBA | None:
        """An element's own background colour, transparent if it has none; None: a picture, or a
        colour that cannot be measured."""
        own = self.own(element, mode)
        if own.get("background-image", "none") not in ("none", "initial"):
            return None
        if element.get("background"):
            return None
        text = own.get("background-color")
        if text is None:
            attribute = element.get("bgcolor")
            return legacy_color(attribute) if attribute else (0.0, 0.0, 0.0, 0.0)
        if text in ("initial", "unset", "none"):
            return (0.0, 0.0, 0.0, 0.0)
        return color(text)

    def ground(self, element: Any, mode: Mode) -> RGBA | None:
        """What lies behind an element's text; None when that cannot be measured."""
        mode = self._narrowed(element, mode)
        key = (element, mode)
        if key not in self._grounds:
            layer = self.layer(element, mode)
            if layer is not None and layer[3] < 1:
                parent = element.getparent()
                behind = self._default(WHITE) if parent is None else self.ground(parent, mode)
                layer = None if behind is None else over(layer, behind)
            self._grounds[key] = layer
        return self._grounds[key]

    def borders(self, element: Any, mode: Mode) -> list[tuple[str, RGBA]]:
        """The sides that have a border to be seen, with its colour."""
        own = self.own(element, mode)
        found = []
        for side in ("top", "right", "bottom", "left"):
            style = own.get(f"border-{side}-style", "none")
            if style in ("none", "hidden"):
                continue
            if border_px(own.get(f"border-{side}-width", "3px")) < 1:
                continue
            text = own.get(f"border-{side}-color", "currentcolor")
            shade = self.color(element, mode) if text == "currentcolor" else color(text)
            if shade is not None and shade[3] > 0:
                found.append((side, shade))
        return found


def is_dark(condition: str) -> bool:
    """Whether a condition holds in dark mode only."""
    return (
        "prefers-color-scheme" in condition and "dark" in condition
    ) or condition == OUTLOOK_DARK


# Of more complicated conditions it is not known that they exclude each other.
_SCHEME = re.compile(
    r"@media (?:(?:only )?(?:screen|all) and )?\(prefers-color-scheme: ?(light|dark)\)"
    r"(?: and \([^(),]*\))*"
)


def _possible(chosen: frozenset[str]) -> bool:
    return len({found[1] for one in chosen if (found := _SCHEME.fullmatch(one))}) < 2


def _colors_links(body: Any) -> bool:
    return body is not None and any(body.get(name) for name in ("link", "vlink", "alink"))


def _declares_dark(rules: Rules) -> bool:
    """Whether a browser may choose dark colours where the document has none of its own."""
    metas = (
        meta.get("content") or ""
        for meta in rules.root.iter("meta")
        if "scheme" in (meta.get("name") or "")
    )
    declared = (
        found.text
        for sheet in rules.sheets
        for rule in sheet.rules
        if (found := rule.declarations.values.get("color-scheme"))
    )
    holders = (rules.root, rules.root.find("body"))
    own = (element.get("style") or "" for element in holders if element is not None)
    return any(
        "dark" in text.lower()
        for text in (*metas, *declared, *(style for style in own if "color-scheme" in style))
    )


def _upwards(element: Any) -> Iterable[Any]:
    yield element
    yield from element.iterancestors()


def _font_attribute(text: str) -> float | None:
    text = text.strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,3}", text):
        return None
    number = int(text)
    if text[0] in "+-":
        number += 3
    return _FONT_SIZES[min(7, max(1, number)) - 1]
