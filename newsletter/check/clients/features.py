"""Every feature of the Can I Email data: how it is recognised, or why it cannot be judged.

Read against the data of 2026-05-13. A test holds the two tables together equal to the features of
the data, and shows one document for each that has the feature and one that has it not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from newsletter.check.clients.matchers import (
    AtRule,
    Attribute,
    Document,
    Element,
    Function,
    Index,
    Matcher,
    Picture,
    Property,
    Selector,
    Sheet,
    Unit,
    Value,
    index_of,
)

NOT_JUDGED: Final[Mapping[str, str]] = {
    "bimi": "a logo that the sender's domain announces in the DNS; nothing of it is in the email",
    "image-hdr": "a property of a picture's pixels; neither its name nor its media type tells",
}
"""Features that an email's HTML cannot show, each with the reason."""


def _words(text: str) -> list[str]:
    return text.split()


def _element(*names: str) -> tuple[Matcher, ...]:
    return (Element(names),)


def _input(kind: str) -> tuple[Matcher, ...]:
    return (Element(("input",), "type", rf"^\s*{kind}\s*$"),)


def _button(kind: str) -> tuple[Matcher, ...]:
    return (Element(("button",), "type", rf"^\s*{kind}\s*$"),)


def _attribute(*names: str) -> tuple[Matcher, ...]:
    return (Attribute(names),)


def _property(*names: str) -> tuple[Matcher, ...]:
    return (Property(names),)


def _pseudo(name: str) -> tuple[Matcher, ...]:
    return (Selector(f":{name}"),)


def _media(pattern: str) -> tuple[Matcher, ...]:
    return (AtRule("media", pattern),)


_HTML: dict[str, tuple[Matcher, ...]] = {
    # The version of AMP's own documents; a real AMP email is a MIME part of its own.
    "amp": (Attribute(("⚡4email", "amp4email")),),
    "html-abbr": _element("abbr"),
    "html-acronym": _element("acronym"),
    "html-address": _element("address"),
    "html-align": _attribute("align"),
    "html-anchor-links": (Element(("a", "area"), "href", r"^\s*#."),),
    "html-aria-describedby": _attribute("aria-describedby"),
    "html-aria-hidden": _attribute("aria-hidden"),
    "html-aria-label": _attribute("aria-label"),
    "html-aria-labelledby": _attribute("aria-labelledby"),
    "html-aria-live": _attribute("aria-live"),
    "html-audio": _element("audio"),
    "html-background": _attribute("background"),
    "html-base": _element("base"),
    "html-bdi": _element("bdi"),
    "html-blockquote": _element("blockquote"),
    "html-body": _element("body"),
    "html-button-reset": _button("reset"),
    # A button without a type submits its form (HTML, section 4.10.6).
    "html-button-submit": (*_button("submit"), Element(("button",), "type", r"^\s*$")),
    "html-cellpadding": _attribute("cellpadding"),
    "html-cellspacing": _attribute("cellspacing"),
    "html-code": _element("code"),
    "html-comments": (Document("comment"),),
    "html-del": _element("del"),
    "html-dfn": _element("dfn"),
    "html-dialog": _element("dialog"),
    "html-dir": _attribute("dir"),
    "html-div": _element("div"),
    "html-doctype": (Document("doctype"),),
    "html-form": _element("form"),
    "html-h1-h6": _element("h1", "h2", "h3", "h4", "h5", "h6"),
    "html-height": _attribute("height"),
    "html-hidden": _attribute("hidden"),
    "html-hr": _element("hr"),
    "html-image-maps": (Element(("map", "area")), Attribute(("usemap",))),
    "html-img": _element("img"),
    "html-input-checkbox": _input("checkbox"),
    "html-input-hidden": _input("hidden"),
    "html-input-radio": _input("radio"),
    "html-input-reset": _input("reset"),
    "html-input-submit": _input("submit"),
    # An input without a type is a text field.
    "html-input-text": (*_input("text"), Element(("input",), "type", r"^\s*$")),
    "html-lang": _attribute("lang"),
    "html-link": _element("link"),
    "html-lists": _element("ul", "ol", "dl"),
    "html-loading-attribute": _attribute("loading"),
    "html-mailto-links": (Element(("a", "area"), "href", r"^\s*mailto:"),),
    "html-marquee": _element("marquee"),
    "html-meta-color-scheme": (Element(("meta",), "name", r"^\s*color-scheme\s*$"),),
    "html-meter": _element("meter"),
    "html-object": _element("object", "embed"),
    "html-p": _element("p"),
    "html-picture": _element("picture"),
    "html-popover": _attribute("popover"),
    "html-pre": _element("pre"),
    "html-progress": _element("progress"),
    "html-required": _attribute("required"),
    "html-role": _attribute("role"),
    "html-rp": _element("rp"),
    "html-rt": _element("rt"),
    "html-ruby": _element("ruby"),
    "html-select": _element("select"),
    "html-semantics": _element(
        "article",
        "aside",
        "details",
        "figcaption",
        "figure",
        "footer",
        "header",
        "main",
        "mark",
        "nav",
        "section",
        "summary",
        "time",
    ),
    "html-small": _element("small"),
    "html-span": _element("span"),
    "html-srcset": _attribute("srcset", "sizes"),
    "html-strike": _element("strike"),
    "html-strong": _element("strong"),
    "html-style": _element("style"),
    "html-svg": _element("svg"),
    "html-table": _element("table"),
    "html-target": _attribute("target"),
    "html-textarea": _element("textarea"),
    "html-valign": _attribute("valign"),
    "html-video": _element("video"),
    "html-wbr": _element("wbr"),
    "html-width": _attribute("width"),
    "css-inert-attribute": _attribute("inert"),
}

