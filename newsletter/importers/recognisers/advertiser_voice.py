"""A paragraph in which a company speaks for itself, and the labels over such paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.lines import Line
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_CALL = re.compile(
    r"(?:^|[.!?:”\"]\s+)(?:(?:learn|read|find out|discover|see|hear) (?:more|how|why|what)\b"
    r"|(?:explore|discover|visit|shop|try|book|order|download|register|sign up|get started"
    r"|start your"
    r"|join|subscribe|click|save|claim|get your|request a|mehr erfahren"
    r"|jetzt)\b)(?:[^.!?]|\.(?=\S))*[.!?→>]*\s*$",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:empower\w*|strengthen\w*|fuel(?:ing|s|ling)\b|innovat\w*|landmark|commit(?:ment|ted)\b"
    r"|communit(?:y|ies)|drive[sn]? (?:economic )?growth|economic growth|productivity|harness\w*"
    r"|boost\w*|supports?(?:ing)? the|creation of|jobs|invest(?:ing|ments?)\b|proud\w*"
    r"|leading|trusted"
    r"|award-winning|world-class|solutions?|initiative|sustainab\w*|tailored|seamless\w*|unlock\w*"
    r"|transform\w*|partner(?:s|ing|ed)? with|helping|made with|crafted|lasting|hand-?made"
    r"|tomorrow)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\d+\s?% off|\bfree (?:trial|shipping|delivery)|\b(?:use|with) code\b|\bno annual fee"
    r"|\bpromo code"
    r"|\blimited[- ]time|\bspecial offer|\bmoney-back|\bfirst (?:month|order)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:you|your|our|we(?:'|’)ve|we(?:'|’)re)\b", re.IGNORECASE)
_BRAND = re.compile(
    r"(?:At |With |From )?(?:[A-Z][\w&’'-]+)(?: [A-Z][\w&’'-]+){0,3}(?:’s|'s)? (?:is|are|has"
    r"|helps?|makes?|offers?|brings?|lets|gives|was)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|alleg\w+|critic\w+|denied|sued|lawsuit)\b"
)
_LABEL = re.compile(
    r"(?:(?:sponsored|paid|partner|promoted|branded|advertiser)(?: (?:content|post|message|by"
    r"|story))?"
    r"|advertisement|advertorial|advert|ad|anzeige|werbung|publicité|publicidad|promotion"
    r"|(?:a )?message from (?:our )?(?:sponsors?|partners?|[A-Z]\S+(?: \S+){0,3})"
    r"|(?:sponsored|presented|brought to you|supported|paid for) by:? .{2,40}"
    r"|in (?:partnership|association) with .{2,40})\W{0,2}",
    re.IGNORECASE,
)
THRESHOLD = 0.6


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A paragraph that an advertiser wrote: praise of itself that ends in a call to act."""
    text = lines[index].text
    if len(text) < 40 or lines[index].level:
        return None
    signs: list[str] = []
    score = 0.0
    for found, weight, sign in (
        (_CALL.search(text), 0.4, "it ends with a call to act"),
        (_OFFER.search(text), 0.35, "it makes an offer"),
        (_BRAND.match(text), 0.15, "it begins with a name"),
        (_ADDRESS.search(text), 0.1, "it speaks to the reader"),
    ):
        if found:
            score += weight
            signs.append(sign)
    praise = {match.group().lower() for match in _PRAISE.finditer(text)}
    if praise:
        score += min(0.4, 0.12 * len(praise))
        signs.append(f"it praises ({', '.join(sorted(praise)[:3])})")
    if _REPORTED.search(text):
        score -= 0.4
    return Recognition(min(score, 0.95), "; ".join(signs)) if score >= THRESHOLD else None


def recognise_label(lines: Sequence[Line], index: int) -> Recognition | None:
    """A label such as Sponsored, alone on its line: what follows is advertising."""
    if not _LABEL.fullmatch(lines[index].text.strip("–—-*[]() ")):
        return None
    return Recognition(0.9, "a label of advertising")


ADVERTISER_VOICE = Recogniser(
    "advertiser_voice",
    recognise,
    (
        Example(
            "Harbor Bank is investing in local growth, empowering families to"
            " save. Learn more about our commitment."
        ),
        Example(
            "Meadowlark Seeds are hand-made for lasting gardens. Use code SPRING for 20%"
            " off. Shop now."
        ),
        Example(
            "At Northline, we’re proud to bring your community together. Discover how we help."
        ),
        Example(
            "Harbor Bank is closing nine branches, its chief executive said. Read more.",
            expected=False,
        ),
        Example(
            "The minister resigned on Monday after a vote that he had expected to win.",
            expected=False,
        ),
    ),
)
SPONSOR_LABEL = Recogniser(
    "sponsor_label",
    recognise_label,
    (
        Example("Sponsored"),
        Example("Paid content"),
        Example("A message from our sponsor"),
        Example("Presented by Harbor Bank"),
        Example("Anzeige"),
        Example("Sponsored bills rarely pass the lower house", expected=False),
    ),
)
