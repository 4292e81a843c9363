"""How much of the finished HTML each block of the issue takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from newsletter.check.context import CheckContext
from newsletter.excerpts import excerpt
from newsletter.model.blocks import Figure, Item
from newsletter.model.inline import plain_text
from newsletter.model.issue import Lead, More, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorSlot

SHOWN = 3
"""Blocks that a finding names."""
_TITLE = 30
MUCH = 0.25
"""Part of an email from which on one block is to blame for its size; our choice."""


def block_weights(context: CheckContext) -> dict[Location, int]:
    """Bytes of ``email.html`` by the place of the block that they draw, in the issue's order.

    Blocks are those that an editor can take out: a paragraph, a picture, an item, a sponsor.
    What is the theme's, between two blocks, counts to the one before it.
    """
    path = context.here.path
    starts = sorted({place for place in _blocks(context) if place.path == path})
    weights: dict[Location, int] = dict.fromkeys(starts, 0)
    if not starts or not context.places:
        return weights
    html = context.email.html
    current: Location | None = None
    begin = 0
    for offset, place in context.places:
        if place.path == path:
            # The head's subject and preheader stand above every block.
            index = bisect_right(starts, place) - 1
            owner = starts[index] if index >= 0 else None
        elif place == context.theme:
            owner = None
        else:
            owner = current  # a sponsor's own file
        if owner != current:
            if current is not None:
                weights[current] += len(html[begin:offset].encode())
            current, begin = owner, offset
    if current is not None:
        weights[current] += len(html[begin:].encode())
    return weights


def _blocks(context: CheckContext) -> Iterator[Location]:
    for node in _nodes(context):
        yield node.location


def _nodes(context: CheckContext) -> Iterator[Any]:
    for part in context.issue.parts:
        yield part
        yield from part.blocks if isinstance(part, Lead | More | Section) else ()


def heaviest(context: CheckContext) -> str:
    """The heaviest blocks with their lines, for a hint."""
    weights = sorted(block_weights(context).items(), key=lambda item: -item[1])[:SHOWN]
    said = {node.location: _said(node) for node in reversed(list(_nodes(context)))}
    named = ", ".join(
        f"{said.get(place, 'what begins')} in line {place.line} ({size / 1000:.1f} kB)"
        for place, size in weights
    )
    return f"the heaviest are {named}" if named else "each item is about 1.5 kB"


def block_to_blame(context: CheckContext, too_many_bytes: int) -> Location:
    """The heaviest block, if it is much of the email and its end would do; else the issue's file.

    Args:
        too_many_bytes: What has to go.
    """
    weights = block_weights(context)
    place = max(weights, key=lambda place: weights[place], default=context.here)
    least = max(too_many_bytes, MUCH * len(context.email.html.encode()))
    return place if weights.get(place, 0) >= least else context.here


def _said(node: Any) -> str:
    match node:
        case Lead():
            return "the headline"
        case More() | Section():
            return f'the heading "{excerpt(plain_text(node.title), _TITLE)}"'
        case Item():
            return f'the item "{excerpt(plain_text(node.title), _TITLE)}"'
        case SponsorSlot():
            return f"the sponsor {node.sponsor}"
        case Figure():
            return "the picture"
    return f"the {type(node).__name__.removesuffix('Block').lower()}"
