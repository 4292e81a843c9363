"""Proves that a finished email holds every word of the issue, in order.

A theme decides how a block looks, not whether its words appear: a template that forgets the credit
of a picture, or the last of the blocks, is refused with the place of what it left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import TypeAlias

from newsletter.dataclass import dataclass
from newsletter.errors import FidelityError, Problem
from newsletter.excerpts import excerpt
from newsletter.model.blocks import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Code, Inlines, LineBreak, MergeTag, Text
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorSlot
from newsletter.render.tokens import CONTROLS

_MARKUP = re.compile(r"<!--.*?-->|<style\b.*?</style>|<[^>]*>", re.DOTALL)
# White space may be folded; a quote's lines begin with ">" in text; the word joiner parts braces.
# A pattern: str.translate takes ten times as long where the text is not all ASCII.
_PASSED_OVER = re.compile(f"[{re.escape(''.join(map(chr, CONTROLS)))}>\u2060]+")

Piece: TypeAlias = tuple[str, Location]


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that a theme may show in any order among themselves, such as kicker and headline.

    Attributes:
        beside: Pieces that may also stand later, such as a thumbnail's credit under the teaser.
    """

    pieces: list[Piece]
    beside: tuple[Piece, ...] = ()


def prove_complete(issue: Issue, html: str, text: str) -> None:
    """Look for every word of the issue in both parts.

    Args:
        issue: With its sponsors placed.
        html: The finished email.
        text: Its plain-text part.

    Raises:
        FidelityError: For the first words that each part lacks.
    """
    groups = list(_of_parts(issue.parts))
    squeeze = functools.cache(_squeeze)  # each piece is looked for in both parts
    body = html[html.find("<body") :]
    problems = [
        *_missing(
            groups, unescape(_MARKUP.sub("", body)), squeeze, "email.html", "blocks/*.mjml.j2"
        ),
        *_missing(groups, text, squeeze, "email.txt", "text/*.txt.j2"),
    ]
    if problems:
        raise FidelityError(problems)


def _squeeze(text: str) -> str:
    text = "".join(text.split())
    # What is passed over but ">" is not printable, and this is ten times as fast as the pattern.
    text = text.replace(">", "") if text.isprintable() else _PASSED_OVER.sub("", text)
    return text.casefold()


def _missing(
    groups: list[Group], shown: str, squeeze: Callable[[str], str], part: str, templates: str
) -> Iterator[Problem]:
    haystack = _squeeze(shown)
    position = 0
    for group in groups:
        end = position
        for words, location in (*group.pieces, *group.beside):
            wanted = squeeze(words)
            at = haystack.find(wanted, position)
            if at < 0:
                said = excerpt(words, 60)
                yield location.problem(
                    "E151",
                    f'{part} lacks "{said}", or has it out of order',
                    f"the theme's {templates} must show every word",
                )
                return
            if (words, location) not in group.beside:
                end = max(end, at + len(wanted))
        position = end


def _of_parts(parts: Iterable[Part | Block]) -> Iterator[Group]:
    for part in parts:
        match part:
            case Lead():
                yield Group(
                    [
                        *_of(part.kicker, part.location),
                        *_inlines(part.headline, part.location),
                        *_inlines(part.dek, part.location),
                        *_inlines(part.byline, part.location),
                    ],
                    _figure(part.hero),
                )
                yield from _of_parts(part.blocks)
            case More() | Section():
                yield Group(_inlines(part.title, part.location))
                yield from _of_parts(part.blocks)
            case Item():
                yield Group(
                    [
                        *_of(part.kicker, part.location),
                        *_of(part.source, part.location),
                        *_of(part.duration, part.location),
                        *_inlines(part.title, part.location),
                    ],
                    _figure(part.image),
                )
                yield from _of_parts(part.blocks)
            case SponsorSlot():
                yield from _of_slot(part)
            case Paragraph() | Heading():
                yield from _in_order(part.text, part.location)
            case Quote():
                yield from _of_parts(part.blocks)
                yield from _in_order(part.attribution, part.location)
            case List():
                for entry in part.items:
                    yield from _of_parts(entry)
            case Figure():
                yield Group(list(_figure(part)))
            case CodeBlock():
                yield Group(_of(part.value, part.location))


def _of_slot(slot: SponsorSlot) -> Iterator[Group]:
    creative, place = slot.creative, slot.location
    yield Group([*_of(slot.disclosure.label, place), *_of(slot.disclosure.advertiser, place)])
    yield Group(_inlines(creative.headline, creative.location), _figure(creative.image))
    yield from _of_parts(creative.blocks)
    if creative.call_to_action:
        yield Group(_inlines(creative.call_to_action.children, creative.location))
    if political := slot.disclosure.political:
        yield Group([*_of(political.payer, place), *_of(political.amount, place)])


def _in_order(inlines: Inlines, location: Location) -> Iterator[Group]:
    for piece in _inlines(inlines, location):
        yield Group([piece])


def _of(text: str, location: Location) -> list[Piece]:
    return [(text, location)] if text.strip() else []


def _figure(figure: Figure | None) -> tuple[Piece, ...]:
    if figure is None:
        return ()
    return (*_of(figure.caption, figure.location), *_of(figure.credit, figure.location))


def _inlines(inlines: Inlines, location: Location) -> list[Piece]:
    pieces: list[Piece] = []
    for node in inlines:
        place = node.location if node.location.line else location
        if isinstance(node, Text | Code):
            pieces += _of(node.value, place)
        elif not isinstance(node, LineBreak | MergeTag):
            pieces += _inlines(node.children, place)
    return pieces
