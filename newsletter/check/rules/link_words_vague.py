"""A link whose words say nothing of where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.alternatives import VAGUE, primary
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

_MARKS = " .,:;!?…→›»>()[]"


def check(context: CheckContext) -> Iterator[Finding]:
    """Links in the issue's text; a sponsor's call to action is the sponsor's."""
    vague = VAGUE.get(primary(context.language), frozenset())
    for link in context.links:
        words = " ".join(link.words.lower().replace("’", "'").split()).strip(_MARKS)
        if link.role != "picture" and words in vague:
            yield RULE.found(link.location, f'a link says only "{excerpt(link.words)}"')


RULE = Rule(
    code="A007",
    name="link_words_vague",
    severity="warning",
    summary='a link says "here" or "read more"',
    why='Readers with a screen reader list the links of an email; ten times "here" is no list.',
    remedy="link the words that say where it leads",
    source=Source(
        "W3C, WCAG 2.2, 2.4.4 Link Purpose (In Context)",
        "https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
