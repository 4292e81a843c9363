"""Two words, or a word and a number, run together."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.prose import END, HIDDEN
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_LOWER = "a-zß-öø-ÿ"
_BEGINS = late_pattern(
    r"(?:The|This|That|These|Those|It|He|She|They|We|You|In|On|At|But|And|For|If|As|When|What|There"
    r"|His|Her|Our|Their)\Z"
)
"""Words that begin sentences and no names: in English, where names have no other mark."""
# A sentence's end and the next one's beginning, a comma between words: "gone.The", "said,but".
# Each pattern begins with the rarest character: a text of 10 KB takes 0.2 ms so.
_ANY = late_pattern(
    rf"[.!?](?<=[{_LOWER}][{_LOWER}].)[A-ZÀ-Þ][{_LOWER}]+(?=[\s,;:{END}])"
    rf"|,(?<=[{_LOWER}][{_LOWER}],)[{_LOWER}]{{2,}}"
    rf"|”(?<=[{_LOWER}][{_LOWER}][.,!?]”)[^\W\d_]{{2,}}"
)
_BEFORE = late_pattern(rf"[^\s{END}]+\Z")
_OPENED = late_pattern(r"“(?<=[a-z][a-z]“)[A-Za-z]+")
_NUMBER = late_pattern(r"\d(?:(?<=[a-z]\d)|(?=[\d,.]*[a-z]{4}))")
_JOINED = late_pattern(
    r"(?:an?|and|the|of|to|at|for|with|than|about|over|nearly|some|from|are|was|were)"
    r"(?:\d{1,3}(?:,\d{3})+|(?:19|20)\d\d|\d{1,3})(?![\w,])"
    r"|\d[\d,.]*(?:people|percent|years?|days?|weeks?|months?|hours?|minutes?)\b"
)
_TOKEN = late_pattern(r"[\w,.’'$€£-]*\Z")


def check(context: CheckContext) -> Iterator[Finding]:
    """All words of the issue."""
    prose = context.prose
    for match in prose.find(_ANY):
        before = _BEFORE.search(prose.text, max(0, match.start() - 30), match.start())
        word = before[0].strip("“”\"'‘(") if before else ""
        if match[0][0] in ".!?" and not _ends_sentence(word, match[0][1:], context):
            continue
        yield _found(context, match.start(), word + match[0])
    if context.english:
        for match in prose.find(_OPENED):
            yield _found(context, match.start(), match[0])
        yield from _numbers(context)


def _ends_sentence(word: str, following: str, context: CheckContext) -> bool:
    """Two names with a dot between them are one: Data.Gov."""
    if any(it in word for it in f".{HIDDEN}/@_") or not word:
        return False
    return word[0].islower() or (context.english and _BEGINS.match(following) is not None)


def _numbers(context: CheckContext) -> Iterator[Finding]:
    text = context.prose.text
    for match in _NUMBER.finditer(text):
        token = _TOKEN.search(text, max(0, match.start() - 12), match.start())
        begin = token.start() if token else match.start()
        joined = _JOINED.match(text, begin)
        if joined is not None and joined.end() > match.start():
            yield _found(context, begin, joined[0])


def _found(context: CheckContext, offset: int, shown: str) -> Finding:
    return RULE.found(context.prose.at(offset), f'a space is missing: "{excerpt(shown)}"')


RULE = Rule(
    code="N011",
    name="missing_space",
    severity="warning",
    summary="a space is missing between two words",
    why="It is the commonest slip of pasting and of shortening a sentence, and everyone sees it.",
    remedy="put a space in, or write it as `code` if it is meant",
    source=SEEN,
    check=check,
    needs="issue",
)
