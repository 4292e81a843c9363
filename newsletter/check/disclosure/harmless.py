"""What CSS is known to be harmless to text, and to the order of things.

A list of what is allowed. Everything else is refused: a property that this module does not know may
do anything, and so may a value that cannot be measured, such as ``calc()`` or ``var()``. ``mso-``
and ``-webkit-`` properties are judged by the same rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from newsletter.check.disclosure.values import only_lengths, percent

MIN_WIDTH_PX = 60.0
MAX_WIDTH_PX = 900.0
MAX_INDENT_PX = 50.0

_Test: TypeAlias = Callable[[str, list[Any]], bool]


def _words(*allowed: str) -> _Test:
    known = frozenset(allowed)
    return lambda text, _: text in known


def _lengths(low: float, high: float, *words: str) -> _Test:
    def test(text: str, tokens: list[Any]) -> bool:
        return text in words or only_lengths(tokens, low, high, words)

    return test


def _width(text: str, tokens: list[Any]) -> bool:
    if text in ("auto", "inherit", "none", "initial"):
        return True
    share = percent(tokens)
    if share is not None:
        return share > 0
    return only_lengths(tokens, MIN_WIDTH_PX, MAX_WIDTH_PX, ())


def _height(text: str, tokens: list[Any]) -> bool:
    # Fixed heights are judged with the element: a table cell grows, other boxes do not.
    if any(token.type == "percentage" for token in tokens):
        return text == "100%"
    return text in ("auto", "inherit") or only_lengths(tokens, 0.0, 100_000.0, ())


def _one(text: str, tokens: list[Any]) -> bool:
    return text in ("1", "1.0", "100%", "inherit")


def _at_most(limit_px: float) -> _Test:
    """All lengths are small, whatever the words beside them; nothing that cannot be measured."""

    def test(text: str, tokens: list[Any]) -> bool:
        if "var(" in text or "calc(" in text or "url(" in text:
            return False
        sizes = [token for token in tokens if token.type in ("dimension", "percentage", "number")]
        return all(only_lengths([size], -limit_px, limit_px, ()) for size in sizes)

    return test


_UNSEEN_FONTS = ("wingdings", "webdings", "dingbats", "symbol", "blank", "barcode", "redacted",
                 "emoji", "icon", "material", "awesome", "marlett", "mt extra",
                 "mdl2", "fluent")  # fmt: skip


def shows_letters(font: str) -> bool:
    """Whether a font's name is of none that shows other signs in place of letters."""
    return not any(word in font.lower() for word in _UNSEEN_FONTS)


def _family(text: str, _: list[Any]) -> bool:
    return shows_letters(text)


def _any(text: str, _: list[Any]) -> bool:
    return "var(" not in text and "env(" not in text


def _decoration(text: str, tokens: list[Any]) -> bool:
    return "line-through" not in text and "blink" not in text and _THIN(text, tokens)


# A line as thick as letters are high, in their own colour, hides them.
_THIN = _at_most(4.0)
_BORDER = _at_most(40.0)
_SPACE = _at_most(200.0)
_MARGIN = _lengths(0.0, 200.0, "auto", "inherit")
# Another mark could be words.
_LIST = _words(
    "none",
    "disc",
    "circle",
    "square",
    "decimal",
    "lower-roman",
    "upper-roman",
    "lower-alpha",
    "upper-alpha",
    "inside",
    "outside",
    "none inside",
    "none outside",
    "inherit",
)
_OFFSET = _lengths(0.0, 0.0, "auto")
_DISPLAY = _words(
    "block", "inline", "inline-block", "table", "inline-table", "table-row", "table-cell",
    "table-row-group", "list-item", "inherit", "flow-root",
)  # fmt: skip

