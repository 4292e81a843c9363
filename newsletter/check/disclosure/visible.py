"""Whether text is plainly shown: every ancestor, every rule that may apply, every client's view."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from newsletter.check.disclosure.document import (
    PLAIN_TAGS,
    PLATFORM_CODE,
    Document,
    bad_nesting,
)
from newsletter.check.disclosure.harmless import MIN_WIDTH_PX, shows_letters
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.outlook import outlook_flaws
from newsletter.check.disclosure.styles import Mode, Styles
from newsletter.check.disclosure.values import length_px
from newsletter.dataclass import dataclass

MIN_LABEL_PX = 12.0
MIN_SHARE_OF_BODY = 0.8
# A headline may be twice its label; a choice of ours, for creatives without running text.
MIN_SHARE_OF_HEADLINE = 0.5
MIN_CONTRAST = 4.5
MIN_WIDTH_SHARE = 0.2
# Lines this close still show whole letters; lines this far apart are a way to push text away.
LINE_HEIGHTS = (0.9, 6.0)
# What a line leaves empty at a side; beyond it, a phone shows no words.
MAX_BESIDE_PX = 300.0
# A clipped line of this width holds the longest wordings.
MIN_CLIPPED_PX = 200.0
_GROWING_DISPLAYS = ("table", "inline-table", "table-cell", "table-row", "table-row-group",
                     "inherit")  # fmt: skip
_UNREAD_ROLES = frozenset((
    "img", "image", "button", "separator", "math", "meter", "progressbar", "scrollbar", "slider",
    "switch", "tab", "option", "checkbox", "radio"
))  # fmt: skip
_FIXED_GROW = frozenset(("table", "tbody", "tr", "td", "th", "body", "html"))
_MAX_PX = 48.0
# Corners cut off more than this where overflow is hidden.
_MAX_RADIUS_PX = 40.0
_WIDTH = re.compile(r"\s*\+?([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(%?)")


def hiding_flaws(document: Document, elements: Iterable[Any], box: Any) -> Iterator[str]:
    """Why the text of elements may not be seen; nothing when it plainly is."""
    elements = list(elements)
    for element in elements:
        yield from outlook_flaws(document.outlook_before(element), element)
        yield from lineage_flaws(document.styles, document.lineage(element))
        for holder in (element, *element.iterancestors()):
            yield from code_flaws(holder.tag, tuple(holder.items()))
    if not any(document.body in (element, *element.iterancestors()) for element in elements):
        yield "it does not stand in the body"
    yield from _added_content(document, box)


@functools.lru_cache(maxsize=256)
def lineage_flaws(styles: Styles, lineage: Lineage) -> tuple[str, ...]:
    """Why text in an element may not be seen, as far as start tags and rules say it."""
    flaws: list[str] = []
    share = 1.0
    left = right = 0.0
    clips = nowrap = False
    for holder in lineage.upwards():
        flaws += _flaws_of(styles, holder)
        line = _line_of(holder, styles)
        share *= line.share
        left, right = left + line.left_px, right + line.right_px
        clips |= line.clips
        nowrap |= line.nowrap
    if share < MIN_WIDTH_SHARE:
        flaws.append(f"its column is {share:.0%} of the email's width")
    if max(left, right) > MAX_BESIDE_PX:
        flaws.append(f"{max(left, right):.0f}px are left empty beside it")
    if clips and nowrap:
        flaws.append("it is a line that does not break, with overflow hidden around it")
    if lineage.tag in ("table", "tbody", "tr"):
        flaws.append(f"it stands directly in <{lineage.tag}>, which browsers do not keep there")
    return tuple(flaws)


def _flaws_of(styles: Styles, lineage: Lineage) -> Iterator[str]:
    """Why text may not be seen, as far as one start tag of its lineage says it."""
    if lineage.tag not in PLAIN_TAGS:
        yield f"it stands in <{lineage.tag}>"
    nesting = bad_nesting(lineage)
    if nesting:
        yield f"{nesting} is not where browsers keep it"
    yield from _attribute_flaws(lineage)
    clips = cut = False
    grows = lineage.tag in _FIXED_GROW
    heights: list[float] = []
    widths: list[float] = []
    for declarations, origin in styles.applying(lineage):
        for flaw in declarations.hiding:
            yield f"{flaw} ({origin})"
        clips |= declarations.clips
        if declarations.height_px is not None:
            heights.append(declarations.height_px)
        if declarations.width_px is not None:
            widths.append(declarations.width_px)
        radius = declarations.values.get("border-radius")
        cut |= radius is not None and not _is_small(radius.text)
        display = declarations.values.get("display")
        grows &= display is None or display.text in _GROWING_DISPLAYS
        family = declarations.values.get("font-family")
        if family and any(font in family.text.lower() for font in styles.rules.fonts):
            yield f"its font {family.text} is the document's own, whose letters cannot be judged"
    for rule, _ in styles.rules.for_lineage(lineage):
        if rule.pseudo_element in ("first-line", "first-letter", "marker"):
            yield f"a ::{rule.pseudo_element} rule restyles it"
    if clips and cut:
        yield f"round corners with overflow hidden (<{lineage.tag}>)"
    if clips and min(widths, default=MIN_CLIPPED_PX) < MIN_CLIPPED_PX:
        yield f"width: {min(widths):g}px with overflow hidden (<{lineage.tag}>)"
    if not grows and heights:
        if clips:
            yield f"height: {min(heights):g}px with overflow hidden (<{lineage.tag}>)"
        elif min(heights) < MIN_LABEL_PX:
            yield f"height: {min(heights):g}px (<{lineage.tag}>)"


def _is_small(radius: str) -> bool:
    lengths = [length_px([token], 16.0) for token in tinycss2.parse_component_value_list(radius)
               if token.type not in ("whitespace", "comment")]  # fmt: skip
    return all(length is not None and length <= _MAX_RADIUS_PX for length in lengths)


_SUSPECT = frozenset((
    "hidden", "inert", "popover", "aria-hidden", "width", "rowspan", "role", "class", "face", "type"
))  # fmt: skip
# What mail programs show as an answer's quotation or a signature, and fold away.
_FOLDED = frozenset((
    "gmail_quote", "gmail_quote_container", "gmail_extra", "gmail_attr", "gmail_signature",
    "yahoo_quoted", "moz-cite-prefix", "moz-signature", "protonmail_quote"
))  # fmt: skip
# Every beginning of what PLATFORM_CODE finds.
_CODE_MARKS = ("{%", "<%", "%%[", "*|", "{{")
_OPEN_ATTRIBUTES = frozenset(("href", "title", "lang", "alt", "aria-label"))


@functools.lru_cache(maxsize=1024)
def code_flaws(tag: str, given: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Attributes of a start tag that the sending platform writes anew."""
    if not has_code(value for _, value in given):
        return ()
    return tuple(
        f'<{tag} {name}="{value[:40]}">, which the platform writes anew'
        for name, value in given
        if name not in _OPEN_ATTRIBUTES and PLATFORM_CODE.search(value)
    )


