"""Dates in the reader's language, by Babel.

Babel takes 60 ms to load, and an issue's date is a new one every day. So what is kept on disk is
not the date but what a language needs to write any: the pattern, and the names of its weekdays and
months.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from newsletter.cache import Cache, cache_key
from newsletter.engines import engine_key
from newsletter.errors import ConfigError, Problem

_FIELD = re.compile(r"%\((\w+)\)s")
_NAMED = ("full", "long", "medium", "short")
# By the first letter of a field of the pattern (Unicode TR 35): one day for each of its values.
_MONDAY = datetime.date(2024, 1, 1)
_SAMPLES = {
    "E": [_MONDAY + datetime.timedelta(days) for days in range(7)],
    "M": [datetime.date(2024, month, 1) for month in range(1, 13)],
    "L": [datetime.date(2024, month, 1) for month in range(1, 13)],
    "d": [datetime.date(2024, 1, day) for day in range(1, 32)],
}


def format_day(day: datetime.date, pattern: str, language: str, cache: Cache | None = None) -> str:
    """A date in the reader's language.

    Args:
        pattern: ``full``, ``long``, ``medium``, ``short``, or a pattern of Unicode TR 35.

    Raises:
        ConfigError: If CLDR does not know the language.
    """
    key = cache_key(engine_key("babel"), pattern, language)
    kept = cache.get("date-words", key) if cache else None
    if isinstance(kept, dict) and (written := _write(day, kept)):
        return written
    from babel import dates  # noqa: PLC0415 - 60 ms, rarely needed

    locale = _locale(language)
    formatted = dates.format_date(day, pattern, locale)
    words = _learn(pattern, locale)
    if cache and _write(day, words) == formatted:
        cache.put("date-words", key, words)
    return formatted


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise ConfigError(
            Problem(
                "E030",
                f'dates cannot be written in the language "{language}"',
                hint='use a BCP 47 tag such as "en-GB", "de" or "ar"',
            )
        ) from error


def _learn(pattern: str, locale: Any) -> dict[str, Any]:
    """The pattern, and the values of its fields; of the year none, which is digits."""
    from babel import dates  # noqa: PLC0415

    named: Any = pattern if pattern in _NAMED else None
    whole = dates.get_date_format(named, locale) if named else pattern
    form = str(dates.parse_pattern(whole).format)
    fields = {
        field: [dates.DateTimeFormat(day, locale)[field] for day in _SAMPLES[field[0]]]
        for field in dict.fromkeys(_FIELD.findall(form))
        if field[0] in _SAMPLES
    }
    return {"form": form, "fields": fields}


def _write(day: datetime.date, words: dict[str, Any]) -> str:
    """The date in these words; empty when it takes more than they are."""
    form, fields = words["form"], words["fields"]
    places = {"E": day.weekday(), "M": day.month - 1, "L": day.month - 1, "d": day.day - 1}
    values = {field: names[places[field[0]]] for field, names in fields.items()}
    if day.year > 999:
        values |= {"y": str(day.year), "yyyy": str(day.year)}
    try:
        written: str = form % values
    except KeyError:
        return ""
    return written
