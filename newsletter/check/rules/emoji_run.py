"""Three emoji or more in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_ONE = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}"
    "|[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*"
    "(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
_RUN = re.compile(rf"{_ONE}(?:\s?{_ONE}){{2,}}")


def check(context: CheckContext) -> Iterator[Finding]:
    """Each run of text; joined emoji and flags count once."""
    for passage in context.passages:
        if passage.text.isascii():
            continue
        for found in _RUN.finditer(passage.text):
            yield RULE.found(passage.at(found.start()), f"{found[0].strip()} stand in a row")


RULE = Rule(
    code="A015",
    name="emoji_run",
    severity="notice",
    summary="several emoji stand in a row",
    why='A screen reader says the name of each: "fire fire fire rocket".',
    remedy="keep one at most, at the end",
    source=Source(
        "RNIB and others on emoji: use few, at the end of a sentence; a convention, not a standard",
        "",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
