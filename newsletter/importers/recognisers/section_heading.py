"""The heading over a list of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_BEGINS = re.compile(
    r"(?:more (?:from|stories|on|news|to read|in|reading|headlines|like this)|related(?: \w+)?$"
    r"|also (?:in|on|today|worth|read|making)|elsewhere|in other news|in brief|briefly|icymi"
    r"|in case you missed|what we(?:'|’)re |what else|read (?:next|also)|up next|top stories"
    r"|trending"
    r"|most (?:read|popular|viewed)|recommended|you (?:may|might) (?:also )?(?:like|be interested)"
    r"|other (?:news|stories|headlines)|don(?:'|’)t miss|keep reading|further reading|around the"
    r"|quick (?:hits|reads)|the latest$|latest (?:news|stories)|today(?:'|’)s (?:headlines|stories)"
    r"|editor(?:s|'s|’s|s’) (?:picks|choice)|mehr (?:zum thema|von|aus)|lesen sie auch|weitere "
    r"|auch interessant|à lire aussi|lire aussi|sur le même|lea también|más (?:noticias|de)"
    r"|leia também"
    r"|leggi anche)",
    re.IGNORECASE,
)
_WORDS = 9


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A heading that says that other stories follow."""
    line = lines[index]
    text = line.text.rstrip(":").strip()
    if index == 0 or not text or len(text.split()) > _WORDS or text[-1] in ".,;?!":
        return None
    if not _BEGINS.match(text):
        return None
    if line.text.endswith(":") and not line.gap and not line.level:
        return Recognition(0.7, "it announces other stories")
    return Recognition(0.95 if line.level else 0.9, "it announces other stories")


SECTION_HEADING = Recogniser(
    "section_heading",
    recognise,
    (
        Example("A\n\nMore from The Harbour Desk", at=1),
        Example("A\n\nRelated", at=1),
        Example("A\n\nAlso in the news", at=1),
        Example("A\n\nWhat we’re reading", at=1),
        Example("A\n\nMehr zum Thema", at=1),
        Example(
            "A\n\nMore from the council is expected on Tuesday, when it meets.",
            expected=False,
            at=1,
        ),
        Example("A\n\nRelated parties did not answer our questions", expected=False, at=1),
    ),
)
