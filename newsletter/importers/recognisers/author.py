"""Who wrote a story: a byline, or a name alone with a trade or a date beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition
from newsletter.importers.recognisers.dateline import recognise as recognise_dateline

_BYLINE = re.compile(
    r"(?:by|words by|story by|written by|reported by|text by|von|par|por)\s+(?!the\b|a\b|an\b)"
    r"[A-ZÀ-Þ](?:[^.!?:]|(?<=\b[A-Z])\.|(?<=\b[JS]r)\.){1,80}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?i:by|words by|story by|written by|reported by|text by|von|par|por)\s+[A-ZÀ-Þ]"
)
PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}")
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|analyst|columnist|journalist|redakteur(?:in)?"
    r"|korrespondent(?:in)?|correspondante?|envoyée? spéciale?|corresponsal)\b",
    re.IGNORECASE,
)


def recognise_byline(lines: Sequence[Line], index: int) -> Recognition | None:
    """Who wrote the story."""
    text = lines[index].text
    if len(text.split()) <= 12 and _BYLINE.fullmatch(text) and _NAME.match(text):
        return Recognition(0.9, "it begins as a byline does")
    return None


def recognise_author(lines: Sequence[Line], index: int) -> Recognition | None:
    """Who wrote the story, as a name alone: a date or the author's trade stands beside it."""
    text = lines[index].text
    if not PERSON.fullmatch(text) or not 2 <= len(text.split()) <= 4 or lines[index].level:
        return None
    if index + 1 < len(lines) and _is_role(lines[index + 1].text):
        return Recognition(0.85, "a name with its trade below it")
    beside = [at for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    if any(recognise_dateline(lines, at) for at in beside):
        return Recognition(0.7, "a name beside the date")
    return None


def recognise_role(lines: Sequence[Line], index: int) -> Recognition | None:
    """The author's trade, below a name."""
    above = index > 0 and PERSON.fullmatch(lines[index - 1].text)
    if above and _is_role(lines[index].text):
        return Recognition(0.85, "the author's trade")
    return None


def _is_role(text: str) -> bool:
    return len(text) <= 80 and text[-1:] not in ".!?" and _ROLE.search(text) is not None


BYLINE = Recogniser(
    "byline",
    recognise_byline,
    (
        Example("By Ines Calloway in Port Averin"),
        Example("Von Lena Holm"),
        Example("By  MARTA QUILL and J. K. BROWN"),
        Example("By the time the ferry left, the sun was up", expected=False),
        Example("By Monday evening nine of the boats had sailed.", expected=False),
    ),
)
AUTHOR_NAME = Recogniser(
    "author_name",
    recognise_author,
    (
        Example("A headline\nInes Calloway\nEnergy correspondent, Port Averin", at=1),
        Example("A headline\nInes Calloway\nNov 18, 2026", at=1),
        Example("A headline\nPort Averin\nThe council voted on Tuesday.", expected=False, at=1),
        Example("A headline\nQuiet boats sail\nNov 18, 2026", expected=False, at=1),
    ),
)
AUTHOR_ROLE = Recogniser(
    "author_role",
    recognise_role,
    (
        Example("Ines Calloway\nEnergy correspondent, Port Averin", at=1),
        Example("Lena Holm\nRedakteurin im Ressort Wirtschaft", at=1),
        Example("Lena Holm\nThe reporter left at nine.", expected=False, at=1),
        Example("A quiet fleet\nA reporter's diary", expected=False, at=1),
    ),
)
