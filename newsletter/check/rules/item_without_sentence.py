"""A rich item that has a title and nothing else to read."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text

LEAST_WORDS = 2
"""Of a teaser: one word is a tag, "#satire", and says nothing."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Items under a heading; an entry of a plain list needs no sentence."""
    told = {
        id(passage.within)
        for passage in context.passages
        if passage.kind == "paragraph" and len(passage.text.split()) >= LEAST_WORDS
    }
    told |= {id(passage.within) for passage in context.passages if passage.kind == "attribution"}
    for item in context.items:
        if item.compact or id(item) in told:
            continue
        if not any(id(block) in told for block in item.blocks):
            said = f'"{excerpt(plain_text(item.title))}" has no sentence that says why to open it'
            yield RULE.found(item.location, said)


RULE = Rule(
    code="N004",
    name="item_without_sentence",
    severity="notice",
    summary="an item has no sentence under its title",
    why="Beside items that say why to open them, one with a title alone looks unfinished.",
    remedy="write a sentence under it, or move it into a plain list: - [Title](https://…)",
    source=SEEN,
    check=check,
    needs="issue",
)
