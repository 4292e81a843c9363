"""A page's furniture: its dates, its buttons, its navigation, the headers of a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-zéûä]*\.?|(?:januar"
    r"|februar|märz|mai|juni|juli|oktober|dezember)"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"{_DAY}(?:(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}\.?\s+(?:{_MONTH}),?(?:\s+\d{{4}})?|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_TIME = r"(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?(?:[A-Z]{2,4}|Uhr))?"
_DATELINE = re.compile(
    rf"(?:(?:published|updated|posted|last (?:updated|modified)|first published|stand"
    rf"|veröffentlicht)(?: on| at)?:?\s*)?"
    rf"(?:{_DATE}(?:(?:\s*[,|·•—–-]\s*|\s+(?:at\s+|um\s+)?){_TIME})?|{_TIME}(?:\s*[,"
    rf"|·—–-]?\s*(?:on\s+)?{_DATE})"
    rf"|(?:\d+|an?) (?:second|minute|min|hour|hr|day|week)s? ago|yesterday|just now)"
    r"(?:\s*[|·•—–-]\s*\d+[ -]min(?:ute)?s?(?: read)?)?"
    r"|\d+[ -]min(?:ute)?s?(?: read)?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|words by|story by|written by|reported by|text by|von|par|por)\s+(?!the\b|a\b|an\b)"
    r"[A-ZÀ-Þ][^.!?:]{1,80}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?i:by|words by|story by|written by|reported by|text by|von|par|por)\s+[A-ZÀ-Þ]"
)
_BUTTON = re.compile(
    r"(?:share(?: (?:this|on|via)\b.{0,30})?|tweet|print|e-?mail|copy link|save(?: article"
    r"| for later)?"
    r"|subscribe(?: now| today)?|sign (?:in|up)|log ?(?:in|out)|register"
    r"|skip to (?:main )?content|menu|search"
    r"|home|close|comments?(?: \(?\d+\)?)?|\d+ (?:comments|shares|views)"
    r"|view (?:all )?comments|back to top|loading.{0,3}"
    r"|follow(?: us)?(?: on .{2,20})?|facebook|twitter|x|instagram|linkedin|whats ?app"
    r"|telegram|reddit|pinterest|rss"
    r"|listen to (?:this )?article|play(?: video)?|pause|mute|next|previous"
    r"|accept(?: all)?(?: cookies)?|reject(?: all)?"
    r"|cookie (?:settings|policy)|privacy(?: policy)?|terms(?: of (?:use|service))?"
    r"|contact(?: us)?|about(?: us)?"
    r"|advertise(?: with us)?|unsubscribe|view (?:in|this email in your) browser"
    r"|forward to a friend|manage preferences"
    r"|story continues below.*|article continues below.*|continue (?:below"
    r"|after advertisement)|show more|load more"
    r"|teilen|drucken|anmelden|abonnieren|partager|imprimer|compartir|(?:open|enlarge"
    r"|expand) image|toggle caption"
    r"|hide caption|image|picture|photo|video|tags?:.*|topics?:.*|filed under:.*)\W{0,3}",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}|[^.]{0,40}all rights reserved).*|all rights reserved\.?"
    r"|(?:sign up|subscribe) (?:for|to) (?:our|the) .{0,60}newsletters?\b.{0,40}"
    r"|(?:this (?:site|website)|we) uses? cookies.*|read (?:our|more about our) (?:privacy"
    r"|cookie) .{0,40}"
    r"|(?:related|read more|see also|read also)\s*:\s+\S.{5,140}",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"[»→>\s]*(?:(?:read|see|view|learn|find out) (?:more|on|the (?:full )?(?:story|article"
    r"|report))"
    r"|continue(?: reading)?|keep reading|full (?:story|article)|more|watch(?: now)?"
    r"|listen(?: now)?|go to article"
    r"|weiterlesen|mehr|mehr lesen|lire (?:la suite|plus)|leer más)(?:\s+here)?[\s.…»→>]*",
    re.IGNORECASE,
)
_NAME_IN_CHAT = r"[^\s:\[\]][^:\[\]\n]{0,38}?"
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


def recognise_dateline(lines: Sequence[Line], index: int) -> Recognition | None:
    """When the page was published, or how long it takes to read."""
    if _DATELINE.fullmatch(lines[index].text.strip(" |·•—–-")):
        return Recognition(0.9, "the page's own date")
    return None


def recognise_byline(lines: Sequence[Line], index: int) -> Recognition | None:
    """Who wrote the story."""
    text = lines[index].text
    if len(text.split()) <= 12 and _BYLINE.fullmatch(text) and _NAME.match(text):
        return Recognition(0.9, "it begins as a byline does")
    return None


def recognise_boilerplate(lines: Sequence[Line], index: int) -> Recognition | None:
    """A button, a menu, a line about rights: no part of a story."""
    line = lines[index]
    if line.mark == "navigation":
        return Recognition(0.95, "navigation of the page")
    if line.mark == "icon":
        return Recognition(0.9, "a small picture of the page")
    if line.mark == "hidden":
        return Recognition(0.95, "the page does not show it")
    if _BUTTON.fullmatch(line.text):
        return Recognition(0.9, "a button or label of the page")
    if _SENTENCES.fullmatch(line.text):
        return Recognition(0.85, "a pointer or notice of the page")
    if not any(character.isalnum() for character in line.text) and not line.image:
        return Recognition(0.9, "a line without words")
    return None


def recognise_read_more(lines: Sequence[Line], index: int) -> Recognition | None:
    """A link's words at the end of a teaser."""
    if _READ_MORE.fullmatch(lines[index].text):
        return Recognition(0.9, "the words of a link")
    return None


