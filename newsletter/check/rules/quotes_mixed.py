"""Straight and curly quotation marks or apostrophes side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.model.location import Location

# After a digit a straight mark is a measure: 5' 10", or minutes.
_STRAIGHT = re.compile(r"(?<!\d)[\"']")
_CURLY = re.compile(r"[“”„‘’‚]")
MOST = 4
"""Paragraphs that are named one by one: more are for a search in the editor's program."""
MOST_LINES = 8
_KINDS = {"straight": _STRAIGHT, "curly": _CURLY}


def check(context: CheckContext) -> Iterator[Finding]:
    """The kind that is used less often, once in each paragraph; in many paragraphs once in all."""
    text = context.prose.text
    if not (any(mark in text for mark in "\"'") and any(mark in text for mark in "“”„‘’‚")):
        return
    own = [run for run in context.prose.each() if not run[0].paid]
    counts = {
        kind: sum(len(pattern.findall(text)) for _, _, text in own)
        for kind, pattern in _KINDS.items()
    }
    if not counts["straight"] or not counts["curly"]:
        return
    rare, usual = sorted(counts, key=lambda kind: (counts[kind], kind == "curly"))
    places = [
        (context.prose.at(start + first.start()), len(_KINDS[rare].findall(text)))
        for _, start, text in own
        if (first := _KINDS[rare].search(text)) is not None
    ]
    if len(places) > MOST:
        lines = list(dict.fromkeys(str(place.line) for place, _ in places if place.line))
        more = ", …" if len(lines) > MOST_LINES else ""
        what = f"{counts[rare]} {rare} marks in lines {', '.join(lines[:MOST_LINES])}{more}"
        yield _found(places[0][0], what, counts[usual], usual)
        return
    for place, count in places:
        what = f"a {rare} quotation mark or apostrophe" if count == 1 else f"{count} {rare} marks"
        yield _found(place, f"{what} here", counts[usual], usual)


def _found(place: Location, what: str, count: int, usual: str) -> Finding:
    said = f"{what}, where {count} in this issue are {usual}"
    return RULE.found(place, said, f"write {usual} ones")


RULE = Rule(
    code="N013",
    name="quotes_mixed",
    severity="notice",
    summary="straight and curly quotation marks are mixed",
    why="It shows where text was pasted from two places, in the largest type first of all.",
    remedy="write all of them one way",
    source=SEEN,
    check=check,
    needs="issue",
)
