"""The finished HTML as the rules see it: parsed once, every element with the line it came from.

The renderer notes where in the HTML each value begins and where its author wrote it. For the parse
alone a mark of two private-use characters stands before each such value; the marks are taken
out again, and what is left is the email's own tree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from lxml import etree

from newsletter.check.markup import Markup, read_markup
from newsletter.check.nesting import Flaw, nesting_flaws
from newsletter.dataclass import dataclass
from newsletter.model.location import Location

_MARK = re.compile("\ue000([0-9]+)\ue001")
_marked = etree.XPath("//text()[contains(., '\ue000')] | //@*[contains(., '\ue000')]")
_marked_comments = etree.XPath("//comment()[contains(., '\ue000')]")
_string = etree.XPath("string()")
_TELLING = 4
"""Fewer characters stand in a theme by chance."""
_UNSEEN = frozenset(("style", "script", "title", "noscript", "template"))


@dataclass(frozen=True, slots=True)
class PageText:
    """A text node of the body that is not blank.

    Attributes:
        element: The element that it is in, which decides how it looks.
        text: As it stands, references resolved.
        location: Where it was written.
    """

    element: Any
    text: str
    location: Location


class Page:
    """The tree of the finished email and what the rules collect from it.

    Attributes:
        html: The document, as it will be sent.
        root: The ``html`` element.
    """

    def __init__(
        self,
        html: str,
        places: Sequence[tuple[int, Location]],
        figures: Sequence[tuple[str, Location]],
        fallback: Location,
        *,
        by_line: bool = False,
        search: Callable[[str], Location | None] = lambda _: None,
    ) -> None:
        """
        Args:
            html: The finished document.
            places: Offsets of values in it with where they were written, in order.
            figures: Addresses of the issue's pictures with their places, in reading order.
            fallback: The place of what no author wrote.
            by_line: Places are lines of the document itself, in the file ``fallback``.
            search: Finds where the theme writes something; None if it does not.
        """
        self.html = html
        self._places = places
        self._figures = figures
        self._fallback = fallback
        self._by_line = by_line
        self._search = search
        self._own: dict[Any, Location] = {}
        self._texts: dict[tuple[Any, bool], Location] = {}
        parser = etree.HTMLParser(encoding="utf-8", remove_pis=True)
        self.root = etree.fromstring(self._with_marks().encode(), parser)
        # Held, because lxml makes a new proxy for an element that nobody holds.
        self._nodes: list[Any] = list(self.root.iter()) if self.root is not None else []
        self._take_out_marks()

    def _with_marks(self) -> str:
        if not self._places:
            return self.html
        pieces = []
        end = 0
        for index, (offset, _) in enumerate(self._places):
            pieces += [self.html[end:offset], f"\ue000{index}\ue001"]
            end = offset
        pieces.append(self.html[end:])
        return "".join(pieces)

    def _take_out_marks(self) -> None:
        if not self._places or self.root is None:
            return
        for found in _marked(self.root):
            element = found.getparent()
            before, _, marked = found.partition("\ue000")
            number, _, behind = marked.partition("\ue001")
            clean = before + behind
            if number.isdecimal() and "\ue000" not in behind:
                place = self._places[int(number)][1]
            else:  # several values side by side, or an author's own character
                mark = _MARK.search(found)
                place = self._places[int(mark[1])][1] if mark else self._fallback
                clean = _MARK.sub("", found)
            if found.is_attribute:
                element.set(found.attrname, clean)
                self._own.setdefault(element, place)
            elif found.is_tail:
                element.tail = clean
                self._texts[element, True] = place
                self._own.setdefault(element.getparent(), place)
            else:
                element.text = clean
                self._texts[element, False] = place
                self._own.setdefault(element, place)
        for comment in _marked_comments(self.root):
            comment.text = _MARK.sub("", comment.text)

    @cached_property
    def markup(self) -> Markup:
        """Every tag as it is written, those in comments for Outlook too."""
        return read_markup(self.html)

    @cached_property
    def flaws(self) -> tuple[Flaw, ...]:
        """Where the tags do not fit together."""
        return nesting_flaws(self.markup)

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """Every element in order; comments are none."""
        return tuple(node for node in self._nodes if isinstance(node.tag, str))

    @cached_property
    def body(self) -> Any:
        """The ``body`` element; None in a document without one."""
        return next((node for node in self.elements if node.tag == "body"), None)

    @cached_property
    def links(self) -> tuple[Any, ...]:
        """Every ``a`` with an ``href``."""
        return tuple(node for node in self.elements if node.tag == "a" and "href" in node.attrib)

    @cached_property
    def images(self) -> tuple[Any, ...]:
        """Every ``img``."""
        return tuple(node for node in self.elements if node.tag == "img")

    @cached_property
    def texts(self) -> tuple[PageText, ...]:
        """Every text node of the body with words or signs in it, in order."""
        body = self.body
        found: list[PageText] = []
        if body is not None:
            self._collect(body, found)
        return tuple(found)

    def _collect(self, element: Any, found: list[PageText]) -> None:
        stack = [(element, False)]
        while stack:
            node, tail = stack.pop()
            if tail:
                if node.tail and not node.tail.isspace():
                    parent = node.getparent()
                    place = self._texts.get((node, True)) or self.locate(parent)
                    found.append(PageText(parent, node.tail, place))
                continue
            if isinstance(node.tag, str) and node.tag not in _UNSEEN:
                if node.text and not node.text.isspace():
                    place = self._texts.get((node, False)) or self.locate(node)
                    found.append(PageText(node, node.text, place))
                for child in reversed(node):
                    stack += [(child, True), (child, False)]

    @staticmethod
    def text_of(element: Any) -> str:
        """All text below an element, white space folded."""
        return " ".join(str(_string(element)).split())

    def locate(self, element: Any) -> Location:
        """Where the author wrote what became this element.

        A picture is where the issue shows it. Any other element is where its own text or address
        was written, else the first of those below it, else what the element around it is; what
        holds the whole email says nothing. What no value is near is the theme's own.
        """
        if self._by_line:
            return Location(self._fallback.path, element.sourceline or 0)
        if element.tag == "img":
            place = self._figure_at(element)
            if place is not None:
                return place
        for ancestor in (element, *element.iterancestors()):
            if ancestor.tag in {"body", "html"} or (
                ancestor is not element and ancestor.getparent() is self.body
            ):
                break
            own = self._own.get(ancestor) or next(
                (self._own[below] for below in ancestor.iter() if below in self._own), None
            )
            if own is not None:
                return own
        return self._in_theme(element)

    def _in_theme(self, element: Any) -> Location:
        said = [f'"{element.get(name)}"' for name in ("href", "src", "id") if element.get(name)]
        for node in element.iter(etree.Element):
            words = (node.text or "").strip()
            if len(words) >= _TELLING:
                said += [f">{words}", words]
                break
        found = (self._search(it) for it in said)
        return next((place for place in found if place is not None), self._fallback)

    def _figure_at(self, image: Any) -> Location | None:
        src = image.get("src")
        candidates = [place for url, place in self._figures if url == src]
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        near = self._own.get(image)
        later = [place for place in candidates if near is None or place >= near]
        return (later or candidates)[0]

    def locate_offset(self, offset: int) -> Location:
        """Where the author wrote the value that begins at an offset of ``html``, or just before.

        For findings in the HTML's own text, which no tree shows: broken nesting, a bare ``<``.
        """
        if self._by_line:
            return Location(self._fallback.path, self.html.count("\n", 0, offset) + 1)
        index = bisect_right(self._places, offset, key=lambda place: place[0]) - 1
        return self._places[index][1] if index >= 0 else self._fallback
