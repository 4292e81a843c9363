"""A story that is in the issue twice, perhaps under another address."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.check.words import IssueLink
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.urls import story_key


def check(context: CheckContext) -> Iterator[Finding]:
    """Headlines and entries of lists; a link in running text may lead to a story again."""
    seen: dict[str, IssueLink] = {}
    for link, address in web_links(context):
        if link.paid or link.role not in ("headline", "item") or address.flaw:
            continue
        first = seen.setdefault(story_key(link.url), link)
        if first is not link:
            message = f'the story of line {first.location.line} again: "{excerpt(link.words)}"'
            yield RULE.found(link.location, message)


RULE = Rule(
    code="L010",
    name="story_twice",
    severity="warning",
    summary="one story stands twice in the issue",
    why="The second time is a slot that another story could have had.",
    remedy="take one out",
    source=Source("A newsroom's rule", "", "2026-11-23"),
    check=check,
    needs="issue",
)
