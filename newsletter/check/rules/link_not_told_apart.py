"""A link in running text without an underline, in nearly the colour of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsletter.check.context import CheckContext
from newsletter.check.disclosure.styles import Mode
from newsletter.check.disclosure.values import contrast
from newsletter.check.looks import BOLD, LIGHT, Looks
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

MIN_RATIO = 3.0
"""WCAG 2.2, technique G183: link and text around it."""
MIN_WORDS = 3
_WORD = re.compile(r"\w+")


def check(context: CheckContext) -> Iterator[Finding]:
    """Links with other words on both or one side of them in the same paragraph, in both modes."""
    page, looks = context.page, context.looks
    for link in page.links:
        parent = link.getparent()
        words = page.text_of(link)
        if not words or looks.hidden(link, LIGHT) or not _has_text_beside(link):
            continue
        for mode, name in looks.modes():
            if _is_marked(looks, link, mode):
                continue
            ink, around = looks.ink(_innermost(link), mode), looks.ink(parent, mode)
            if ink is None or around is None:
                continue
            ratio = contrast(ink.ink, around.ink)
            if ratio < MIN_RATIO:
                message = (
                    f'"{words[:30]}" differs from the text around it by {ratio:.2f}:1 in {name}'
                )
                yield RULE.found(page.locate(link), message)
                break


def _has_text_beside(link: Any) -> bool:
    """Whether running text stands before or after a link, on its own line."""
    before = link.getprevious()
    texts = [before.tail if before is not None else link.getparent().text, link.tail]
    return any(text and len(_WORD.findall(text)) >= MIN_WORDS for text in texts)


def _innermost(element: Any) -> Any:
    """The first element below that holds the words."""
    while not (element.text or "").strip() and len(element) == 1:
        element = element[0]
    return element


def _is_marked(looks: Looks, link: Any, mode: Mode) -> bool:
    """Whether something other than colour tells the link: a line, a border, weight, a ground."""
    for element in link.iter():
        if not isinstance(element.tag, str):
            continue
        own = looks.own(element, mode)
        line = own.get("text-decoration-line", own.get("text-decoration"))
        if element is link and line is None:
            return True
        if line is not None and "none" not in line:
            return True
        if looks.borders(element, mode) or own.get("font-weight") in BOLD:
            return True
        if element.tag in ("b", "strong", "u", "img"):
            return True
    around = looks.ground(link.getparent(), mode)
    return looks.ground(link, mode) != around


RULE = Rule(
    code="A013",
    name="link_not_told_apart",
    severity="warning",
    summary="a link in running text looks like the text around it",
    why=(
        "Who does not see its colour well does not find it; without an underline colour is all "
        "there is."
    ),
    remedy="underline links in running text",
    source=Source(
        "W3C, WCAG 2.2, 1.4.1 Use of Color",
        "https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html",
        "2026-11-23",
    ),
    check=check,
)
