"""A quotation mark without its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.prose import Prose
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_MARKS = re.compile(r"[“”„«»「」『』]|\"")
_CLOSERS = {"„": "“”", "“": "”", "«": "»", "»": "«", "「": "」", "『": "』"}
_SINGLE = re.compile(r"(?<!\w)‘(?!\d|(?:tis|twas|til|em|n|cause|cos|round|bout)\b)(?=\w)", re.I)
_MAY_CLOSE = re.compile(r"’(?!\w)")
_MEASURE = re.compile(r"\d\s?\"")
# Alone, with space or an end on both sides, it points: "» Read on". Only French parts words so.
_ARROW = re.compile(r"[«»](?<!\S.)(?!\S)")
SAME_BOTH_ENDS = ("sv", "fi", "nb", "nn", "no", "da")
"""Languages in which ” may stand at both ends."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every passage; a quotation that goes on in the next paragraph is not closed in this one."""
    prose = context.prose
    language = context.language.lower().partition("-")[0]
    same, french = language in SAME_BOTH_ENDS, language == "fr"
    runs = list(prose.each()) if _MARKS.search(prose.text) or "‘" in prose.text else []
    for index, (passage, start, text) in enumerate(runs):
        marks = [(match[0], match.start()) for match in _MARKS.finditer(text)]
        if sum(mark in "«»" for mark, _ in marks) == 1 and not french:
            marks = [it for it in marks if not _ARROW.match(text, it[1])]
        found = (_straight(text, marks) or _curly(marks, same=same)) if marks else None
        found = found or _single(text, english=context.english)
        if found is None:
            continue
        mark, offset, opening = found
        following = runs[index + 1] if index + 1 < len(runs) else None
        goes_on = following is not None and following[2].lstrip()[:1] == mark
        if opening and goes_on and passage.kind == "paragraph":
            continue
        yield _finding(prose, start + offset, mark, opening=opening)


def _finding(prose: Prose, offset: int, mark: str, *, opening: bool) -> Finding:
    word = re.match(r"\W*\w*", prose.text[offset : offset + 30])
    if mark == '"':
        said = f"an odd number of straight quotation marks; the last: {word[0] if word else mark}"
    elif opening:
        said = f"a quotation begins here and does not end: {word[0] if word else mark}"
    else:
        said = f"a quotation ends here ({mark}) and does not begin"
    return RULE.found(prose.at(offset), said)


def _straight(text: str, marks: list[tuple[str, int]]) -> tuple[str, int, bool] | None:
    straight = [offset for mark, offset in marks if mark == '"']
    # 27" is inches, and no one can tell it from the end of a quotation.
    if len(straight) % 2 == 0 or _MEASURE.search(text):
        return None
    last = straight[-1]
    opening = text[last - 1 : last].strip("([—– ") == "" and text[last + 1 : last + 2].strip() != ""
    return '"', last, opening


def _single(text: str, *, english: bool) -> tuple[str, int, bool] | None:
    """An opening single mark behind which there is none that may close it, as in crews’ too."""
    if not english or "‘" not in text:
        return None
    closing = max((match.end() for match in _MAY_CLOSE.finditer(text)), default=0)
    opener = _SINGLE.search(text, closing)
    return ("‘", opener.start(), True) if opener else None


def _curly(marks: list[tuple[str, int]], *, same: bool) -> tuple[str, int, bool] | None:
    """The first mark without its half, with its place and whether it opens."""
    first = next((mark for mark, _ in marks if mark in "«»"), "«")
    opened: list[tuple[str, int]] = []
    for mark, offset in marks:
        if mark == '"':
            continue
        if opened and mark in _CLOSERS[opened[-1][0]]:
            opened.pop()
        elif mark == "”" and same:
            if opened and opened[-1][0] == "“":
                opened.pop()
            else:
                opened.append(("“", offset))
        elif mark in _CLOSERS and (mark not in "«»" or mark == first):
            opened.append((mark, offset))
        else:
            return mark, offset, False
    return (*opened[0], True) if opened else None


RULE = Rule(
    code="N012",
    name="quote_unpaired",
    severity="warning",
    summary="a quotation mark has no other half",
    why="Who said what can no longer be told: the reader takes the rest for part of the quotation.",
    remedy="close the quotation, or delete the mark",
    source=Source(
        "quotationmarks.org: a quotation over several paragraphs is closed in the last",
        "https://www.quotationmarks.org/quotations-broken-into-paragraphs/",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
    confidence="medium",
)
