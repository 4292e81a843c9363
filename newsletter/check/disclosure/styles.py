"""Computed styles of single elements, under any set of conditions.

Only what the proof measures is computed: sizes, colours, grounds and borders. Shapes are: inherited
values climb the ancestors, inline styles beat rules, importance beats both (CSS Cascade 4, 6).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, cast

from newsletter.check.disclosure.declarations import NOTHING, Declarations, read_style
from newsletter.check.disclosure.lineage import Lineage, Lineages
from newsletter.check.disclosure.rules import Name, Rules, names_held, names_in
from newsletter.check.disclosure.sheet import OUTLOOK_DARK, Sheet
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
_MOST_KEPT = 16_384


class Styles:
    """The computed styles of documents that have the same style sheets and hold the same names."""

    def __init__(self, rules: Rules, *, declares_dark: bool) -> None:
        """
        Args:
            declares_dark: Whether the document, not its sheets, allows browsers to choose dark
                colours.
        """
        self.rules = rules
        self._declares_dark = declares_dark or any(
            "dark" in found.text.lower()
            for sheet in rules.sheets
            for rule in sheet.rules
            if (found := rule.declarations.values.get("color-scheme"))
        )
        self.lineages = Lineages(rules.attributes, siblings=rules.siblings)
        self._own: dict[tuple[str | None, int, Mode], Mapping[str, str]] = {}

    def applying(self, lineage: Lineage) -> list[tuple[Declarations, str]]:
        """All that may apply to a lineage's elements, and where each comes from, in words."""
        found: list[tuple[Declarations, str]] | None = lineage.kept.get("applying")
        if found is None:
            found = lineage.kept["applying"] = [(inline(lineage), f"<{lineage.tag}>")]
            for rule, conditions in self.rules.for_lineage(lineage):
                when = " and ".join(sorted(conditions))
                origin = f"a rule for {when}" if when else "a rule in <style>"
                found.append((rule.declarations, origin))
        return found

    def modes(self, lineages: Iterable[Lineage]) -> tuple[Mode, ...]:
        """Every set of conditions under which a measured value of elements, or of those around
        them, may differ.

        Of many conditions only sets of two are tried: see ``too_many_conditions``.
        """
        return _modes(self._free_conditions(lineages))

    def too_many_conditions(self, lineages: Iterable[Lineage]) -> bool:
        """Whether more sets of conditions bear on elements than can be tried."""
        return len(self._free_conditions(lineages)) > MAX_FREE_CONDITIONS

    def _free_conditions(self, lineages: Iterable[Lineage]) -> frozenset[str]:
        return frozenset().union(*map(self._measured, lineages))

    def _measured(self, lineage: Lineage) -> frozenset[str]:
        """The conditions of what is measured on a lineage's elements and those around them."""
        found: frozenset[str] | None = lineage.kept.get("measured")
        if found is None:
            found = frozenset().union(
                self._measured(lineage.above) if lineage.above else (),
                *(
                    given
                    for rule, given in self.rules.for_lineage(lineage)
                    if rule.declarations.measured
                ),
            )
            lineage.kept["measured"] = found
        return found

    def own(self, lineage: Lineage, mode: Mode) -> Mapping[str, str]:
        """The declared values that win on an element itself."""
        kept = lineage.kept.get(("own", mode))
        if kept is not None:
            return cast("Mapping[str, str]", kept)
        rules = self.rules.for_lineage(lineage)
        narrow = mode
        if not rules:
            narrow = None
        elif mode:
            narrow = mode.intersection(frozenset().union(*(given for _, given in rules)))
        # Elements of the same rules and the same style attribute share one answer.
        key = (lineage.get("style"), id(rules), narrow)
        found = self._own.get(key)
        if found is None:
            declared = inline(lineage).longhands
            if narrow is None:
                layers = [[d for d in declared if not d.important]]
            else:
                ruled = [
                    declaration
                    for rule, given in rules
                    if given <= narrow and not rule.pseudo_element
                    for declaration in rule.declarations.longhands
                ]
                layers = [
                    [d for d in ruled if not d.important],
                    [d for d in declared if not d.important],
                    [d for d in ruled if d.important],
                ]
            layers.append([d for d in declared if d.important])
            found = {d.name: d.text for layer in layers for d in layer}
            if len(self._own) >= _MOST_KEPT:
                self._own.clear()
            self._own[key] = found
        lineage.kept["own", mode] = found
        return found

    def _narrowed(self, lineage: Lineage, mode: Mode) -> Mode:
        """Those conditions of a mode that make a difference to an element or its ancestors."""
        if not mode:
            return mode
        return mode & self._conditions(lineage)

    def _conditions(self, lineage: Lineage) -> frozenset[str]:
        """The conditions of all rules for a lineage's elements and those around them."""
        found: frozenset[str] | None = lineage.kept.get("conditions")
        if found is None:
            found = frozenset().union(
                self._conditions(lineage.above) if lineage.above else (),
                *(given for _, given in self.rules.for_lineage(lineage)),
            )
            lineage.kept["conditions"] = found
        return found

    def font_size(self, lineage: Lineage, mode: Mode) -> float | None:
        """In CSS pixels; None when it cannot be measured."""
        key = ("font-size", self._narrowed(lineage, mode))
        if key not in lineage.kept:
            mode = key[1]
            text = self.own(lineage, mode).get("font-size")
            size = font_size_px(text, None, None) if text is not None else None
            lineage.kept[key] = self._relative_size(lineage, mode, text) if size is None else size
        return cast("float | None", lineage.kept[key])

    def _relative_size(self, lineage: Lineage, mode: Mode, text: str | None) -> float | None:
        above = ROOT_PX if lineage.above is None else self.font_size(lineage.above, mode)
        if above is None:
            return None
        if text is not None:
            *_, root = lineage.upwards()
            root_px = ROOT_PX if lineage is root else self.font_size(root, mode)
            return None if root_px is None else font_size_px(text, above, root_px)
        if lineage.tag == "font" and (size := lineage.get("size")):
            return _font_attribute(size)
        return above * _TAG_SIZES.get(lineage.tag, 1.0)

    def line_height(self, lineage: Lineage, mode: Mode) -> float | None:
        """In CSS pixels; None when it cannot be measured."""
        size = self.font_size(lineage, mode)
        for holder in lineage.upwards():
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

    def color(self, lineage: Lineage, mode: Mode) -> RGBA | None:
        """The text colour; None when it cannot be measured."""
        for holder in lineage.upwards():
            text = self.own(holder, mode).get("color")
            if text is not None:
                if text in ("inherit", "currentcolor", "unset"):
                    continue
                return self._default(BLACK) if text == "initial" else color(text)
            if holder.tag == "font" and (written := holder.get("color")):
                return legacy_color(written)
            if holder.tag == "a" and holder.get("href"):
                return None if _colors_links(holder) else self._default(_LINK)
            if holder.tag == "body" and (written := holder.get("text")):
                return legacy_color(written)
        return self._default(BLACK)

    def _default(self, shade: RGBA) -> RGBA | None:
        """A browser's own colour, which it chooses itself where the document allows dark mode."""
        return None if self._declares_dark else shade

    def layer(self, lineage: Lineage, mode: Mode) -> RGBA | None:
        """An element's own background colour, transparent if it has none; None: a picture, or a
        colour that cannot be measured."""
        own = self.own(lineage, mode)
        if own.get("background-image", "none") not in ("none", "initial"):
            return None
        if lineage.get("background"):
            return None
        text = own.get("background-color")
        if text is None:
            attribute = lineage.get("bgcolor")
            return legacy_color(attribute) if attribute else (0.0, 0.0, 0.0, 0.0)
        if text in ("initial", "unset", "none"):
            return (0.0, 0.0, 0.0, 0.0)
        return color(text)

    def ground(self, lineage: Lineage, mode: Mode) -> RGBA | None:
        """What lies behind an element's text; None when that cannot be measured."""
        key = ("ground", self._narrowed(lineage, mode))
        if key not in lineage.kept:
            mode = key[1]
            layer = self.layer(lineage, mode)
            if layer is not None and layer[3] < 1:
                above = lineage.above
                behind = self._default(WHITE) if above is None else self.ground(above, mode)
                layer = None if behind is None else over(layer, behind)
            lineage.kept[key] = layer
        return cast("RGBA | None", lineage.kept[key])

    def borders(self, lineage: Lineage, mode: Mode) -> list[tuple[str, RGBA]]:
        """The sides that have a border to be seen, with its colour."""
        own = self.own(lineage, mode)
        found = []
        for side in ("top", "right", "bottom", "left"):
            style = own.get(f"border-{side}-style", "none")
            if style in ("none", "hidden"):
                continue
            if border_px(own.get(f"border-{side}-width", "3px")) < 1:
                continue
            text = own.get(f"border-{side}-color", "currentcolor")
            shade = self.color(lineage, mode) if text == "currentcolor" else color(text)
            if shade is not None and shade[3] > 0:
                found.append((side, shade))
        return found


