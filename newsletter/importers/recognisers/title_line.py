"""A story's title: a line that does not end as a sentence does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

# A hashtag ends a post, and a sentence before another is no title.
_TEXT = re.compile(r"(?:^|\s)#\w+$|\w{4,}[.!] +[A-Z“\"#]")
_LONGEST, _WORDS = 130, 20


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A heading, a line that is all link, or a short line without a full stop."""
    line = lines[index]
    text = line.text
    if line.image or not text or len(text) > _LONGEST or len(text.split()) > _WORDS:
        return None
    if _TEXT.search(text) and not line.level:
        return None
    if line.level:
        return Recognition(0.95, "a heading")
    if line.url and text != line.url:
        return Recognition(0.85, "a line that is a link")
    if (
        text.rstrip("”\"’'»)")[-1:] in ".,;:…"
        or len(text.split()) < 2
        or not any(map(str.isalpha, text))
    ):
        return None
    return Recognition(0.7, "a short line without a full stop")


TITLE_LINE = Recogniser(
    "title_line",
    recognise,
    (
        Example("A town moves its library uphill"),
        Example("Who pays for the second cable?"),
        Example("The vote passed seven to two after midnight.", expected=False),
        Example("Books", expected=False),
        Example("The film of the crab that nobody believed #CABLEWATCH", expected=False),
    ),
)