def recognise_chat_header(lines: Sequence[Line], index: int) -> Recognition | None:
    """Who wrote a message and when; ``at`` is where the message begins."""
    found = _CHAT.match(lines[index].text)
    if found is None or len(lines[index].pieces) != 1:
        return None
    return Recognition(0.9, "who wrote it in a chat, and when", at=found.end())


DATELINE = Recogniser(
    "dateline",
    recognise_dateline,
    (
        Example("October 8, 2024"),
        Example("Updated 8 Oct 2024, 10:42"),
        Example("3 hours ago"),
        Example("5 min read"),
        Example("Oct. 8, 2024 at 5:00 a.m. EDT"),
        Example("May 8 was the day that the ferries stopped", expected=False),
    ),
)
BYLINE = Recogniser(
    "byline",
    recognise_byline,
    (
        Example("By Ines Calloway in Port Averin"),
        Example("Von Lena Holm"),
        Example("By the time the ferry left, the sun was up", expected=False),
        Example("By Monday evening nine of the boats had sailed.", expected=False),
    ),
)
BOILERPLATE = Recogniser(
    "boilerplate",
    recognise_boilerplate,
    (
        Example("Share this article"),
        Example("Skip to main content"),
        Example("© 2026 The Harbour Desk. All rights reserved."),
        Example("Related: How the port was lost"),
        Example("* * *"),
        Example("Share prices fell in Port Averin on Monday.", expected=False),
    ),
)
READ_MORE = Recogniser(
    "read_more",
    recognise_read_more,
    (
        Example("Read more"),
        Example("Continue reading →"),
        Example("Weiterlesen"),
        Example("Read more books, says the library in Lower Casimir.", expected=False),
    ),
)
CHAT_HEADER = Recogniser(
    "chat_header",
    recognise_chat_header,
    (
        Example("[10:42, 08/10/2024] Mia: The ferry has sailed"),
        Example("08/10/2024, 10:42 - Mia Torres: The ferry has sailed"),
        Example("Mia Torres  10:42 AM"),
        Example("Mia Torres, [8 Oct 2024 10:42]:"),
        Example("At 10:42 the ferry sailed", expected=False),
    ),
)
