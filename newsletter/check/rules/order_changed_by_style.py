"""A style or attribute that shows parts in another order than they are written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsletter.check.alternatives import primary
from newsletter.check.context import CheckContext
from newsletter.check.looks import LIGHT
from newsletter.check.page import Page
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

RIGHT_TO_LEFT = frozenset(("ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ku"))
_HEAD = frozenset(("html", "head", "meta", "title", "style", "link"))
# Without one of them no part is moved; the last two may hide any word from a search.
_SIGNS = ("reverse", "tabindex", "\\", "&#")


def check(context: CheckContext) -> Iterator[Finding]:
    """Reversed boxes, numbered orders, and tables turned against the language."""
    page = context.page
    backwards = "ltr" if primary(context.language) in RIGHT_TO_LEFT else "rtl"
    if not _may_move(page, backwards):
        return
    looks = context.looks
    for element in page.elements:
        own = looks.own(element, LIGHT) if element.tag not in _HEAD else {}
        turned = own.get("flex-direction", own.get("flex-flow", ""))
        if "reverse" in turned:
            yield RULE.found(
                page.locate(element), f"flex-direction: {turned} turns the parts round"
            )
        elif own.get("order", "0") not in ("0", "initial"):
            yield RULE.found(page.locate(element), f"order: {own['order']} moves a part")
        elif (element.get("tabindex") or "0").lstrip("+").isdigit() and int(
            element.get("tabindex") or 0
        ) > 0:
            yield RULE.found(page.locate(element), f'tabindex="{element.get("tabindex")}"')
        elif _direction(element, own) == backwards and _columns(page, element):
            yield RULE.found(page.locate(element), f"direction {backwards} turns the columns round")


def _may_move(page: Page, backwards: str) -> bool:
    """Whether anything is written in an attribute or a style sheet that could move a part."""
    sheets = [element.text or "" for element in page.elements if element.tag == "style"]
    written = "\n".join((*page.markup.rests, *sheets)).lower()
    return (
        backwards in written
        or any(sign in written for sign in _SIGNS)
        or "order" in written.replace("border", "")
    )


def _direction(element: Any, own: Mapping[str, str]) -> str:
    if element.tag not in ("table", "tr", "td", "div"):
        return ""
    return own.get("direction") or (element.get("dir") or "").lower()


def _columns(page: Page, element: Any) -> bool:
    """Whether a row of it has two cells with words."""
    return any(
        sum(1 for cell in row if cell.tag in ("td", "th") and page.text_of(cell)) > 1
        for row in element.iter("tr")
    )


RULE = Rule(
    code="A014",
    name="order_changed_by_style",
    severity="warning",
    summary="what is seen first is not what is read first",
    why="A screen reader, and every client that drops the style, follows the source.",
    remedy="write the parts in the order in which they are to be read",
    source=Source(
        "W3C, WCAG 2.2, 1.3.2 Meaningful Sequence",
        "https://www.w3.org/WAI/WCAG22/Understanding/meaningful-sequence.html",
        "2026-11-23",
    ),
    check=check,
)
