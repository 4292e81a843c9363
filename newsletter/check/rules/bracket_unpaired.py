"""A bracket without its other half."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_BRACKETS = late_pattern(r"[()\[\]]")
_SMILEY = late_pattern(r"(?<!\w)[:;=][-‐o']?\((?!\S)")
# A smiley, or "a)" and "1)" of a list in running text.
_NO_BRACKET = late_pattern(r"(?:[:;=8][-‐o']?|(?<![\w(])(?:\d{1,2}|[A-Za-z]|[ivx]{1,4}))\Z")
_CLOSES = {")": "(", "]": "["}


def check(context: CheckContext) -> Iterator[Finding]:
    """Passage by passage."""
    prose = context.prose
    for _, start, text in prose.each():
        found = _unpaired(text) if _BRACKETS.search(text) else None
        if found is not None:
            said = f'a bracket without its other half: "{found[0]}"'
            yield RULE.found(prose.at(start + found[1]), said)


def _unpaired(text: str) -> tuple[str, int] | None:
    """The first bracket without its other half, and where it stands."""
    opened: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign not in _CLOSES:
            if not _SMILEY.search(text, max(0, match.start() - 2), match.end()):
                opened.append((sign, match.start()))
        elif opened and opened[-1][0] == _CLOSES[sign]:
            opened.pop()
        elif not _NO_BRACKET.search(text, max(0, match.start() - 6), match.start()):
            return sign, match.start()
    return opened[0] if opened else None


RULE = Rule(
    code="N031",
    name="bracket_unpaired",
    severity="warning",
    summary="a bracket has no other half",
    why="The reader looks for where the aside ends, or began.",
    remedy="close it, or delete it",
    source=COPY_DESK,
    check=check,
    needs="issue",
    confidence="medium",
)