def has_code(values: Iterable[str]) -> bool:
    """Whether a platform's code may stand in some of these."""
    joined = " ".join(values)
    return any(mark in joined for mark in _CODE_MARKS)


def _attribute_flaws(lineage: Lineage) -> Iterator[str]:
    if _SUSPECT.isdisjoint(lineage.given):
        return
    tag = lineage.tag
    if (role := (lineage.get("role") or "").strip().lower()) in _UNREAD_ROLES:
        yield f'<{tag} role="{role}">'
    if not _FOLDED.isdisjoint((lineage.get("class") or "").lower().split()) or (
        tag == "blockquote" and (lineage.get("type") or "").strip().lower() == "cite"
    ):
        yield f"it stands in a <{tag}> that mail programs fold away"
    if tag == "font" and not shows_letters(lineage.get("face") or ""):
        yield f'<font face="{lineage.get("face")}">'
    for name in ("hidden", "inert", "popover"):
        if lineage.get(name) is not None:
            yield f'<{tag} {name}="{lineage.get(name)}">'
    if (lineage.get("aria-hidden") or "").strip().lower() not in ("", "false"):
        yield f'<{tag} aria-hidden="{lineage.get("aria-hidden")}">'
    width, unit = width_attribute(lineage)
    if tag in ("table", "td", "th") and not unit and width < MIN_WIDTH_PX:
        yield f'<{tag} width="{width:g}">'
    if lineage.get("rowspan") not in (None, "1"):
        yield f'<{tag} rowspan="{lineage.get("rowspan")}">'


