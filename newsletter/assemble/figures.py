"""Where the figures of an issue stand, and how wide each is shown."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from newsletter.dataclass import dataclass
from newsletter.model.blocks import Block, Blocks, Figure, Item, List, Quote
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.sponsor import Creative, SponsorPlacement, SponsorSlot


@dataclass(frozen=True, slots=True)
class DisplayWidths:
    """Widest that the layout shows a picture in each role, in CSS pixels."""

    hero: int = 600
    figure: int = 552
    thumbnail: int = 160
    sponsor: int = 552


DEFAULT_WIDTHS = DisplayWidths()
LOGO_WIDTH_PX = 120
"""Widest that an advertiser's logo is shown."""

_Visit = Callable[[Figure, int], Figure]
_Node = TypeVar("_Node", bound=Issue | Lead | More | Section | SponsorSlot | Creative | Block)


def map_figures(issue: Issue, widths: DisplayWidths, visit: _Visit) -> Issue:
    """The issue with each of its figures as ``visit`` gives it, which gets its widest width too."""
    return _with(issue, parts=tuple(_map_part(part, widths, visit) for part in issue.parts))


def _map_part(part: Part, widths: DisplayWidths, visit: _Visit) -> Part:
    match part:
        case Lead():
            hero = visit(part.hero, widths.hero) if part.hero else None
            return _with(part, hero=hero, blocks=_map_blocks(part.blocks, widths, visit))
        case More() | Section():
            return _with(part, blocks=_map_blocks(part.blocks, widths, visit))
        case SponsorSlot():
            return _map_slot(part, widths, visit)
        case SponsorPlacement():
            return part


def _map_slot(slot: SponsorSlot, widths: DisplayWidths, visit: _Visit) -> SponsorSlot:
    creative = slot.creative
    image = visit(creative.image, widths.sponsor) if creative.image else None
    blocks = _map_blocks(creative.blocks, replace(widths, figure=widths.sponsor), visit)
    logo = visit(slot.logo, LOGO_WIDTH_PX) if slot.logo else None
    return _with(slot, creative=_with(creative, image=image, blocks=blocks), logo=logo)


def _map_blocks(blocks: Blocks, widths: DisplayWidths, visit: _Visit) -> Blocks:
    mapped = tuple(_map_block(block, widths, visit) for block in blocks)
    return mapped if any(map(operator.is_not, mapped, blocks)) else blocks


def _map_block(block: Block, widths: DisplayWidths, visit: _Visit) -> Block:
    match block:
        case Figure():
            return visit(block, widths.figure)
        case Item():
            if not block.image and not block.blocks:
                return block
            image = visit(block.image, widths.thumbnail) if block.image else None
            return _with(block, image=image, blocks=_map_blocks(block.blocks, widths, visit))
        case Quote():
            return _with(block, blocks=_map_blocks(block.blocks, widths, visit))
        case List():
            items = tuple(_map_blocks(entry, widths, visit) for entry in block.items)
            same = not any(map(operator.is_not, items, block.items))
            return block if same else replace(block, items=items)
        case SponsorSlot():
            return _map_slot(block, widths, visit)
    return block


def _with(node: _Node, **values: Any) -> _Node:
    """A node with other values; itself when none is another one, as when pictures are only read."""
    if all(getattr(node, name) is value for name, value in values.items()):
        return node
    return replace(node, **values)
