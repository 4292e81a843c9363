"""Directives: ``::: sponsor harbor-bank`` and the dek and byline of the lead."""

from __future__ import annotations

import re

from markdown_it.token import Token

from newsletter.content.attributes import (
    ATTRIBUTES,
    Attributes,
    attribute_fields,
    parse_attributes,
)
from newsletter.content.blocks import BlockReader
from newsletter.content.source import Source, shown
from newsletter.fields import did_you_mean
from newsletter.model.blocks import Paragraph
from newsletter.model.inline import Inlines
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorPlacement

DIRECTIVES = ("sponsor", "dek", "byline")
SLOT_IN_LEAD = "after-lead"
SLOT_IN_MORE = "in-more"
SLOT_LATER = "before-footer"
SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")

_NAME = re.compile(r"\s*([^\s{]*)")
_CLOSING = re.compile(r"[\s>]*:{3,}\s*")


def open_directive(reader: BlockReader, token: Token) -> str:
    """The name of the directive that is next; an unknown or unclosed one is reported."""
    source, location = reader.source, reader.place(token)
    found = _NAME.match(token.info)
    name = found.group(1) if found else ""
    end = (token.map or [0, 0])[1]
    if not name:
        source.report(
            "E043",
            location,
            "::: without a name",
            "begin with ::: sponsor, ::: dek or ::: byline; a closing ::: needs an opening one",
        )
    elif name not in DIRECTIVES:
        hint = did_you_mean(name, DIRECTIVES)
        source.report("E043", location, f'unknown directive "{shown(name)}"', hint)
    elif end >= len(source.lines) or not _CLOSING.fullmatch(source.lines[end]):
        source.report("E043", location, f'"::: {name}" is not closed', "add a line with :::")
    return name


def read_placement(reader: BlockReader, token: Token, slot: str) -> SponsorPlacement:
    """Read ``::: sponsor slug {slot=… creative=…}``, which is next.

    Args:
        reader: Stands at the opening token.
        token: The opening token.
        slot: The slot when none is named.
    """
    source, location = reader.source, reader.place(token)
    line = (token.map or [0])[0]
    offset = len(source.lines[line]) - len(token.info)
    found = _NAME.match(token.info)
    rest_at = found.end() if found else 0
    slug_match = _NAME.match(token.info, rest_at)
    slug, rest_at = (slug_match.group(1), slug_match.end()) if slug_match else ("", rest_at)
    attributes: Attributes = {}
    rest = token.info[rest_at:].strip()
    if rest and ATTRIBUTES.fullmatch(rest):
        at = offset + token.info.index(rest, rest_at)
        parse_attributes(rest, lambda position: source.at(line, at + position), source, attributes)
    elif rest:
        source.report(
            "E052",
            location,
            f'cannot read "{shown(rest)}" after the sponsor\'s name',
            "write ::: sponsor harbor-bank {slot=after-lead}",
        )
    fields = attribute_fields(attributes, location, source)
    creative, slot = fields.text("creative"), fields.text("slot", slot)
    fields.finish()
    check_placement(slug, creative, slot, location, source)
    _empty_body(reader, token)
    return SponsorPlacement(slug, creative, slot, location)


def check_placement(
    sponsor: str, creative: str, slot: str, location: Location, source: Source
) -> None:
    """Report names of a placement that are missing or no slugs."""
    if not sponsor:
        source.report(
            "E052", location, "a sponsor slot without a sponsor", "write ::: sponsor harbor-bank"
        )
    for what, slug in (("sponsor", sponsor), ("creative", creative), ("slot", slot)):
        if slug and not SLUG.fullmatch(slug):
            source.report(
                "E052",
                location,
                f'"{shown(slug)}" is not the name of a {what}',
                "use lower-case letters, digits and hyphens, as in the file's name",
            )


def _empty_body(reader: BlockReader, token: Token) -> None:
    reader.index += 1
    following = reader.peek()
    if following is not None and following.type != "container_directive_close":
        reader.source.report(
            "E043",
            reader.place(token),
            "the sponsor's words stand in its own file, not here",
            "empty the directive; close it with ::: on the next line",
        )
        while reader.tokens[reader.index].level > token.level:
            reader.index += 1
    reader.index += 1


def read_line_directive(reader: BlockReader, token: Token, name: str) -> Inlines:
    """Read ``::: dek`` or ``::: byline``, which is next: one paragraph."""
    source, location = reader.source, reader.place(token)
    found = _NAME.match(token.info)
    rest = token.info[found.end() if found else 0 :].strip()
    if rest:
        source.report(
            "E043", location, f'"{shown(rest)}" after "::: {name}"', "put it on the next line"
        )
    reader.index += 1
    blocks = reader.until("container_directive_close")
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].text
    source.report("E043", location, f'"::: {name}" holds one paragraph', "write it as one")
    return ()
