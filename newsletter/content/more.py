"""The "More from" list: rich items under ``###``, compact items in a ``-`` list."""

from __future__ import annotations

from dataclasses import field
from typing import cast

from markdown_it.token import Token

from newsletter.content.attributes import Attributes, attribute_fields, refuse_attributes
from newsletter.content.blocks import BlockReader
from newsletter.content.directives import SLOT_IN_MORE, open_directive, read_placement
from newsletter.content.inline import locator, read_inlines, without_links
from newsletter.content.terms import read_terms
from newsletter.dataclass import dataclass
from newsletter.model.blocks import (
    ITEM_KINDS,
    Block,
    Figure,
    Item,
    ItemKind,
    Paragraph,
)
from newsletter.model.inline import Inlines, Link, Text, plain_text
from newsletter.model.issue import More
from newsletter.model.location import Location
from newsletter.model.terms import NO_TERMS, Terms
from newsletter.patterns import late_pattern

_SEPARATOR = late_pattern(r"\s*(?:—|–|-|:)\s+|\s+")


@dataclass(slots=True)
class _Labels:
    kind: ItemKind = "story"
    kicker: str = ""
    source: str = ""
    duration: str = ""
    terms: Terms = NO_TERMS


@dataclass(slots=True)
class _OpenItem:
    """A rich item while it is read."""

    title: Inlines
    url: str
    labels: _Labels
    location: Location
    image: Figure | None = None
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> Item:
        labels = self.labels
        return Item(
            labels.kind,
            self.title,
            self.url,
            self.image,
            labels.kicker,
            labels.source,
            labels.duration,
            tuple(self.blocks),
            compact=False,
            location=self.location,
            terms=labels.terms,
        )


class MoreReader:
    """Reads a More list, whose heading has been read, up to the next heading of level 1 or 2."""

    def __init__(self, reader: BlockReader, title: Inlines, location: Location) -> None:
        self.reader = reader
        self.source = reader.source
        self.title = title
        self.location = location
        self.blocks: list[Block] = []
        self.item: _OpenItem | None = None

    def read(self) -> More:
        """The list."""
        while (token := self.reader.peek()) is not None:
            if token.type == "heading_open" and token.tag in ("h1", "h2"):
                break
            if token.type == "heading_open" and token.tag == "h3":
                self._rich_item()
            elif token.type == "bullet_list_open":
                self._close_item()
                self._compact_items()
            elif token.type == "container_directive_open":
                self._directive(token)
            else:
                self._others()
        self._close_item()
        return More(self.title, tuple(self.blocks), self.location)

    def _close_item(self) -> None:
        if self.item is not None:
            self.blocks.append(self.item.close())
            self.item = None

    def _rich_item(self) -> None:
        self._close_item()
        content, location = self.reader.heading()
        title, links = without_links(content.nodes)
        if len(links) > 1:
            self._second_link(links[1])
        labels = self._labels(content.attributes, location)
        self.item = _OpenItem(title, links[0].url if links else "", labels, location)

    def _second_link(self, link: Link) -> None:
        self.source.report(
            "E053", link.location, "this title has two links", "keep one; it links all words"
        )

    def _labels(self, attributes: Attributes, location: Location) -> _Labels:
        if not attributes:
            return _Labels()
        fields = attribute_fields(attributes, location, self.source)
        labels = _Labels(
            cast("ItemKind", fields.choice("kind", ITEM_KINDS, "story")),
            fields.text("kicker"),
            fields.text("source"),
            fields.text("duration"),
            read_terms(fields, story=True),
        )
        fields.finish()
        return labels

    def _others(self) -> None:
        blocks = self.reader.next_blocks()
        if self.item is None:
            self.blocks.extend(blocks)
            return
        for block in blocks:
            if not isinstance(block, Figure):
                self.item.blocks.append(block)
            elif self.item.image is None:
                self.item.image = block
            else:
                self.source.report(
                    "E045", block.location, "an item has one picture", "delete the second"
                )

    def _directive(self, token: Token) -> None:
        name = open_directive(self.reader, token)
        if name == "sponsor":
            self._close_item()
            self.blocks.append(read_placement(self.reader, token, SLOT_IN_MORE))
            return
        if name in ("dek", "byline"):
            self.source.report(
                "E043",
                self.reader.place(token),
                f'"::: {name}" cannot stand here',
                "put it right after the headline (#)",
            )
        self.reader.index += 1
        self.reader.skip_container("container_directive_close")

    def _compact_items(self) -> None:
        reader = self.reader
        reader.index += 1
        while reader.tokens[reader.index].type == "list_item_open":
            token = reader.tokens[reader.index]
            reader.index += 1
            first = reader.peek()
            if first is None or first.type != "paragraph_open":
                self.source.report(
                    "E053",
                    reader.place(token),
                    "an entry of this list begins with its title",
                    "write - [Title](https://example.org/page)",
                )
                self.blocks.extend(reader.until("list_item_close"))
                continue
            self.blocks.append(self._compact_item(reader.place(token)))
        reader.index += 1

    def _compact_item(self, location: Location) -> Item:
        reader = self.reader
        token = reader.tokens[reader.index + 1]
        reader.index += 3
        content = read_inlines(token.children or (), locator(token, self.source), self.source)
        title, teaser = _split_entry(content.nodes)
        title, links = without_links(title)
        if len(links) > 1:
            self._second_link(links[1])
        url = links[0].url if links else ""
        labels = _Labels()
        if links:
            labels = self._labels(content.attributes, location)
        else:
            refuse_attributes(content.attributes, self.source, "an entry without a link")
        blocks: list[Block] = []
        if teaser:
            blocks.append(Paragraph(teaser, teaser[0].location))
        blocks.extend(reader.until("list_item_close"))
        return Item(
            labels.kind,
            title,
            url,
            None,
            labels.kicker,
            labels.source,
            labels.duration,
            tuple(blocks),
            compact=True,
            location=location,
            terms=labels.terms,
        )


def _split_entry(nodes: Inlines) -> tuple[Inlines, Inlines | None]:
    """An entry's title, and its teaser when it begins with a link."""
    if not nodes:
        return (), None
    if not isinstance(nodes[0], Link):
        _, links = without_links(nodes[:1])
        if len(links) != 1 or plain_text(links[0].children) != plain_text(nodes[:1]):
            return nodes, None
    rest = nodes[1:]
    first = rest[0] if rest else None
    if isinstance(first, Text):
        separator = _SEPARATOR.match(first.value)
        skipped = separator.end() if separator else 0
        left = first.value[skipped:]
        place = first.location
        moved = Location(place.path, place.line, place.column + skipped)
        rest = (Text(left, moved), *rest[1:]) if left else rest[1:]
    return nodes[:1], rest
