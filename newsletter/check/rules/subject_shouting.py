"""A subject in capitals or with strings of exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text

CAPITALS_WORDS = 3
"""Fewest words of four letters or more in capitals, if they are also most of such words: acronyms
such as NATO and UNESCO stand among others."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARKS = re.compile(r"[!?]{2,}|!.*!")


def check(context: CheckContext) -> Iterator[Finding]:
    """The subject, once."""
    subject = plain_text(context.issue.subject)
    words = _WORD.findall(subject)
    loud = [word for word in words if word.isupper()]
    if len(loud) >= CAPITALS_WORDS and len(loud) * 2 > len(words):
        yield RULE.found(context.subject_at, f"{len(loud)} words of the subject are in capitals")
    elif (marks := _MARKS.search(subject)) is not None:
        said = "the subject has more than one exclamation or question mark"
        yield RULE.found(context.subject_at, f"{said}: {marks[0][:20]}")


RULE = Rule(
    code="D005",
    name="subject_shouting",
    severity="warning",
    summary="the subject shouts",
    why=(
        "Filters count capitals and exclamation marks against a sender, and readers take them for "
        "advertising."
    ),
    remedy="write the subject as a sentence",
    source=Source(
        "Apache SpamAssassin, rule SUBJ_ALL_CAPS",
        "https://cwiki.apache.org/confluence/display/SPAMASSASSIN/Rules%2FSUBJ_ALL_CAPS",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
