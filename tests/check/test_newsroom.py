"""What the newsroom's rules share: addresses that name a day, dates in words, and the prose."""

from __future__ import annotations

import datetime

import pytest

from newsletter.check.agencies import CREDIT, agency_of
from newsletter.check.calendar_words import calendar_of, nearest
from newsletter.check.newsroom import day_in_address
from newsletter.check.prose import END, HIDDEN, prose_of
from newsletter.check.words import Walk
from newsletter.content.markdown import parse_issue
from newsletter.model.blocks import Figure

DOCUMENT = """\
---
date: 2026-11-20
subject: A calm day
---

# A *calm* day

The boats, `a,b.C`, are **full** at
news.example.org and (https://example.org/a) today.
"""


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026/11/20/boats", (2026, 11, 20)),
        ("https://example.org/2026-11-20-boats", (2026, 11, 20)),
        ("https://example.org/20261120/boats", (2026, 11, 20)),
        ("https://example.org/2026/nov/20/boats", (2026, 11, 20)),
        ("https://example.org/2026/11/boats", (2026, 11, 30)),
        ("https://example.org/2026/12", (2026, 12, 31)),
        ("https://example.org/2026/02/30/boats", None),
        ("https://example.org/2026/review", None),
        ("https://example.org/20261/boats?d=2026/11/20", None),
        ("https://example.org/story/2026112034", None),
    ],
)
def test_the_day_in_an_address(url, day):
    """A path that names a day gives it; of a month its last day; nothing else is a day."""
    assert day_in_address(url) == (datetime.date(*day) if day else None)


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en-GB", "on Friday, 20 November 2026,", (20, 11, 2026)),
        ("en", "Fri., Nov. 20th at ten", (20, 11, None)),
        ("en", "Friday the 20th of November", (20, 11, None)),
        ("de", "am Freitag, dem 20. November", (20, 11, None)),
        ("fr", "vendredi 20 novembre 2026", (20, 11, 2026)),
        ("es", "el viernes 20 de noviembre de 2026", (20, 11, 2026)),
        ("it", "venerdì 20 novembre", (20, 11, None)),
        ("nl", "vrijdag 20 november", (20, 11, None)),
        ("pt-BR", "sexta-feira, 20 de novembro", (20, 11, None)),
    ],
)
def test_dates_in_words(language, text, date):
    """A weekday with a day and a month is read in each language that the calendar knows."""
    calendar = calendar_of(language)
    assert calendar is not None
    match = calendar.dated.search(text)
    assert match is not None
    assert calendar.date_of(match) == date
    assert calendar.days[match["weekday"].casefold()] == 4


def test_a_date_without_a_year_is_the_nearest():
    """In January, December is last month; there is no 30th of February in any year."""
    assert nearest(28, 12, datetime.date(2027, 1, 3)) == datetime.date(2026, 12, 28)
    assert nearest(30, 2, datetime.date(2027, 1, 3)) is None


def test_prose_hides_code_and_addresses_and_keeps_every_place():
    """What is hidden keeps its length, so each character is found where it was written."""
    issue = parse_issue(DOCUMENT, "issue.md")
    prose = prose_of(Walk(issue, DOCUMENT.split("\n")).passages)
    assert prose.text.count(END) == len(prose.passages)
    assert "a,b.C" not in prose.text
    assert "example.org" not in prose.text
    assert f"({HIDDEN * len('https://example.org/a')}) today" in prose.text
    for word, line, column in (("calm day", 3, 12), ("full", 8, 27), ("today", 9, 46)):
        place = prose.at(prose.text.index(word))
        assert (place.line, place.column) == (line, column), word


def test_agencies_are_known_by_file_server_and_caption():
    """And by nothing that other pictures have too."""
    assert agency_of(Figure("AP24282519373048.jpg"))[0] == "AP"
    assert agency_of(Figure("https://media.gettyimages.com/id/1/x.jpg"))[0] == "Getty Images"
    assert agency_of(Figure("a.jpg", caption="A man in this handout photo provided by a court."))[0]
    for name in ("apple.jpg", "rtsport.jpg", "epa-20261120-air.png", "tt.jpg", "afp.png"):
        assert agency_of(Figure(name)) == ("", ""), name
    assert CREDIT.search("FILE PHOTO: A ferry leaves the port at dawn.") is None
