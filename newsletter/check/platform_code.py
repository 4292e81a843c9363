"""How sending platforms write their merge tags, to know one platform's on another.

Read 2026-11-23 in stored copies of the platforms' documentation and in public templates of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """One way to write a merge tag.

    Attributes:
        of: Whose it is, for a message.
        pattern: A whole tag.
        sign: What every such tag holds: looked for first, because it costs nothing.
        platforms: Those of newsletter.toml that fill it.
    """

    of: str
    pattern: re.Pattern[str]
    sign: str
    platforms: frozenset[str] = frozenset()


def _family(of: str, pattern: str, sign: str, *platforms: str) -> Family:
    return Family(of, re.compile(pattern), sign, frozenset(platforms))


_BRACES = ("brevo", "buttondown", "listmonk", "mailgun", "postmark", "sendgrid", "ses")
FAMILIES: tuple[Family, ...] = (
    _family("Mailchimp", r"\*\|[A-Za-z][\w:. ]*\|\*", "|", "mailchimp"),
    _family("Brevo, listmonk, SendGrid and others", r"\{\{\{?[^{}]*\}?\}\}", "{{", *_BRACES),
    _family("Brevo and Buttondown", r"\{%.*?%\}", "{%", "brevo", "buttondown"),
    _family("a template language", r"<%=?.*?%>", "<%", "sendgrid"),
    _family(
        "Mailgun",
        r"%(?:recipient[._]\w+|(?:tag_|mailing_list_)?unsubscribe_(?:url|email))%",
        "%",
        "mailgun",
    ),
    _family(
        "Campaign Monitor",
        r"\[(?:unsubscribe|webversion|firstname|lastname|fullname|\w+,fallback=[^\]]*)\]",
        "[",
        "campaign-monitor",
    ),
    _family("Salesforce Marketing Cloud", r"%%=?[A-Za-z_][\w() '\"]*=?%%", "%%"),
    _family("ActiveCampaign", r"%[A-Z][A-Z_]{2,}%", "%"),
    _family("MailerLite", r"\{\$[a-z_.]+\}", "{$"),
    _family("AWeber", r"\{![a-z_]+(?: [^}]*)?\}", "{!"),
)
_EMPHASISED = re.compile(r"\|[A-Z][A-Z0-9_:]+\|")
"""Mailchimp's stars are emphasis in Markdown: of ``*|FNAME|*`` this is left."""

_LONE = re.compile(r"\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}")
_LISTMONK = frozenset(
    [
        "else",
        "end",
        "break",
        "continue",
        "now",
        "uuidv4",
        "UnsubscribeURL",
        "ManageURL",
        "MessageURL",
        "OptinURL",
        "TrackView",
        "RootURL",
        "ArchiveURL",
    ]
)
"""Words that stand alone in listmonk's code; any other makes it refuse the whole campaign. Source:
listmonk's documentation, Templating; Go, text/template: "function not defined"."""

_PORTABLE = (
    ("unsub", "unsubscribe_url"),
    ("fname", "first_name"),
    ("first", "first_name"),
    ("lname", "last_name"),
    ("last", "last_name"),
    ("email", "email"),
    ("archive", "view_in_browser_url"),
    ("webversion", "view_in_browser_url"),
    ("profile", "preferences_url"),
)


def pasted_tags(text: str) -> Iterator[tuple[int, str, str]]:
    """Any platform's tags in what an author wrote: offset, the tag, whose it is."""
    for family in FAMILIES:
        if family.sign in text:
            for found in family.pattern.finditer(text):
                yield found.start(), found[0], family.of
    if "|" in text:
        for found in _EMPHASISED.finditer(text):
            if text[found.start() - 1 : found.start()] != "*":
                yield found.start(), f"*{found[0]}*", "Mailchimp"


def unfilled_tags(html: str, platform: str) -> Iterator[tuple[int, str, str]]:
    """Tags in a finished part that the platform does not fill: offset, the tag, whose it is."""
    for family in FAMILIES:
        if family.sign in html and platform not in family.platforms:
            for found in family.pattern.finditer(html):
                yield found.start(), found[0], family.of
    if platform == "listmonk":
        for found in _LONE.finditer(html):
            if found[1] not in _LISTMONK:
                yield found.start(), found[0], "another platform"


def portable_of(tag: str) -> str:
    """The portable tag that means the same; empty if none is known."""
    low = tag.lower()
    return next((name for word, name in _PORTABLE if word in low), "")
