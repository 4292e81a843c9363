"""Characters that a wrong encoding or an escape has left."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_DAMAGED = late_pattern(
    r"\ufffd+"
    r"|â€[™œ˜“”¦¢\x80-\x9d]?|Ã[\x80-\xbf©¨¼¶¤Ÿ±³¡­]|Â[\xa0£©®°»«](?!\w)"
    r"|&(?:[A-Za-z]{2,8}\d?|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
    r"|\\u[0-9a-fA-F]{4}"
)

_SIGNS = "\ufffdâÃÂ&\\"


def check(context: CheckContext) -> Iterator[Finding]:
    """Once in each passage."""
    prose = context.prose
    if not any(sign in prose.text for sign in _SIGNS):
        return
    for _, start, text in prose.each():
        match = _DAMAGED.search(text)
        if match is not None:
            around = text[max(0, match.start() - 8) : match.end() + 8].strip()
            yield RULE.found(prose.at(start + match.start()), f'a damaged character: "{around}"')


RULE = Rule(
    code="N024",
    name="character_damaged",
    severity="warning",
    summary="a character is damaged, or an escape is shown",
    why="The text was read in the wrong encoding, or taken from a page's source.",
    remedy="type the character that is meant",
    source=Source(
        "ftfy: the forms that text takes when UTF-8 is read as another encoding",
        "https://ftfy.readthedocs.io/",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