# Whatever their value, these cannot hide text; colours, sizes and grounds are measured elsewhere.
_TEXT_HARMLESS = frozenset((
    "color", "background-color", "background-image", "background", "background-repeat",
    "background-position", "background-size", "border-color", "border-style",
    "border-radius", "border-top-color", "border-right-color", "border-bottom-color",
    "border-left-color", "border-top-style", "border-right-style", "border-bottom-style",
    "border-left-style", "border-top-left-radius", "border-top-right-radius",
    "border-bottom-left-radius", "border-bottom-right-radius", "border-collapse",
    "font-size", "line-height", "font-weight", "text-align",
    "table-layout", "box-sizing", "cursor", "word-break", "overflow-wrap", "word-wrap", "hyphens",
    "color-scheme", "supported-color-schemes", "-webkit-font-smoothing",
    "-moz-osx-font-smoothing", "min-height", "empty-cells",
    "page-break-inside", "break-inside", "-ms-interpolation-mode",
    "mso-line-height-rule", "mso-border-alt",
    "mso-generic-font-family", "mso-style-priority", "mso-ansi-language", "-premailer-cellpadding",
    "-premailer-cellspacing", "-premailer-width", "-premailer-bgcolor", "text-wrap", "orphans",
    "widows"
))  # fmt: skip

_TEXT: Mapping[str, _Test] = {
    "display": _DISPLAY,
    "visibility": _words("visible", "inherit"),
    **dict.fromkeys(
        (
            "-webkit-text-size-adjust",
            "-ms-text-size-adjust",
            "-moz-text-size-adjust",
            "text-size-adjust",
        ),
        _words("none", "auto", "100%"),
    ),
    "opacity": _one,
    "-webkit-opacity": _one,
    "-moz-opacity": _one,
    **dict.fromkeys(
        (
            "border",
            "border-top",
            "border-right",
            "border-bottom",
            "border-left",
            "border-width",
            "border-top-width",
            "border-right-width",
            "border-bottom-width",
            "border-left-width",
            "border-spacing",
            "mso-table-lspace",
            "mso-table-rspace",
        ),
        _BORDER,
    ),
    **dict.fromkeys(
        (
            "mso-padding-alt",
            "mso-padding-top-alt",
            "mso-padding-bottom-alt",
            "mso-padding-left-alt",
            "mso-padding-right-alt",
            "mso-margin-top-alt",
            "mso-margin-bottom-alt",
        ),
        _SPACE,
    ),
    "list-style": _LIST,
    "list-style-type": _LIST,
    "font-style": _words("normal", "italic", "oblique", "inherit", "initial"),
    "mso-font-alt": _family,
    "font": _any,
    "font-family": _family,
    "font-variant": _words("normal", "small-caps", "all-small-caps", "inherit"),
    "font-variant-caps": _words("normal", "small-caps", "all-small-caps", "inherit"),
    "font-stretch": _words("normal", "100%", "condensed", "expanded"),
    "padding": _lengths(0.0, 400.0, "inherit"),
    "padding-top": _lengths(0.0, 400.0, "inherit"),
    "padding-right": _lengths(0.0, 200.0, "inherit"),
    "padding-bottom": _lengths(0.0, 400.0, "inherit"),
    "padding-left": _lengths(0.0, 200.0, "inherit"),
    "margin": _MARGIN,
    "margin-top": _MARGIN,
    "margin-right": _MARGIN,
    "margin-bottom": _MARGIN,
    "margin-left": _MARGIN,
    "text-indent": _lengths(0.0, MAX_INDENT_PX, "inherit"),
    "text-decoration": _decoration,
    "text-decoration-line": _decoration,
    "text-decoration-color": _any,
    "text-decoration-style": _any,
    "text-decoration-thickness": _THIN,
    "text-underline-offset": _lengths(0.0, 12.0, "auto"),
    "text-transform": _words("none", "uppercase", "lowercase", "capitalize", "inherit"),
    "text-shadow": _words("none"),
    "letter-spacing": _lengths(-1.0, 8.0, "normal", "inherit"),
    "word-spacing": _lengths(-1.0, 20.0, "normal", "inherit"),
    "white-space": _words("normal", "nowrap", "inherit"),
    "vertical-align": _words("baseline", "top", "middle", "bottom", "text-top", "inherit", "0"),
    "width": _width,
    "max-width": _width,
    "min-width": _lengths(0.0, MAX_WIDTH_PX, "auto", "inherit"),
    "height": _height,
    "max-height": _words("none", "100%"),
    "overflow": _words("visible", "hidden", "inherit"),
    "overflow-x": _words("visible", "hidden"),
    "overflow-y": _words("visible", "hidden"),
    "direction": _words("ltr", "rtl", "inherit"),
    "unicode-bidi": _words("normal", "embed", "isolate", "plaintext"),
    "writing-mode": _words("horizontal-tb"),
    "position": _words("static", "relative"),
    "top": _OFFSET,
    "right": _OFFSET,
    "bottom": _OFFSET,
    "left": _OFFSET,
    "z-index": _words("auto", "0", "1"),
    "float": _words("none", "left", "right"),
    "clear": _words("none", "left", "right", "both"),
    "transform": _words("none"),
    "filter": _words("none"),
    "box-shadow": _words("none"),
    "outline": _words("none", "0"),
    "mso-hide": _words("none"),
    "mso-height-rule": _words("at-least"),
}

