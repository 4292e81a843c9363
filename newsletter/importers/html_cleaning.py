"""HTML from outside -> HTML that can do nothing: nh3 keeps what text needs, and no more."""

from __future__ import annotations

from typing import Any

from newsletter.errors import Problem, UsageError

_TAGS = frozenset(
    [
        "a",
        "article",
        "aside",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
    ]
)
_WITH_THEIR_CONTENT = frozenset(
    [
        "button",
        "embed",
        "form",
        "head",
        "iframe",
        "input",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    ]
)
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "img": {"src", "alt", "title"}}


def clean_html(html: str) -> str:
    """The HTML without scripts, styles, forms, handlers, and addresses of other schemes.

    Args:
        html: A page or a piece of one.

    Raises:
        UsageError: E171 if nh3 is not installed.
    """
    nh3 = _nh3()
    cleaned: str = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_THEIR_CONTENT - _TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    return cleaned


def _nh3() -> Any:
    try:
        import nh3  # noqa: PLC0415 - an extra, and only HTML needs it
    except ImportError as error:
        hint = "pip install 'newsletter[import]'"
        raise UsageError(Problem("E171", "reading HTML needs nh3", hint=hint)) from error
    return nh3
