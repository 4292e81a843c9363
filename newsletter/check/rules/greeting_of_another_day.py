"""A greeting for another day of the week than the issue's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.calendar_words import english
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

_KINDS = ("subject", "preheader", "headline", "dek", "kicker", "paragraph")
_DAY = "(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_GREETING = re.compile(
    rf"\A\W*(?:(?:good morning|good evening|hello|hi|welcome)\b[^.!?]{{0,40}}[,.!–—]\s*)?"
    rf"(?:happy {_DAY}\b(?! hour)|(?:it[’']s|it is|today is) {_DAY.replace('day', 'two', 1)}"
    rf"(?=[,.!–—]|\s+(?:morning|evening)[,.!]|\Z))"
    rf"|\A\W*(?:your |the )?{_DAY.replace('day', 'three', 1)}(?:[’']s)? "
    r"(?:briefing|edition|newsletter|digest)\b",
    re.IGNORECASE,
)


def check(context: CheckContext) -> Iterator[Finding]:
    """English copy; the beginnings of passages."""
    if not context.english:
        return
    for passage in context.passages:
        if passage.kind not in _KINDS or passage.paid:
            continue
        match = _GREETING.match(passage.text)
        if match is None:
            continue
        group = match.lastgroup or "day"
        day = match[group]
        if english().days[day.casefold()] != context.date.weekday():
            said = f"this greets on a {day}; {context.date} is a {context.date:%A}"
            yield RULE.found(passage.at(match.start(group)), said)


RULE = Rule(
    code="N019",
    name="greeting_of_another_day",
    severity="warning",
    summary="a greeting names another weekday than the issue's",
    why="Yesterday's issue was copied, and its greeting came along.",
    remedy="write the day of this issue",
    source=COPY_DESK,
    check=check,
    needs="issue",
    confidence="medium",
)
