"""A story that one of the last issues led with or listed, perhaps under another address."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext, PastIssue
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.urls import story_key


def check(context: CheckContext) -> Iterator[Finding]:
    """Headlines and entries of lists against all editorial links of the issues before."""
    known: dict[str, PastIssue] = {}
    for past in reversed(context.past_issues):
        known.update((story_key(url), past) for url, _ in past.links)
    for link, address in web_links(context):
        if link.paid or link.role not in ("headline", "item") or address.flaw:
            continue
        past_issue = known.get(story_key(link.url))
        if past_issue is not None:
            day = past_issue.date.isoformat()
            yield RULE.found(link.location, f'the issue of {day} had "{excerpt(link.words)}"')


RULE = Rule(
    code="L011",
    name="story_repeated",
    severity="notice",
    summary="an earlier issue had this story",
    why="Readers who come every day notice, and open less.",
    remedy="take it out, or say what is new in it",
    source=Source("A newsroom's rule", "", "2026-11-23"),
    check=check,
    needs="issue",
)
