"""A finished HTML document, parsed once, with what of it nothing can be proved about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import field
from typing import Any, NamedTuple

from lxml import etree

from newsletter.check.disclosure.creative import canonical_url, same_picture
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.outlook import Comments, Outlook, read_comments
from newsletter.check.disclosure.sheet import Sheet, read_sheet
from newsletter.check.disclosure.squash import squash, without_unseen
from newsletter.check.disclosure.styles import Styles, styles_of
from newsletter.check.disclosure.unjudged import PLATFORM_CODE, read_written, unjudged_in
from newsletter.dataclass import dataclass

__all__ = ["PLAIN_TAGS", "PLATFORM_CODE", "Document", "read_document"]

# Elements whose text is plainly shown, for the label's own line of ancestors.
PLAIN_TAGS = frozenset((
    "html", "body", "div", "table", "tbody", "tr", "td", "th", "p", "span", "strong", "b", "em",
    "i", "center", "section", "article", "aside", "header", "footer", "main", "h1", "h2", "h3",
    "h4", "h5", "h6", "a", "u", "figure", "blockquote", "font", "small", "ul", "ol", "li"
))  # fmt: skip
_PARENTS = {
    "td": ("tr",),
    "th": ("tr",),
    "tr": ("table", "tbody"),
    "tbody": ("table",),
}
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)

_parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, collect_ids=False)
_string = etree.XPath("string()", smart_strings=False)
_styles = etree.XPath("descendant-or-self::*/@style", smart_strings=False)
_has_background = etree.XPath("boolean(descendant-or-self::*/@background)")
_tables_of_rows = etree.XPath("//table[tr]")
_count_comments_before = etree.XPath("count(preceding::comment())")


@dataclass
class Document:
    """A document.

    Attributes:
        name: ``email.html`` or ``web.html``, for messages.
        unjudged: What in it may do anything to any element.
        links: The body's links, each with its address as ``canonical_url`` gives it.
        pictures: The body's pictures, each with its address as written.
        grounds: Elements with a picture in their ground, each with its address as written.
        comments: Its comments, as Outlook reads them.
        beside: What was found beside boxes, and the elements that were looked at for it.
    """

    name: str
    root: Any
    body: Any
    styles: Styles
    unjudged: list[str]
    links: list[tuple[Any, str]]
    pictures: list[tuple[Any, str]]
    grounds: list[tuple[Any, str]]
    comments: Comments
    beside: dict[Any, tuple[Any, Set[Any]]] = field(default_factory=dict)
    _lineages: dict[Any, Lineage] = field(default_factory=dict)
    _within: dict[Any, tuple[Lineage, ...]] = field(default_factory=dict)
    _alone: dict[Any, tuple[Any, ...]] = field(default_factory=dict)
    _pictures: dict[tuple[str, ...], list[tuple[Any, str]]] = field(default_factory=dict)
    _text: dict[Any, str] = field(default_factory=dict)
    _squashed: dict[Any, str] = field(default_factory=dict)

    def lineage(self, element: Any) -> Lineage:
        """The element's start tag and those around it."""
        found = self._lineages.get(element)
        return found or self.styles.lineages.of(element, self._lineages)

    def lineages(self, elements: Iterable[Any]) -> tuple[Lineage, ...]:
        """The lineages of elements, each once, in order."""
        return tuple(dict.fromkeys(map(self.lineage, elements)))

    def lineages_in(self, box: Any) -> tuple[Lineage, ...]:
        """The lineages of a box and all elements in it."""
        found = self._within.get(box)
        if found is None:
            found = self._within[box] = self.lineages(box.iter("*"))
        return found

    def text(self, element: Any) -> str:
        """All text below an element, as one string."""
        found = self._text.get(element)
        if found is None:
            found = self._text[element] = str(_string(element))
        return found

    def reread(self, element: Any) -> str:
        """The same of an element that has changed since."""
        return str(_string(element))

    def outlook_before(self, element: Any) -> Outlook:
        """What the conditional comments before an element come to."""
        return self.comments.before[int(_count_comments_before(element))]

    def alone(self, box: Any) -> tuple[Any, ...]:
        """The elements around a box that hold no more text than it, inside out."""
        found = self._alone.get(box)
        if found is None:
            found = self._alone[box] = tuple(_alone(box))
        return found

    @functools.cached_property
    def links_to(self) -> dict[str, list[Any]]:
        """Its links, by where they lead."""
        found: dict[str, list[Any]] = {}
        for link, target in self.links:
            found.setdefault(target, []).append(link)
        return found

    def links_to_any(self, targets: tuple[str, ...]) -> list[Any]:
        """Its links that lead to one of these, in order."""
        if len(targets) == 1:
            return self.links_to.get(targets[0], [])
        return [link for link, target in self.links if target in targets]

    def pictures_of(self, urls: tuple[str, ...]) -> list[tuple[Any, str]]:
        """Those of the pictures that stand at one of these addresses."""
        found = self._pictures.get(urls)
        if found is None:
            found = self._pictures[urls] = [
                (img, source)
                for img, source in self.pictures
                if any(same_picture(source, url) for url in urls)
            ]
        return found

    @functools.cached_property
    def titles(self) -> str:
        """The text of the titles, as ``squash`` makes it."""
        return squash(" ".join(title.text or "" for title in self.root.iter("title")))

    @functools.cached_property
    def words(self) -> str:
        """All text of the body and the titles, as ``squash`` makes it, without what is unseen."""
        return without_unseen(f"{self.squashed(self.body)} {self.titles}")

    def squashed(self, element: Any) -> str:
        """The same, as ``squash`` makes it."""
        found = self._squashed.get(element)
        if found is None:
            found = self._squashed[element] = squash(self.text(element))
        return found


