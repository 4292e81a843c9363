"""The room between a label and its creative, as much as it may be in any mail program."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any

from newsletter.check.disclosure.declarations import UNMEASURED_PX
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.styles import ROOT_PX, Styles

# Room in which another story could stand.
MAX_GAP_PX = 240.0
_NUMBER = re.compile(r"\s*([0-9]{1,6})")
# Any line with one of these is as high as others: only these spaces leave a line empty.
_SAID = re.compile(r"[^ \t\r\n\f]")
# HTML, rendering, 15.3: margins of elements by themselves, above and below alike, in their own em.
_MARGINS = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "blockquote", "figure", "pre"), 1.0),
    **{"h1": 0.67, "h2": 0.83, "h3": 1.0, "h4": 1.33, "h5": 1.67, "h6": 2.33, "hr": 0.6},
}


def gap_px(document: Document, box: Any, labels: Sequence[Any], creative: Sequence[Any]) -> float:
    """How far below its label a creative may begin, in CSS pixels.

    Heights, paddings, margins, empty lines and the spacing of tables are added up, each at its
    largest under any rules.

    Args:
        labels: The elements that hold the label's text, the first one first.
        creative: Those that hold the creative, the first one first.
    """
    first, parts = labels[0], set(creative)
    above_label = {first, *first.iterancestors()}
    above_creative = set(creative[0].iterancestors() if creative else ())
    seen = False
    gap = 0.0
    for element in box.iter("*"):
        seen |= element is first
        if element in parts:
            gap += _own_room_px(document.styles, document.lineage(element))[0]
            break
        if not seen and element not in above_label:
            continue
        height = _height_px(document, element)
        above, below = _own_room_px(document.styles, document.lineage(element))
        if element in above_label & above_creative:
            # A table shares out what its rows do not fill.
            gap += max(0.0, height - _pictures_px(element))
        elif element in above_label:
            gap += max(height, below)
        elif element in above_creative:
            gap += max(height, above)
        else:
            gap += max(height, above + below)
            gap += _picture_px(document, element) if element.tag == "img" else 0.0
        if element.tag == "table":
            gap += _number(element, "cellspacing") + 2 * _number(element, "cellpadding")
        if seen:
            gap += _lines(element, labels) * _line_px(document.styles, document.lineage(element))
    return gap


def _picture_px(document: Document, img: Any) -> float:
    """How high a picture of its own shape may be: no higher than wide, as a logo is.

    A picture with a height says it by itself.
    """
    applying = [found for found, _ in document.styles.applying(document.lineage(img))]
    given = [found.values["height"].text for found in applying if "height" in found.values]
    if "auto" not in given and (given or _number(img, "height")):
        return 0.0
    if (img.get("width") or "").strip().endswith("%"):
        return UNMEASURED_PX
    widths = [found.width_px for found in applying if found.width_px is not None]
    return max([_number(img, "width"), *widths]) or UNMEASURED_PX


@functools.lru_cache(maxsize=1024)
def _own_room_px(styles: Styles, lineage: Lineage) -> tuple[float, float]:
    """The room that an element leaves empty above and below what it holds."""
    applying = [found for found, _ in styles.applying(lineage)]
    size = _font_px(styles, lineage)
    # Lengths in em were read as if the letters were of the usual size.
    larger = max(1.0, size / ROOT_PX)
    margins = not any(name.startswith("margin") for found in applying for name in found.values)
    own = _MARGINS.get(lineage.tag, 0.0) * size if margins else 0.0
    above, below = (
        own + larger * max(found.upright_px[side] for found in applying) for side in (0, 1)
    )
    return above, below


def _height_px(document: Document, element: Any) -> float:
    lineage = document.lineage(element)
    larger = max(1.0, _font_px(document.styles, lineage) / ROOT_PX)
    applying = document.styles.applying(lineage)
    return max(_number(element, "height"), *(larger * found.tall_px for found, _ in applying))


def _pictures_px(element: Any) -> float:
    """The height of the pictures in an element, as far as they say it."""
    return sum(_number(img, "height") for img in element.iter("img"))


def _number(element: Any, attribute: str) -> float:
    found = _NUMBER.match(element.get(attribute) or "")
    return float(found[1]) if found else 0.0


def _lines(element: Any, labels: Sequence[Any]) -> int:
    """How many lines an element's own text has, at least one for what makes a line without any."""
    if element in labels:
        return 0
    texts = [element.text, *(child.tail for child in element)]
    lines = sum(bool(text and _SAID.search(text)) for text in texts)
    if element.tag == "pre":
        lines += sum(text.count("\n") for text in element.itertext())
    return lines + (element.tag in ("br", "li"))


@functools.lru_cache(maxsize=1024)
def _line_px(styles: Styles, lineage: Lineage) -> float:
    heights = [styles.line_height(lineage, mode) for mode in styles.modes((lineage,))]
    return max(UNMEASURED_PX if height is None else height for height in heights)


def _font_px(styles: Styles, lineage: Lineage) -> float:
    sizes = [styles.font_size(lineage, mode) for mode in styles.modes((lineage,))]
    return max(UNMEASURED_PX if size is None else size for size in sizes)
