"""A paragraph in which a company speaks for itself."""

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
_NOW = re.compile(
    r"[.!?]\s+[A-Z][a-z]+\s(?:[^.!?]{0,60}\s)?(?:today|now|here|yours)(?:\s(?:today|now))?[.!]*\s*$"
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
_ADDRESS = re.compile(r"\b(?:you|your|our|we(?:'|’)ve|we(?:'|’)re|we are|we have)\b", re.IGNORECASE)
_BRAND = re.compile(
    r"(?:At |With |From )?(?:[A-Z][\w&’'-]+)(?:(?: (?:of|the|and|for|de))* [A-Z][\w&’'-]+){0,3}"
    r"(?:(?:’s|'s)(?: [a-z]+){0,3})? (?:is|are|has"
    r"|pays|helps?|makes?|offers?|brings?|lets|gives|was)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|alleg\w+|critic\w+|denied|sued|lawsuit)\b"
)
_LAST = 250  # characters, in which a call to act stands if there is one
THRESHOLD = 0.6
UNDER_LABEL = 0.35
"""What is enough under a label of advertising that may stand over an empty place."""


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """A paragraph that an advertiser wrote: praise of itself that ends in a call to act."""
    if len(lines[index].text) < 40 or lines[index].level:
        return None
    found = judge(lines[index].text)
    return found if found.confidence >= THRESHOLD else None


def judge(text: str) -> Recognition:
    """How much a paragraph speaks as an advertiser does, from 0 to 0.95, and by which signs."""
    signs: list[str] = []
    score = 0.0
    end = text[-_LAST:]
    call = _CALL.search(end) or _NOW.search(end)
    for found, weight, sign in (
        (call, 0.4, "it ends with a call to act"),
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
    return Recognition(max(0.0, min(score, 0.95)), "; ".join(signs))


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
            "Harbor Bank’s new account helps families save and takes five minutes. You can have"
            " your own boat sooner. Open yours today."
        ),
        Example(
            "Bank of the Islands has announced a commitment to help communities. See how we are"
            " working to make an impact."
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
