"""Where a feature may be missing and the reader loses nothing: what stands in for it.

Raw verdicts are noise: an email that Outlook shows well still has ``border-radius``. A use is a
loss only when nothing stands in for it. What is named here was decided feature by feature against
the data of 2026-05-13; each entry says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from newsletter.check.clients.declarations import Declaration

COVERS: Final[Mapping[str, str]] = {
    "default": "the value is what a client does without the declaration",
    "earlier": "an earlier declaration of the same property stands in",
    "background": "the element has a plain background colour as well",
    "attribute": "an attribute of the element says the same",
    "hidden": "the element is hidden, so its looks do not matter",
    "doubled": "the element is hidden in a second way",
    "content": "the element holds something that is shown in its place",
    "source": "the element's src is shown",
    "conditional": "the rule only adds to the inline styles under a condition",
    "inline": "the elements that the rule is for say the same inline",
    "reset": "the rule only takes away a client's own default",
    "unused": "no element of the email is chosen by the rule",
    "hack": "the rule is written for one client; the others pass over it",
    "enhancing": "the rule only sets what may be missing",
    "fonts": "it only fetches fonts; the next font of the list is used",
    "shadow": "only the colour of a shadow; without it there is no shadow",
    "ghost": "Outlook gets a table of fixed width in a conditional comment instead",
    "stacked": "the cell's width is given to Outlook in a conditional comment",
}
"""What stands in, by the name that a use carries, with the sentence that is shown."""

_LOOKS = "decoration: without it the words and the layout are the same"
_SQUARE = "corners are square"
_MOTION = "without it the email stands still, or does not answer the pointer"
_TYPE = "a refinement of type: the words are the same, set a little differently"
_BREAKING = "only decides where a long line or page may break"
_CONTENT = "a client that does not know the element shows what is in it"
_ASSISTIVE = "for assistive technology only; what it names stands in the words too"
_HINT = "a hint to the client; ignoring it changes nothing that is shown"
_DARK = "only the client's own dark mode follows; the light colours are complete"
_BACKDROP = "only places a background picture; the words stand before it all the same"
_STRUCTURE = "MJML's tables carry the layout; without it boxes keep their own size"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _named(reason: str, slugs: str) -> dict[str, str]:
    """One reason for several features."""
    return dict.fromkeys(slugs.split(), reason)


PROGRESSIVE: Final[Mapping[str, str]] = {
    **_named(
        _LOOKS,
        "css-accent-color css-backdrop-filter css-background-blend-mode css-border-image "
        "css-box-shadow css-clip-path css-filter css-mask-image css-mix-blend-mode css-opacity "
        "css-outline css-outline-offset css-text-shadow css-transform css-empty-cells",
    ),
    **_named(_SQUARE, "css-border-radius css-border-radius-logical"),
    **_named(
        _MOTION,
        "css-animation css-at-keyframes css-transition css-cursor css-pseudo-class-active "
        "css-pseudo-class-focus css-pseudo-class-focus-visible css-pseudo-class-focus-within "
        "css-pseudo-class-hover css-pseudo-class-visited css-pseudo-class-link "
        "css-at-media-hover css-at-media-prefers-reduced-motion css-scroll-snap css-resize "
        "css-user-select",
    ),
    **_named(
        _TYPE,
        "css-font-kerning css-font-size-adjust css-font-stretch css-letter-spacing "
        "css-word-spacing css-text-decoration css-text-decoration-line "
        "css-text-decoration-color css-text-decoration-skip-ink "
        "css-text-decoration-style css-text-decoration-thickness css-text-emphasis "
        "css-text-emphasis-position css-text-justify css-text-align-last css-text-indent "
        "css-text-underline-offset css-text-underline-position css-tab-size css-list-style-image "
        "css-list-style-position css-pseudo-element-first-letter css-pseudo-element-first-line "
        "css-pseudo-element-marker css-hyphenate-character",
    ),
    **_named(
        _BREAKING,
        "css-hyphens css-hyphenate-limit-chars css-orphans css-widows css-overflow-wrap "
        "css-word-break css-word-wrap css-text-wrap css-text-overflow html-wbr",
    ),
    **_named(
        _CONTENT,
        "html-abbr html-acronym html-bdi html-dfn html-del html-small html-semantics "
        "html-address html-marquee",
    ),
    **_named(
        _ASSISTIVE,
        "html-aria-describedby html-aria-hidden html-aria-label html-aria-labelledby "
        "html-aria-live html-role css-inert-attribute",
    ),
    **_named(
        _HINT,
        "html-loading-attribute html-target html-doctype html-comments css-comments "
        "html-lang html-srcset html-required",
    ),
    **_named(
        _DARK,
        "css-color-scheme html-meta-color-scheme css-function-light-dark "
        "css-at-media-prefers-color-scheme",
    ),
    **_named(_STRUCTURE, "css-min-width css-min-height css-box-sizing css-table-layout"),
    **_named(_BACKDROP, "css-background-position css-background-repeat css-background-size"),
    "css-height": "Yahoo puts min-height in its place: a box is as high, or as high as its words",
    "css-at-font-face": "the next font of the list is used",
    "css-sytem-ui": "the next font of the list is used",
    "css-border-spacing": "cells of layout tables have cellspacing",
    "css-z-index": "only orders what overlaps, and what overlaps needs position",
    "css-important": "clients that drop it have no style sheet to be overruled",
    "html-body": "clients put a div in its place; MJML repeats its colour on the first div",
    "html-base": "every address of the email is absolute",
}
"""Features that may be missing wherever they stand, each with what the reader gets then."""

_ZERO = re.compile(r"0(?:\.0+)?(?:px|em|rem|pt|%)?(?:\s+0(?:\.0+)?(?:px|em|rem|pt|%)?)*")
_BLOCKS = _words(
    "div p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table body center address hr form"
)
_DEFAULTS: Mapping[str, frozenset[str]] = {
    "background": frozenset({"none", "transparent"}),
    "background-image": frozenset({"none"}),
    "background-repeat": frozenset({"repeat"}),
    "border-radius": frozenset({"0"}),
    "box-shadow": frozenset({"none"}),
    "direction": frozenset({"ltr"}),
    "float": frozenset({"none"}),
    "font-weight": frozenset({"normal", "400"}),
    "height": frozenset({"auto"}),
    "letter-spacing": frozenset({"normal"}),
    "max-height": frozenset({"none"}),
    "max-width": frozenset({"none", "100%"}),
    "opacity": frozenset({"1"}),
    "outline": frozenset({"none"}),
    "overflow": frozenset({"visible"}),
    "position": frozenset({"static"}),
    "table-layout": frozenset({"auto"}),
    "text-transform": frozenset({"none"}),
    "vertical-align": frozenset({"baseline"}),
    "visibility": frozenset({"visible"}),
    "white-space": frozenset({"normal"}),
    "width": frozenset({"auto"}),
    "word-break": frozenset({"normal"}),
    "word-spacing": frozenset({"normal"}),
}
_ZERO_BY_DEFAULT = _words(
    "border border-radius letter-spacing word-spacing text-indent min-width min-height padding "
    "padding-top padding-right padding-bottom padding-left"
)
_SAID_BY_ATTRIBUTE: Mapping[str, str] = {
    "background-color": "bgcolor",
    "background-image": "background",
    "height": "height",
    "text-align": "align",
    "vertical-align": "valign",
    "width": "width",
    "direction": "dir",
}
_FOLDED = frozenset({"overflow", "max-height"})
"""How a preheader is hidden from clients that take no notice of ``mso-hide:all``."""
_COLOURS = frozenset({"background-color", "background"})


def is_default(tag: str, name: str, value: str) -> bool:
    """Whether an element of this name looks so without the declaration."""
    value = value.lower()
    if value in _DEFAULTS.get(name, ()):
        return True
    if name in _ZERO_BY_DEFAULT and _ZERO.fullmatch(value):
        return True
    if name == "white-space" and tag == "pre":
        return value in {"pre", "pre-wrap"}  # lines stay; only a long one is not wrapped
    if name == "display":
        return value == ("block" if tag in _BLOCKS else "inline")
    return name == "width" and value == "100%" and tag in _BLOCKS - {"table"}


def style_cover(
    tag: str,
    said: Declaration,
    others: Sequence[Declaration],
    attributes: Mapping[str, str],
) -> str:
    """What stands in for a declaration of a ``style`` attribute; empty if nothing does.

    Args:
        tag: The element.
        others: The element's declarations, this one among them, in order.
        attributes: The element's attributes.
    """
    if said.name == "display" and said.value.lower() == "none":
        return "doubled" if hidden_twice(others) else ""
    if is_default(tag, said.name, said.value):
        return "default"
    if said.name in _FOLDED and any(one.name == "mso-hide" for one in others):
        return "doubled"
    if any(one.name == "display" and one.value.lower() == "none" for one in others):
        return "hidden"
    if said.name in {"background", "background-image"} and any(
        one is not said and one.name in _COLOURS and "(" not in one.value for one in others
    ):
        return "background"
    if "bgcolor" in attributes and said.name.startswith("background"):
        return "background"
    if _SAID_BY_ATTRIBUTE.get(said.name) in attributes:
        return "attribute"
    for one in others:
        if one is said:
            break
        if one.name == said.name:
            return "earlier"
    return ""


def hidden_twice(others: Sequence[Declaration]) -> bool:
    """Whether ``display:none`` has company that hides the element as well."""
    said = {one.name: one.value.lower() for one in others}
    small = said.get("max-height", "") in {"0", "0px"} and said.get("overflow") == "hidden"
    return small or said.get("mso-hide") == "all"


_RESETS = frozenset(
    {
        ("margin", "0"),
        ("padding", "0"),
        ("border", "0"),
        ("border-collapse", "collapse"),
        ("height", "auto"),
        ("height", "100%"),
        ("line-height", "100%"),
        ("outline", "none"),
        ("text-decoration", "none"),
        ("width", "100%"),
        ("width", "100% !important"),
        # MJML's own, for paragraphs that have no margin of their own.
        ("display", "block"),
        ("margin", "13px 0"),
    }
)
_HACKS = re.compile(
    r"\[data-ogs[bc]\]|#outlook\b|\.ExternalClass\b|\bu\s*\+|\.moz-text-html\b|\[class~?=|"
    r"\[style\*=|"  # Android 4.4 wrote margins into style attributes
    r"\.g-img\b|"  # a class that templates give pictures to be rid of Gmail's download button
    r"#MessageViewBody\b|\[x-apple-data-detectors\]|@-ms-viewport|\.mj-outlook-group-fix\b",
    re.I,
)


def is_reset(name: str, value: str) -> bool:
    """Whether a rule on a bare element name only takes away what a client adds."""
    return name.startswith(("mso-", "-ms-", "-webkit-", "-moz-")) or (name, value) in _RESETS


def is_hack(selector: str) -> bool:
    """Whether a selector chooses by what one client adds to an email."""
    return bool(_HACKS.search(selector))


GHOSTED: Final = frozenset(
    {"css-max-width", "css-margin", "css-display", "css-width", "css-vertical-align", "css-float"}
)
"""Features of a ``div`` that MJML says once more for Outlook, as a table of fixed width."""
