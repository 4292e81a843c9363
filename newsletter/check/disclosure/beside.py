"""Reading what stands right before and right after a sponsor's box, in whatever element it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsletter.check.disclosure.box import is_block
from newsletter.check.disclosure.declarations import read_style

# Their text is no reader's.
_UNREAD = frozenset(("script", "style", "template", "title"))


class Neighbour(NamedTuple):
    """What is nearest to a box on one side.

    Attributes:
        element: The one that holds the nearest text.
        line: The nearest line with any letter or digit, as it is read; empty without one.
        run: What of that line an element of its own within it holds, as bold letters are set.
    """

    element: Any
    line: str
    run: str


def neighbours_of(box: Any) -> tuple[Neighbour, ...]:
    """What comes right before and right after a box, where there is any text."""
    sides = (_nearest(box, before=True), _nearest(box, before=False))
    return tuple(found for found in sides if found is not None)


def _nearest(box: Any, *, before: bool) -> Neighbour | None:
    nearest: Any = None
    line: list[tuple[str, Any]] = []
    for text, element in _outwards(box, before=before):
        if text is not None:
            if line or not text.isspace():
                line.append((text, element))
        elif line and (element.tag == "br" or is_block(element)):
            nearest = line[0][1] if nearest is None else nearest
            if any(_is_said(words) for words, _ in line):
                break
            line.clear()
    if line and nearest is None:
        nearest = line[0][1]
    if nearest is None:
        return None
    if before:
        line.reverse()
    run = "" if is_block(nearest) else _joined(words for words, by in line if by is nearest)
    return Neighbour(nearest, _joined(words for words, _ in line), run)


def _joined(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))


def _outwards(box: Any, *, before: bool) -> Iterator[tuple[str | None, Any]]:
    """Text from a box to the body's end, the nearest first; None at an element's edges."""
    holder = box
    while holder.tag != "body" and (parent := holder.getparent()) is not None:
        if not before and holder.tail:
            yield holder.tail, parent
        for beside in holder.itersiblings(preceding=before):
            yield from _with_tail(beside, parent, backwards=before)
        if before and parent.text:
            yield parent.text, parent
        yield None, parent
        holder = parent


def _with_tail(element: Any, parent: Any, *, backwards: bool) -> Iterator[tuple[str | None, Any]]:
    """An element's text and what follows it in its parent; of a comment, the latter alone."""
    if backwards and element.tail:
        yield element.tail, parent
    if isinstance(element.tag, str) and element.tag not in _UNREAD and not _not_displayed(element):
        yield None, element
        if not backwards and element.text:
            yield element.text, element
        for child in element.iterchildren(reversed=backwards):
            yield from _with_tail(child, element, backwards=backwards)
        if backwards and element.text:
            yield element.text, element
        yield None, element
    if not backwards and element.tail:
        yield element.tail, parent


def _not_displayed(element: Any) -> bool:
    style = element.get("style")
    return bool(style) and "display" in style and read_style(style).displays_none
