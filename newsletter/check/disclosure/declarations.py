"""CSS declarations: read once, and judged for what could hide or move text."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import field
from typing import Any, TypeVar

import tinycss2

from newsletter.check.disclosure.harmless import COVERS, keeps_its_place, shows_text
from newsletter.check.disclosure.values import length_px, percent
from newsletter.dataclass import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One longhand declaration; ``text`` is the value as CSS, in lower case but for strings."""

    name: str
    text: str
    important: bool


@dataclass(frozen=True, slots=True)
class Declarations:
    """What a ``style`` attribute or a rule says.

    Attributes:
        longhands: In order; shorthands that are measured are taken apart.
        hiding: Why text in the element may be invisible, clipped or not judged; empty if it is
            harmless.
        moving: Why something in or beside the element may stand elsewhere than in source order.
        covering: Why the element may lie over another one, wherever that stands.
        height_px: The smallest fixed height, None if there is none.
        clips: ``overflow`` is hidden.
        nowrap: Lines are not broken.
        width_share: The smallest width in percent, as a share of 1.
        width_px: The smallest fixed width, None if there is none.
        beside_px: Room that it leaves empty on the left and on the right.
        upright_px: Room that it leaves empty above and below.
        tall_px: The largest height that it is given at least.
        measured: It says something that the proof measures: a size, a colour, a ground, a border.
    """

    longhands: tuple[Declaration, ...] = ()
    hiding: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    covering: tuple[str, ...] = ()
    height_px: float | None = None
    clips: bool = False
    nowrap: bool = False
    width_share: float = 1.0
    width_px: float | None = None
    beside_px: tuple[float, float] = (0.0, 0.0)
    upright_px: tuple[float, float] = (0.0, 0.0)
    tall_px: float = 0.0
    measured: bool = False
    values: Mapping[str, Declaration] = field(default_factory=dict)

    @property
    def displays_none(self) -> bool:
        """The element is not shown at all."""
        found = self.values.get("display")
        return found is not None and found.text == "none"


NOTHING = Declarations()
_SPACING = ("padding", "margin", "border", "mso-padding", "mso-margin")
# What cannot be measured counts as longer than any email that is read to its end.
UNMEASURED_PX = 10_000.0
_HEIGHTS = ("height", "min-height")
_MEASURED = ("border", "color", "background", "font-size", "line-height")


@functools.lru_cache(maxsize=4096)
def read_style(style: str) -> Declarations:
    """Read a ``style`` attribute."""
    return read_declarations(
        tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True)
    )


def read_declarations(nodes: list[Any]) -> Declarations:
    """Read parsed declarations; what is no declaration is dropped, as browsers drop it."""
    longhands: list[Declaration] = []
    hiding: list[str] = []
    moving: list[str] = []
    covering: list[str] = []
    heights: list[float] = []
    widths: list[float] = []
    left = right = above = below = tall = 0.0
    share = 1.0
    clips = nowrap = False
    for node in nodes:
        if node.type != "declaration":
            continue
        name = node.lower_name
        tokens = [token for token in node.value if token.type not in ("whitespace", "comment")]
        text = _text(tokens)
        shown = f"{name}: {text}"
        if not shows_text(name, text, tokens):
            hiding.append(shown)
        if not keeps_its_place(name, text, tokens):
            moving.append(shown)
            if name in COVERS:
                covering.append(shown)
        if name == "height" and (height := length_px(tokens, 16.0)) is not None:
            heights.append(height)
        clips |= name.startswith("overflow") and "visible" not in text
        nowrap |= name == "white-space" and text in ("nowrap", "pre")
        if name in ("width", "max-width") and (found := percent(tokens)) is not None:
            share = min(share, found)
        if name in ("width", "max-width") and (width := length_px(tokens, 16.0)) is not None:
            widths.append(width)
        if name.startswith(_SPACING):
            room = _room(name, tokens)
            left, right = left + room[0], right + room[1]
            above, below = above + room[2], below + room[3]
        if name in _HEIGHTS:
            tall = max([tall, *map(_upright, tokens)])
        longhands += [
            Declaration(longhand, value, node.important)
            for longhand, value in _expand(name, text, tokens)
        ]
    return Declarations(
        tuple(longhands),
        tuple(hiding),
        tuple(moving),
        tuple(covering),
        min(heights, default=None),
        clips,
        nowrap,
        share,
        min(widths, default=None),
        (left, right),
        (above, below),
        tall,
        any(declaration.name.startswith(_MEASURED) for declaration in longhands),
        {declaration.name: declaration for declaration in longhands},
    )


def _text(tokens: list[Any]) -> str:
    return " ".join(
        token.lower_value
        if token.type in ("ident",)
        else token.serialize().lower()
        if token.type != "string"
        else token.serialize()
        for token in tokens
    )


