"""Two words, or a word and a number, run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.prose import END, HIDDEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

_LOWER = "a-zß-öø-ÿ"
_BEGINS = (
    "The|This|That|These|Those|It|He|She|They|We|You|In|On|At|But|And|For|If|As|When|What|There|His"
    "|Her|Our|Their"
)
# A sentence's end and the next one's beginning, a comma between words: "gone.The", "said,but".
# Two names with a dot between them are one: Data.Gov.
_ANY = re.compile(
    rf"(?<![\w.’'{HIDDEN}])[{_LOWER}][{_LOWER}’'-]+[.!?][A-ZÀ-Þ][{_LOWER}]+(?=[\s,;:{END}])"
    rf"|(?<=[{_LOWER}][{_LOWER}]),[{_LOWER}]{{2,}}"
    rf"|(?<=[{_LOWER}][{_LOWER}][.,!?]”)[^\W\d_]{{2,}}"
)
_ENGLISH = re.compile(
    r"(?<![\w.’'-])(?:an?|and|the|of|to|at|for|with|than|about|over|nearly|some|from|are|was|were)"
    r"(?:\d{1,3}(?:,\d{3})+|(?:19|20)\d\d|\d{1,3})(?![\w,])"
    r"|(?<![\w.,$€£-])\d[\d,.]*(?:people|percent|years?|days?|weeks?|months?|hours?|minutes?)\b"
    r"|(?<=[a-z][a-z])“[A-Za-z]+"
    rf"|(?<![\w.’'{HIDDEN}])[A-Z][a-z’'-]+[.!?](?:{_BEGINS})(?=[\s])"
)


def check(context: CheckContext) -> Iterator[Finding]:
    """All words of the issue."""
    prose = context.prose
    for pattern in (_ANY, _ENGLISH) if context.english else (_ANY,):
        for match in prose.find(pattern):
            before = re.search(r"\w*\W?\Z", prose.text[max(0, match.start() - 20) : match.start()])
            shown = f"{before[0] if before else ''}{match[0]}".strip(f" {END}")[:40]
            yield RULE.found(prose.at(match.start()), f'a space is missing: "{shown}"')


RULE = Rule(
    code="N011",
    name="missing_space",
    severity="warning",
    summary="a space is missing between two words",
    why="It is the commonest slip of pasting and of shortening a sentence, and everyone sees it.",
    remedy="put a space in, or write it as `code` if it is meant",
    source=SEEN,
    check=check,
    needs="issue",
)
