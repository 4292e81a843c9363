"""What several rules on a newsroom's copy share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.check.context import CheckContext
from newsletter.check.rule import Source
from newsletter.model.blocks import Figure, Item
from newsletter.model.issue import Lead
from newsletter.model.location import Location
from newsletter.model.terms import Terms

SEEN = Source("Seen on the published page of a daily newsletter", "", "2026-11-23")
COPY_DESK = Source("What a copy desk reads for before it lets a page go", "", "2026-11-23")

_WORD = re.compile(r"[^\W_]+")
_YEAR = r"(?P<year>20[0-4]\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_IN_PATH = re.compile(
    rf"(?<=/){_YEAR}(?:(?P<sign>[/-]){_MONTH}(?:(?P=sign){_DAY})?|{_MONTH.replace('month', 'm')}"
    rf"{_DAY.replace('day', 'd')})(?=[/_.-]|\Z)"
)
_MONTH_NAME = re.compile(
    rf"(?<=/){_YEAR}/(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/{_DAY}(?=/|\Z)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def word_list(text: str) -> list[str]:
    """A text's words, without punctuation or case: for comparing what two texts say."""
    return _WORD.findall(text.casefold())


def picture_name(figure: Figure) -> str:
    """A picture's file name, as an author would say it."""
    return urlsplit(figure.src).path.rpartition("/")[2] or figure.src


def day_in_address(url: str) -> datetime.date | None:
    """The day that an article's address names; of a month alone its last day.

    ``/2024/10/08/``, ``/2024-10-08``, ``/20241008``, ``/2024/oct/08/`` and ``/2024/10/``.
    """
    path = urlsplit(url).path.lower()
    if (named := _MONTH_NAME.search(path)) is not None:
        number = _MONTHS.index(named["month"]) + 1
        return _day(int(named["year"]), number, int(named["day"]))
    match = _IN_PATH.search(path)
    if match is None:
        return None
    month: str = match["month"] or match["m"]
    day: str | None = match["day"] or match["d"]
    if day is None:
        first = datetime.date(int(match["year"]), int(month), 1)
        return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return _day(int(match["year"]), int(month), int(day))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def published_on(story: Item | Lead) -> datetime.date | None:
    """When a story appeared: as its author says, or as its address does; None if neither."""
    return story.terms.published or (day_in_address(story.url) if story.url else None)


def bound(context: CheckContext) -> Iterator[tuple[Terms, str, Location]]:
    """Every story and picture that has terms: the terms, what to call it, and its place."""
    stories: tuple[Item | Lead, ...] = (context.issue.lead, *context.items)
    for story in stories:
        what = "the lead" if isinstance(story, Lead) else "this story"
        if story.terms.expires or story.terms.embargo:
            yield (
                story.terms,
                what,
                story.terms.location if story.terms.location.line else (story.location),
            )
    for picture in context.pictures:
        figure = picture.figure
        if figure.terms.expires or figure.terms.embargo:
            place = figure.terms.location if figure.terms.location.line else figure.location
            yield figure.terms, picture_name(figure), place
