"""The heading over a list of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers import embed_title
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_BEGINS = re.compile(
    r"(?:more (?:from|stories|on|news|to read|in|reading|headlines|like this)|related(?: \w+)?$"
    r"|also (?:in|on|today|worth|read|making)|elsewhere|in other news|in brief|briefly|icymi"
    r"|in case you missed|what we(?:'|’)re |what else|read (?:next|also)|up next|top stories"
    r"|trending"
    r"|most (?:read|popular|viewed)|recommended|you (?:may|might) (?:also )?(?:like|be interested)"
    r"|other (?:news|stories|headlines)|don(?:'|’)t miss|keep reading|further reading|around the"
    r"|quick (?:hits|reads)|the latest$|latest (?:news|stories|from|on|in|headlines)\b|also from"
    r"|from the (?:newsroom|archives?)|see also$|popular (?:now|stories)|top news$"
    r"|today(?:'|’)s (?:headlines|stories)"
    r"|editor(?:s|'s|’s|s’) (?:picks|choice)|mehr (?:zum thema|von|aus)|lesen sie auch|weitere "
    r"|auch interessant|à lire aussi|lire aussi|sur le même|lea también"
    r"|más (?:noticias|de|información$|sobre)"
    r"|leia também"
    r"|leggi anche)",
    re.IGNORECASE,
)
_WORDS = 9
_TEXT_LINES = 3  # a player further up is the lead's own


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A heading that says that other stories follow."""
    line = lines[index]
    text = line.text.rstrip(":").strip()
    if index == 0 or not text or len(text.split()) > _WORDS or text[-1] in ".,;?!":
        return None
    if not _BEGINS.match(text):
        return _over_a_player(lines, index)
    if line.text.endswith(":") and not line.gap and not line.level:
        return Recognition(0.7, "it announces other stories")
    return Recognition(0.95 if line.level else 0.9, "it announces other stories")


def _over_a_player(lines: Sequence[Line], index: int) -> Recognition | None:
    """A heading that says nothing, right over a player or its address: a list begins there."""
    line = lines[index]
    if index < _TEXT_LINES or index + 1 >= len(lines) or not line.gap or line.mark:
        return None
    if not 1 < len(line.text.split()) <= 6 or embed_title.recognise(lines, index):
        return None
    if not embed_title.recognise(lines, index + 1):
        return None
    return Recognition(0.6, "a short line over a player")


SECTION_HEADING = Recogniser(
    "section_heading",
    recognise,
    (
        Example("A\n\nMore from The Harbour Desk", at=1),
        Example("A\n\nRelated", at=1),
        Example("A\n\nAlso in the news", at=1),
        Example("A\n\nWhat we’re reading", at=1),
        Example("A\n\nMehr zum Thema", at=1),
        Example("A\n\nLatest from The Averin Wire", at=1),
        Example("A\n\nMás información", at=1),
        Example("A\nB\nC\n\nThe morning list\n\n- YouTube", at=3),
        Example(
            "A\n\nMore from the council is expected on Tuesday, when it meets.",
            expected=False,
            at=1,
        ),
        Example("A\n\nRelated parties did not answer our questions", expected=False, at=1),
    ),
)
