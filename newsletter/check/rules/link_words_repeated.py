"""Two links with the same words that lead to different pages."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.alternatives import VAGUE, primary
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.urls import story_key


def check(context: CheckContext) -> Iterator[Finding]:
    """Words of the issue's own links; vague ones have a rule of their own."""
    vague = VAGUE.get(primary(context.language), frozenset())
    seen: dict[str, str] = {}
    for link in context.links:
        words = " ".join(link.words.lower().split())
        if link.role == "picture" or not words or words in vague:
            continue
        target = story_key(link.url.partition("#")[0].partition("?")[0])
        if seen.setdefault(words, target) != target:
            message = f'"{excerpt(link.words)}" links to another page than it did above'
            yield RULE.found(link.location, message)


RULE = Rule(
    code="A008",
    name="link_words_repeated",
    severity="notice",
    summary="the same words link to different pages",
    why="Heard one after the other in a list of links, they cannot be told apart.",
    remedy="give each link words of its own",
    source=Source(
        "W3C, WCAG 2.2, 2.4.4 Link Purpose (In Context)",
        "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
