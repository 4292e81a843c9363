"""A sub-heading in a text that has lost its markup: a short line over a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers import author, title_line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_CHARACTERS, _WORDS = 60, 9
_PARAGRAPH = 60  # characters
_ENDS = (".", "!", "?", "…", "”", '"', "»", "’", ")")


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A short line without a full stop, parted from a paragraph before and one after it."""
    if not 0 < index < len(lines) - 1:
        return None
    line, before, after = lines[index], lines[index - 1], lines[index + 1]
    if line.mark or line.url or line.level or not line.gap:
        return None
    if len(line.text) > _CHARACTERS or (
        not line.text[0].isalnum() and line.text[0] not in "'‘’“\"«¿"
    ):
        return None
    if not 1 < len(line.text.split()) <= _WORDS or not title_line.recognise(lines, index):
        return None
    apart = before.text.endswith(_ENDS) or before.mark in ("credit", "caption") or before.image
    if author.recognise_author(lines, index) or not apart:
        return None
    if after.mark or len(after.text) < _PARAGRAPH or not after.text.endswith(_ENDS):
        return None
    return Recognition(0.7, "a short line between paragraphs")


SUB_HEADING = Recogniser(
    "sub_heading",
    recognise,
    (
        Example(
            "It ended there.\n\nA very quiet morning\n\nThe first electric boat sailed on Monday"
            " with 31 people on board.",
            at=2 - 1,
        ),
        Example(
            "It ended there.\n\n'We hear the gulls'\nThe first electric boat sailed on Monday with"
            " 31 people on board.",
            at=1,
        ),
        Example(
            "It ended there.\n\nThe boat sailed.\n\nThe first electric boat sailed on Monday with"
            " 31 people on board.",
            expected=False,
            at=1,
        ),
        Example("It ended there.\n\nOne boat\n\nTwo boats", expected=False, at=1),
    ),
)
