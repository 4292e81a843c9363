"""When a page was published, or how long it takes to read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-zéûä]*\.?|(?:januar"
    r"|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"{_DAY}(?:(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}\.?(?:er)?\s+(?:de\s+)?(?:{_MONTH}),?(?:\s+(?:de\s+)?\d{{4}})?|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_TIME = r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?(?:[A-Z]{2,4}|Uhr))?"
_WHEN = (
    rf"(?:{_DATE}(?:(?:\s*[,|·•—–-]\s*|\s+(?:at\s+|um\s+|à\s+)?){_TIME})?"
    rf"|{_TIME}(?:\s*[,|·—–-]?\s*(?:on\s+)?{_DATE}))"
)
_SAID = (
    r"(?:(?:published|updated|posted|last (?:updated|modified)|first published|modified|stand"
    r"|veröffentlicht|aktualisiert|publié|mis à jour|modifié|publicado|actualizado)"
    r"(?: on| at| le| am| el)?:?\s*)"
)
_READING = r"\d+[ -]?min(?:ute[ns]?|utos)?\.?(?: (?:read|lesezeit|de lecture))?"
_DATELINE = re.compile(
    rf"(?:[A-ZÀ-Þ][\w ]{{2,30}}\s[-–—|]\s)?{_SAID}?(?:{_WHEN}"
    r"|(?:\d+|an?) (?:second|minute|min|hour|hr|day|week|month)s? ago|yesterday"
    rf"|just now|(?:vor|il y a|hace) \d+ \w+)"
    rf"(?:\s*[,·|]\s*{_SAID}{_WHEN})?(?:\s*[|·•—–-]\s*(?:{_READING}|[^\d.!?]{{3,40}}))?"
    rf"|(?:temps de lecture|lesezeit|reading time)?:?\s*{_READING}",
    re.IGNORECASE,
)


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """When the page was published, or how long it takes to read."""
    if _DATELINE.fullmatch(lines[index].text.strip(" |·•—–-()")):
        return Recognition(0.9, "the page's own date")
    return None


DATELINE = Recogniser(
    "dateline",
    recognise,
    (
        Example("October 8, 2024"),
        Example("Updated 8 Oct 2024, 10:42"),
        Example("3 hours ago"),
        Example("5 min read"),
        Example("Oct. 8, 2024 at 5:00 a.m. EDT"),
        Example("Publié le 18 novembre 2026 à 05h30, modifié le 18 novembre 2026 à 11h02"),
        Example("18.11.2026, 05.30 Uhr"),
        Example("Nov 18, 2026 - Energy & Environment"),
        Example("Temps de lecture 4 min."),
        Example("(5 min)"),
        Example("Port Averin - 18 nov 2026 - 05:30 CET"),
        Example("Nov 18, 2026 - 31 boats sailed on that day alone", expected=False),
        Example("May 8 was the day that the ferries stopped", expected=False),
    ),
)
