"""Two spaces where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.prose import END
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

_SPACES = re.compile(rf"(?<=[^\s{END}])[ \u00a0]{{2,}}(?=[^\s{END}])")


def check(context: CheckContext) -> Iterator[Finding]:
    """Once in each passage, with their number."""
    prose = context.prose
    for passage, start, text in prose.each():
        if "  " not in text and "\u00a0" not in text:
            continue
        found = list(_SPACES.finditer(text))
        if found and not passage.paid:
            said = "two spaces" if len(found) == 1 else f"two spaces in {len(found)} places"
            yield RULE.found(prose.at(start + found[0].start()), said)


RULE = Rule(
    code="N015",
    name="double_space",
    severity="notice",
    summary="two spaces stand in a row",
    why="HTML shows them as one, but the plain-text part and the inbox's preview do not.",
    remedy="delete one",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
