"""Whether text is plainly shown: every ancestor, every rule that may apply, every client's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsletter.check.disclosure.document import (
    PLAIN_TAGS,
    Document,
    bad_nesting,
    outlook_flaws,
)
from newsletter.check.disclosure.harmless import MIN_WIDTH_PX
from newsletter.check.disclosure.styles import Mode, Styles

MIN_LABEL_PX = 12.0
MIN_SHARE_OF_BODY = 0.8
# A headline may be twice its label; a choice of ours, for creatives without running text.
MIN_SHARE_OF_HEADLINE = 0.5
MIN_CONTRAST = 4.5
MIN_WIDTH_SHARE = 0.2
# Lines this close still show whole letters; lines this far apart are a way to push text away.
LINE_HEIGHTS = (0.9, 6.0)
_FIXED_GROW = frozenset(("table", "tbody", "tr", "td", "th", "body", "html"))
_MAX_PX = 96.0


def hiding_flaws(
    document: Document, styles: Styles, elements: Iterable[Any], box: Any
) -> Iterator[str]:
    """Why the text of elements may not be seen; nothing when it plainly is."""
    seen: set[Any] = set()
    for element in elements:
        yield from outlook_flaws(document, element)
        share = 1.0
        for holder in (element, *element.iterancestors()):
            judged = styles.judged.get(holder)
            if judged is None:
                judged = styles.judged[holder] = (
                    tuple(_element_flaws(document, styles, holder)),
                    _width_share(holder, styles),
                )
            share *= judged[1]
            if holder not in seen:
                seen.add(holder)
                yield from judged[0]
        if share < MIN_WIDTH_SHARE:
            yield f"its column is {share:.0%} of the email's width"
        if element.tag in ("table", "tbody", "tr"):
            yield f"it stands directly in <{element.tag}>, which browsers do not keep there"
    if document.body not in seen:
        yield "it does not stand in the body"
    yield from _added_content(document, box)


def _element_flaws(document: Document, styles: Styles, element: Any) -> Iterator[str]:
    if element.tag not in PLAIN_TAGS:
        yield f"it stands in <{element.tag}>"
    nesting = bad_nesting(element)
    if nesting:
        yield f"{nesting} is not where browsers keep it"
    yield from _attribute_flaws(element)
    clips = nowrap = False
    heights: list[float] = []
    for declarations, origin in styles.applying(element):
        for flaw in declarations.hiding:
            yield f"{flaw} ({origin})"
        clips |= declarations.clips
        nowrap |= declarations.nowrap
        if declarations.height_px is not None:
            heights.append(declarations.height_px)
        family = declarations.values.get("font-family")
        if family and any(font in family.text.lower() for font in document.rules.fonts):
            yield f"its font {family.text} is the document's own, whose letters cannot be judged"
    for rule, _ in document.rules.for_element(element):
        if rule.pseudo_element in ("first-line", "first-letter"):
            yield f"a ::{rule.pseudo_element} rule restyles it"
    if element.tag not in _FIXED_GROW and heights:
        if clips:
            yield f"height: {min(heights):g}px with overflow hidden (<{element.tag}>)"
        elif min(heights) < MIN_LABEL_PX:
            yield f"height: {min(heights):g}px (<{element.tag}>)"
    if clips and nowrap:
        yield f"overflow hidden on a line that does not break (<{element.tag}>)"


_SUSPECT = frozenset(("hidden", "inert", "popover", "aria-hidden", "width", "rowspan"))


def _attribute_flaws(element: Any) -> Iterator[str]:
    if _SUSPECT.isdisjoint(element.keys()):
        return
    for name in ("hidden", "inert", "popover"):
        if element.get(name) is not None:
            yield f'<{element.tag} {name}="{element.get(name)}">'
    if (element.get("aria-hidden") or "").strip().lower() not in ("", "false"):
        yield f'<{element.tag} aria-hidden="{element.get("aria-hidden")}">'
    width = (element.get("width") or "").strip()
    if element.tag in ("table", "td", "th") and width.isdigit() and int(width) < MIN_WIDTH_PX:
        yield f'<{element.tag} width="{width}">'
    if element.get("rowspan") not in (None, "1"):
        yield f'<{element.tag} rowspan="{element.get("rowspan")}">'


def _width_share(element: Any, styles: Styles) -> float:
    share = min((found.width_share for found, _ in styles.applying(element)), default=1.0)
    width = (element.get("width") or "").strip()
    if share == 1.0 and width.endswith("%") and width[:-1].strip().isdigit():
        share = int(width[:-1]) / 100
    return min(1.0, share)


def _added_content(document: Document, box: Any) -> Iterator[str]:
    """Text that rules put before or after elements of the box may say anything."""
    for element in box.iter("*"):
        for rule, _ in document.rules.for_element(element):
            if rule.pseudo_element in ("before", "after") and "content" in rule.declarations.values:
                yield f"a ::{rule.pseudo_element} rule adds content to its box"


def size_flaws(
    styles: Styles,
    elements: Iterable[Any],
    bodies: Iterable[Any],
    modes: Iterable[Mode],
    least_share: float,
) -> tuple[float, list[str]]:
    """The label's smallest font size in CSS pixels, and what is wrong with its size.

    Args:
        bodies: The creative's text to compare it with.
        least_share: How large the label must be, as a share of that.
    """
    smallest = float("inf")
    flaws: list[str] = []
    elements, bodies = list(elements), list(bodies)
    for mode in modes:
        body = 0.0
        for element in bodies:
            size = styles.font_size(element, mode)
            if size is None:
                flaws.append("the creative's font size cannot be measured")
            else:
                body = max(body, size)
        for element in elements:
            size = styles.font_size(element, mode)
            height = styles.line_height(element, mode)
            if size is None or height is None:
                flaws.append("its font size or line height cannot be measured")
                continue
            smallest = min(smallest, size)
            when = describe(mode)
            if size < MIN_LABEL_PX - 0.01:
                flaws.append(f"{size:.4g}px{when}, and {MIN_LABEL_PX:g}px is the least")
            elif size < least_share * body - 0.01:
                flaws.append(
                    f"{size:.4g}px{when}, less than {least_share:.0%} of the creative's"
                    f" {body:.4g}px"
                )
            elif size > _MAX_PX:
                flaws.append(f"{size:.4g}px{when}, which no window holds")
            low, high = LINE_HEIGHTS
            if not low * size <= height <= high * size:
                flaws.append(f"a line height of {height:.4g}px{when} for {size:.4g}px letters")
    return smallest, list(dict.fromkeys(flaws))


def describe(mode: Mode) -> str:
    """A mode in words, for messages."""
    if mode is None:
        return " with every <style> removed"
    return f" under {' and '.join(sorted(mode))}" if mode else ""
