"""When a note of the data applies to a use.

"Partly supported" is mostly about something that an email does not do: "negative values are not
supported" says nothing about ``margin:0``. Each condition names a feature and words of its note;
numbers would change with the data. A test holds that every condition still meets a note. A note
without a condition applies always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from newsletter.check.clients.use import Place, Use
from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """What a use must be like for a note to apply; all of what is given must hold.

    Attributes:
        feature: Slug, or ``*`` for any.
        says: Words of the note.
        value: Searched in the use's value, ignoring case.
        name: Properties or attributes.
        tags: Elements.
        except_tags: Elements that the note does not mean.
        place: Where the use stands.
        trait: A trait that the use must have, or with ``-`` before it must not.
        harmless: Why the note never matters; then nothing else is asked.
    """

    feature: str
    says: str
    value: str = ""
    name: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    except_tags: tuple[str, ...] = ()
    place: Place | None = None
    trait: str = ""
    harmless: str = ""

    def applies(self, use: Use) -> bool:
        """Whether the note that this condition is for is about the use."""
        if self.harmless:
            return False
        return (
            (not self.value or bool(re.search(self.value, use.value, re.I)))
            and (not self.name or use.name in self.name)
            and (not self.tags or use.tag in self.tags)
            and (not self.except_tags or use.tag not in self.except_tags)
            and (self.place is None or use.place == self.place)
            and self._has_trait(use)
        )

    def _has_trait(self, use: Use) -> bool:
        if self.trait.startswith("-"):
            return self.trait[1:] not in use.traits
        return not self.trait or self.trait in use.traits


_NEGATIVE = r"(?<![\w.])-\s*\.?\d"
_SPACED_RGB = r"rgba?\(\s*[\d.%]+\s+[\d.]"
_ON_CLASS = r"[.#\]][\w-]*:"
_SHOWN = "the reader sees the picture"

CONDITIONS: Final[tuple[Condition, ...]] = (
    Condition("css-at-media", "height based", value=r"(?<![\w-])(?:min-|max-)?height\b"),
    Condition("css-at-media", "not support nested", value=r"in @media"),
    Condition("css-at-media", "Nested media queries", value=r"in @media"),
    Condition(
        "css-at-media",
        "Only supports `screen`",
        value=r"\((?!\s*(?:min|max)-(?:width|height)\b)|\bprint\b|\bnot\b",
    ),
    Condition("css-at-media-orientation", "portrait", value=r"portrait"),
    Condition("css-background", "Only `background-color`", value=r"url\(|gradient\("),
    Condition("css-background", "multiple values", value=r"\)\s*,"),
    Condition("css-background", "shorthand for `background-size`", value=r"(?<!:)/(?!/)"),
    Condition("css-background-image", "multiple values", value=r"\)\s*,"),
    Condition("css-border", "bigger than 8px", value=r"(?<![\w.])(?:9|[1-9]\d+)(?:\.\d+)?px"),
    Condition("css-border", "`<p>` or a `<div>`", tags=("p", "div"), value=r"[1-9]"),
    Condition("css-border-radius", "elliptical", value=r"/"),
    Condition("css-clear", "inline-start", value=r"inline-"),
    Condition("css-float", "inline-start", value=r"inline-"),
    Condition("css-cursor", "URL is not supported", value=r"url\("),
    Condition("css-direction", "`rtl` direction", value=r"rtl"),
    Condition(
        "css-display",
        "`flex`, `grid`, `flow-root`",
        value=r"flex|grid|flow-root|contents|initial|revert|unset",
    ),
    Condition(
        "css-display",
        "`flow-root`, `inline-flex`",
        value=r"flow|inline-(?:flex|grid)|contents|revert",
    ),
    Condition("css-display", "does not inherit to inner tables", value=r"none", trait="-doubled"),
    # What is not hidden is shown as its element is by nature.
    Condition("css-display", "Only supports `display:none`", value=r"flex|grid|table|contents"),
    Condition("css-display-none", "nested `<table>`", trait="-doubled", tags=("div", "td", "span")),
    Condition("css-display-none", "directly to an `<img>`", tags=("img",), trait="-doubled"),
    Condition("css-font-size", "`rem` values", value=r"\drem"),
    Condition("css-font-size", "`relative` and `percentage`", value=r"%|smaller|larger"),
    Condition("css-font-weight", "between 0 and 599", value=r"^(?!400$|700$)\d+$"),
    Condition("css-font-weight", "`<number>` values are not", value=r"^(?![1-9]00$)\d+$"),
    Condition(
        "css-height",
        "Not supported on `<body>`",
        tags=("body", "span", "div", "p"),
        value=r"\d",
    ),
    Condition("css-important", "lowercase", value=r"!\s*(?-i:.*[A-Z])"),
    Condition("css-important", "with a space before", value=r"\S!"),
    Condition("css-important", "Not supported inline", place="inline"),
    Condition("css-important", "Only supported inline", place="sheet"),
    Condition("css-important", "`background-image`", name=("background-image",), value=r"\S!"),
    Condition("css-left-right-top-bottom", "Percentages", value=r"%"),
    Condition("css-letter-spacing", "Big negative", value=r"-\s*(?:[2-9]|\d{2})"),
    Condition("css-letter-spacing", "set in `em`", value=r"\dem"),
    Condition(
        "css-line-height",
        "behave weirdly",
        harmless="Outlook takes the height as the least one: lines may be higher, never cut",
    ),
    Condition("css-linear-gradient", "inline in the", name=("background-image",), place="inline"),
    Condition("css-radial-gradient", "inline in the", name=("background-image",), place="inline"),
    Condition("css-list-style", "`list-style-image` values", value=r"url\("),
    Condition("css-list-style", "Only `list-style-type`", value=r"url\(|inside|outside"),
    Condition("css-margin", "Negative values", value=_NEGATIVE),
    Condition("css-margin", "`<span>` and `<body>`", tags=("span", "body"), value=r"[1-9]"),
    Condition("css-margin", "included inside", trait="background", value=r"[1-9]"),
    Condition("css-margin", "`auto` value", value=r"\bauto\b"),
    Condition("css-max-width", "`<table>` elements", except_tags=("table",)),
    Condition("css-overflow", "`overflow-block`", name=("overflow-block", "overflow-inline")),
    Condition("css-overflow", "Cannot scroll", value=r"auto|scroll"),
    Condition(
        "css-overflow-wrap", "word-break:normal", harmless="only a word longer than its line"
    ),
    Condition("css-padding", "Only supported on table", except_tags=("td", "th"), value=r"[1-9]"),
    Condition(
        "css-padding",
        "same for all cells",
        harmless="cells beside each other take the largest padding: nothing is lost",
    ),
    Condition("css-position", "but not `sticky`", value=r"sticky|fixed"),
    Condition("css-position", "Supports `sticky`", value=r"relative|absolute|fixed"),
    Condition("css-position", "Supports `relative` but", value=r"absolute|sticky|fixed"),
    Condition("*", "Only supported on type selectors", value=_ON_CLASS),
    Condition("css-rgb", "Whitespace syntax", value=_SPACED_RGB),
    Condition("css-rgb", "whitespace syntax", value=_SPACED_RGB),
    Condition("css-rgb", "Alpha value", value=r"rgb\((?:[^,)]*,){3}|rgb\([^)]*/"),
    Condition("css-rgba", "Whitespace syntax", value=_SPACED_RGB),
    Condition("css-rgba", "whitespace syntax", value=_SPACED_RGB),
    Condition("css-selector-attribute", "with a class selector", value=r"\.[\w-]+\["),
    Condition("css-selector-attribute", "Only supports `[attr]`", value=r"[$^*]="),
    Condition("css-selector-attribute", "is prefixed", value=r"\[\s*class"),
    Condition("css-selector-attribute", "`[attr~=value]` syntax", value=r"\[(?!\s*class\s*~=)"),
    Condition(
        "css-selector-attribute", "`[attr=value]` syntax", value=r"\[\s*[\w-]+\s*(?:\]|[$^*|~]=)"
    ),
    Condition("css-text-align", "match-parent", value=r"match-parent"),
    Condition("css-text-align", "vendor prefixed", value=r"match-parent"),
    Condition("css-text-align", "`start` and `end`", value=r"\b(?:start|end)\b"),
    Condition("css-text-decoration", "multiple values", value=r"\S\s+\S"),
    Condition("css-text-decoration", "overline", value=r"overline"),
    Condition("css-text-indent", "Negative values", value=_NEGATIVE),
    Condition("css-text-transform", "lowercase", value=r"lowercase"),
    Condition("css-text-underline-position", "but not `right`", value=r"right|left"),
    Condition("css-white-space", "`pre` value", value=r"^pre$"),
    Condition(
        "css-width",
        "Not supported on `<body>`",
        tags=("body", "span", "div", "p", "img"),
        value=r"\d",
    ),
    Condition(
        "css-word-break", "look like `break-all`", harmless="only a word longer than its line"
    ),
    Condition("css-word-spacing", "`rem` and `ch`", value=r"\d(?:rem|ch)"),
    Condition("css-word-wrap", "to all items", harmless="only a word longer than its line"),
    Condition("css-unit-initial", "in IE", harmless="Internet Explorer has ended"),
    Condition("html-align", "on `<table>`", tags=("table",), value=r"left|right"),
    Condition("html-background", "`<body>` element", except_tags=("body",)),
    Condition("html-body", "Replaced by a `<div>`", harmless="the div has what the body was given"),
    Condition("html-dir", "`rtl` direction", value=r"rtl"),
    Condition("html-dir", "`<a>` tags", tags=("a",)),
    Condition("html-height", "Percentage width", tags=("img",), value=r"%"),
    Condition("html-height", "120 dpi", harmless="the size is that of other screens"),
    Condition("html-lang", "`<td>`", tags=("td",)),
    Condition("html-lists", "`reversed`", value=r"\breversed\b"),
    Condition("html-lists", "`<li>`", tags=("li",)),
    Condition("html-mailto-links", "`bcc`", value=r"[?&]bcc="),
    Condition("html-role", "`<table>` tag", except_tags=("table",)),
    Condition("html-semantics", "`<details>`", tags=("details", "main", "nav", "summary")),
    Condition("html-semantics", "Only `<time>`", except_tags=("time",)),
    Condition("html-semantics", "are stripped", except_tags=("time",)),
    Condition("html-style", "inside the `<body>`", value=r"^body"),
    Condition("html-style", "16 KB", value=r"large"),
    Condition("html-style", "before their rules", value=r"^body"),
    Condition("html-target", "in a new window", harmless="the link leads where it should"),
    Condition("html-width", "Percentage width", tags=("img",), value=r"%"),
    Condition("html-width", "120 dpi", harmless="the size is that of other screens"),
    Condition("image-avif", "Converts still AVIF", harmless=_SHOWN),
    Condition("image-base64", "Base 64 gif", value=r"^data:image/gif"),
    Condition("image-gif", "not support animated", harmless="the first frame is shown"),
    Condition("image-gif", "plays the animation", harmless="the reader may start it again"),
    Condition("image-heif", "Converts file", harmless=_SHOWN),
    Condition("image-webp", "Converts file", harmless=_SHOWN),
    Condition("image-webp", "animation", harmless="a still picture is shown"),
)
"""The conditions; for one note all that meet it must hold."""


def _by_feature(conditions: Iterable[Condition]) -> Mapping[str, tuple[Condition, ...]]:
    table: dict[str, tuple[Condition, ...]] = {}
    for condition in conditions:
        table[condition.feature] = (*table.get(condition.feature, ()), condition)
    return table


_TABLE = _by_feature(CONDITIONS)


@lru_cache(1024)
def conditions_for(slug: str, note: str) -> tuple[Condition, ...]:
    """The conditions of one note."""
    candidates = _TABLE.get(slug, ()) + _TABLE.get("*", ())
    return tuple(condition for condition in candidates if condition.says in note)


def note_applies(use: Use, note: str) -> bool:
    """Whether a note of the use's feature is about this use."""
    return all(condition.applies(use) for condition in conditions_for(use.slug, note))