@functools.lru_cache(maxsize=16)
def styles_for(sheets: tuple[Sheet, ...], held: frozenset[Name], declares_dark: bool) -> Styles:
    """The styles of all documents with these sheets that hold these of the sheets' names."""
    return Styles(Rules(sheets, held), declares_dark=declares_dark)


def styles_of(root: Any, sheets: Iterable[Sheet]) -> Styles:
    """The styles of a document."""
    given = tuple(sheets)
    return styles_for(given, names_held(root, names_in(given)), _declares_dark(root))


def inline(lineage: Lineage) -> Declarations:
    """What an element's own ``style`` says."""
    style = lineage.get("style")
    return read_style(style) if style else NOTHING


@functools.lru_cache(maxsize=256)
def _modes(conditions: frozenset[str]) -> tuple[Mode, ...]:
    """Sets of conditions that may hold together; ``None`` is the first."""
    free = sorted(conditions)
    largest = len(free) if len(free) <= MAX_FREE_CONDITIONS else 2
    sets = [
        frozenset(chosen)
        for size in range(largest + 1)
        for chosen in itertools.combinations(free, size)
    ]
    return (None, *(chosen for chosen in sets if _possible(chosen)))


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


def _colors_links(lineage: Lineage) -> bool:
    """Whether the body around an element gives links colours of its own."""
    body = next((holder for holder in lineage.upwards() if holder.tag == "body"), None)
    return body is not None and any(body.get(name) for name in ("link", "vlink", "alink"))


def _declares_dark(root: Any) -> bool:
    """Whether a document allows browsers to choose dark colours, beside what its sheets say."""
    metas = (
        meta.get("content") or ""
        for meta in root.iter("meta")
        if "scheme" in (meta.get("name") or "")
    )
    holders = (root, root.find("body"))
    own = (element.get("style") or "" for element in holders if element is not None)
    return any(
        "dark" in text.lower()
        for text in (*metas, *(text for text in own if "color-scheme" in text))
    )


def _font_attribute(text: str) -> float | None:
    text = text.strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,3}", text):
        return None
    number = int(text)
    if text[0] in "+-":
        number += 3
    return _FONT_SIZES[min(7, max(1, number)) - 1]
