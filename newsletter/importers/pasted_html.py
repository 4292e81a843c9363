"""HTML, pasted or from a file -> lines: one for each block of text or picture."""

from __future__ import annotations

import re
from typing import Any

from newsletter.content.inline_writer import canonical_inlines
from newsletter.content.links import check_picture, check_url
from newsletter.errors import Problem
from newsletter.importers.html_cleaning import clean_html
from newsletter.importers.lines import Line, Piece
from newsletter.model.blocks import Figure
from newsletter.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from newsletter.model.location import NOWHERE

_LOOKS_LIKE = re.compile(
    r"<(?:!doctype|html|body|meta|p|div|h[1-6]|span|ul|ol|table|article|figure|blockquote)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_MARKS: dict[str, type[Strong | Emphasis | Strikethrough]] = {
    "b": Strong,
    "strong": Strong,
    "em": Emphasis,
    "i": Emphasis,
    "cite": Emphasis,
    "s": Strikethrough,
    "del": Strikethrough,
    "strike": Strikethrough,
}
_LINE_MARKS = {
    "blockquote": "quote",
    "li": "item",
    "figcaption": "caption",
    "nav": "navigation",
    "footer": "navigation",
    "aside": "",
}
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def looks_like_html(text: str) -> bool:
    """Whether a pasted text is markup."""
    return _LOOKS_LIKE.search(text) is not None


def read_html_lines(html: str) -> tuple[Line, ...]:
    """The visible text of some HTML as lines, each with its links and emphasis.

    A line's number counts the blocks of text, since a line of the file means nothing.

    Raises:
        UsageError: E171 if nh3 is not installed.
    """
    from lxml import html as parser  # noqa: PLC0415 - 28 ms

    cleaned = _UNUSABLE.sub("", clean_html(html))
    reader = _Reader()
    if cleaned.strip():
        reader.walk(parser.fragment_fromstring(cleaned, create_parent="div"), ())
        reader.end_line()
    return tuple(reader.lines)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.nodes: list[Inline] = []
        self.marks: list[str] = []
        self.level = 0

    def walk(self, element: Any, around: tuple[Any, ...]) -> None:
        """Read an element's content and the text after its children."""
        self.text(element.text, around)
        for child in element:
            self.element(child, around)
            self.text(child.tail, around)

    def element(self, child: Any, around: tuple[Any, ...]) -> None:
        tag = child.tag
        if tag == "br":
            self.end_line()
        elif tag == "img":
            self.picture(child, around)
        elif tag in _BLOCKS:
            self.end_line()
            mark, level = _LINE_MARKS.get(tag, ""), self.level
            if mark:
                self.marks.append(mark)
            if tag[0] == "h" and tag[1:].isdigit():
                self.level = int(tag[1])
            self.walk(child, around)
            self.end_line()
            self.level = level
            if mark:
                self.marks.pop()
        elif tag in _MARKS and not _holds_blocks(child):
            # Documents of some editors stand whole in a <b> that makes nothing bold.
            self.walk(child, (*around, _MARKS[tag]))
        elif tag == "a" and child.get("href"):
            self.walk(child, (*around, str(child.get("href")).strip()))
        elif tag == "code":
            self.walk(child, (*around, Code))
        else:
            self.walk(child, around)

    def text(self, text: str | None, around: tuple[Any, ...]) -> None:
        if not text:
            return
        words = _SPACES.sub(" ", text)
        node: Inline = Text(words)
        for wrapper in reversed(around):
            if wrapper is Code:
                node = Code(words) if words.strip() and isinstance(node, Text) else node
            elif isinstance(wrapper, str):
                node = Link(wrapper, (node,)) if words.strip() and _is_good(wrapper) else node
            else:
                node = wrapper((node,)) if words.strip() else node
        self.nodes.append(node)

    def picture(self, element: Any, around: tuple[Any, ...]) -> None:
        src = str(element.get("src") or "").strip()
        alt = _SPACES.sub(" ", element.get("alt") or "").strip()
        problems: list[Problem] = []
        check_picture(src, NOWHERE, problems)
        if problems or not src.startswith(("https:", "http:")):
            src = ""
        self.end_line()
        if not src and not alt:
            return
        href = next((it for it in around if isinstance(it, str) and _is_good(it)), "")
        pieces = (Piece(len(self.lines) + 1, alt),) if alt else ()
        self.lines.append(Line("", pieces, gap=True, image=Figure(src, alt, href=href)))

    def end_line(self) -> None:
        nodes = _trimmed(canonical_inlines(_joined_links(tuple(self.nodes)), one_line=True))
        self.nodes = []
        text = plain_text(nodes)
        if not text.strip():
            return
        url = nodes[0].url if len(nodes) == 1 and isinstance(nodes[0], Link) else ""
        plain = all(isinstance(node, Text) for node in nodes)
        self.lines.append(
            Line(
                text,
                (Piece(len(self.lines) + 1, text),),
                () if plain else nodes,
                gap=True,
                level=self.level,
                mark=self.marks[-1] if self.marks else "",
                url=url,
            )
        )


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter())


def _is_good(url: str) -> bool:
    problems: list[Problem] = []
    if "{" not in url:
        check_url(url, NOWHERE, problems)
    return not problems and "{" not in url


def _joined_links(nodes: Inlines) -> Inlines:
    """Pieces of one link, parted by its markup, as one."""
    found: list[Inline] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Link) and isinstance(last, Link) and node.url == last.url:
            found[-1] = Link(node.url, last.children + node.children)
        else:
            found.append(node)
    return tuple(found)


def _trimmed(nodes: Inlines) -> Inlines:
    """Without the spaces at both ends."""
    found = [node for node in nodes if not isinstance(node, LineBreak)]
    while found and isinstance(found[0], Text) and not found[0].value.strip():
        found.pop(0)
    while found and isinstance(found[-1], Text) and not found[-1].value.strip():
        found.pop()
    if found and isinstance(found[0], Text):
        found[0] = Text(found[0].value.lstrip())
    if found and isinstance(found[-1], Text):
        found[-1] = Text(found[-1].value.rstrip())
    return tuple(found)
