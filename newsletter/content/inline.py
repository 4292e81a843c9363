"""Inline tokens -> inline nodes, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field

from markdown_it.token import Token

from newsletter.content.attributes import Attributes, parse_attributes
from newsletter.content.links import check_url
from newsletter.content.merge_tags import parse_merge_tag
from newsletter.content.source import Source
from newsletter.dataclass import dataclass
from newsletter.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from newsletter.model.location import Location

DEEPEST_INLINE = 12
_WRAPPERS: dict[str, type[Strong | Emphasis | Strikethrough]] = {
    "strong": Strong,
    "em": Emphasis,
    "s": Strikethrough,
}
_TRIMMED = " \t\n\r\v\f"


def locator(token: Token, source: Source) -> Callable[[int], Location]:
    """A function from an offset in an ``inline`` token's content to its place.

    Each line of the content is the end of a line of the source: what a quote, a list or an
    indent takes away stands before it, and only the last line is trimmed behind.
    """
    line, column, content = (token.map or [0])[0], token.meta["column"], token.content
    if "\n" not in content:
        if source.fixed is not None:
            return lambda _: source.at(line)
        path, number, first = source.path, source.first_line + line, column + 1
        return lambda offset: Location(path, number, first + offset)
    starts, columns, position = [0], [column], content.find("\n")
    while position >= 0:
        following = content.find("\n", position + 1)
        text = content[position + 1 : following if following >= 0 else len(content)]
        whole = source.lines[line + len(starts)]
        if following < 0:
            whole = whole.rstrip(_TRIMMED)
        starts.append(position + 1)
        columns.append(len(whole) - len(text))
        position = following

    def locate(offset: int) -> Location:
        index = bisect_right(starts, offset) - 1
        return source.at(line + index, max(0, columns[index] + offset - starts[index]))

    return locate


@dataclass(slots=True)
class InlineContent:
    """What a run of inline tokens says.

    Attributes:
        nodes: The text.
        attributes: Those that hang on links, and on the whole when that was allowed.
    """

    nodes: Inlines
    attributes: Attributes = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    kind: str
    location: Location
    href: str
    nodes: list[Inline]


class _InlineReader:
    def __init__(
        self, locate: Callable[[int], Location], source: Source, *, trailing: bool
    ) -> None:
        self.locate = locate
        self.source = source
        self.trailing = trailing
        self.attributes: Attributes = {}
        self.nodes: list[Inline] = []
        self.stack: list[_Frame] = []
        self.pending: list[str] = []
        self.pending_at = 0

    def read(self, tokens: Sequence[Token]) -> Inlines:
        automatic = 0
        kind = ""
        for token in tokens:
            before, kind = kind, token.type
            if kind in ("text", "text_special"):
                if token.content:
                    self.add_text(token.content, token.meta["pos"] + automatic)
                continue
            if kind == "softbreak":
                self.add_text(" ", token.meta["pos"])
                continue
            if kind in ("attributes", "unreadable_attributes"):
                if token.info == "trailing" and self.trailing and before == "text" and self.pending:
                    # The space before {…} parts it from the words, and is none of them.
                    self.pending[-1] = self.pending[-1].rstrip(" \t")
                self.read_attributes(token)
                continue
            if self.pending:
                self.flush()
            automatic = 0
            if token.nesting > 0:
                automatic = int(token.info == "auto")
                self.open(token, automatic)
            elif token.nesting < 0:
                self.close()
            else:
                self.add_leaf(token)
        self.flush()
        while self.stack:
            self.close()
        return tuple(self.nodes)

    def add_text(self, text: str, position: int) -> None:
        if not self.pending:
            self.pending_at = position
        self.pending.append(text)

    def flush(self) -> None:
        text = "".join(self.pending)
        self.pending.clear()
        if text:
            self.nodes.append(Text(text, self.locate(self.pending_at)))

    def add_leaf(self, token: Token) -> None:
        location = self.locate(token.meta["pos"])
        node: Inline | None = None
        if token.type == "hardbreak":
            node = LineBreak(location)
        elif token.type == "code_inline":
            node = Code(token.content, location)
        elif token.type == "merge_tag":
            node = parse_merge_tag(token.content, location, self.source.problems)
        elif token.type == "image":
            self.source.report(
                "E045",
                location,
                "a picture cannot stand inside text, a list or a quote",
                "put it on a line of its own, with empty lines around it",
            )
        if node is not None:
            self.nodes.append(node)

    def open(self, token: Token, automatic: int) -> None:
        position = token.meta["pos"]
        kind = token.tag
        if kind == "a":
            position -= 0 if automatic else 1
        elif kind == "strong":
            position -= 1
        location = self.locate(position)
        self.stack.append(_Frame(kind, location, str(token.attrs.get("href", "")), self.nodes))
        self.nodes = []
        if len(self.stack) == DEEPEST_INLINE:
            self.source.report(
                "E049", location, "this text is nested too deeply", "use less markup"
            )
        if kind == "a" and "title" in token.attrs:
            self.source.report(
                "E047",
                location,
                "a link's title is shown in no email",
                "say it in the text, and delete the title",
            )

    def close(self) -> None:
        frame = self.stack.pop()
        children = tuple(self.nodes)
        self.nodes = frame.nodes
        if frame.kind == "a":
            check_link(frame.href, children, frame.location, self.source)
            node: Inline = Link(frame.href, children, frame.location)
        else:
            node = _WRAPPERS[frame.kind](children, frame.location)
        if len(self.stack) < DEEPEST_INLINE:
            self.nodes.append(node)

    def read_attributes(self, token: Token) -> None:
        location = self.locate(token.meta["pos"])
        if token.type == "unreadable_attributes":
            self.source.report(
                "E044",
                location,
                "these attributes cannot be read",
                r'write {key="value"}, or \{ for a literal brace',
            )
        elif token.info == "attached" or (self.trailing and token.info == "trailing"):
            base = token.meta["pos"]
            parse_attributes(
                token.content, lambda at: self.locate(base + at), self.source, self.attributes
            )
        else:
            self.source.report(
                "E044",
                location,
                "these attributes belong to nothing",
                r"put them right after a link or a picture, or write \{ for a literal brace",
            )


def check_link(url: str, children: Inlines, location: Location, source: Source) -> None:
    """Report a link that leads nowhere or that has no words to click on."""
    check_url(url, location, source.problems)
    first = children[0] if children else None
    if isinstance(first, Text) and first.value.strip():
        return
    if not plain_text(children).strip() and not any(isinstance(n, MergeTag) for n in children):
        source.report("E047", location, "the link has no words", "put some between the brackets")


def read_inlines(
    tokens: Sequence[Token],
    locate: Callable[[int], Location],
    source: Source,
    *,
    trailing: bool = False,
) -> InlineContent:
    """The inline nodes of some tokens.

    Args:
        tokens: Children of an ``inline`` token.
        locate: The place of an offset in that token's content.
        source: Where problems are reported.
        trailing: Whether attributes at the end of the text are its own, as in a heading.
    """
    reader = _InlineReader(locate, source, trailing=trailing)
    nodes = reader.read(tokens)
    return InlineContent(nodes, reader.attributes)


def without_links(nodes: Inlines) -> tuple[Inlines, tuple[Link, ...]]:
    """The same text with every link's words in its place, and the links."""
    kept: list[Inline] = []
    links: list[Link] = []
    for node in nodes:
        if isinstance(node, Link):
            links.append(node)
            kept.extend(node.children)
        elif isinstance(node, Strong | Emphasis | Strikethrough):
            children, found = without_links(node.children)
            links.extend(found)
            kept.append(type(node)(children, node.location) if found else node)
        else:
            kept.append(node)
    return tuple(kept), tuple(links)
