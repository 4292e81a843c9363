"""A date that does not fall on the weekday written before it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsletter.check.calendar_words import calendar_of, make, nearest
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(context: CheckContext) -> Iterator[Finding]:
    """All dates with a weekday; without a year it is the one nearest to the issue's date."""
    calendar = calendar_of(context.language)
    if calendar is None:
        return
    prose = context.prose
    for match in prose.find(calendar.dated):
        parts = calendar.date_of(match)
        if parts is None:
            continue
        day, month, year = parts
        said = calendar.days[match["weekday"].casefold()]
        meant = make(year, month, day) if year else nearest(day, month, context.date)
        if meant is not None and meant.weekday() == said:
            continue
        place = prose.at(match.start())
        if meant is None:
            yield RULE.found(place, f'there is no such day: "{match[0]}"')
        elif year or not _other_year(prose.passage(match.start()).text, day, month, said):
            name = _NAMES[meant.weekday()]
            yield RULE.found(place, f'"{match[0]}": {_shown(meant)} is a {name}')


def _other_year(text: str, day: int, month: int, weekday: int) -> bool:
    """Whether the date is right in a year that the paragraph speaks of."""
    dates = (make(int(match[0]), month, day) for match in _YEAR.finditer(text))
    return any(date is not None and date.weekday() == weekday for date in dates)


def _shown(date: datetime.date) -> str:
    return date.isoformat()


RULE = Rule(
    code="N017",
    name="weekday_wrong",
    severity="warning",
    summary="a date does not fall on the weekday that stands with it",
    why=(
        "One of the two is wrong, and readers who plan by it come on the wrong day. A date without "
        "a year is taken to be the one nearest to the issue's."
    ),
    remedy="look which of the two is meant",
    source=COPY_DESK,
    check=check,
    needs="issue",
    confidence="medium",
)
