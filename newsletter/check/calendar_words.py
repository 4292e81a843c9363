"""Days of the week and months as they are written, and the dates that they make together."""

from __future__ import annotations

import datetime
import functools
import re

from newsletter.dataclass import dataclass

_DAYS = {
    "en": "Monday|Mon Tuesday|Tues|Tue Wednesday|Wed Thursday|Thurs|Thur|Thu Friday|Fri "
    "Saturday|Sat Sunday|Sun",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
}
_MONTHS = {
    "en": "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug "
    "September|Sept|Sep October|Oct November|Nov December|Dec",
    "de": "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
    "noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
_FORMS = {
    "en": r"(?:the )?(?:{m}\.? (?P<a>\d\d?)(?:st|nd|rd|th)?"
    r"|(?P<b>\d\d?)(?:st|nd|rd|th)?(?: of)? {n}\.?)"
    r"(?![\d:,]\d|-\d)(?:,? (?P<y>[12]\d\d\d)\b)?",
    "de": r"(?:de[mnr] )?(?P<b>\d\d?)\. ?{n}(?: (?P<y>[12]\d\d\d)\b)?",
    "fr": r"(?:le )?(?P<b>\d\d?)(?:er)? {n}(?: (?P<y>[12]\d\d\d)\b)?",
    "es": r"(?:el )?(?P<b>\d\d?) de {n}(?: del? (?P<y>[12]\d\d\d)\b)?",
    "it": r"(?P<b>\d\d?)°? {n}(?: (?P<y>[12]\d\d\d)\b)?",
    "nl": r"(?P<b>\d\d?) {n}(?: (?P<y>[12]\d\d\d)\b)?",
    "pt": r"(?:dia )?(?P<b>\d\d?) de {n}(?: de (?P<y>[12]\d\d\d)\b)?",
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's words for dates.

    Attributes:
        dated: A weekday with a day and a month behind it, perhaps a year.
        day_and_month: A day and a month, perhaps a year: source of a pattern, without groups' names
            ``day`` or ``weekday``.
        days: Weekday by its word in lower case, Monday 0.
        months: The same for months, January 1.
        day: Source of a pattern for a weekday's full name.
    """

    dated: re.Pattern[str]
    day_and_month: str
    days: dict[str, int]
    months: dict[str, int]
    day: str

    def date_of(self, match: re.Match[str]) -> tuple[int, int, int | None] | None:
        """Day, month and, if it was written, the year of a match with ``day_and_month``."""
        month = self.months[(match["month"] or match["month2"]).casefold()]
        day = int(match["a"] or match["b"])
        year = int(match["y"]) if match["y"] else None
        return (day, month, year) if 1 <= day <= 31 else None


@functools.lru_cache(maxsize=4)
def calendar_of(language: str) -> Calendar | None:
    """The calendar of a language tag; None for a language that is not known here."""
    base = language.lower().partition("-")[0]
    if base not in _DAYS:
        return None
    days = [group.split("|") for group in _DAYS[base].split()]
    months = [group.split("|") for group in _MONTHS[base].split()]
    any_day = "|".join(name for group in days for name in group)
    any_month = "|".join(name for group in months for name in group)
    cased = "" if base in ("en", "de") else "(?i)"
    form = _FORMS[base]
    if base == "en":
        form = form.format(m=f"(?P<month>{any_month})", n=f"(?P<month2>{any_month})")
    else:
        form = "(?P<a>(?!))?(?P<month>(?!))?" + form.format(n=f"(?P<month2>{any_month})")
    dated = re.compile(rf"{cased}(?<![\w-])(?P<weekday>{any_day})\b\.?,? {form}(?!\w)")
    return Calendar(
        dated,
        form,
        {name.casefold(): index for index, group in enumerate(days) for name in group},
        {name.casefold(): index for index, group in enumerate(months, 1) for name in group},
        "|".join(group[0] for group in days),
    )


def english() -> Calendar:
    """The calendar of English."""
    calendar = calendar_of("en")
    assert calendar is not None
    return calendar


def nearest(day: int, month: int, to: datetime.date) -> datetime.date | None:
    """The day of that month that is nearest to a date; None if there is no such day."""
    found = [
        date for year in (to.year - 1, to.year, to.year + 1) if (date := make(year, month, day))
    ]
    return min(found, key=lambda date: abs((date - to).days)) if found else None


def make(year: int, month: int, day: int) -> datetime.date | None:
    """A date, or None where there is no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
