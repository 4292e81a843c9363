"""The blocks of a structured document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from newsletter.content.directives import check_placement
from newsletter.content.links import check_picture, check_url
from newsletter.content.markdown import read_body
from newsletter.content.rich_text import literal, read_rich_text
from newsletter.content.source import Source, shown, unusable_characters, unusable_problem
from newsletter.content.terms import read_terms
from newsletter.fields import Fields, Node, did_you_mean, kind_of
from newsletter.model.blocks import (
    ITEM_KINDS,
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Figure,
    Heading,
    Item,
    ItemKind,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Inlines
from newsletter.model.sponsor import SponsorPlacement

DEEPEST_BLOCK = 16
TEXT_TYPES = ("paragraph", "heading", "quote", "list", "code", "divider")
BODY_TYPES = (*TEXT_TYPES, "figure", "markdown")


def type_of(fields: Fields, known: Sequence[str]) -> str:
    """The value of ``type``; an unknown one is reported and empty."""
    if not isinstance(fields.node.value, dict):
        return ""
    node = fields.get("type", required=True)
    if node is None:
        return ""
    if isinstance(node.value, str) and node.value in known:
        return node.value
    word = shown(node.value) if isinstance(node.value, str) else kind_of(node.value)
    fields.problems.append(
        node.location.problem("E054", f'unknown type "{word}"', did_you_mean(word, known))
    )
    return ""


def read_words(
    fields: Fields, key: str, source: Source, *, links: bool = True, required: bool = False
) -> Inlines:
    """A rich text under a key; a required one may not be empty."""
    node = fields.get(key, required=required)
    if node is None:
        return ()
    nodes = read_rich_text(node, fields.path(key), source, links=links)
    if required and not nodes:
        fields.report(node.location, f"{fields.path(key)} is empty", f"give {key} a value")
    return nodes


def read_plain(fields: Fields, key: str, source: Source) -> str:
    """A plain text of one line under a key."""
    value = fields.text(key)
    return literal(value, fields.node.location, source) if value else ""


def read_address(fields: Fields, key: str, source: Source, what: str) -> str:
    """A link's address under a key, empty when there is none."""
    url = fields.text(key)
    if url:
        check_url(url, fields.node.location, source.problems, what)
    return url


def read_figure_fields(fields: Fields, source: Source) -> Figure:
    """A picture."""
    src = fields.text("src", required=True)
    location = fields.node.location
    if src:
        check_picture(src, location, source.problems)
    return Figure(
        src,
        read_plain(fields, "alt", source),
        read_plain(fields, "caption", source),
        read_plain(fields, "credit", source),
        read_address(fields, "href", source, "picture"),
        location=location,
        terms=read_terms(fields, story=False),
    )


def read_sponsor_fields(fields: Fields, slot: str, source: Source) -> SponsorPlacement:
    """A sponsor placement; ``slot`` is the one it has when it names none."""
    sponsor = fields.text("sponsor", required=True)
    creative, slot = fields.text("creative"), fields.text("slot", slot)
    location = fields.node.location
    if sponsor:
        check_placement(sponsor, creative, slot, location, source)
    return SponsorPlacement(sponsor, creative, slot, location)