# What can put an element before, over or beside what stands above it in the source.
_PLACE: Mapping[str, _Test] = {
    "position": _words("static", "relative"),
    **dict.fromkeys(("top", "right", "bottom", "left", "inset"), _OFFSET),
    **dict.fromkeys(
        ("margin", "margin-top", "margin-bottom", "margin-left", "margin-right", "margin-block",
         "margin-inline", "margin-block-start", "margin-inline-start"),
        _lengths(0.0, 1_000.0, "auto", "inherit"),
    ),
    "display": _words(
        "block", "inline", "inline-block", "table", "inline-table", "table-row", "table-cell",
        "table-row-group", "list-item", "inherit", "flow-root", "none",
    ),
    "float": _words("none"),
    **dict.fromkeys(
        ("order", "-webkit-order", "-ms-flex-order", "z-index"), _words("0", "auto", "1")
    ),
    **dict.fromkeys(
        ("transform", "-webkit-transform", "-ms-transform", "translate", "rotate", "scale",
         "offset-path", "offset", "perspective", "zoom"),
        _words("none", "1", "100%"),
    ),
    **dict.fromkeys(
        ("flex-direction", "flex-flow", "grid-area", "grid-row", "grid-row-start", "grid-column",
         "grid-template-areas", "column-count", "columns", "writing-mode", "animation",
         "animation-name", "-webkit-animation", "caption-side", "running", "mso-element",
         "mso-element-frame-width", "position-anchor"),
        _words("none", "auto", "horizontal-tb", "row", "column"),
    ),
    "unicode-bidi": _words("normal", "embed", "isolate", "plaintext"),
    **dict.fromkeys(("box-shadow", "-webkit-box-shadow", "outline-offset"), _at_most(24.0)),
    **dict.fromkeys(("outline", "outline-width", "text-shadow"), _THIN),
    **dict.fromkeys(
        ("filter", "-webkit-filter", "-webkit-box-reflect", "border-image", "border-image-source"),
        _words("none"),
    ),
    "border-image-outset": _words("0"),
    "mso-text-raise": _at_most(40.0),
}  # fmt: skip

# These reach over elements that stand elsewhere.
COVERS = frozenset((
    "position", "inset", "top", "right", "bottom", "left", "margin", "margin-top", "margin-bottom",
    "margin-left", "margin-right", "margin-block", "margin-block-start", "margin-inline",
    "margin-inline-start", "transform", "-webkit-transform", "-ms-transform", "translate", "scale",
    "rotate", "box-shadow", "-webkit-box-shadow", "outline", "outline-width", "outline-offset",
    "text-shadow", "filter", "-webkit-filter", "-webkit-box-reflect", "border-image",
    "border-image-source", "border-image-outset",
    "offset-path", "offset", "zoom", "animation", "animation-name", "-webkit-animation"
))  # fmt: skip


# Known, and of no consequence for where things stand.
_BENIGN = frozenset(["object-fit", "quotes", "tab-size", "font-feature-settings"])


def keeps_its_place(name: str, text: str, tokens: list[Any]) -> bool:
    """Whether a declaration leaves its element, and what is around it, in source order."""
    if name in _PLACE:
        return _PLACE[name](text, tokens)
    return name in _TEXT_HARMLESS or name in _TEXT or name in _BENIGN


def shows_text(name: str, text: str, tokens: list[Any]) -> bool:
    """Whether a declaration leaves the element's text to be seen."""
    if name in _TEXT_HARMLESS:
        return True
    test = _TEXT.get(name)
    return test is not None and test(text, tokens)
