"""Blocks in the order of the document -> the lead, the sections and the More list."""

from __future__ import annotations

import re
from dataclasses import field

from markdown_it.token import Token

from newsletter.content.attributes import Attributes, attribute_fields, refuse_attributes
from newsletter.content.blocks import BlockReader
from newsletter.content.directives import (
    SLOT_IN_LEAD,
    SLOT_LATER,
    open_directive,
    read_line_directive,
    read_placement,
)
from newsletter.content.inline import InlineContent, without_links
from newsletter.content.more import MoreReader
from newsletter.content.terms import read_terms
from newsletter.dataclass import dataclass
from newsletter.model.blocks import Block, Figure
from newsletter.model.inline import Inlines, Text
from newsletter.model.issue import Lead, Part, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorPlacement
from newsletter.model.terms import NO_TERMS, Terms

MORE_FROM = re.compile(r"\s*more\s+from\b", re.IGNORECASE)


@dataclass(slots=True)
class _OpenPart:
    """The lead or a section while it is read."""

    title: Inlines
    location: Location
    lead: bool
    url: str = ""
    kicker: str = ""
    dek: Inlines = ()
    byline: Inlines = ()
    hero: Figure | None = None
    blocks: list[Block] = field(default_factory=list)
    terms: Terms = NO_TERMS

    def close(self) -> list[Part]:
        """The part, and after it the sponsors that stood at its end."""
        blocks = list(self.blocks)
        after: list[Part] = []
        while blocks and isinstance(blocks[-1], SponsorPlacement):
            after.insert(0, blocks[-1])
            blocks.pop()
        if not self.lead:
            return [Section(self.title, tuple(blocks), self.location), *after]
        lead = Lead(
            self.title,
            self.url,
            self.kicker,
            self.dek,
            self.byline,
            self.hero,
            tuple(blocks),
            self.location,
            self.terms,
        )
        return [lead, *after]


class PartsReader:
    """Reads the parts of an issue from its tokens."""

    def __init__(self, reader: BlockReader) -> None:
        self.reader = reader
        self.source = reader.source
        self.parts: list[Part] = []
        self.open: _OpenPart | None = None
        self.stray = False
        self.has_lead = False

    def read(self) -> tuple[Part, ...]:
        """All parts; what is wrong with them is reported."""
        while (token := self.reader.peek()) is not None:
            if token.type == "heading_open" and token.tag == "h1":
                self._headline()
            elif token.type == "heading_open" and token.tag == "h2":
                self._title()
            elif token.type == "container_directive_open":
                self._directive(token)
            else:
                self._blocks(token)
        self._close()
        if not self.has_lead:
            self.source.report(
                "E042",
                self.source.at(0),
                "the issue has no lead story",
                "begin the text with # and the lead's headline",
            )
        return tuple(self.parts)

    def _close(self) -> None:
        if self.open is not None:
            self.parts.extend(self.open.close())
            self.open = None

    def _headline(self) -> None:
        self._close()
        content, location = self.reader.heading()
        if self.has_lead:
            self.source.report(
                "E042", location, "a second headline of level 1", "use ## for a section's title"
            )
        elif self.parts and not self.stray:
            self.source.report(
                "E042", location, "the lead must come first", "move its headline to the top"
            )
        self.has_lead = True
        title, url = linked_title(content, location, self.reader)
        fields = attribute_fields(content.attributes, location, self.source)
        kicker, byline = fields.text("kicker"), fields.text("byline")
        terms = read_terms(fields, story=True)
        fields.finish()
        self.open = _OpenPart(title, location, lead=True, url=url, kicker=kicker, terms=terms)
        if byline:
            self.open.byline = (Text(byline, content.attributes["byline"].location),)

    def _title(self) -> None:
        self._close()
        content, location = self.reader.heading()
        if not self.has_lead and not self.stray:
            self._report_stray(location)
        if _wants_more(content, self.reader):
            more = MoreReader(self.reader, content.nodes, location)
            self.parts.append(more.read())
        else:
            self.open = _OpenPart(content.nodes, location, lead=False)

    def _report_stray(self, location: Location) -> None:
        self.stray = True
        self.source.report(
            "E042",
            location,
            "text stands before the lead's headline",
            "move it below the headline (#), or write it as a note: <!-- ... -->",
        )

    def _blocks(self, token: Token) -> None:
        if self.open is None:
            if not self.stray and not self.has_lead:
                self._report_stray(self.reader.place(token))
            self.reader.next_blocks()
            return
        part = self.open
        for block in self.reader.next_blocks():
            if part.lead and not part.blocks and part.hero is None and isinstance(block, Figure):
                part.hero = block
            else:
                part.blocks.append(block)

    def _directive(self, token: Token) -> None:
        location = self.reader.place(token)
        name = open_directive(self.reader, token)
        part = self.open
        if name == "sponsor":
            slot = SLOT_IN_LEAD if part is not None and part.lead else SLOT_LATER
            placement = read_placement(self.reader, token, slot)
            if part is None:
                if not self.stray:
                    self._report_stray(location)
            else:
                part.blocks.append(placement)
        elif name in ("dek", "byline"):
            nodes = read_line_directive(self.reader, token, name)
            if part is None or not part.lead or part.blocks or part.hero is not None:
                self.source.report(
                    "E043",
                    location,
                    f'"::: {name}" cannot stand here',
                    "put it right after the headline (#)",
                )
            elif getattr(part, name):
                self.source.report(
                    "E043", location, f"the lead's {name} is given twice", "delete one"
                )
            else:
                setattr(part, name, nodes)
        else:
            self.reader.index += 1
            self.reader.skip_container("container_directive_close")


def _wants_more(content: InlineContent, reader: BlockReader) -> bool:
    attributes: Attributes = dict(content.attributes)
    marked = attributes.pop("class", None)
    refuse_attributes(attributes, reader.source, "a section's title")
    if marked is not None and marked.value != "more":
        reader.source.report(
            "E044", marked.key_location, f'unknown class ".{marked.value}"', "known: .more"
        )
    if marked is not None:
        return True
    first = without_links(content.nodes)[0]
    return bool(first and isinstance(first[0], Text) and MORE_FROM.match(first[0].value))


def linked_title(
    content: InlineContent, location: Location, reader: BlockReader
) -> tuple[Inlines, str]:
    """A title's words and where its one link leads; a second link is reported."""
    title, links = without_links(content.nodes)
    if len(links) > 1:
        reader.source.report(
            "E053", links[1].location, "this title has two links", "keep one; it links all words"
        )
    return title, links[0].url if links else ""
