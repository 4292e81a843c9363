"""Lineages of start tags: what decides how an element looks, and nothing else of it.

Two elements with the same start tag, in parents of which the same is true up to the root, look the
same under the same rules. So styles are computed for lineages, not for elements: an email has
hundreds of elements and a few dozen lineages, and the next email of a theme has the same ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

# The attributes that styles and the proof look at, beside those that a style sheet's selectors
# name. Asking a lineage for another one is a mistake, and answered with a KeyError.
_LOOKED_AT = frozenset(
    {"align", "alink", "aria-hidden", "background", "bgcolor", "class", "color", "dir", "face"}
    | {"hidden", "href", "id", "inert", "link", "nowrap", "popover", "role", "rowspan", "size"}
    | {"style", "text", "type", "vlink", "width"}
)


class Lineage:
    """An element's start tag and those around it, up to the root; alike elements share one.

    Attributes:
        above: The parent's lineage; None for the root.
        before: The lineage of the element before it, where a selector asks for that.
        given: The attributes that are looked at.
        kept: What was computed for the lineage, by name and mode.
    """

    __slots__ = ("_looked_at", "above", "before", "given", "kept", "tag")

    def __init__(
        self,
        above: Lineage | None,
        before: Lineage | None,
        tag: str,
        given: Mapping[str, str],
        looked_at: Collection[str],
    ) -> None:
        self.above = above
        self.before = before
        self.tag = tag
        self.given = given
        self.kept: dict[Any, Any] = {}
        self._looked_at = looked_at

    def get(self, name: str) -> str | None:
        """An attribute of the element.

        Raises:
            KeyError: If it is none of those that lineages are told apart by.
        """
        found = self.given.get(name)
        if found is None and name not in self._looked_at:
            raise KeyError(name)
        return found

    def upwards(self) -> Iterator[Lineage]:
        """The lineage itself, then its ancestors'."""
        lineage: Lineage | None = self
        while lineage is not None:
            yield lineage
            lineage = lineage.above

    def backwards(self) -> Iterator[Lineage]:
        """The lineages of the elements before it, the nearest first."""
        lineage = self.before
        while lineage is not None:
            yield lineage
            lineage = lineage.before


class Lineages:
    """All lineages of documents with the same rules."""

    # Beyond any run of emails of one theme; then all are forgotten, and only time is lost.
    _MOST = 4096

    def __init__(self, named: Collection[str], *, siblings: bool) -> None:
        """
        Args:
            named: Attributes that selectors name.
            siblings: Whether a selector asks what stands before an element.
        """
        self._looked_at = _LOOKED_AT.union(named)
        # Where a link leads does not matter to its looks, unless a selector says so.
        self._any_address = "href" not in named
        self._siblings = siblings
        self._known: dict[Any, Lineage] = {}
        self._written: dict[Any, Lineage] = {}

    def of(self, element: Any, found: dict[Any, Lineage]) -> Lineage:
        """The lineage of an element.

        Args:
            found: The lineages of the elements of one document; the new ones are added.
        """
        if element in found:
            return found[element]
        if self._siblings:
            return self._of_sibling(element, found)
        waiting = [element]
        above = None
        for holder in element.iterancestors():
            if above := found.get(holder):
                break
            waiting.append(holder)
        for holder in reversed(waiting):
            above = found[holder] = self._line(above, None, holder)
        return found[element]

    def _of_sibling(self, element: Any, found: dict[Any, Lineage]) -> Lineage:
        """The same where selectors ask for the elements before one."""
        waiting = []
        while element is not None and element not in found:
            waiting.append(element)
            nearest = next(element.itersiblings("*", preceding=True), None)
            element = element.getparent() if nearest is None else nearest
        for holder in reversed(waiting):
            parent = holder.getparent()
            nearest = next(holder.itersiblings("*", preceding=True), None)
            found[holder] = self._line(
                None if parent is None else found[parent],
                None if nearest is None else found[nearest],
                holder,
            )
        return found[waiting[0]]

    def _line(self, above: Lineage | None, before: Lineage | None, element: Any) -> Lineage:
        written = (above, before, element.tag, *element.items())
        lineage = self._written.get(written)
        if lineage is None:
            lineage = self._looked_up(above, before, element)
            if len(self._written) >= self._MOST:
                self._written.clear()
            self._written[written] = lineage
        return lineage

    def _looked_up(self, above: Lineage | None, before: Lineage | None, element: Any) -> Lineage:
        given = {name: value for name, value in element.items() if name in self._looked_at}
        if self._any_address and given.get("href"):
            given["href"] = "#"
        key = (above, before, element.tag, *given.items())
        lineage = self._known.get(key)
        if lineage is None:
            if len(self._known) >= self._MOST:
                self._known.clear()
            lineage = Lineage(above, before, element.tag, given, self._looked_at)
            self._known[key] = lineage
        return lineage
