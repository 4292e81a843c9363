""" "Today" or "yesterday" in a story of another day, or beside another date."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator

from newsletter.check.calendar_words import Calendar, english, make, nearest
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, published_on
from newsletter.check.rule import Rule
from newsletter.model.blocks import Item
from newsletter.model.finding import Finding
from newsletter.model.issue import Lead
from newsletter.patterns import late_pattern

STALE_AFTER_DAYS = 2
WEEK_DAYS = 7
"""From that age on a weekday alone is taken for one of this week."""
"""From the day of a story to the issue's: after a night and a day no "yesterday" is right."""
_OFFSETS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_RELATIVE = late_pattern(r"\b(today|yesterday|tonight|tomorrow)\b(?![’'])", re.IGNORECASE)
_WEEKDAY = late_pattern(
    r"\b(?:on|last|next|this|by|until|since)"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! ?,? ?(?:\d|[A-Z]|the \d|in |of ))"
)
_QUOTED = late_pattern(r"[“\"«„][^“”\"«»„]*[”\"»“]")
# "Today" may mean these times, and USA Today is a newspaper.
_NOT_A_DAY = late_pattern(
    r"(?:until|USA|to this|of|for|than|as|like|even|here|still|and|over|in|Ireland|Russia|History)"
    r" today\b|\btoday(?:,? (?:there (?:are|is)|more than|about|nearly)|[’']s world)",
    re.IGNORECASE,
)


@functools.cache
def _with_date() -> tuple[Calendar, re.Pattern[str]]:
    calendar = english()
    days = "|".join(re.escape(name) for name in calendar.days)
    return calendar, re.compile(
        rf"\b(?P<word>(?i:today|yesterday|tonight|tomorrow))\b,? \(?(?:(?i:{days})\.?,? )?"
        rf"{calendar.day_and_month}(?!\w)"
    )


def check(context: CheckContext) -> Iterator[Finding]:
    """English copy only: the words of other languages mean too many other things."""
    if not context.english:
        return
    prose = context.prose
    lowered = prose.text.lower()
    if not any(word in lowered for word in _OFFSETS):
        yield from _stale(context) if "day" in lowered else ()
        return
    calendar, dated = _with_date()
    for match in prose.find(dated):
        parts = calendar.date_of(match)
        meant = parts and _date(parts, context.date)
        offset = _OFFSETS[match["word"].lower()]
        day = context.date + datetime.timedelta(days=offset)
        if meant and meant != day:
            said = f'"{match[0]}" in an issue of {context.date}: {match["word"].lower()} is {day}'
            yield RULE.found(prose.at(match.start()), said)
    yield from _stale(context)


def _date(parts: tuple[int, int, int | None], issue: datetime.date) -> datetime.date | None:
    day, month, year = parts
    return make(year, month, day) if year else nearest(day, month, issue)


def _stale(context: CheckContext) -> Iterator[Finding]:
    """Items and a lead that are known to be older, and speak as if they were not."""
    old = {}
    stories: tuple[Item | Lead, ...] = (context.issue.lead, *context.items)
    for story in stories:
        day = published_on(story)
        if day is not None and (context.date - day).days >= STALE_AFTER_DAYS:
            old[id(story)] = day
    if not old:
        return
    for passage in context.passages:
        within = passage.within
        if id(within) not in old or passage.paid:
            continue
        text = _NOT_A_DAY.sub(_blank, _QUOTED.sub(_blank, passage.text))
        match = _RELATIVE.search(text)
        if match is None and (context.date - old[id(within)]).days >= WEEK_DAYS:
            match = _WEEKDAY.search(text)
        if match is not None:
            said = f'"{match[0]}" in a story of {old[id(within)]}, in an issue of {context.date}'
            yield RULE.found(passage.at(match.start()), said)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


RULE = Rule(
    code="N018",
    name="today_wrong",
    severity="warning",
    summary="today, yesterday or tomorrow is not the day that is meant",
    why=(
        "Copy that was written for another day says today of the wrong one. Only what can be known "
        "is judged: a date that stands beside the word, and stories whose day is known, by "
        "published or by their address. What stands in quotation marks is let be."
    ),
    remedy="write the day: on Tuesday, on 9 October",
    source=COPY_DESK,
    check=check,
    needs="issue",
    confidence="medium",
)
