"""HTML from outside -> HTML that can do nothing: nh3 keeps what text needs, and no more."""

from __future__ import annotations

import functools
import re
from typing import Any

from newsletter.errors import Problem, UsageError

_NAMES = (
    "a article aside b blockquote br button caption cite code dd del div dl dt em figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr i img li main nav ol p pre q s section span strike"
    " strong sub sup table tbody td tfoot th thead time tr u ul"
)
_NAMES_WITH_THEIR_CONTENT = (
    "embed head iframe input noscript object script select style svg template textarea title"
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"hidden", "style"},
    "a": {"href"},
    "img": {"alt", "data-original", "data-src", "data-srcset", "height", "src", "srcset", "width"},
    "ol": {"start"},
}
# What tells hidden words and emphasis; the reader looks at it, and it goes no further.
_STYLES = {"display", "font-style", "font-weight", "mso-hide", "visibility"}
_DEEPEST = 100
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
# A parser closes these by itself where the next one begins, or they have no end.
_NAMES_NOT_NESTED = (
    "p li dt dd td th tr option area base br col embed hr img input link meta param source track"
    " wbr"
)
_NOT_NESTED = frozenset(_NAMES_NOT_NESTED.split())


def clean_html(html: str) -> str:
    """The HTML without scripts, style sheets, fields, handlers, and addresses of other schemes.

    It is for the reader of this package alone: some styles and attributes that tell hidden words
    and late pictures stay.

    Args:
        html: A page or a piece of one.

    Raises:
        UsageError: E171 if nh3 is not installed.
    """
    cleaned: str = _cleaner().clean(flatten_nesting(html))
    return cleaned


@functools.cache
def _cleaner() -> Any:
    """nh3 with what is kept; made once, since a feed has hundreds of pieces of HTML."""
    return _nh3().Cleaner(
        tags=set(_NAMES.split()),
        clean_content_tags=set(_NAMES_WITH_THEIR_CONTENT.split()),
        attributes=_ATTRIBUTES,
        filter_style_properties=_STYLES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def flatten_nesting(html: str) -> str:
    """The HTML without the elements that stand too deep; their words stay.

    Twenty thousand elements in each other cost nh3 0.3 twenty seconds, and libxml2 drops all that
    stands deeper than 256 (seen 2026-11-26).
    """
    if html.count("<") <= _DEEPEST:
        return html
    names: list[str] = []
    kept: list[str] = []
    at = 0
    for found in _TAG.finditer(html):
        closes, name = found[1], found[2].lower()
        if name in _NOT_NESTED or found[0].endswith("/>"):
            continue
        deep = len(names) > _DEEPEST
        if not closes:
            names.append(name)
            deep = len(names) > _DEEPEST
        elif name in names[-_DEEPEST:]:
            while names.pop() != name:
                pass
        if deep:
            kept.append(html[at : found.start()])
            at = found.end()
    return " ".join([*kept, html[at:]]) if kept else html


def _nh3() -> Any:
    try:
        import nh3  # noqa: PLC0415 - an extra, and only HTML needs it
    except ImportError as error:
        hint = "pip install 'newsletter[import]'"
        raise UsageError(Problem("E171", "reading HTML needs nh3", hint=hint)) from error
    return nh3