class BlockFields:
    """Reads lists of blocks.

    Args:
        source: Where problems are reported.
        slot: The slot of a sponsor placement that names none; empty where none may stand.
        items: Whether items of a More list may stand here.
        pictures: Whether pictures may stand here.
        depth: How deep the blocks stand inside quotes and lists.
    """

    def __init__(
        self,
        source: Source,
        slot: str = "",
        *,
        items: bool = False,
        pictures: bool = True,
        depth: int = 0,
    ) -> None:
        self.source = source
        self.slot = slot
        self.depth = depth
        self.known = BODY_TYPES if pictures else TEXT_TYPES
        if slot:
            self.known = (*self.known, "sponsor")
        if items:
            self.known = (*self.known, "item")

    def read(self, fields: Fields, key: str, *, required: bool = False) -> Blocks:
        """The blocks under a key."""
        node = fields.get(key, required=required)
        return () if node is None else self.read_node(node, fields.path(key))

    def read_node(self, node: Node, name: str) -> Blocks:
        """The blocks of a list."""
        if not isinstance(node.value, tuple):
            self.source.report("E041", node.location, f"{name} must be a list of blocks")
            return ()
        if self.depth > DEEPEST_BLOCK:
            self.source.report(
                "E049", node.location, "lists and quotes are nested too deeply", "use fewer levels"
            )
            return ()
        found: list[Block] = []
        for index, entry in enumerate(node.value):
            fields = Fields(entry, self.source.problems, code="E041", name=f"{name}[{index}]")
            kind = type_of(fields, self.known)
            if kind == "markdown":
                found.extend(self._markdown(fields))
            elif kind:
                readers: dict[str, Callable[[Fields], Block]] = {
                    "paragraph": self._paragraph,
                    "heading": self._heading,
                    "quote": self._quote,
                    "list": self._list,
                    "code": self._code,
                    "divider": lambda fields: Divider(fields.node.location),
                    "figure": lambda fields: read_figure_fields(fields, self.source),
                    "sponsor": lambda fields: read_sponsor_fields(fields, self.slot, self.source),
                    "item": self._item,
                }
                found.append(readers[kind](fields))
            if kind:
                fields.finish()
        return tuple(found)

    def _inside(self) -> BlockFields:
        return BlockFields(self.source, pictures=False, depth=self.depth + 1)

    def _paragraph(self, fields: Fields) -> Paragraph:
        text = read_words(fields, "text", self.source, required=True)
        return Paragraph(text, fields.node.location)

    def _heading(self, fields: Fields) -> Heading:
        level = fields.whole("level", 3, low=3, high=6)
        text = read_words(fields, "text", self.source, required=True)
        return Heading(level, text, fields.node.location)

    def _quote(self, fields: Fields) -> Quote:
        blocks = self._inside().read(fields, "blocks", required=True)
        return Quote(blocks, read_words(fields, "attribution", self.source), fields.node.location)

    def _list(self, fields: Fields) -> List:
        items = tuple(
            self._inside().read_node(node, f"{fields.path('items')}[{index}]")
            for index, node in enumerate(fields.nodes("items"))
        )
        start: int | None = None
        node = fields.get("start")
        if node is not None and node.value is not None:
            start = fields.whole("start", 1, low=0, high=999_999_999)
        return List(items, start, fields.node.location)

    def _code(self, fields: Fields) -> CodeBlock:
        value = fields.text("value", required=False)
        for match in unusable_characters(value):
            self.source.problems.append(unusable_problem(match.group(), fields.node.location))
        return CodeBlock(value.replace("\r\n", "\n").replace("\r", "\n"), fields.node.location)

    def _item(self, fields: Fields) -> Item:
        table = fields.table("image")
        image: Figure | None = None
        if table is not None:
            image = read_figure_fields(table, self.source)
            table.finish()
        return Item(
            cast("ItemKind", fields.choice("kind", ITEM_KINDS, "story")),
            read_words(fields, "title", self.source, links=False, required=True),
            read_address(fields, "url", self.source, "item"),
            image,
            read_plain(fields, "kicker", self.source),
            read_plain(fields, "source", self.source),
            read_plain(fields, "duration", self.source),
            BlockFields(self.source, pictures=False, depth=self.depth + 1).read(fields, "blocks"),
            fields.flag("compact"),
            fields.node.location,
            read_terms(fields, story=True),
        )

    def _markdown(self, fields: Fields) -> Blocks:
        text = fields.get("text", required=True)
        if text is None:
            return ()
        if not isinstance(text.value, str):
            fields.wrong(text, fields.path("text"), "text")
            return ()
        inner = Source(text.value, self.source.path, fixed=text.location)
        blocks = read_body(inner)
        self.source.problems.extend(inner.problems)
        return blocks