def _room(name: str, tokens: list[Any]) -> tuple[float, float, float, float]:
    """The room in CSS pixels that a declaration takes on the left and right, above and below."""
    lengths = [_length(token) for token in tokens]
    if not lengths:
        return 0.0, 0.0, 0.0, 0.0
    if "left" in name or "inline-start" in name:
        return max(lengths), 0.0, 0.0, 0.0
    if "right" in name or "inline-end" in name:
        return 0.0, max(lengths), 0.0, 0.0
    # What is no length of a border is a style or a colour.
    upright = lengths if name.startswith("border") else list(map(_upright, tokens))
    if "top" in name or "block" in name:
        return 0.0, 0.0, max(upright), max(upright) if "block" in name else 0.0
    if "bottom" in name:
        return 0.0, 0.0, 0.0, max(upright)
    if name == "border":
        widest = max(lengths)
        return widest, widest, widest, widest
    if name.startswith("border") and name != "border-width":
        return 0.0, 0.0, 0.0, 0.0
    top, _, bottom, _ = _four(upright)
    _, right, _, left = _four(lengths)
    return left, right, top, bottom


def _is_unmeasured(token: Any) -> bool:
    """Whether it is some length that depends on the window, or on what is not known here."""
    if token.type == "dimension":
        return length_px([token], 16.0) is None
    return bool(token.type == "function")


def _upright(token: Any) -> float:
    return UNMEASURED_PX if _is_unmeasured(token) else _length(token)


def _length(token: Any) -> float:
    """A length for adding up; a percentage is one of a window of 600 px."""
    share = percent([token])
    return 600 * share if share is not None else length_px([token], 16.0) or 0.0


# --- Longhands that are measured ---------------------------------------------------------------

_SIDES = ("top", "right", "bottom", "left")
_STYLES = frozenset(
    ["none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge", "inset", "outset"]
)
_SIZE_WORDS = frozenset(
    ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"]
)


def _expand(name: str, text: str, tokens: list[Any]) -> list[tuple[str, str]]:
    if name == "background":
        return _background(text, tokens)
    if name == "font":
        return _font(text, tokens)
    if name == "border":
        return [pair for side in _SIDES for pair in _border(side, tokens)]
    if name.startswith("border-"):
        kind = name[7:]
        if kind in _SIDES:
            return _border(kind, tokens)
        if kind in ("width", "style", "color"):
            parts = [_text([token]) for token in tokens] or [""]
            return [
                (f"border-{side}-{kind}", value)
                for side, value in zip(_SIDES, _four(parts), strict=True)
            ]
    return [(name, text)]


def _four(parts: list[T]) -> list[T]:
    """One to four values as top, right, bottom, left."""
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    return [top, right, bottom, parts[3] if len(parts) > 3 else right]


def _border(side: str, tokens: list[Any]) -> list[tuple[str, str]]:
    width, style, color = "3px", "none", "currentcolor"
    given: list[str] = []
    for token in tokens:
        text = _text([token])
        if text in _STYLES:
            style = text
            given.append("style")
        elif token.type in ("dimension", "number") or text in ("thin", "medium", "thick"):
            width = text
            given.append("width")
        else:
            color = text
            given.append("color")
    if len(set(given)) < len(given):
        return []  # browsers drop such a declaration
    return [
        (f"border-{side}-width", width),
        (f"border-{side}-style", style),
        (f"border-{side}-color", color),
    ]


_BACKGROUND_WORDS = frozenset((
    "none", "transparent", "currentcolor", "repeat", "repeat-x", "repeat-y", "no-repeat", "round",
    "space", "scroll", "fixed", "local", "left", "right", "top", "bottom", "center", "cover",
    "contain", "auto", "border-box", "padding-box", "content-box", "inherit", "initial", "unset",
    "revert"
))  # fmt: skip


def _background(text: str, tokens: list[Any]) -> list[tuple[str, str]]:
    color, image = "transparent", "none"
    colors = 0
    for token in tokens:
        if token.type == "url" or (token.type == "function" and not _is_color(token)):
            image = _text([token])
        elif token.type in ("hash", "function") or (token.type == "ident" and _is_color(token)):
            color = _text([token])
            colors += 1
        elif token.type == "literal" and token.value == ",":
            image = "several layers"
        elif token.type == "ident" and token.lower_value not in _BACKGROUND_WORDS:
            colors = 2
    if colors > 1:
        # Browsers drop it, so that what was declared before holds; that is not looked for.
        color = "?"
    if text in ("inherit", "initial", "unset", "revert"):
        color = text
    return [("background-color", color), ("background-image", image)]


def _is_color(token: Any) -> bool:
    from tinycss2.color4 import parse_color  # noqa: PLC0415 - 2 ms that few styles need

    return parse_color(token) is not None


_FONT_WORDS = frozenset(("normal", "italic", "oblique", "bold", "bolder", "lighter", "small-caps"))


def _font(text: str, tokens: list[Any]) -> list[tuple[str, str]]:
    size, height, family = "?", "normal", text
    if text == "inherit":
        return [("font-size", text), ("line-height", text), ("font-family", text)]
    for index, token in enumerate(tokens):
        part = _text([token])
        if token.type in ("dimension", "percentage", "function") or part in _SIZE_WORDS:
            size = part
            rest = tokens[index + 1 :]
            if rest and rest[0].type == "literal" and rest[0].value == "/":
                height = _text(rest[1:2])
                rest = rest[2:]
            family = _text(rest)
            if not family:
                size = "?"  # browsers drop a font without a family
            break
        if token.type == "number" and token.value == 0:
            size = "0"
            break
        if token.type != "number" and part not in _FONT_WORDS:
            break
    return [("font-size", size), ("line-height", height), ("font-family", family)]