@dataclass(frozen=True, slots=True)
class Line:
    """What an element does to a line of text in it.

    Attributes:
        share: How much of the width around it is its own.
        clips: Overflow is hidden.
        nowrap: The line is not broken.
    """

    share: float
    left_px: float
    right_px: float
    clips: bool
    nowrap: bool


def _line_of(lineage: Lineage, styles: Styles) -> Line:
    applying = [found for found, _ in styles.applying(lineage)]
    share = min((found.width_share for found in applying), default=1.0)
    width, unit = width_attribute(lineage)
    if share == 1.0 and unit == "%":
        share = width / 100
    return Line(
        min(1.0, share),
        max((found.beside_px[0] for found in applying), default=0.0),
        max((found.beside_px[1] for found in applying), default=0.0),
        any(found.clips for found in applying),
        any(found.nowrap for found in applying) or lineage.get("nowrap") is not None,
    )


def width_attribute(lineage: Lineage) -> tuple[float, str]:
    """A ``width`` attribute as HTML reads it: a number and ``%`` or nothing; 100% without one."""
    found = _WIDTH.match(lineage.get("width") or "")
    return (float(found[1]), found[2]) if found else (100.0, "%")


def _added_content(document: Document, box: Any) -> Iterator[str]:
    """Text that rules put before or after elements of the box, or around it, may say anything."""
    for lineage in (*document.lineages_in(box), *document.lineages(document.alone(box))):
        yield from _added_to(document.styles, lineage)


@functools.lru_cache(maxsize=1024)
def _added_to(styles: Styles, lineage: Lineage) -> tuple[str, ...]:
    return tuple(
        f"a ::{rule.pseudo_element} rule adds content to its box"
        for rule, _ in styles.rules.for_lineage(lineage)
        if rule.pseudo_element in ("before", "after") and "content" in rule.declarations.values
    )


@functools.lru_cache(maxsize=64)
def size_flaws(
    styles: Styles,
    labels: tuple[Lineage, ...],
    bodies: tuple[Lineage, ...],
    modes: tuple[Mode, ...],
    least_share: float,
) -> tuple[float, tuple[str, ...]]:
    """The label's smallest font size in CSS pixels, and what is wrong with its size.

    Args:
        bodies: The creative's text to compare it with.
        least_share: How large the label must be, as a share of that.
    """
    smallest = float("inf")
    flaws: list[str] = []
    for mode in modes:
        body = 0.0
        for lineage in bodies:
            size = styles.font_size(lineage, mode)
            if size is None:
                flaws.append("the creative's font size cannot be measured")
            else:
                body = max(body, size)
        for lineage in labels:
            size = styles.font_size(lineage, mode)
            height = styles.line_height(lineage, mode)
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
                flaws.append(f"{size:.4g}px{when}, which breaks in the middle of words")
            low, high = LINE_HEIGHTS
            if not low * size <= height <= high * size:
                flaws.append(f"a line height of {height:.4g}px{when} for {size:.4g}px letters")
    return smallest, tuple(dict.fromkeys(flaws))


def describe(mode: Mode) -> str:
    """A mode in words, for messages."""
    if mode is None:
        return " with every <style> removed"
    return f" under {' and '.join(sorted(mode))}" if mode else ""
