"""P011: a subject or preheader that carries a creative's words without saying so.

The inbox shows both without the box and its label. Source: FTC Enforcement Policy Statement on
Deceptively Formatted Advertisements, 81 FR 22596 (read 2026-11-23).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping

from newsletter.model.blocks import CodeBlock, Heading, List, Paragraph, Quote
from newsletter.model.finding import Finding
from newsletter.model.inline import Inlines, plain_text
from newsletter.model.issue import Issue
from newsletter.model.sponsor import Creative, Sponsor

# Thresholds of our own, 2026-11-23: of the sample issues' sentences no two share four words in a
# row; "in the first week of" is as long as chance gets.
RUN_WORDS = 5
"""So many words in a row, in both, are the creative's own."""
RUN_CHARACTERS = 10
"""The same for scripts that put no spaces between words."""
HEADLINE_WORDS = 3
"""A whole headline of so many words counts too, though it is shorter than a run."""

# Han, kana and Thai characters each count as a word; all other letters make words together.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Sets of so many characters compile in 9 ms; text that stands wholly below them needs none.
_WORD_BELOW = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def check_subject(issue: Issue, sponsors: Mapping[str, Sponsor]) -> Iterator[Finding]:
    """Compare both lines with the creatives that the issue shows, and those in a running flight.

    Args:
        issue: With its sponsors placed.
        sponsors: By slug.
    """
    lines = [
        (name, tuple(words(plain_text(line))), line)
        for name, line in (("subject", issue.subject), ("preheader", issue.preheader))
        if line
    ]
    creatives = [
        (slot.sponsor, slot.disclosure.label, slot.creative)
        for slot in issue.sponsor_slots
        if slot.disclosure.kind != "house"
    ]
    shown = {(slug, creative.slug) for slug, _, creative in creatives}
    for sponsor in sponsors.values():
        if sponsor.kind != "house":
            running = {it.creative for it in sponsor.bookings if it.covers(issue.date)}
            creatives += [
                (sponsor.slug, sponsor.label, creative)
                for creative in sponsor.creatives
                if creative.slug in running and (sponsor.slug, creative.slug) not in shown
            ]
    for slug, label, creative in creatives:
        text, headline = _words_of(creative)
        disclosed = tuple(words(label))
        for name, line, inlines in lines:
            if disclosed and line[: len(disclosed)] == disclosed:
                continue
            run = shared_run(line, text, headline)
            if run:
                place = inlines[0].location if inlines[0].location.line else issue.location
                message = (
                    f'the {name} has "{run}" from the creative "{creative.slug}" of {slug}'
                    f" ({creative.location}), and does not say that it is advertising"
                )
                hint = f"use words of your own; a paid {name} begins with its label"
                yield Finding(place.problem("P011", message, hint), "error")


def words(text: str) -> list[str]:
    """A text's words, folded, without punctuation."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    pattern = _WORD_BELOW if max(folded, default="") < _UNSPACED[0] else _word()
    return pattern.findall(folded)


@functools.cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*")


@functools.cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


def _is_spread(word: str) -> bool:
    """Whether a word is one character of a script without spaces."""
    return word[0] >= _UNSPACED[0] and _unspaced().fullmatch(word) is not None


def shared_run(line: tuple[str, ...], text: str, headline: list[str]) -> str:
    """The first words in a row that a line shares with a creative; empty if too few.

    Args:
        line: The subject's words.
        text: The creative's words, one space around each.
        headline: The words of its headline.
    """
    whole = len(headline)
    if whole >= HEADLINE_WORDS * (2 if headline and _is_spread(headline[0]) else 1):
        for at in range(len(line) - whole + 1):
            if list(line[at : at + whole]) == headline:
                return " ".join(headline)
    for at in range(len(line)):
        size = RUN_CHARACTERS if _is_spread(line[at]) else RUN_WORDS
        run = line[at : at + size]
        if len(run) == size and f" {' '.join(run)} " in text:
            return " ".join(run)
    return ""


_known: dict[int, tuple[Creative, str, list[str]]] = {}
_MOST_KNOWN = 1000


def _words_of(creative: Creative) -> tuple[str, list[str]]:
    """A creative's words, each between spaces, and those of its headline.

    Kept for the creatives of this process by identity: they are read once and checked with every
    issue, and finding the words takes a third of all the checks of sponsors.
    """
    kept = _known.get(id(creative))
    if kept is None or kept[0] is not creative:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        text = " ".join(("", *words(_text_of(creative)), ""))
        kept = _known[id(creative)] = (creative, text, words(plain_text(creative.headline)))
    return kept[1], kept[2]


def _text_of(creative: Creative) -> str:
    parts = [plain_text(creative.headline), *map(_block_text, creative.blocks)]
    if creative.call_to_action:
        parts.append(plain_text(creative.call_to_action.children))
    return "\n".join(parts)


def _block_text(block: object) -> str:
    match block:
        case Paragraph() | Heading():
            return _said(block.text)
        case CodeBlock():
            return block.value
        case Quote():
            return "\n".join(map(_block_text, block.blocks))
        case List():
            return "\n".join(_block_text(inner) for entry in block.items for inner in entry)
    return ""


def _said(inlines: Inlines) -> str:
    return plain_text(inlines)
