"""An item whose title has no word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text

_SAYS_NOTHING = re.compile(
    r"[\W_]*(?:(?:story |item )?title|untitled|no title|\(?unnamed\)?)?[\W_]*", re.IGNORECASE
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Every item."""
    for item in context.items:
        title = plain_text(item.title).strip()
        if _SAYS_NOTHING.fullmatch(title) is not None:
            shown = f'"{title[:30]}" is no title' if title else "this item has no title"
            yield RULE.found(item.location, shown)


RULE = Rule(
    code="N002",
    name="item_without_title",
    severity="error",
    summary="an item has no title",
    why=(
        "A picture and a sentence without a title look broken, and the link to the story has no "
        "words: screen readers read out its address."
    ),
    remedy="write the story's title",
    source=SEEN,
    check=check,
    needs="issue",
)
