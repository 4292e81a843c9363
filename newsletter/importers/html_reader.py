"""Cleaned HTML -> lines: one for each block of text or picture, with its links and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from newsletter.content.inline_writer import canonical_inlines
from newsletter.content.links import check_picture, check_url
from newsletter.errors import Problem
from newsletter.importers.lines import Line, Piece
from newsletter.importers.links import unwrap_link
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

_BLOCK_NAMES = (
    "article aside blockquote button caption dd div dl dt figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
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
    "button": "navigation",
}
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_CANDIDATE = re.compile(r"(\S+?),?(?:\s+(\d+(?:\.\d+)?)([wx]))?(?:\s*,\s+|\s*$)")
_COUNTER_PX = 2  # what is so small counts readers
_ICON_PX = 60

Wrapper: TypeAlias = type[Strong | Emphasis | Strikethrough | Code] | str
"""What stands around words: a kind of emphasis, or the address of a link."""


class HtmlReader:
    """Reads the elements of a cleaned page in their order, however deep they stand."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.nodes: list[Inline] = []
        self.marks: list[str] = []
        self.around: list[Wrapper] = []
        self.level = 0
        self.figures = 0
        self.ordinals: list[int] = []
        self.begun: list[bool] = []
        self.open: list[tuple[int, int, int]] = []
        self.entry = 0

    def read(self, root: Any) -> tuple[Line, ...]:
        """All lines below an element."""
        from lxml import etree  # noqa: PLC0415 - 28 ms

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self.begin(element)
                self.text(element.text)
            else:
                self.finish(element)
                if element is not root:
                    self.text(element.tail)
        self.end_line()
        return tuple(self.lines)

    def begin(self, element: Any) -> None:
        """Come into an element."""
        self.open.append((len(self.marks), len(self.around), self.level))
        tag, style = element.tag, element.get("style") or ""
        if tag == "br":
            if self.level:
                self.text(" ")
            else:
                self.end_line()
        elif tag == "img":
            self.picture(element)
        elif tag in _BLOCKS:
            self.end_line()
            self.begin_block(element, tag)
        elif tag in _MARKS and not _holds_blocks(element):
            # Documents of some editors stand whole in a <b> that makes nothing bold.
            if not (_MARKS[tag] is Strong and _NOT_BOLD.search(style)):
                self.around.append(_MARKS[tag])
        elif tag == "a" and element.get("href"):
            self.around.append(unwrap_link(str(element.get("href")).strip()))
        elif tag == "code":
            self.around.append(Code)
        elif style and not _holds_blocks(element):
            self.around += [Strong] if _BOLD.search(style) else []
            self.around += [Emphasis] if _ITALIC.search(style) else []
        if _HIDDEN.search(style) or element.get("hidden") is not None:
            self.end_line()
            self.marks.append("hidden")

    def begin_block(self, element: Any, tag: str) -> None:
        """Come into an element that stands on lines of its own."""
        mark = _LINE_MARKS.get(tag, "")
        if tag == "footer" and "quote" in self.marks:
            mark = "attribution"
        if mark:
            self.marks.append(mark)
        if tag[0] == "h" and tag[1:].isdigit():
            self.level = int(tag[1])
        elif tag == "figure":
            self.figures += 1
        elif tag in ("ol", "ul"):
            start = str(element.get("start") or "")
            first = int(start) if start.isdigit() and len(start) < 6 else 1
            self.ordinals.append(first - 1 if tag == "ol" else -1)
            self.begun.append(False)
        elif tag == "li":
            self.entry = 1
            if self.ordinals and self.ordinals[-1] >= 0:
                self.ordinals[-1] += 1

    def finish(self, element: Any) -> None:
        """Come out of an element."""
        marks, around, level = self.open.pop()
        if element.tag in _BLOCKS or len(self.marks) > marks:
            self.end_line()
        if element.tag == "figure":
            self.figures -= 1
        elif element.tag in ("ol", "ul") and self.ordinals:
            self.ordinals.pop()
            self.begun.pop()
        del self.marks[marks:], self.around[around:]
        self.level = level

    def text(self, text: str | None) -> None:
        """Add words with what stands around them."""
        if not text:
            return
        words = _SPACES.sub(" ", text)
        node: Inline = Text(words)
        for wrapper in reversed(self.around):
            if wrapper is Code:
                node = Code(words) if words.strip() and isinstance(node, Text) else node
            elif isinstance(wrapper, str):
                node = Link(wrapper, (node,)) if words.strip() and is_good(wrapper) else node
            elif not (wrapper is Strong and self.level):
                node = wrapper((node,)) if words.strip() else node  # type: ignore[arg-type]
        self.nodes.append(node)

    def picture(self, element: Any) -> None:
        """Add a picture; one that counts readers is none."""
        alt = _SPACES.sub(" ", element.get("alt") or "").strip()
        src = _source_of(element)
        sizes = [str(element.get(key) or "").removesuffix("px") for key in ("width", "height")]
        small = min((int(size) for size in sizes if size.isdigit() and len(size) < 6), default=9999)
        if small <= _COUNTER_PX:
            src = ""
        self.end_line()
        if not src and not alt:
            return
        href = next((it for it in self.around if isinstance(it, str) and is_good(it)), "")
        pieces = (Piece(len(self.lines) + 1, alt),) if alt else ()
        mark = next((it for it in self.marks if it in ("navigation", "hidden")), "")
        mark = mark or ("icon" if small <= _ICON_PX else "figure" if self.figures else "")
        self.lines.append(Line("", pieces, gap=True, mark=mark, image=Figure(src, alt, href=href)))

    def end_line(self) -> None:
        """Make a line of the words that were met."""
        nodes = _trimmed(canonical_inlines(_joined_links(tuple(self.nodes)), one_line=True))
        self.nodes = []
        text = plain_text(nodes)
        if not text.strip():
            return
        url = nodes[0].url if len(nodes) == 1 and isinstance(nodes[0], Link) else ""
        plain = all(isinstance(node, Text) for node in nodes)
        mark = _strongest(self.marks)
        ordinal = depth = 0
        if mark == "item":
            # A list around others that has no entry with words of its own is their wrapper.
            depth = sum(self.begun[:-1])
            self.begun[-1:] = [True] if self.begun else []
            ordinal = max(0, self.ordinals[-1]) if self.ordinals else 0
            mark, self.entry = ("item", 0) if self.entry else ("continued", 0)
        self.lines.append(
            Line(
                text,
                (Piece(len(self.lines) + 1, text),),
                () if plain else nodes,
                gap=True,
                level=self.level,
                mark=mark,
                url=url,
                ordinal=ordinal,
                depth=depth,
            )
        )


def _strongest(marks: Iterable[str]) -> str:
    """The mark that counts: words are no less hidden for standing in a list."""
    found = list(marks)
    outer = next((it for it in found if it in ("hidden", "navigation")), "")
    return outer or (found[-1] if found else "")


def _source_of(element: Any) -> str:
    """Where a picture is; pages that load them late name the place by another attribute."""
    several = [_widest(str(element.get(key) or "")) for key in ("srcset", "data-srcset")]
    own = [str(element.get(key) or "") for key in ("src", "data-src", "data-original")]
    for src in (*own, *several):
        problems: list[Problem] = []
        check_picture(src.strip(), NOWHERE, problems)
        if not problems and src.strip().startswith(("https:", "http:")):
            return src.strip()
    return ""


def _widest(candidates: str) -> str:
    """The picture of a ``srcset`` that is nearest to twice an email's width."""
    found = [
        (abs(1200 - float(it[2] or 0) * (1 if it[3] == "w" else 600)), it[1])
        for it in _CANDIDATE.finditer(candidates[:10_000])
    ]
    return min(found)[1] if found else ""


def _holds_blocks(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter())


def is_good(url: str) -> bool:
    """Whether a link may have an address."""
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
