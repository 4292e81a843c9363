"""Two hyphens where a dash is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

# Not with a space on one side only: --verbose is an option.
_HYPHENS = re.compile(r"(?<=[^\s-])(?: --(?= )|--(?=[^\s\W]))")


def check(context: CheckContext) -> Iterator[Finding]:
    """Once in each passage that is not a sponsor's."""
    prose = context.prose
    if "--" not in prose.text:
        return
    for passage, start, text in prose.each():
        if passage.paid or "--" not in text:
            continue
        match = _HYPHENS.search(text)
        if match is not None:
            yield RULE.found(prose.at(start + match.end() - 2), "two hyphens stand for a dash")


RULE = Rule(
    code="N027",
    name="hyphens_for_dash",
    severity="notice",
    summary="two hyphens stand for a dash",
    why="They are a typewriter's dash, and break at the end of a line.",
    remedy="write — or –",
    source=SEEN,
    check=check,
    needs="issue",
)