_PICTURES: dict[str, tuple[Matcher, ...]] = {
    # An animated PNG may also be named .png: its bytes alone would tell.
    "image-apng": (Picture(("apng",), ("image/apng",)),),
    "image-avif": (Picture(("avif",), ("image/avif",)),),
    "image-base64": (Picture(data=True),),
    "image-bmp": (Picture(("bmp",), ("image/bmp",)),),
    "image-gif": (Picture(("gif",), ("image/gif",)),),
    "image-heif": (Picture(("heif", "heic"), ("image/heif", "image/heic")),),
    "image-ico": (Picture(("ico",), ("image/x-icon", "image/vnd.microsoft.icon")),),
    "image-jpg": (Picture(("jpg", "jpeg"), ("image/jpeg", "image/jpg")),),
    "image-mp4": (Picture(("mp4",), ("video/mp4",)),),
    "image-png": (Picture(("png",), ("image/png",)),),
    "image-svg": (Picture(("svg",), ("image/svg+xml",)),),
    "image-tiff": (Picture(("tif", "tiff"), ("image/tiff",)),),
    "image-webp": (Picture(("webp",), ("image/webp",)),),
}

_SIDES = ("top", "right", "bottom", "left")
_AXES = ("inline", "block")
_ENDS = tuple(f"{axis}-{end}" for axis in _AXES for end in ("start", "end"))

