"""Answers plain selectors from an index of the document instead of one XPath search each.

Sixty XPath searches took half of a warm build (3.6 ms of 7, 2026-11-23). Selectors made of tags,
classes, descendants and children are answered here; every other one goes to cssselect. A test
holds the answers equal to cssselect's.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from newsletter.dataclass import dataclass

Element: TypeAlias = Any
Select: TypeAlias = Callable[[Any], list[Element]]

_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
_COMPOUND = re.compile(rf"(?P<tag>{_NAME})?(?P<classes>(?:\.{_NAME})*)")
_STEPS = re.compile(r"\s*(>)\s*|\s+")
# XPath's idea of white space, by which cssselect tells classes apart; str.split() has more.
_CLASS = re.compile(r"[^ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: a tag, classes, or both."""

    tag: str
    classes: frozenset[str]
    child: bool

    def matches(self, element: Element) -> bool:
        return (not self.tag or element.tag == self.tag) and (
            not self.classes or self.classes.issubset(_class_names(element.get("class", "")))
        )


def _parse(selector: str) -> list[_Compound] | None:
    """The steps, last first; None for a selector that is not plain."""
    pieces = _STEPS.split(selector.strip())
    steps: list[_Compound] = []
    for index in range(0, len(pieces), 2):
        found = _COMPOUND.fullmatch(pieces[index])
        if found is None or not pieces[index]:
            return None
        classes = frozenset(found["classes"].split(".")[1:])
        child = index > 0 and pieces[index - 1] == ">"
        steps.append(_Compound(found["tag"] or "", classes, child))
    return steps[::-1]


@functools.lru_cache(maxsize=1000)
def is_plain(selector: str) -> bool:
    """Whether a selector is made of tags, classes, descendants and children alone."""
    return _parse(selector) is not None


class DocumentIndex:
    """The elements of one document by class and by tag, in document order."""

    def __init__(self, root: Element) -> None:
        self.by_class: dict[str, list[Element]] = {}
        self.by_tag: dict[str, list[Element]] = {}
        self._meant: dict[_Compound, Collection[Element]] = {}
        for element in root.iter("*"):
            self.by_tag.setdefault(element.tag, []).append(element)
            for name in _class_names(element.get("class", "")):
                self.by_class.setdefault(name, []).append(element)

    def select(self, steps: list[_Compound]) -> list[Element]:
        """The elements that a plain selector means."""
        last, *above = steps
        candidates = self._matching(last)
        if not candidates or not above:
            return list(candidates)
        outer = [self._set_of(step) for step in above]
        if not all(outer):
            return []
        return [element for element in candidates if _stands_in(element, steps, outer, 0)]

    def _matching(self, step: _Compound) -> list[Element]:
        """The elements that one step means by itself, in document order."""
        if not step.classes:
            return self.by_tag.get(step.tag, [])
        lists = [self.by_class.get(name, []) for name in step.classes]
        candidates = min(lists, key=len)
        if len(lists) == 1 and not step.tag:
            return candidates
        return [element for element in candidates if step.matches(element)]

    def _set_of(self, step: _Compound) -> Collection[Element]:
        found = self._meant.get(step)
        if found is None:
            found = self._meant[step] = frozenset(self._matching(step))
        return found


def _stands_in(
    element: Element, steps: list[_Compound], outer: list[Collection[Element]], at: int
) -> bool:
    """Whether the rest of the selector is met above an element."""
    if at == len(outer):
        return True
    wanted, child = outer[at], steps[at].child
    above = element.getparent()
    while above is not None:
        if above in wanted and _stands_in(above, steps, outer, at + 1):
            return True
        if child:
            return False
        above = above.getparent()
    return False


@functools.lru_cache(maxsize=1000)
def _class_names(written: str) -> tuple[str, ...]:
    """The names in a ``class`` attribute, each once; a theme repeats its attributes."""
    return tuple(dict.fromkeys(_CLASS.findall(written)))


class SelectorTable:
    """Takes the place of premailer's maker of selectors; compiles each selector once."""

    def __init__(self, stock: Callable[[str], Select]) -> None:
        """
        Args:
            stock: Makes a selector by cssselect.
        """
        self._stock = stock
        self._compiled: dict[str, Select] = {}
        self._document: Any = None
        self._index: DocumentIndex | None = None
        self._lock = threading.Lock()

    @contextmanager
    def answering(self, root: Element) -> Iterator[None]:
        """Answer from an index of this document inside; everywhere else cssselect answers."""
        with self._lock:
            self._document = root
            try:
                yield
            finally:
                self._document = self._index = None

    def __call__(self, selector: str) -> Select:
        """The compiled selector."""
        found = self._compiled.get(selector)
        if found is None:
            steps = _parse(selector)
            found = self._stock(selector) if steps is None else self._plain(selector, steps)
            self._compiled[selector] = found
        return found

    def _plain(self, selector: str, steps: list[_Compound]) -> Select:
        def select(tree: Any) -> list[Element]:
            # premailer asks with the tree when it was given an element
            root = tree.getroot() if hasattr(tree, "getroot") else tree
            if root is not self._document:
                return self._stock(selector)(tree)
            if self._index is None:
                self._index = DocumentIndex(root)
            return self._index.select(steps)

        return select
