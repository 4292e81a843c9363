"""The labels of advertising: alone on a line, or before the advertiser's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_LABEL = re.compile(
    r"(?:(?:sponsored|paid|partner|promoted|branded|advertiser)(?: (?:content|post|message|by"
    r"|story))?"
    r"|advertisement|advertorial|plug|advert|ad|anzeige|werbung|publicité|publicidad|promotion"
    r"|(?:a )?message from (?:our )?(?:sponsors?|partners?|[A-Z]\S+(?: \S+){0,3})"
    r"|(?:sponsored|presented|brought to you|supported|paid for) by:? .{2,40}"
    r"|in (?:partnership|association) with .{2,40})\W{0,2}",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?i:sponsored|presented|brought to you|supported|paid for) (?i:by):? (?P<name>.{2,40})"
    r"|(?i:in (?:partnership|association) with) (?P<with>.{2,40})"
)
_BEFORE = re.compile(
    r"(?:(?i:a )?(?i:message|word) from (?:our )?(?i:sponsors?|partners?|[A-Z][^.:|]{1,40})"
    r"|(?i:sponsored|advertisement|advertorial|paid (?:post|content)|anzeige|werbung|publicité"
    r"|publicidad)(?: (?i:content|post|by|from)\b[^.:|]{0,40})?)\s*[:|]\s+\S.{20,}"
)


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A label such as Sponsored, alone on its line; ``words`` are the sponsor that it names."""
    text = lines[index].text.strip("–—-*[]() ")
    if not _LABEL.fullmatch(text):
        return None
    named = _NAMES.fullmatch(text)
    name = (named["name"] or named["with"]).strip(" .") if named else ""
    return Recognition(0.9, "a label of advertising", words=name)


def recognise_before(lines: Sequence[Line], index: int) -> Recognition | None:
    """A paragraph that a label begins: all of it is the advertiser's."""
    text = lines[index].text
    if lines[index].level or not _BEFORE.fullmatch(text):
        return None
    return Recognition(0.9, "a label of advertising stands before it")


SPONSOR_LABEL = Recogniser(
    "sponsor_label",
    recognise,
    (
        Example("Sponsored"),
        Example("Paid content"),
        Example("A message from our sponsor"),
        Example("Presented by Harbor Bank", words="Harbor Bank"),
        Example("Anzeige"),
        Example("Plug"),
        Example("Sponsored bills rarely pass the lower house", expected=False),
    ),
)
LABELLED_WORDS = Recogniser(
    "labelled_words",
    recognise_before,
    (
        Example("A message from Harbor Bank: Small boats build big dreams, and we lend to them."),
        Example("Sponsored: Five buckets in five sizes for every kind of sailor."),
        Example("A message from the harbour master reached the council on Monday.", expected=False),
        Example("Sponsored bills: why they rarely pass the lower house", expected=False),
    ),
)