_PROPERTIES: dict[str, tuple[Matcher, ...]] = {
    # Features named for one property: its name with "css-" before it.
    **{
        f"css-{name}": _property(name)
        for name in _words(
            "accent-color align-items aspect-ratio backdrop-filter background-blend-mode "
            "background-clip background-color background-image background-origin "
            "background-position background-repeat background-size background border-collapse "
            "border-spacing box-shadow box-sizing caption-side clear clip-path color-scheme "
            "column-count cursor direction display empty-cells filter float font-kerning "
            "font-size-adjust font-size font-stretch font-weight font height hyphenate-character "
            "hyphenate-limit-chars hyphens inline-size justify-content letter-spacing line-height "
            "list-style-image list-style-position list-style-type list-style max-block-size "
            "max-height max-inline-size max-width min-block-size min-height min-inline-size "
            "min-width mix-blend-mode object-fit object-position opacity orphans outline-offset "
            "overflow-wrap position resize shape-margin shape-outside tab-size table-layout "
            "text-align-last text-align text-decoration-color text-decoration-line "
            "text-decoration-skip-ink text-decoration-style text-decoration-thickness "
            "text-decoration text-emphasis-position text-indent text-justify text-orientation "
            "text-overflow text-shadow text-transform text-underline-offset "
            "text-underline-position text-wrap user-select vertical-align visibility "
            "white-space-collapse white-space widows width word-break word-spacing word-wrap "
            "writing-mode z-index"
        )
    },
    "css-animation": _property("animation", "animation-"),
    "css-block-inline-size": _property("block-size", "inline-size"),
    "css-border": _property(
        "border",
        *(f"border-{part}" for part in ("width", "style", "color", *_SIDES)),
        *(f"border-{side}-{part}" for side in _SIDES for part in ("width", "style", "color")),
    ),
    "css-border-image": _property("border-image", "border-image-"),
    "css-border-inline-block": _property("border-inline", "border-block"),
    "css-border-inline-block-individual": _property(
        *(f"border-{axis}-{part}" for axis in _AXES for part in ("color", "style", "width")),
        *(f"border-{end}" for end in _ENDS),
    ),
    "css-border-inline-block-longhand": _property(
        *(f"border-{end}-{part}" for end in _ENDS for part in ("color", "style", "width")),
    ),
    "css-border-radius": _property(
        "border-radius",
        *(f"border-{y}-{x}-radius" for y in ("top", "bottom") for x in ("left", "right")),
    ),
    "css-border-radius-logical": _property(
        *(f"border-{a}-{b}-radius" for a in ("start", "end") for b in ("start", "end")),
    ),
    "css-column-layout-properties": _property(
        "columns",
        "column-count",
        "column-fill",
        "column-rule",
        "column-rule-",
        "column-span",
        "column-width",
    ),
    "css-display-flex": (Value(("display",), ("flex", "inline-flex")),),
    "css-display-grid": (Value(("display",), ("grid", "inline-grid")),),
    "css-display-none": (Value(("display",), ("none",)),),
    "css-flex-direction": (
        Property(("flex-direction",)),
        Value(("flex-flow",), ("row", "row-reverse", "column", "column-reverse")),
    ),
    "css-flex-wrap": (
        Property(("flex-wrap",)),
        Value(("flex-flow",), ("nowrap", "wrap", "wrap-reverse")),
    ),
    "css-gap": _property("gap", "column-gap", "row-gap"),
    "css-grid-template": _property("grid-template", "grid-template-"),
    "css-inset": _property("inset", "inset-"),
    "css-left-right-top-bottom": _property(*_SIDES),
    "css-margin": _property("margin", *(f"margin-{side}" for side in _SIDES)),
    "css-margin-block-start-end": _property("margin-block-start", "margin-block-end"),
    "css-margin-inline-block": _property("margin-inline", "margin-block"),
    "css-margin-inline-start-end": _property("margin-inline-start", "margin-inline-end"),
    "css-mask-image": _property("mask-image", "mask", "-webkit-mask-image", "-webkit-mask"),
    "css-outline": _property("outline", *(f"outline-{p}" for p in ("color", "style", "width"))),
    "css-overflow": _property("overflow", *(f"overflow-{a}" for a in ("x", "y", *_AXES))),
    "css-padding": _property("padding", *(f"padding-{side}" for side in _SIDES)),
    "css-padding-block-start-end": _property("padding-block-start", "padding-block-end"),
    "css-padding-inline-block": _property("padding-inline", "padding-block"),
    "css-padding-inline-start-end": _property("padding-inline-start", "padding-inline-end"),
    "css-scroll-snap": _property("scroll-snap-"),
    "css-text-emphasis": _property("text-emphasis", "text-emphasis-color", "text-emphasis-style"),
    "css-transform": _property("transform", "transform-"),
    "css-transition": _property("transition", "transition-"),
    "css-variables": (Property(("--",)), Function(("var",))),
}

