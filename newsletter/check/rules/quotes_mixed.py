"""Straight and curly quotation marks or apostrophes side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

# After a digit a straight mark is a measure: 5' 10", or minutes.
_STRAIGHT = re.compile(r"(?<!\d)[\"']")
_CURLY = re.compile(r"[“”„‘’‚]")
_KINDS = {"straight": _STRAIGHT, "curly": _CURLY}


def check(context: CheckContext) -> Iterator[Finding]:
    """The kind that is used less often, once in each paragraph that has it."""
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
    for _, start, text in own:
        first = _KINDS[rare].search(text)
        if first is None:
            continue
        count = len(_KINDS[rare].findall(text))
        what = f"a {rare} quotation mark or apostrophe" if count == 1 else f"{count} {rare} marks"
        said = f"{what} here, where {counts[usual]} in this issue are {usual}"
        yield RULE.found(context.prose.at(start + first.start()), said, f"write {usual} ones")


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
