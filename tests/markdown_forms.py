"""Issues as Markdown can say them: what a structured document alone can say is taken out."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from newsletter.content.inline_writer import canonical_inlines
from newsletter.content.issue_parts import MORE_FROM
from newsletter.model.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Inlines, MergeTag, Text, plain_text
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.sponsor import SponsorPlacement


def tag(node: MergeTag) -> MergeTag:
    """A merge tag whose fallback has no braces and no spaces at its ends."""
    return MergeTag(node.name, " ".join(re.sub(r"[{}]", "", node.fallback).split()))


def raw(nodes: Inlines) -> Inlines:
    return tuple(
        tag(node)
        if isinstance(node, MergeTag)
        else dataclasses.replace(node, children=raw(node.children))
        if hasattr(node, "children")
        else node
        for node in nodes
    )


def inlines(nodes: Inlines, *, one_line: bool = False) -> Inlines:
    return canonical_inlines(raw(nodes), one_line=one_line)


def attributed(nodes: Inlines) -> Inlines:
    """An attribution, which loses spaces after its dash."""
    found = inlines(nodes)
    if found and isinstance(found[0], Text):
        value = found[0].value.lstrip()
        found = (Text(value), *found[1:]) if value else found[1:]
    return found


def block(node: Block) -> Block:
    match node:
        case Paragraph():
            return Paragraph(inlines(node.text))
        case Heading():
            return Heading(node.level, inlines(node.text, one_line=True))
        case Quote():
            blocks = tuple(map(block, node.blocks))
            attribution = attributed(node.attribution)
            last = blocks[-1]
            if not attribution and len(blocks) > 1 and isinstance(last, Paragraph):
                first = last.text[0]
                if isinstance(first, Text) and re.match("—|-- ", first.value):
                    blocks = (*blocks[:-1], Paragraph((Text("x"), *last.text[1:])))
            return Quote(blocks, attribution)
        case List():
            return List(tuple(tuple(map(block, entry)) for entry in node.items), node.start)
        case Item():
            return item(node)
    return node


def item(node: Item) -> Item:
    title, url = inlines(node.title, one_line=True), node.url
    blocks = tuple(map(block, node.blocks))
    if not node.compact:
        kept = [
            it
            for it in blocks
            if not (isinstance(it, List) and it.start is None)
            and not (isinstance(it, Heading) and it.level == 3)
        ]
        return dataclasses.replace(node, title=title, blocks=tuple(kept))
    url = url or "https://example.org/"
    return dataclasses.replace(node, title=title, url=url, image=None, blocks=blocks)


def line(nodes: Inlines) -> Inlines:
    """A subject: no brace or backslash before a merge tag."""
    found = list(canonical_inlines(raw(nodes)))
    for index, node in enumerate(found[:-1]):
        if isinstance(node, Text) and isinstance(found[index + 1], MergeTag):
            found[index] = Text(node.value.rstrip("{\\") or "x")
    return tuple(found)


def part(node: Any) -> list[Any]:
    if isinstance(node, SponsorPlacement):
        return [node]
    if isinstance(node, Lead):
        blocks = list(map(block, node.blocks))
        hero = node.hero
        if hero is None and blocks and isinstance(blocks[0], Figure):
            hero = blocks.pop(0)
        lead = dataclasses.replace(
            node,
            headline=inlines(node.headline, one_line=True),
            dek=inlines(node.dek),
            byline=inlines(node.byline),
            hero=hero,
            blocks=(),
        )
        return hoisted(lead, blocks)
    if isinstance(node, Section):
        title = inlines(node.title, one_line=True)
        if MORE_FROM.match(plain_text(title)):
            title = (Text("S "), *title)
        return hoisted(Section(inlines(title)), list(map(block, node.blocks)))
    title = inlines(node.title, one_line=True)
    return [More(title, more_blocks(node.blocks))]


def more_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Items and what may stand between them."""
    found: list[Block] = []
    for node in map(block, blocks):
        last = found[-1] if found else None
        open_item = isinstance(last, Item) and not last.compact
        bulleted = isinstance(node, List) and node.start is None
        if bulleted or (isinstance(node, Heading) and node.level == 3):
            continue
        if open_item and not isinstance(node, Item | SponsorPlacement):
            continue
        found.append(node)
    return tuple(found)


def hoisted(node: Lead | Section, blocks: list[Any]) -> list[Any]:
    """Sponsors at the end of a part stand after it."""
    after = []
    while blocks and isinstance(blocks[-1], SponsorPlacement):
        after.insert(0, blocks.pop())
    return [dataclasses.replace(node, blocks=tuple(blocks)), *after]


def expressible(issue: Issue) -> Issue:
    """The issue without what Markdown cannot say."""
    parts: list[Any] = []
    for node in issue.parts:
        for made in part(node):
            last = parts[-1] if parts else None
            if isinstance(made, SponsorPlacement) and isinstance(last, More):
                parts[-1] = More(last.title, (*last.blocks, made))
            else:
                parts.append(made)
    return dataclasses.replace(
        issue,
        subject=line(issue.subject),
        preheader=line(issue.preheader),
        parts=tuple(parts),
    )
