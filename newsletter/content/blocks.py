"""Block tokens -> blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from newsletter.content.attributes import Attributes, parse_attributes, refuse_attributes
from newsletter.content.figures import is_picture, read_figure, split_lines
from newsletter.content.inline import InlineContent, locator, read_inlines
from newsletter.content.source import Source
from newsletter.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Heading,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Inlines, Text, plain_text
from newsletter.model.issue import Note
from newsletter.model.location import Location

_ATTRIBUTION = re.compile(r"(?:—|-- )\s*")
_LANGUAGE = re.compile(r"[\w+#.-]*")


class BlockReader:
    """Reads a document's tokens one block at a time.

    Attributes:
        tokens: The whole document's.
        index: The next token.
        notes: The editor's notes met so far.
    """

    def __init__(self, tokens: Sequence[Token], source: Source) -> None:
        self.tokens = tokens
        self.source = source
        self.index = 0
        self.notes: list[Note] = []
        self._line_above: Attributes = {}

    def peek(self) -> Token | None:
        """The next token that begins a block, after notes and attribute lines; None at the end."""
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.type == "note":
                self._read_note(token)
            elif token.type == "attribute_line":
                self._read_attribute_line(token)
            else:
                return token
            self.index += 1
        refuse_attributes(self._take_line_above(), self.source, "the end of the document")
        return None

    def place(self, token: Token) -> Location:
        """Where a block begins."""
        line = (token.map or [0])[0]
        return self.source.at(line, self.source.indent_of(line))

    def heading(self) -> tuple[InlineContent, Location]:
        """Read the heading that is next, with its own attributes and those of a line above."""
        token, inline = self.tokens[self.index], self.tokens[self.index + 1]
        self.index += 3
        above = self._take_line_above()
        content = read_inlines(
            inline.children or (), locator(inline, self.source), self.source, trailing=True
        )
        location = self.place(token)
        if not plain_text(content.nodes).strip() and not content.nodes:
            self.source.report(
                "E050", location, "this heading has no words", r"write them, or \# for a literal #"
            )
        for key, node in above.items():
            if content.attributes.setdefault(key, node) is not node:
                self.source.report(
                    "E044", node.key_location, f'attribute "{key}" is given twice', "delete one"
                )
        return content, location

    def inlines(self, token: Token) -> Inlines:
        """The text of an ``inline`` token at a place that takes no attributes."""
        content = read_inlines(token.children or (), locator(token, self.source), self.source)
        if content.attributes:
            refuse_attributes(content.attributes, self.source, "a link here")
        return content.nodes

    def until(self, end: str) -> Blocks:
        """The blocks up to a closing token, which is passed over."""
        found: list[Block] = []
        while (token := self.peek()) is not None and token.type != end:
            found.extend(self.next_blocks(nested=True))
        self.index += 1
        return tuple(found)

    def next_blocks(self, *, nested: bool = False) -> list[Block]:
        """Read what is next: one block, or the pictures and text of one paragraph.

        Args:
            nested: Inside a list or a quote, where no picture can stand.
        """
        token = self.tokens[self.index]
        if token.type == "paragraph_open":
            return self._paragraph(nested=nested)
        return _READERS[token.type](self, token)

    def skip_container(self, end: str) -> None:
        """Pass over everything up to the closing token of the block that was just opened."""
        level = self.tokens[self.index - 1].level
        while self.tokens[self.index].type != end or self.tokens[self.index].level != level:
            self.index += 1
        self.index += 1

    def _paragraph(self, *, nested: bool) -> list[Block]:
        opening, token = self.tokens[self.index], self.tokens[self.index + 1]
        self.index += 3
        children = token.children or []
        above = self._take_line_above()
        if nested or "image" not in [child.type for child in children]:
            refuse_attributes(above, self.source, "a paragraph")
            nodes = self.inlines(token)
            return [Paragraph(nodes, nodes[0].location if nodes else self.place(opening))]
        locate = locator(token, self.source)
        found: list[Block] = []
        text: list[Token] = []
        for line in split_lines(children):
            if is_picture(line):
                found.extend(self._text_lines(text, locate))
                text = []
                found.append(read_figure(line, locate, self.source, above))
                above = {}
            else:
                if text and text[-1].type != "hardbreak":
                    text.append(_line_end(text, line))
                text.extend(line)
        found.extend(self._text_lines(text, locate))
        refuse_attributes(above, self.source, "a paragraph")
        return found

    def _text_lines(self, tokens: list[Token], locate: Callable[[int], Location]) -> list[Block]:
        if not tokens:
            return []
        content = read_inlines(tokens, locate, self.source)
        refuse_attributes(content.attributes, self.source, "a link here")
        nodes = content.nodes
        return [Paragraph(nodes, nodes[0].location)] if nodes else []

    def _heading(self, token: Token) -> list[Block]:
        content, location = self.heading()
        refuse_attributes(content.attributes, self.source, "this heading")
        level = int(token.tag[1])
        if level < 3:
            self.source.report(
                "E053",
                location,
                f"a heading of level {level} cannot stand here",
                "use ### for a sub-heading",
            )
        return [Heading(level, content.nodes, location)]

    def _quote(self, token: Token) -> list[Block]:
        self.index += 1
        blocks = self.until("blockquote_close")
        attribution: Inlines = ()
        last = blocks[-1] if len(blocks) > 1 else None
        if isinstance(last, Paragraph):
            attribution = _attribution(last.text)
            if attribution:
                blocks = blocks[:-1]
        if not blocks:
            self.source.report("E055", self.place(token), "this quote is empty", "delete the >")
        return [Quote(blocks, attribution, self.place(token))]

    def _list(self, token: Token) -> list[Block]:
        location = self.place(token)
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        return [List(tuple(blocks for blocks, _ in self.entries()), start, location)]

    def entries(self) -> list[tuple[Blocks, Token]]:
        """Read the list that is next: each entry's blocks and its opening token."""
        self.index += 1
        found: list[tuple[Blocks, Token]] = []
        while self.tokens[self.index].type == "list_item_open":
            token = self.tokens[self.index]
            self.index += 1
            found.append((self.until("list_item_close"), token))
        self.index += 1
        return found

    def _code(self, token: Token) -> list[Block]:
        self.index += 1
        location = self.place(token)
        if token.type == "fence":
            begin, end = token.map or [0, 0]
            last = self.source.lines[end - 1].strip(" \t>")
            if end - begin < 2 or last.strip(token.markup[0]) or len(last) < len(token.markup):
                self.source.report(
                    "E051", location, "this code block is not closed", f"end it with {token.markup}"
                )
            if not _LANGUAGE.fullmatch(token.info.strip()):
                self.source.report(
                    "E051",
                    location,
                    "words after the marks of a code block are shown nowhere",
                    "put them on the next line",
                )
        return [CodeBlock(token.content.removesuffix("\n"), location)]

    def _divider(self, token: Token) -> list[Block]:
        self.index += 1
        return [Divider(self.place(token))]

    def _misplaced_directive(self, token: Token) -> list[Block]:
        self.source.report(
            "E043",
            self.place(token),
            "a directive (:::) cannot stand here",
            "put it at the beginning of a line, outside lists, quotes and other directives",
        )
        self.index += 1
        self.skip_container("container_directive_close")
        return []

    def _too_deep(self, token: Token) -> list[Block]:
        self.index += 1
        self.source.report(
            "E049", self.place(token), "lists and quotes are nested too deeply", "use fewer levels"
        )
        return []

    def _read_note(self, token: Token) -> None:
        location = self.place(token)
        if token.info == "unclosed":
            self.source.report("E051", location, "this note is not closed", "end it with -->")
        elif token.info:
            self.source.report(
                "E051", location, "text stands after this note", "put it on a line of its own"
            )
        self.notes.append(Note(token.content, location))

    def _read_attribute_line(self, token: Token) -> None:
        line, column = (token.map or [0])[0], token.meta["column"]
        found: Attributes = {}
        parse_attributes(
            token.content, lambda at: self.source.at(line, column + at), self.source, found
        )
        for key, node in found.items():
            if self._line_above.setdefault(key, node) is not node:
                self.source.report(
                    "E044", node.key_location, f'attribute "{key}" is given twice', "delete one"
                )
        following = self.tokens[self.index + 1].type if self.index + 1 < len(self.tokens) else ""
        if following not in ("heading_open", "paragraph_open", "note", "attribute_line"):
            refuse_attributes(self._take_line_above(), self.source, "what follows")

    def _take_line_above(self) -> Attributes:
        above, self._line_above = self._line_above, {}
        return above


_READERS: dict[str, Callable[[BlockReader, Token], list[Block]]] = {
    "heading_open": BlockReader._heading,
    "blockquote_open": BlockReader._quote,
    "bullet_list_open": BlockReader._list,
    "ordered_list_open": BlockReader._list,
    "fence": BlockReader._code,
    "code_block": BlockReader._code,
    "hr": BlockReader._divider,
    "container_directive_open": BlockReader._misplaced_directive,
    "too_deep": BlockReader._too_deep,
}


def _line_end(before: Sequence[Token], after: Sequence[Token]) -> Token:
    token = Token("softbreak", "br", 0)
    nearest = after[0] if after else before[-1]
    token.meta["pos"] = nearest.meta["pos"]
    return token


def _attribution(nodes: Inlines) -> Inlines:
    first = nodes[0] if nodes else None
    if not isinstance(first, Text):
        return ()
    dash = _ATTRIBUTION.match(first.value)
    if dash is None:
        return ()
    rest = first.value[dash.end() :]
    place = first.location
    moved = Location(place.path, place.line, place.column + dash.end())
    return (Text(rest, moved), *nodes[1:]) if rest else nodes[1:]
