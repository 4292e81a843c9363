"""A finished HTML document, parsed once, with what of it nothing can be proved about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Any, NamedTuple

from lxml import etree

from newsletter.check.disclosure.creative import canonical_url, squash, without_unseen
from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.sheet import Sheet, read_sheet
from newsletter.check.disclosure.styles import Styles, styles_of
from newsletter.check.disclosure.unjudged import PLATFORM_CODE, unjudged_in
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
OUTLOOK = "Outlook for Windows"

_string = etree.XPath("string()", smart_strings=False)
_styles = etree.XPath("//@style", smart_strings=False)
_has_background = etree.XPath("boolean(//@background)")
_comments_before = etree.XPath("preceding::comment()")


@dataclass
class Document:
    """A document.

    Attributes:
        name: ``email.html`` or ``web.html``, for messages.
        unjudged: What in it may do anything to any element.
        links: The body's links, each with its address as ``canonical_url`` gives it.
        pictures: The body's pictures, each with its address as written.
        grounds: Elements with a picture in their ground, each with its address as written.
    """

    name: str
    root: Any
    body: Any
    styles: Styles
    unjudged: list[str]
    links: list[tuple[Any, str]]
    pictures: list[tuple[Any, str]]
    grounds: list[tuple[Any, str]]
    _lineages: dict[Any, Lineage] = field(default_factory=dict)
    _within: dict[Any, tuple[Lineage, ...]] = field(default_factory=dict)
    _alone: dict[Any, tuple[Any, ...]] = field(default_factory=dict)
    _text: dict[Any, str] = field(default_factory=dict)
    _squashed: dict[Any, str] = field(default_factory=dict)
    _comments: dict[Any, list[Conditional]] = field(default_factory=dict)

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

    def comments_before(self, element: Any) -> list[Conditional]:
        """What the conditional comments before an element do, in order."""
        found = self._comments.get(element)
        if found is None:
            read = (conditional(comment.text or "") for comment in _comments_before(element))
            found = self._comments[element] = [one for one in read if one is not NOTHING]
        return found

    def alone(self, box: Any) -> tuple[Any, ...]:
        """The elements around a box that hold no more text than it, inside out."""
        found = self._alone.get(box)
        if found is None:
            found = self._alone[box] = tuple(_alone(box))
        return found

    @functools.cached_property
    def targets(self) -> frozenset[str]:
        """Where its links lead."""
        return frozenset(target for _, target in self.links)

    @functools.cached_property
    def words(self) -> str:
        """All text of the body and the titles, as ``squash`` makes it, without what is unseen."""
        titles = " ".join(title.text or "" for title in self.root.iter("title"))
        return without_unseen(f"{self.squashed(self.body)} {squash(titles)}")

    def squashed(self, element: Any) -> str:
        """The same, as ``squash`` makes it."""
        found = self._squashed.get(element)
        if found is None:
            found = self._squashed[element] = squash(self.text(element))
        return found


def _alone(box: Any) -> Iterator[Any]:
    inner = box
    for holder in box.iterancestors():
        if squash(holder.text or ""):
            return
        for child in holder:
            texts = () if child is inner or not isinstance(child.tag, str) else child.itertext()
            if any(map(squash, texts)) or squash(child.tail or ""):
                return
        yield holder
        inner = holder


def read_document(name: str, html: str) -> Document | None:
    """Parse a document; None when there is no body to look at."""
    if not html or html.isspace():
        return None
    root = etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8", remove_pis=True))
    body = root.find("body") if root is not None else None
    if body is None:
        return None
    sheets = sheets_of(root)
    for comment in root.iter(etree.Comment):
        sheets += _sheets_in(comment.text or "")
    styles = styles_of(root, sheets)
    links = [(link, canonical_url(link.get("href") or "")) for link in body.iter("a")]
    pictures = [(img, img.get("src") or "") for img in body.iter("img")]
    written = frozenset[str](_styles(root))
    grounds = list(_grounds(root)) if _has_ground(root, written) else []
    lineages: dict[Any, Lineage] = {}
    unjudged = list(unjudged_in(root, styles, written, lineages))
    return Document(name, root, body, styles, unjudged, links, pictures, grounds, lineages)


def _grounds(root: Any) -> Iterator[tuple[Any, str]]:
    for element in root.iter("*"):
        if element.get("background"):
            yield element, element.get("background")
        for url in _URL.findall(element.get("style") or ""):
            yield element, url


def _has_ground(root: Any, written: Iterable[str]) -> bool:
    return bool(_has_background(root)) or any("url(" in style.lower() for style in written)


def _sheets_in(comment: str) -> tuple[Sheet, ...]:
    """The style sheets that a conditional comment gives to Outlook."""
    if "<style" in (lowered := comment.lower()) and lowered.lstrip().startswith("[if"):
        return tuple(read_sheet(css, OUTLOOK) for css in conditional(comment).sheets)
    return ()


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


# --- Outlook's conditional comments ------------------------------------------------------------

_OPENING = re.compile(
    r"\s*\[if\s([^\]]*)\]>(?P<inside>.*)<!\[endif\]\s*", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)", re.IGNORECASE)
_STYLE_TAG = re.compile(r"<style[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_VOID = frozenset((
    "br", "img", "hr", "meta", "link", "input", "col", "v:fill", "v:stroke", "v:imagedata",
    "o:allowpng"
))  # fmt: skip
# What MJML itself writes around sections, for Outlook alone: the label's own element sets these.
_MJML_OWN = ("font-size", "line-height", "mso-line-height-rule", "height", "padding")
_WIDTH = re.compile(r"\bwidth\s*=\s*[\"']?\s*([0-9]+)(?![0-9]*%)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conditional:
    """What a conditional comment does in Outlook.

    Attributes:
        region: 1 if it begins a region that Outlook leaves out or takes in, -1 if it ends one.
        opened: Style attributes of the elements that it leaves open.
        closed: How many elements that stand before it are closed by it.
        words: The text in it.
        sheets: The style sheets in it.
    """

    region: int = 0
    opened: tuple[tuple[str, str], ...] = ()
    closed: int = 0
    words: str = ""
    sheets: tuple[str, ...] = ()


NOTHING = Conditional()


@functools.lru_cache(maxsize=512)
def conditional(comment: str) -> Conditional:
    """Read a comment; an ordinary one does nothing."""
    text = comment.strip()
    lowered = text.lower()
    if lowered in ("[endif]", "<![endif]"):
        return Conditional(region=-1)
    if not lowered.startswith("[if"):
        return NOTHING
    found = _OPENING.fullmatch(text)
    if not found:
        return Conditional(region=1)
    inside = found["inside"]
    sheets = tuple(_STYLE_TAG.findall(inside))
    inside = _STYLE_TAG.sub("", inside)
    stack: list[tuple[str, str]] = []
    closed = 0
    for slash, written, attributes in _TAG.findall(inside):
        name = written.lower()
        if slash:
            if stack:
                stack.pop()
            else:
                closed += 1
        elif name not in _VOID and not attributes.rstrip().endswith("/"):
            style = _STYLE.search(attributes)
            css = (style[1] or style[2] or "") if style else ""
            if width := _WIDTH.search(_STYLE.sub("", attributes)):
                css = f"width:{width[1]}px;{css}"
            stack.append((name, css))
    return Conditional(0, tuple(stack), closed, _TAG.sub("", inside).strip(), sheets)


class Outlook(NamedTuple):
    """How Outlook for Windows comes to an element, after the conditional comments before it.

    Attributes:
        regions: How many regions it stands in that are left out, or taken in.
        opened: Style attributes of the elements that are open.
        words: What Outlook alone shows before it.
    """

    regions: int
    opened: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def outlook_before(document: Document, element: Any) -> Outlook:
    """What the conditional comments before an element come to."""
    opened: list[tuple[str, str]] = []
    words: list[str] = []
    regions = 0
    for read in document.comments_before(element):
        regions = max(0, regions + read.region)
        del opened[max(0, len(opened) - read.closed) :]
        opened += read.opened
        if read.words:
            words.append(read.words)
    return Outlook(regions, tuple(opened), tuple(words))


def outlook_flaws(document: Document, element: Any) -> Iterator[str]:
    """What hides an element in Outlook for Windows by conditional comments before it."""
    before = outlook_before(document, element)
    if before.regions or _left_out_within(element):
        yield "it stands in a region that a conditional comment leaves out or styles"
    for _, style in before.opened:
        for flaw in read_style(style).hiding:
            if not flaw.startswith(_MJML_OWN):
                yield f"a conditional comment puts it into an element with {flaw}"


def _left_out_within(element: Any) -> bool:
    """Whether a comment leaves out a part of the element's own text, or puts it elsewhere."""
    regions = opened = 0
    for child in element:
        if child.tag is etree.Comment:
            read = conditional(child.text or "")
            regions = max(0, regions + read.region)
            opened = max(0, opened + len(read.opened) - read.closed)
        if (regions or opened) and (child.tail or "").strip():
            return True
    return False


def comment_words_in(element: Any) -> Iterator[str]:
    """The words that Outlook alone shows within an element."""
    for comment in element.iter(etree.Comment):
        words = conditional(comment.text or "").words
        if words:
            yield words


def bad_nesting(lineage: Lineage) -> str:
    """Why browsers would move an element or its text out of where it is written."""
    parent = lineage.above
    wanted = _PARENTS.get(lineage.tag)
    if wanted and (parent is None or parent.tag not in wanted):
        return f"<{lineage.tag}> in <{parent.tag if parent is not None else ''}>"
    if parent is not None and parent.tag in ("table", "tbody", "tr") and not wanted:
        return f"<{lineage.tag}> in <{parent.tag}>"
    return ""
