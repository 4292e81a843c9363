"""The words of an issue in the order in which its reader meets them.

Written against docs/theme.md, not against the templates: masthead, parts, footer, with the theme's
own words where they belong. Alternative texts are not read by those who see the pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsletter.model.blocks import CodeBlock, Figure, Heading, Item, List, Paragraph, Quote
from newsletter.model.inline import plain_text
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.sponsor import SponsorSlot

PLAY = "▶︎"


def words_in_order(
    issue: Issue, *, before: Iterable[str], labels: dict[str, str], after: Iterable[str]
) -> list[str]:
    """Every word that stands in the email, as a reader's eyes or ears follow it.

    Args:
        before: What stands above the first part.
        labels: The theme's words in the issue's language.
        after: What stands below the last part.
    """
    pieces = [*before, *_blocks(issue.parts, labels), *after]
    return " ".join(pieces).split()


def _blocks(blocks: Iterable[Any], labels: dict[str, str]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Lead():
                yield block.kicker
                yield from map(plain_text, (block.headline, block.dek, block.byline))
                yield from _legend(block.hero)
                yield from _blocks(block.blocks, labels)
            case More() | Section():
                yield plain_text(block.title)
                yield from _blocks(block.blocks, labels)
            case Item():
                yield from _item(block, labels)
            case SponsorSlot():
                creative = block.creative
                yield f"{block.disclosure.label} · {block.disclosure.advertiser}"
                yield plain_text(creative.headline)
                yield from _legend(creative.image)
                yield from _blocks(creative.blocks, labels)
                if creative.call_to_action:
                    yield plain_text(creative.call_to_action.children)
            case Paragraph() | Heading():
                yield plain_text(block.text)
            case Quote():
                yield from _blocks(block.blocks, labels)
                yield plain_text(block.attribution)
            case List():
                for entry in block.items:
                    yield from _blocks(entry, labels)
            case Figure():
                yield from _legend(block)
            case CodeBlock():
                yield block.value


def _item(item: Item, labels: dict[str, str]) -> Iterator[str]:
    timed = item.kind in ("video", "audio")
    facts = [labels[item.kind] if item.kind != "story" else "", item.kicker, item.source]
    if timed and item.image:
        yield f"{PLAY} {item.duration or labels[item.kind]}"
    else:
        facts.append(item.duration)
    label = " · ".join(filter(None, facts))
    yield f"{PLAY} {label}" if timed and not item.image else label
    yield plain_text(item.title)
    yield from _blocks(item.blocks, labels)
    yield from _legend(item.image)


def _legend(figure: Figure | None) -> Iterator[str]:
    if figure:
        yield f"{figure.caption} {figure.credit}"
