"""CSS lengths and colours, as numbers; what cannot be measured is None."""

from __future__ import annotations

import functools
from typing import Any, TypeAlias

import tinycss2

RGBA: TypeAlias = tuple[float, float, float, float]

# CSS Values 4: 1in = 96px. Units that depend on the window or on a font are not measured.
_PX = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_SIZE_WORDS_PX = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
WHITE: RGBA = (1.0, 1.0, 1.0, 1.0)
BLACK: RGBA = (0.0, 0.0, 0.0, 1.0)


def length_px(tokens: list[Any], em_px: float) -> float | None:
    """A single length in CSS pixels; ``em`` and ``rem`` count as given and as 16."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "number":
        return 0.0 if token.value == 0 else None
    if token.type != "dimension":
        return None
    unit = token.lower_unit
    if unit == "em":
        return float(token.value) * em_px
    if unit == "rem":
        return float(token.value) * 16.0
    return float(token.value) * _PX[unit] if unit in _PX else None


def percent(tokens: list[Any]) -> float | None:
    """A single percentage, as a share of 1."""
    if len(tokens) == 1 and tokens[0].type == "percentage":
        return float(tokens[0].value) / 100
    return None


def only_lengths(tokens: list[Any], low: float, high: float, words: tuple[str, ...]) -> bool:
    """Whether every value is one of the words, a length in the range, or at most 30%."""
    for token in tokens:
        if token.type == "ident" and token.lower_value in words:
            continue
        if token.type == "percentage":
            if not 0 <= token.value <= min(30, high):
                return False
            continue
        length = length_px([token], 16.0)
        if length is None or not low <= length <= high:
            return False
    return bool(tokens)


@functools.lru_cache(maxsize=1024)
def font_size_px(text: str, parent_px: float | None, root_px: float | None) -> float | None:
    """A font size, None if it cannot be measured (``calc()``, ``vw``, ``var()``).

    Args:
        parent_px: The parent's; without it, a relative size cannot be measured.
        root_px: The root's, for ``rem``.
    """
    if text in _SIZE_WORDS_PX:
        return _SIZE_WORDS_PX[text]
    if text in ("inherit", "unset"):
        return parent_px
    if text in ("smaller", "larger"):
        if parent_px is None:
            return None
        return parent_px / 1.2 if text == "smaller" else parent_px * 1.2
    tokens = _components(text)
    share = percent(tokens)
    if share is not None:
        return share * parent_px if parent_px is not None else None
    unit = tokens[0].lower_unit if len(tokens) == 1 and tokens[0].type == "dimension" else ""
    base = {"rem": root_px, "em": parent_px}.get(unit, 1.0)
    if base is None:
        return None
    return float(tokens[0].value) * base if unit in ("rem", "em") else length_px(tokens, 1.0)


@functools.lru_cache(maxsize=1024)
def line_height(text: str) -> tuple[str, float] | None:
    """A line height as (``factor`` or ``px`` or ``em``, number); None if it cannot be measured."""
    if text in ("normal", "initial"):
        return "factor", 1.2
    tokens = _components(text)
    if len(tokens) == 1 and tokens[0].type == "number":
        return "factor", float(tokens[0].value)
    share = percent(tokens)
    if share is not None:
        return "em", share
    if len(tokens) == 1 and tokens[0].type == "dimension" and tokens[0].lower_unit == "em":
        return "em", float(tokens[0].value)
    px = length_px(tokens, 16.0)
    return ("px", px) if px is not None else None


@functools.lru_cache(maxsize=1024)
def border_px(text: str) -> float:
    """A border's width; one that cannot be measured counts as none."""
    words = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
    return words[text] if text in words else length_px(_components(text), 16.0) or 0.0


@functools.lru_cache(maxsize=2048)
def color(text: str) -> RGBA | None:
    """A colour in sRGB, channels from 0 to 1; None if it cannot be measured.

    Notations that Outlook for Windows drops are not: what was declared before would hold there.
    """
    if ("(" in text and "," not in text) or (text[:1] == "#" and len(text) not in (4, 7)):
        return None
    from tinycss2.color4 import parse_color  # noqa: PLC0415 - 2 ms that few processes need

    parsed = parse_color(text)
    if parsed is None or parsed == "currentcolor" or parsed.space not in ("srgb", "hsl"):
        return None
    red, green, blue, alpha = parsed.to("srgb")
    if None in (red, green, blue, alpha):
        return None
    return (float(red), float(green), float(blue), float(alpha))


@functools.lru_cache(maxsize=1024)
def legacy_color(text: str) -> RGBA | None:
    """The colour of a ``bgcolor`` or ``text`` attribute: ``#rgb``, ``rrggbb`` or a name."""
    value = text.strip()
    if "(" in value:
        # HTML reads any letters as a colour, but not as CSS does ("rgb(247,242,228)" is a green).
        return None
    found = color(value)
    return found if found is not None else color(f"#{value}")


def over(top: RGBA, ground: RGBA) -> RGBA:
    """A colour laid over an opaque one."""
    alpha = top[3]
    red, green, blue = (
        t * alpha + g * (1 - alpha) for t, g in zip(top[:3], ground[:3], strict=True)
    )
    return (red, green, blue, 1.0)


@functools.lru_cache(maxsize=4096)
def contrast(first: RGBA, second: RGBA) -> float:
    """The contrast ratio of two opaque colours, from 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgba: RGBA) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in rgba[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@functools.lru_cache(maxsize=1024)
def _components(text: str) -> list[Any]:
    return [
        token
        for token in tinycss2.parse_component_value_list(text, skip_comments=True)
        if token.type != "whitespace"
    ]
