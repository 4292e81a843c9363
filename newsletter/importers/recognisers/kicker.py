"""A short label over the headline: a section's name, a column's, a newsletter's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line, squashed
from newsletter.importers.recognisers import (
    author,
    credit_line,
    dateline,
    furniture,
    sponsor_label,
    title_line,
)
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_CHARACTERS, _WORDS = 30, 3


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A line of few words with the headline below it."""
    if index + 1 >= len(lines):
        return None
    line, following = lines[index], lines[index + 1]
    text = line.text
    if line.level == 1 or line.image or not text or len(text) > _CHARACTERS:
        return None
    if len(text.split()) > _WORDS or text[-1] in ".!?" or following.image:
        return None
    if following.level and following.level < (line.level or 9):
        return Recognition(0.9, "a heading stands below it")
    if len(following.text.split()) <= _WORDS or line.level:
        return None
    if not title_line.recognise(lines, index + 1) or _is_no_headline(lines, index + 1):
        return None
    if text.isupper():
        return Recognition(0.85, "capitals over a headline")
    if len(text.split()) > 1 and _stands_over_names(lines, index + 2):
        # A headline, its dek and who wrote it: unless the second line says the first's words again.
        words = set(squashed(text).split()) & set(re.findall(r"\w+", squashed(following.text)))
        if not words:
            return None
    return Recognition(0.6, "few words over what may be the headline")


def _stands_over_names(lines: Sequence[Line], index: int) -> bool:
    judges = (author.recognise_byline, author.recognise_author, dateline.recognise)
    return index < len(lines) and any(judge(lines, index) for judge in judges)


def _is_no_headline(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a caption, or what stands below headlines."""
    judges = (
        author.recognise_byline,
        author.recognise_author,
        author.recognise_role,
        dateline.recognise,
        furniture.recognise_boilerplate,
        credit_line.recognise,
        credit_line.recognise_end,
        sponsor_label.recognise,
    )
    if any(judge(lines, index) for judge in judges) or lines[index].mark:
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None:
        return False
    again = squashed(after.text) == squashed(lines[index].text)
    return again or after.mark == "credit" or bool(credit_line.recognise(lines, index + 1))


KICKER = Recogniser(
    "kicker",
    recognise,
    (
        Example("WORLD NEWS\n\nAverin votes to close its harbor road at night\n\nBy Ana Ruiz"),
        Example(
            "Stille Flotte\nAverins Fähren fahren ohne Diesel – und einer schläft\nNeun Inseln."
        ),
        Example("Énergie\n\nA Averin, les ferries renoncent au diesel pour le silence"),
        Example(
            "Quiet boats\n\nThe council voted on Tuesday to replace its fleet.", expected=False
        ),
        Example("Quiet boats\n\nA ferry leaves the port at dawn\nAna Ruiz/REUTERS", expected=False),
        Example("Quiet boats\nAnd what else makes no noise\nBy Ana Ruiz", expected=False),
        Example("Quiet boats\n\nBy Ines Calloway in Port Averin", expected=False),
    ),
)
