"""Where the tags of a document do not fit together, as the two kinds of clients see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from newsletter.check.markup import VOID, Markup, Tag, words
from newsletter.dataclass import dataclass

Kind: TypeAlias = Literal["crossed", "stray", "unclosed", "link", "table", "paragraph"]

_OPTIONAL = words(
    "body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr"
)
_ENDS_PARAGRAPH = words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul"
)
_ROWS = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
_IN_ROWS = words(
    "caption col colgroup form input script style table tbody td template tfoot th thead tr"
)
_TABLE = _ROWS | {"td", "th", "caption"}
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ol", "ul", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"td", "th", "tr"}), frozenset({"tbody", "thead", "tfoot", "table"})),
    "tbody": (_TABLE - {"table"}, frozenset({"table"})),
    "thead": (_TABLE - {"table"}, frozenset({"table"})),
    "tfoot": (_TABLE - {"table"}, frozenset({"table"})),
}
"""An opening tag to what it ends, and where that search stops."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that does not fit.

    Attributes:
        kind: ``crossed`` is closed too early by ``other``, ``stray`` closes nothing, ``unclosed``
            is never closed, ``link`` stands in the link ``other``, ``table`` stands in a table
            outside its cells, ``paragraph`` closes a paragraph that ``other`` has ended.
        tag: The tag that the flaw is about.
        outlook: Only Outlook's view of the document has it.
    """

    kind: Kind
    tag: Tag
    other: Tag | None = None
    outlook: bool = False


def nesting_flaws(markup: Markup) -> tuple[Flaw, ...]:
    """Everything that does not fit, in the document's order; what both views have, once."""
    others = _view_flaws([tag for tag in markup.tags if tag.audience != "outlook"])
    seen = {(flaw.kind, flaw.tag.start) for flaw in others}
    outlook = [
        Flaw(flaw.kind, flaw.tag, flaw.other, outlook=True)
        for flaw in _view_flaws([tag for tag in markup.tags if tag.audience != "others"])
        if (flaw.kind, flaw.tag.start) not in seen
    ]
    return tuple(sorted((*others, *outlook), key=lambda flaw: flaw.tag.start))


def _view_flaws(tags: Sequence[Tag]) -> list[Flaw]:
    return [] if _fits(tags) else _Reader().read(tags)


def _fits(tags: Sequence[Tag]) -> bool:
    """Whether every tag is closed by its own, and nothing else is to be said: nearly always so."""
    stack = ["#document"]
    paragraphs = 0
    for name, closing, rest, _, _ in tags:
        if closing:
            if stack[-1] != name:
                return False
            stack.pop()
            paragraphs -= name == "p"
        elif name not in VOID:
            if rest.endswith("/") and ":" in name:
                continue
            if paragraphs and name in _ENDS_PARAGRAPH:
                return False
            if stack[-1] in _ROWS and name not in _IN_ROWS:
                return False
            if name == "a" and "a" in stack:
                return False
            paragraphs += name == "p"
            stack.append(name)
        elif stack[-1] in _ROWS and name not in _IN_ROWS:
            return False
    return len(stack) == 1


class _Reader:
    """Follows one view of a document tag by tag."""

    def __init__(self) -> None:
        self._stack: list[Tag] = []
        self._crossed: list[tuple[Tag, Tag]] = []
        self._ended: list[tuple[Tag, Tag]] = []
        self._flaws: list[Flaw] = []

    def read(self, tags: Sequence[Tag]) -> list[Flaw]:
        """Every flaw, unordered."""
        for tag in tags:
            if tag.closing:
                self._close(tag)
            else:
                self._open(tag)
        self._leave(self._stack)
        self._flaws += [Flaw("unclosed", tag) for tag, _ in self._crossed]
        return self._flaws

    def _leave(self, left: Sequence[Tag]) -> None:
        self._flaws += [Flaw("unclosed", tag) for tag in left if tag.name not in _OPTIONAL]

    def _open(self, tag: Tag) -> None:
        name = tag.name
        self._end_before(tag)
        parent = self._stack[-1].name if self._stack else ""
        if parent in _ROWS and name not in _IN_ROWS:
            self._flaws.append(Flaw("table", tag, self._stack[-1]))
        if name == "a":
            outer = next((it for it in reversed(self._stack) if it.name in {"a", "td", "th"}), None)
            if outer is not None and outer.name == "a":
                self._flaws.append(Flaw("link", tag, outer))
        if name in VOID or (tag.rest.endswith("/") and self._is_foreign(name)):
            return
        self._stack.append(tag)

    def _is_foreign(self, name: str) -> bool:
        """Whether a slash closes the tag, as in VML and SVG."""
        return ":" in name or any(it.name in {"svg", "math"} for it in self._stack) or name == "svg"

    def _end_before(self, tag: Tag) -> None:
        """Close what an opening tag ends by itself."""
        if tag.name in _ENDS_PARAGRAPH:
            self._pop_to({"p"}, _TABLE | {"button", "object", "li", "dd"}, tag)
        if tag.name in _ENDS:
            ended, boundary = _ENDS[tag.name]
            while self._pop_to(ended, boundary, tag):
                continue

    def _pop_to(self, names: set[str] | frozenset[str], boundary: frozenset[str], by: Tag) -> bool:
        for depth in range(len(self._stack) - 1, -1, -1):
            name = self._stack[depth].name
            if name in names:
                ended = self._stack.pop(depth)
                inside = self._stack[depth:]
                if ended.name == "p":
                    self._ended.append((ended, by))
                else:
                    del self._stack[depth:]
                    self._leave(inside)
                return True
            if name in boundary:
                return False
        return False

    def _close(self, tag: Tag) -> None:
        name = tag.name
        if name in VOID and name != "br":
            return  # </img> is passed over by every client
        boundary = frozenset[str]() if name in _TABLE | {"body", "html"} else _TABLE
        for depth in range(len(self._stack) - 1, -1, -1):
            at = self._stack[depth].name
            if at == name:
                inside = self._stack[depth + 1 :]
                del self._stack[depth:]
                self._crossed += [(it, tag) for it in inside if it.name not in _OPTIONAL]
                return
            if at in boundary:
                break
        self._stray(tag)

    def _stray(self, tag: Tag) -> None:
        for known, kind in ((self._crossed, "crossed"), (self._ended, "paragraph")):
            for index in range(len(known) - 1, -1, -1):
                opened, by = known[index]
                if opened.name == tag.name:
                    del known[index]
                    if kind == "crossed":
                        self._flaws.append(Flaw("crossed", opened, by))
                    else:
                        self._flaws.append(Flaw("paragraph", tag, by))
                    return
        self._flaws.append(Flaw("stray", tag))
