"""An item that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.blocks import Item, Paragraph
from newsletter.model.finding import Finding
from newsletter.model.inline import Inlines, Link, plain_text


def check(context: CheckContext) -> Iterator[Finding]:
    """Items without an address, unless their words have a link."""
    for item in context.items:
        if not item.url and not _links_in_words(item):
            said = f'"{excerpt(plain_text(item.title))}" leads nowhere'
            yield RULE.found(item.location, said)


def _links_in_words(item: Item) -> bool:
    return any(isinstance(it, Paragraph) and _has_link(it.text) for it in item.blocks)


def _has_link(nodes: Inlines) -> bool:
    return any(isinstance(node, Link) or _has_link(getattr(node, "children", ())) for node in nodes)


RULE = Rule(
    code="N003",
    name="item_without_link",
    severity="warning",
    summary="an item has no link",
    why="Everything in a list of stories looks as if it could be opened; this one cannot be.",
    remedy="write the title as a link: [Title](https://…)",
    source=SEEN,
    check=check,
    needs="issue",
)
