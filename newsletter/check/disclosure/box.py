"""Reading a sponsor's box: text, pictures and links in order, and the box itself."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from newsletter.check.disclosure.creative import Parts, same_picture
from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.styles import Mode, Styles
from newsletter.check.disclosure.values import RGBA, contrast, over

_BLOCKS = frozenset((
    "body", "div", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "p", "ul", "ol", "li",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "aside", "header",
    "footer", "main", "nav", "center", "hr", "pre", "figure", "figcaption", "dl", "dt", "dd",
    "address", "caption", "form", "fieldset"
))  # fmt: skip
# What is left of the room between two colours when the eye takes them for one; a choice of ours.
MIN_GROUND_STEP = 0.035
MIN_BORDER_CONTRAST = 1.15
# Room for a notice that the law asks for beside the label (Regulation (EU) 2024/900, article 11).
MAX_OTHER_LETTERS = 240


class Piece(NamedTuple):
    """A piece of a box in reading order; ``break`` parts blocks and lines."""

    kind: Literal["text", "image", "link", "break"]
    text: str
    element: Any


def find_cores(document: Document, parts: Parts) -> list[Any]:
    """The smallest elements that hold all of a creative's parts, in document order."""
    text = document.squashed(document.body)
    groups = [document.links_to.get(target, []) for target in parts.targets]
    groups += [[img for img, _ in document.pictures_of((url,))] for url in parts.pictures]
    if not (parts.words or parts.pictures) or not all(groups) or not _says(text, parts):
        return []
    images = [img for img, _ in document.pictures_of(parts.pictures)]
    links = document.links_to_any(parts.targets)
    hits = min((group for group in (images, links) if group), key=len, default=[])
    if not hits:
        hits = _narrow(document, document.body, max(parts.words, key=len, default=""))
    cores = dict.fromkeys(_core(document, hit, groups, parts) for hit in hits)
    return [core for core in cores if not any(core in other.iterancestors() for other in cores)]


def _core(document: Document, hit: Any, groups: list[list[Any]], parts: Parts) -> Any:
    """The smallest element from one upwards that holds one of each group, and all words.

    The body holds them all.
    """
    line = [hit, *hit.iterancestors()]
    depths = {element: depth for depth, element in enumerate(line)}
    least = max((min(_meeting(one, depths) for one in group) for group in groups), default=0)
    return next(core for core in line[least:] if _says(document.squashed(core), parts))


def _meeting(element: Any, depths: dict[Any, int]) -> int:
    """How high an element stands of those that are around another one and this one."""
    while element not in depths:
        element = element.getparent()
    return depths[element]


def _says(text: str, parts: Parts) -> bool:
    return all(words in text for words in parts.words)


def missing_parts(document: Document, parts: Parts) -> list[str]:
    """What of a creative the document does not hold, in words."""
    text = document.squashed(document.body)
    missing = [f'the words "{words[:40]}"' for words in parts.words if words not in text]
    links = {target for _, target in document.links}
    missing += [f"a link to {url}" for url in parts.targets if url not in links]
    sources = [source for _, source in document.pictures]
    missing += [
        f"the picture {url}"
        for url in parts.pictures
        if not any(same_picture(source, url) for source in sources)
    ]
    return missing


def _narrow(document: Document, element: Any, words: str) -> list[Any]:
    """The innermost elements below an element that hold words."""
    inner = [
        found
        for child in element
        if isinstance(child.tag, str) and words in document.squashed(child)
        for found in _narrow(document, child, words)
    ]
    return inner or [element]


def pieces_of(element: Any) -> list[Piece]:
    """An element's content in reading order, comments left out."""
    pieces: list[Piece] = []
    _add_pieces(element, pieces)
    return pieces


def _add_pieces(element: Any, pieces: list[Piece]) -> None:
    tag = element.tag
    block = is_block(element)
    if block or tag == "br":
        pieces.append(Piece("break", "", element))
    if tag == "img":
        pieces.append(Piece("image", element.get("src") or "", element))
    elif tag == "a" and (address := element.get("href")):
        pieces.append(Piece("link", address, element))
    if text := element.text:
        pieces.append(Piece("text", _nfc(text), element))
    for child in element:
        if isinstance(child.tag, str):
            _add_pieces(child, pieces)
        if text := child.tail:
            pieces.append(Piece("text", _nfc(text), element))
    if block:
        pieces.append(Piece("break", "", element))


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_block(element: Any) -> bool:
    """Whether an element is laid out in lines of its own, as far as its own style says."""
    style = element.get("style")
    display = read_style(style).values.get("display") if style and "display" in style else None
    if display is None or display.text == "none":
        return element.tag in _BLOCKS
    return not display.text.startswith("inline")


def grounds_of(document: Document, core: Any) -> Iterator[Any]:
    """The element and those around it that have a ground or border of their own, inside out."""
    styles = document.styles
    for element in (core, *core.iterancestors()):
        if element.tag in ("body", "html"):
            break
        lineage = document.lineage(element)
        layer = styles.layer(lineage, None)
        if layer is None or layer[3] > 0 or styles.borders(lineage, None):
            yield element


@functools.lru_cache(maxsize=1024)
def stands_out(
    styles: Styles,
    box: Lineage,
    neighbours: tuple[Lineage, ...],
    mode: Mode,
    texts: tuple[tuple[Lineage, ...], tuple[Lineage, ...]] = ((), ()),
) -> bool:
    """Whether a box is set off from what is around it: by its ground, or by its border.

    A ground that goes on under the text before or after the box, as a page's does, is none of its
    own: the eye sees one sheet of paper. So does it where the label, or all of the creative's text,
    stands on the page's ground again.

    Args:
        texts: The label's lineages, and the creative's.
    """
    behind = styles.ground(box.above, mode) if box.above else None
    ground = styles.ground(box, mode)
    if behind is None or ground is None:
        return False
    others = [behind, *(styles.ground(other, mode) for other in neighbours)]
    labels, creative = texts
    grounds = {styles.ground(text, mode) for text in creative} or {ground}
    own = [ground, *(styles.ground(label, mode) for label in labels)]
    if all(_off(paper, others) for paper in own) and any(_off(paper, others) for paper in grounds):
        return True
    seen = {
        side
        for side, shade in styles.borders(box, mode)
        if contrast(over(shade, behind), behind) >= MIN_BORDER_CONTRAST
    }
    return {"top", "bottom"} <= seen or {"left", "right"} <= seen


def _off(paper: RGBA | None, others: list[RGBA | None]) -> bool:
    """Whether a ground can be told from all others."""
    return paper is not None and all(
        other is not None and _differ(paper, other) for other in others
    )


def _differ(one: RGBA, other: RGBA) -> bool:
    pairs = zip(one[:3], other[:3], strict=True)
    return bool(sum((a - b) ** 2 for a, b in pairs) ** 0.5 >= MIN_GROUND_STEP)


def other_text(text: str, known: list[str]) -> str:
    """What is left of squashed text when what is known is taken out, letters and digits only."""
    for words in sorted(known, key=len, reverse=True):
        text = text.replace(words, " ")
    return "".join(char for char in text if char.isalnum())
