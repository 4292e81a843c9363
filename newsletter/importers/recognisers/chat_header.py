"""Who wrote a message of a chat, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.author import PERSON
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_NAME_IN_CHAT = r"[^\s:\[\]][^:\[\]\n]{0,38}?"
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?:\s?[AP]M)?", re.IGNORECASE)
_CHAT = re.compile(
    r"(?:\[[^\]\n]{0,14}\d{1,2}[:.]\d{2}[^\]\n]{0,20}\]\s*(?:" + _NAME_IN_CHAT + r":\s*)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)? - (?:"
    + _NAME_IN_CHAT
    + r":\s*)?"
    r"|" + _NAME_IN_CHAT + r",? \[[^\]\n]{0,20}\d{1,2}:\d{2}[^\]\n]{0,6}\]:?\s*"
    r"|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,3}\s+"
    r"(?:\[)?\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\])?(?=$))",
    re.IGNORECASE,
)


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """Who wrote a message and when; ``at`` is where the message begins."""
    text = lines[index].text
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    before = lines[index - 1].text if index else ""
    # Some programs copy the name and the time as two lines.
    parted = (PERSON.fullmatch(text) and _CLOCK.fullmatch(following)) or (
        _CLOCK.fullmatch(text) and PERSON.fullmatch(before)
    )
    if parted:
        return Recognition(0.85, "who wrote it in a chat, and when", at=len(text))
    found = _CHAT.match(text)
    if found is None or len(lines[index].pieces) != 1:
        return None
    return Recognition(0.9, "who wrote it in a chat, and when", at=found.end())


CHAT_HEADER = Recogniser(
    "chat_header",
    recognise,
    (
        Example("[10:42, 08/10/2024] Mia: The ferry has sailed"),
        Example("08/10/2024, 10:42 - Mia Torres: The ferry has sailed"),
        Example("Mia Torres  10:42 AM"),
        Example("Mia Torres, [8 Oct 2024 10:42]:"),
        Example("Mia Torres\n5:02 AM"),
        Example("Mia Torres\n5:02 AM", at=1),
        Example("Port Averin\nThe ferry left at 5:02 AM", expected=False),
        Example("At 10:42 the ferry sailed", expected=False),
    ),
)