def _alone(box: Any) -> Iterator[Any]:
    inner = box
    for holder in box.iterancestors():
        if _is_said(holder.text):
            return
        for child in holder:
            texts = () if child is inner or not isinstance(child.tag, str) else child.itertext()
            if any(map(_is_said, texts)) or _is_said(child.tail):
                return
        yield holder
        inner = holder


def _is_said(text: str | None) -> bool:
    return text is not None and not text.isspace() and squash(text) != ""


def read_document(name: str, html: str) -> Document | None:
    """Read a document; None when there is no body to look at."""
    return None if not html or html.isspace() else examine(name, parse(html))


class Parsed(NamedTuple):
    """A document's tree; the root is None where there is nothing.

    Attributes:
        mended: Tags that do not fit together. Browsers mend them in their own way: they repeat an
            element that was left open where the next paragraph begins.
    """

    root: Any
    mended: tuple[str, ...] = ()


def parse(html: str) -> Parsed:
    """Parse a document as browsers do, as long as its tags fit together."""
    root = etree.fromstring(html.encode(), _parser)
    if root is None:
        return Parsed(None)
    for table in _tables_of_rows(root):
        _put_rows_in_bodies(table)
    misfit = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
    return Parsed(
        root,
        tuple(
            f"tags that do not fit together in line {error.line}: {error.message.strip()}"
            for error in _parser.error_log
            if error.type == misfit
        ),
    )


def _put_rows_in_bodies(table: Any) -> None:
    """Give rows the ``<tbody>`` that browsers put around them: rules may ask for it.

    Source: HTML, 13.2.6.4.9, a start tag whose name is "tr".
    """
    body = None
    for child in list(table):
        if child.tag == "tr" and body is None:
            body = etree.Element("tbody")
            child.addprevious(body)
        if body is not None and (child.tag == "tr" or not isinstance(child.tag, str)):
            body.append(child)
        else:
            body = None


def examine(name: str, parsed: Parsed) -> Document | None:
    """Read a document's tree; None when there is no body to look at."""
    root = parsed.root
    body = root.find("body") if root is not None else None
    if body is None:
        return None
    comments = read_comments(tuple(comment.text or "" for comment in root.iter(etree.Comment)))
    styles = styles_of(root, (*sheets_of(root), *comments.sheets))
    links = [(link, canonical_url(link.get("href") or "")) for link in body.iter("a")]
    pictures = [(img, img.get("src") or "") for img in body.iter("img")]
    written = read_written(frozenset(_styles(root)))
    grounds = list(_grounds(root)) if written.pictured or _has_background(root) else []
    lineages: dict[Any, Lineage] = {}
    unjudged = [
        *parsed.mended,
        *unjudged_in(root, styles, written, comments.unjudged, lineages),
    ]
    return Document(
        *(name, root, body, styles, unjudged, links, pictures, grounds, comments),
        _lineages=lineages,
    )


def _grounds(root: Any) -> Iterator[tuple[Any, str]]:
    for element in root.iter("*"):
        if element.get("background"):
            yield element, element.get("background")
        for url in _URL.findall(element.get("style") or ""):
            yield element, url


def sheets_of(root: Any) -> list[Sheet]:
    """The style sheets of a document, each under the condition of its ``media``."""
    return [_sheet_of(style) for style in root.iter("style")]


def _sheet_of(style: Any) -> Sheet:
    media = " ".join((style.get("media") or "").lower().split())
    condition = f"@media {media}" if media not in ("", "all", "screen") else ""
    # Of several titled sheets browsers hold one; of another type, none.
    for name, plain in (("title", ""), ("type", "text/css")):
        if (value := (style.get(name) or "").strip().lower()) not in ("", plain):
            condition = f'{condition} <style {name}="{value}">'.lstrip()
    return read_sheet(style.text or "", condition)


def bad_nesting(lineage: Lineage) -> str:
    """Why browsers would move an element or its text out of where it is written."""
    parent = lineage.above
    wanted = _PARENTS.get(lineage.tag)
    if wanted and (parent is None or parent.tag not in wanted):
        return f"<{lineage.tag}> in <{parent.tag if parent is not None else ''}>"
    if parent is not None and parent.tag in ("table", "tbody", "tr") and not wanted:
        return f"<{lineage.tag}> in <{parent.tag}>"
    return ""
