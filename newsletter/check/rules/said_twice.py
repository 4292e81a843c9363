"""A paragraph or caption that stands in the issue a second time."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.check.words import Passage
from newsletter.model.finding import Finding

LEAST_WORDS = 12
"""Of a passage: shorter ones are refrains, labels and rubrics."""
_KINDS = ("paragraph", "dek", "caption")


def check(context: CheckContext) -> Iterator[Finding]:
    """Paragraphs, deks and captions that no sponsor wrote; a caption against captions only."""
    first: dict[tuple[bool, str], Passage] = {}
    for passage in context.passages:
        if passage.kind not in _KINDS or passage.paid or len(passage.text) < 4 * LEAST_WORDS:
            continue
        words = passage.text.casefold().split()
        if len(words) < LEAST_WORDS:
            continue
        key = (passage.kind == "caption", " ".join(words).rstrip(" .!?…"))
        before = first.setdefault(key, passage)
        if before is not passage:
            line = before.location.line
            where = f" in line {line}" if line else " above"
            what = "caption" if key[0] else "paragraph"
            yield RULE.found(passage.at(0), f"this {what} stands{where} already")


RULE = Rule(
    code="N030",
    name="said_twice",
    severity="warning",
    summary="a paragraph or a caption stands twice",
    why="Pages show a caption and a teaser in several places, and pasting takes them all.",
    remedy="delete one",
    source=SEEN,
    check=check,
    needs="issue",
)
