"""Dates are Babel's, also when Babel is not asked."""

from __future__ import annotations

import datetime

import pytest
from babel import Locale
from babel.dates import format_date

from newsletter.cache import KNOWN, Cache
from newsletter.errors import ConfigError
from newsletter.render import dates
from newsletter.render.dates import format_day

DAYS = [datetime.date(2026, 1, 1) + datetime.timedelta(days) for days in range(366)]
PATTERNS = ("full", "long", "medium", "short", "EEEE d MMMM", "d. LLLL yyyy", "100% EEE")
LANGUAGES = (
    "en-GB",
    "en-US",
    "de",
    "fr",
    "es",
    "it",
    "nl",
    "pt",
    "ar",
    "he",
    "zh-Hant",
    "fa",
    "ja",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_writes_every_day_as_babel_does(tmp_path, language):
    """One day is learned from, the year's others are compared."""
    cache = Cache(tmp_path)
    locale = Locale.parse(language.replace("-", "_"))
    for pattern in PATTERNS:
        format_day(datetime.date(2024, 5, 5), pattern, language, cache)
        expected = [format_date(day, pattern, locale) for day in DAYS]
        assert [format_day(day, pattern, language, cache) for day in DAYS] == expected


def test_babel_is_not_asked_again(tmp_path, monkeypatch):
    """Of the language and pattern of the sample it is not asked at all."""
    monkeypatch.setattr(dates, "_locale", None)
    day = datetime.date(2026, 11, 20)
    shipped = Cache(tmp_path, known=KNOWN)
    assert format_day(day, "full", "en-GB", shipped) == "Friday, 20 November 2026"


@pytest.mark.parametrize("pattern", ["w", "D", "yy", "Q", "G y", "e"])
def test_fields_that_need_more_are_asked_for(tmp_path, pattern):
    """Weeks, quarters and eras are not kept, and right every time."""
    cache, locale = Cache(tmp_path), Locale("de")
    for day in DAYS[::30]:
        assert format_day(day, pattern, "de", cache) == format_date(day, pattern, locale)


def test_an_unknown_language(tmp_path):
    """It is a mistake of the settings."""
    with pytest.raises(ConfigError, match="klingon"):
        format_day(DAYS[0], "full", "klingon", Cache(tmp_path))
