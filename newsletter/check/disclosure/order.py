"""Whether what comes first in the source also comes first for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsletter.check.disclosure.box import is_block
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.styles import Styles

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "ur", "yi"]
)
_SWAPPING = frozenset((
    "thead", "tfoot", "caption", "colgroup", "col", "dialog", "details", "legend", "form", "input",
    "button", "video", "audio", "canvas", "image", "meter", "progress"
))  # fmt: skip
# Room between the label and the creative, in which another story could stand.
MAX_GAP_PX = 240.0
_LINE_PX = 20.0
_NUMBER = re.compile(r"\s*([0-9]{1,6})")


def order_flaws(
    document: Document,
    styles: Styles,
    box: Any,
    *,
    labels: Iterable[Any],
    creative: Iterable[Any],
    language: str,
) -> Iterator[str]:
    """Why the label may not precede the creative, although it stands before it in the source."""
    for element in box.iter("*"):
        if element.tag in _SWAPPING:
            yield f"<{element.tag}> in the box, which browsers draw elsewhere or in their own way"
        if element.get("rowspan") not in (None, "", "1"):
            yield f'rowspan="{element.get("rowspan")}" in the box'
        for declarations, origin in styles.applying(element):
            for flaw in declarations.moving:
                yield f"{flaw} in the box ({origin})"
        for rule, _ in document.rules.for_element(element):
            if rule.pseudo_element in ("before", "after") and rule.declarations.moving:
                yield f"a ::{rule.pseudo_element} rule that moves what it adds"
    labels = list(labels)
    creative = list(creative)
    yield from _gap_flaws(box, labels, creative, styles)
    rtl = language.lower().replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT
    for label in labels:
        yield from _pair_flaws(label, creative, styles, "rtl" if rtl else "ltr")


def _gap_flaws(box: Any, labels: list[Any], creative: list[Any], styles: Styles) -> Iterator[str]:
    """What stands before the label to be seen, and what keeps the creative far from it."""
    first, parts = labels[0], set(creative)
    seen = False
    gap = 0.0
    for element in box.iter("*"):
        seen |= element is first
        if not seen and _has_picture(element, styles):
            yield f"a picture in the ground of <{element.tag}> before it"
        if element in parts:
            break
        if not seen:
            continue
        if element.tag == "br":
            gap += _LINE_PX
        height = _NUMBER.match(element.get("height") or "")
        gap += max(
            float(height[1]) if height else 0.0,
            max((found.above_px for found, _ in styles.applying(element)), default=0.0),
        )
    if gap > MAX_GAP_PX:
        yield f"{gap:.0f}px of nothing stand between it and the creative"


def _has_picture(element: Any, styles: Styles) -> bool:
    if element.get("background"):
        return True
    return any(
        (image := found.values.get("background-image")) and image.text not in ("none", "initial")
        for found, _ in styles.applying(element)
    )


def _pair_flaws(label: Any, creative: list[Any], styles: Styles, wanted: str) -> Iterator[str]:
    line = [label, *label.iterancestors()]
    depth = {element: index for index, element in enumerate(line)}
    done: set[tuple[Any, Any]] = set()
    for part in creative:
        below = None
        holder = part
        while holder not in depth:
            below = holder
            holder = holder.getparent()
        index = depth[holder]
        beside = line[index - 1] if index else None
        if (holder, below) in done:
            continue
        done.add((holder, below))
        if holder.tag == "tr":
            yield "it stands in one row with the creative, not before it"
            continue
        for branch in (beside, below):
            if (
                branch is not None
                and branch.tag == "table"
                and branch.get("align")
                in (
                    "left",
                    "right",
                )
            ):
                yield f'a table with align="{branch.get("align")}" beside the creative'
        stacked = any(branch is not None and _stacks(branch, styles) for branch in (beside, below))
        if not stacked and _direction(holder, styles) - {wanted}:
            yield f"it stands in one line with the creative, and that line does not run {wanted}"


def _stacks(element: Any, styles: Styles) -> bool:
    """Whether an element begins a line of its own, whatever rules apply to it."""
    return is_block(element) and all(
        (declared := declarations.values.get("display")) is None
        or declared.text in ("block", "table", "table-row", "list-item", "flow-root")
        for declarations, _ in styles.applying(element)
    )


def _direction(element: Any, styles: Styles) -> set[str]:
    """Every direction that an element's line may run in."""
    found: set[str] = set()
    for holder in (element, *element.iterancestors()):
        for declarations, _ in styles.applying(holder):
            if declared := declarations.values.get("direction"):
                found.add(declared.text)
        attribute = (holder.get("dir") or "").strip().lower()
        if "direction" in styles.inline(holder).values:
            return found
        if attribute in ("ltr", "rtl"):
            return found | {attribute}
    return found | {"ltr"}