_VALUES: dict[str, tuple[Matcher, ...]] = {
    "css-conic-gradient": (Function(("conic-gradient", "repeating-conic-gradient")),),
    "css-function-clamp": (Function(("clamp",)),),
    "css-function-light-dark": (Function(("light-dark",)),),
    "css-function-max": (Function(("max",)),),
    "css-function-min": (Function(("min",)),),
    "css-intrinsic-size": (
        Value((), ("fit-content", "min-content", "max-content")),
        Function(("fit-content",)),
    ),
    "css-linear-gradient": (Function(("linear-gradient", "repeating-linear-gradient")),),
    "css-modern-color": (Function(("lch", "oklch", "lab", "oklab")),),
    "css-radial-gradient": (Function(("radial-gradient", "repeating-radial-gradient")),),
    "css-rgb": (Function(("rgb",)),),
    "css-rgba": (Function(("rgba",)),),
    "css-sytem-ui": (
        Value(
            ("font-family", "font"),
            ("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"),
        ),
    ),
    "css-unit-calc": (Function(("calc",)),),
    "css-unit-initial": (Value((), ("initial",)),),
    "css-unit-percent": (Unit("%"),),
    **{
        f"css-unit-{unit}": (Unit(unit),)
        for unit in _words("ch cm em ex in mm pc pt px rem vh vmax vmin vw")
    },
}

_SHEETS: dict[str, tuple[Matcher, ...]] = {
    "css-at-font-face": (AtRule("font-face"),),
    "css-at-import": (AtRule("import"),),
    "css-at-keyframes": (AtRule("keyframes"), AtRule("-webkit-keyframes")),
    "css-at-media": _media(""),
    "css-at-media-device-pixel-ratio": _media(r"device-pixel-ratio"),
    "css-at-media-hover": _media(r"\(\s*(any-)?hover\b"),
    "css-at-media-orientation": _media(r"\(\s*orientation\b"),
    "css-at-media-prefers-color-scheme": _media(r"\(\s*prefers-color-scheme\b"),
    "css-at-media-prefers-reduced-motion": _media(r"\(\s*prefers-reduced-motion\b"),
    "css-at-supports": (AtRule("supports"),),
    "css-comments": (Sheet("comment"),),
    "css-important": (Sheet("important"),),
    "css-nesting": (Sheet("nesting"),),
    **{
        f"css-pseudo-class-{name}": _pseudo(name)
        for name in _words(
            "active checked default first-child first-of-type focus-visible focus-within focus "
            "has hover lang last-child last-of-type link not nth-child nth-last-child "
            "nth-last-of-type nth-of-type only-child only-of-type target visited"
        )
    },
    **{
        f"css-pseudo-element-{name}": _pseudo(name)
        for name in _words("after before first-letter first-line marker placeholder")
    },
    "css-selector-adjacent-sibling": (Selector("adjacent"),),
    "css-selector-attribute": (Selector("attribute"),),
    "css-selector-chaining": (Selector("chaining"),),
    "css-selector-child": (Selector("child"),),
    "css-selector-class": (Selector("class"),),
    "css-selector-descendant": (Selector("descendant"),),
    "css-selector-general-sibling": (Selector("sibling"),),
    "css-selector-grouping": (Selector("grouping"),),
    "css-selector-id": (Selector("id"),),
    "css-selector-type": (Selector("type"),),
    "css-selector-universal": (Selector("universal"),),
}

FEATURES: Final[Mapping[str, tuple[Matcher, ...]]] = {
    **_HTML,
    **_PICTURES,
    **_PROPERTIES,
    **_VALUES,
    **_SHEETS,
}
"""Slug of the data to the ways in which the feature is recognised."""


@cache
def index() -> Index:
    """The matchers of ``FEATURES``, by what they look at."""
    return index_of(FEATURES)
