"""Proves that a finished email holds every word of the issue, in order.

A theme decides how a block looks, not whether its words appear: a template that forgets the credit
of a picture, or the last of the blocks, is refused with the place of what it left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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

# Possessive (++): what cannot end a comment or a tag is passed over at once.
_MARKUP = re.compile(r"<!--(?:[^-]++|-(?!->))*+-->|<style\b.*?</style>|<[^>]*+>", re.DOTALL)
# White space may be folded; a quote's lines begin with ">" in text; the word joiner parts braces.
_PASSED_OVER = (" ", "\n", "\xa0", ">", "\u2060")
_CONTROLS = re.compile(f"[{re.escape(''.join(map(chr, CONTROLS)))}]+")
# What fills the inbox's preview behind a preheader; not printable, and no control character.
_FILLER = ("\u200c", "\u034f")
# Parts the pieces that are squeezed together; an author's text that holds it is squeezed alone.
_SEAM = "\u241e"

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
    groups = _of_parts(issue.parts, [])
    words = [piece[0] for group in groups for piece in (*group.pieces, *group.beside)]
    squeezed = dict(zip(words, _squeeze_each(words), strict=True))
    body = html[html.find("<body") :]
    shown = unescape(_MARKUP.sub("", body))
    problems = [
        *_missing(groups, _squeeze(shown), squeezed, "email.html", "blocks/*.mjml.j2"),
        *_missing(groups, _squeeze(text), squeezed, "email.txt", "text/*.txt.j2"),
    ]
    if problems:
        raise FidelityError(problems)


def _squeeze(text: str) -> str:
    for character in _PASSED_OVER:
        text = text.replace(character, "")
    printed = text
    for character in _FILLER:
        printed = printed.replace(character, "")
    # All other white space and every control character is not printable, and to ask that is ten
    # times as fast as to look for them.
    if not printed.isprintable():
        text = _CONTROLS.sub("", "".join(text.split()))
    return text.casefold()


def _squeeze_each(texts: list[str]) -> list[str]:
    """All at once: a document has a hundred pieces, most of them short."""
    squeezed = _squeeze(_SEAM.join(texts)).split(_SEAM)
    return squeezed if len(squeezed) == len(texts) else [_squeeze(text) for text in texts]


def _missing(
    groups: list[Group], haystack: str, squeezed: Mapping[str, str], part: str, templates: str
) -> Iterator[Problem]:
    position = 0
    for group in groups:
        end = position
        for piece in (*group.pieces, *group.beside):
            wanted = squeezed[piece[0]]
            at = haystack.find(wanted, position)
            if at < 0:
                words, location = piece
                said = excerpt(words, 60)
                yield location.problem(
                    "E151",
                    f'{part} lacks "{said}", or has it out of order',
                    f"the theme's {templates} must show every word",
                )
                return
            if at + len(wanted) > end and piece not in group.beside:
                end = at + len(wanted)
        position = end


def _of_parts(parts: Iterable[Part | Block], groups: list[Group]) -> list[Group]:
    """Add the groups of some parts to those of what stands before."""
    for part in parts:
        match part:
            case Paragraph() | Heading():
                _in_order(part.text, part.location, groups)
            case Item():
                group = Group(
                    [
                        *_of(part.kicker, part.location),
                        *_of(part.source, part.location),
                        *_of(part.duration, part.location),
                        *_inlines(part.title, part.location),
                    ],
                    _figure(part.image),
                )
                groups.append(group)
                _of_parts(part.blocks, groups)
            case SponsorSlot():
                _of_slot(part, groups)
            case Lead():
                group = Group(
                    [
                        *_of(part.kicker, part.location),
                        *_inlines(part.headline, part.location),
                        *_inlines(part.dek, part.location),
                        *_inlines(part.byline, part.location),
                    ],
                    _figure(part.hero),
                )
                groups.append(group)
                _of_parts(part.blocks, groups)
            case More() | Section():
                groups.append(Group(_inlines(part.title, part.location)))
                _of_parts(part.blocks, groups)
            case Quote():
                _of_parts(part.blocks, groups)
                _in_order(part.attribution, part.location, groups)
            case List():
                for entry in part.items:
                    _of_parts(entry, groups)
            case Figure():
                groups.append(Group(list(_figure(part))))
            case CodeBlock():
                groups.append(Group(_of(part.value, part.location)))
    return groups


def _of_slot(slot: SponsorSlot, groups: list[Group]) -> None:
    creative, place = slot.creative, slot.location
    label = Group([*_of(slot.disclosure.label, place), *_of(slot.disclosure.advertiser, place)])
    pitch = Group(_inlines(creative.headline, creative.location), _figure(creative.image))
    groups += [label, pitch]
    _of_parts(creative.blocks, groups)
    if creative.call_to_action:
        groups.append(Group(_inlines(creative.call_to_action.children, creative.location)))
    if political := slot.disclosure.political:
        groups.append(Group([*_of(political.payer, place), *_of(political.amount, place)]))


def _in_order(inlines: Inlines, location: Location, groups: list[Group]) -> None:
    groups += [Group([piece]) for piece in _inlines(inlines, location)]


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
        if isinstance(node, (Text, Code)):
            if node.value.strip():
                pieces.append((node.value, place))
        elif not isinstance(node, (LineBreak, MergeTag)):
            pieces += _inlines(node.children, place)
    return pieces
