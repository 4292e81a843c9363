"""Whether what comes first in the source also comes first for the reader."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Set
from typing import Any

from newsletter.check.disclosure.box import is_block
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.gap import MAX_GAP_PX, gap_px
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.styles import Styles, inline

_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "dv", "fa", "ha", "he", "khw", "ks", "ku", "ps", "ur", "yi"]
)
_SWAPPING = frozenset((
    "thead", "tfoot", "caption", "colgroup", "col", "dialog", "details", "legend", "form", "input",
    "button", "video", "audio", "canvas", "image", "meter", "progress"
))  # fmt: skip


def order_flaws(
    document: Document,
    box: Any,
    *,
    labels: Iterable[Any],
    creative: Iterable[Any],
    language: str,
) -> Iterator[str]:
    """Why the label may not precede the creative, although it stands before it in the source."""
    for lineage in document.lineages_in(box):
        yield from _moving(document.styles, lineage)
    labels = list(labels)
    creative = list(creative)
    yield from _pictures_before(document, box, labels[0])
    gap = gap_px(document, box, labels, creative)
    if gap > MAX_GAP_PX:
        yield f"{gap:.0f}px of nothing stand between it and the creative"
    rtl = language.lower().replace("_", "-").split("-")[0] in _RIGHT_TO_LEFT
    for label in labels:
        yield from _pair_flaws(document, label, creative, "rtl" if rtl else "ltr")


@functools.lru_cache(maxsize=1024)
def _moving(styles: Styles, lineage: Lineage) -> tuple[str, ...]:
    """What may move an element of a lineage, or what is in it, as far as its start tag says it."""
    flaws = []
    if lineage.tag in _SWAPPING:
        flaws.append(
            f"<{lineage.tag}> in the box, which browsers draw elsewhere or in their own way"
        )
    if lineage.get("rowspan") not in (None, "", "1"):
        flaws.append(f'rowspan="{lineage.get("rowspan")}" in the box')
    for declarations, origin in styles.applying(lineage):
        flaws += [f"{flaw} in the box ({origin})" for flaw in declarations.moving]
    for rule, _ in styles.rules.for_lineage(lineage):
        if rule.pseudo_element in ("before", "after") and rule.declarations.moving:
            flaws.append(f"a ::{rule.pseudo_element} rule that moves what it adds")
    return tuple(flaws)


def _pictures_before(document: Document, box: Any, label: Any) -> Iterator[str]:
    """What stands before the label to be seen."""
    for element in box.iter("*"):
        if _has_picture(document.styles, document.lineage(element)):
            yield f"a picture in the ground of <{element.tag}> before it"
        if element is label:
            return


@functools.lru_cache(maxsize=1024)
def _has_picture(styles: Styles, lineage: Lineage) -> bool:
    if lineage.get("background"):
        return True
    return any(
        (image := found.values.get("background-image")) and image.text not in ("none", "initial")
        for found, _ in styles.applying(lineage)
    )


def _pair_flaws(document: Document, label: Any, creative: list[Any], wanted: str) -> Iterator[str]:
    styles = document.styles
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
        stacked = any(
            branch is not None and _stacks(styles, document.lineage(branch))
            for branch in (beside, below)
        )
        if not stacked and _directions(styles, document.lineage(holder)) - {wanted}:
            yield f"it stands in one line with the creative, and that line does not run {wanted}"


@functools.lru_cache(maxsize=1024)
def _stacks(styles: Styles, lineage: Lineage) -> bool:
    """Whether an element begins a line of its own, whatever rules apply to it."""
    return is_block(lineage) and all(
        (declared := declarations.values.get("display")) is None
        or declared.text in ("block", "table", "table-row", "list-item", "flow-root")
        for declarations, _ in styles.applying(lineage)
    )


@functools.lru_cache(maxsize=1024)
def _directions(styles: Styles, lineage: Lineage) -> Set[str]:
    """Every direction that the text in an element may run in."""
    found: set[str] = set()
    for holder in lineage.upwards():
        for declarations, _ in styles.applying(holder):
            if declared := declarations.values.get("direction"):
                found.add(declared.text)
        attribute = (holder.get("dir") or "").strip().lower()
        if "direction" in inline(holder).values:
            return found
        if attribute in ("ltr", "rtl"):
            return found | {attribute}
    return found | {"ltr"}
