"""Reading what stands right before and right after a sponsor's box, in whatever element it is."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, NamedTuple

from newsletter.check.disclosure.box import is_block
from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.document import Document

# Their text is no reader's.
_UNREAD = frozenset(("script", "style", "template", "title"))


class Neighbour(NamedTuple):
    """What is nearest to a box on one side.

    Attributes:
        element: The one that holds the nearest text.
        line: The nearest line with any letter or digit, as it is read; empty without one.
        run: What of that line an element of its own within it holds, as bold letters are set.
        is_before: It comes before the box.
    """

    element: Any
    line: str
    run: str
    is_before: bool


def neighbours_of(document: Document, box: Any) -> tuple[Neighbour, ...]:
    """What comes right before and right after a box, where there is any text."""
    return _beside(document, box)[0]


def looked_at_beside(document: Document, box: Any) -> Set[Any]:
    """The elements in which something was looked at for that."""
    return _beside(document, box)[1]


def _beside(document: Document, box: Any) -> tuple[tuple[Neighbour, ...], Set[Any]]:
    found = document.beside.get(box)
    if found is None:
        seen: set[Any] = set()
        sides = (_nearest(box, seen, before=True), _nearest(box, seen, before=False))
        found = (tuple(side for side in sides if side is not None), seen)
        document.beside[box] = found
    return found


def _nearest(box: Any, seen: set[Any], *, before: bool) -> Neighbour | None:
    search = _Search(seen, backwards=before)
    search.run(box)
    nearest, line = search.nearest, search.line
    if line and nearest is None:
        nearest = line[0][1]
    if nearest is None:
        return None
    if before:
        line.reverse()
    run = "" if is_block(nearest) else _joined(words for words, by in line if by is nearest)
    return Neighbour(nearest, _joined(words for words, _ in line), run, before)


class _Search:
    """A walk from a box to the body's end, over the nearest text first, up to a line's end.

    Attributes:
        line: The texts of the line, each with the element that holds it.
        nearest: The element that holds the first text of all.
    """

    def __init__(self, seen: set[Any], *, backwards: bool) -> None:
        """
        Args:
            seen: The elements in which something was looked at; they are added.
        """
        self._seen = seen
        self.line: list[tuple[str, Any]] = []
        self.nearest: Any = None
        self._backwards = backwards

    def run(self, box: Any) -> None:
        """Walk outwards."""
        backwards, line, holder = self._backwards, self.line, box
        for parent in box.iterancestors():
            if holder.tag == "body":
                return
            self._seen.add(parent)
            if not backwards and (tail := holder.tail):
                self._read(tail, parent)
            beside = holder.getprevious() if backwards else holder.getnext()
            while beside is not None:
                if self._visit(beside, parent):
                    return
                beside = beside.getprevious() if backwards else beside.getnext()
            if backwards and (text := parent.text):
                self._read(text, parent)
            if line and self._ends(parent):
                return
            holder = parent

    def _visit(self, element: Any, parent: Any) -> bool:
        """Read an element and what follows it in its parent; of a comment, the latter alone.

        Returns:
            Whether the line's end was found.
        """
        backwards, line = self._backwards, self.line
        if backwards and (tail := element.tail):
            self._read(tail, parent)
        if _is_read(element):
            if line and self._ends(element):
                return True
            self._seen.add(element)
            if not backwards and (text := element.text):
                self._read(text, element)
            for child in element.iterchildren(reversed=backwards):
                if self._visit(child, element):
                    return True
            if backwards and (text := element.text):
                self._read(text, element)
            if line and self._ends(element):
                return True
        if not backwards and (tail := element.tail):
            self._read(tail, parent)
        return False

    def _read(self, text: str, element: Any) -> None:
        if self.line or not text.isspace():
            self.line.append((text, element))

    def _ends(self, element: Any) -> bool:
        """Whether a line that says something ends at an element's edge."""
        line = self.line
        if not (element.tag == "br" or is_block(element)):
            return False
        if self.nearest is None:
            self.nearest = line[0][1]
        if any(_is_said(words) for words, _ in line):
            return True
        line.clear()
        return False


def _joined(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_read(element: Any) -> bool:
    """Whether it is no comment, and its text is shown."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNREAD:
        return False
    style = element.get("style")
    return not (style and "display" in style and read_style(style).displays_none)
