"""An item that tells the lead's story again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, word_list
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text

ALIKE = 0.7
"""Part of all words of two titles that both have."""
_NUMBER = re.compile(r"\d+")
LEAST_WORDS = 4
"""Of each title: in shorter ones a few common words make up too much."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Each item's title against the lead's headline."""
    headline = plain_text(context.issue.lead.headline)
    lead = set(word_list(headline))
    for item in context.items:
        words = set(word_list(plain_text(item.title)))
        # The same address twice is said by the rule on links.
        if item.url and item.url == context.issue.lead.url:
            continue
        if min(len(lead), len(words)) < LEAST_WORDS:
            continue
        numbers = _NUMBER.findall(headline), _NUMBER.findall(plain_text(item.title))
        if all(numbers) and numbers[0] != numbers[1]:
            continue  # day 3 and day 4 of a trial are two stories
        if len(lead & words) >= ALIKE * len(lead | words):
            yield RULE.found(item.location, f'this item says what the lead does: "{headline[:50]}"')


RULE = Rule(
    code="N020",
    name="lead_in_more",
    severity="warning",
    summary="an item repeats the lead",
    why="The list under the lead is for what the reader has not read yet.",
    remedy="take another story",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
