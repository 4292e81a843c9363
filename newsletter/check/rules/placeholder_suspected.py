"""Text that may stand in for a number or a name."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.placeholder_text import TO_COME
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_PERHAPS = late_pattern(
    r"[$€£]\s?(?:X{1,3}|x{2,3}|_{2,}|00+)(?![\w.,]*\d)"
    r"|(?<![\w.-])(?:XX(?=%|,\d|/X| (?:percent|per cent|people|million|billion|years?|days?)\b)"
    r"|(?:XXX|xxx|NNN|FIXME|TBC|TBA|TBD)(?![\w-])(?= \w|[.,;:!?%)]))"
    r"|(?<![\w?])\?{3,}|_{3,}"
)
_SIGNS = ("XX", "xx", "NNN", "FIXME", "TB", "??", "__", "$X", "$0", "€0", "£0")
# Roman numerals are numbers of popes, games and wars.
_NUMERAL_AFTER = late_pattern(r"(?:[A-Z][\w’'.-]*|[Cc]hapter|[Pp]art|[Vv]olume|no\.) \Z")


def check(context: CheckContext) -> Iterator[Finding]:
    """All words that are not a sponsor's, each kind once in a passage: a form has many blanks."""
    prose = context.prose
    if not any(sign in prose.text for sign in _SIGNS):
        return
    said: set[tuple[int, str]] = set()
    for match in prose.find(_PERHAPS):
        roman = match[0] in ("XX", "XXX")
        if roman and _NUMERAL_AFTER.search(prose.text, max(0, match.start() - 30), match.start()):
            continue
        passage = prose.passage(match.start())
        kind = (id(passage), match[0][0])
        if not passage.paid and kind not in said:
            said.add(kind)
            yield RULE.found(prose.at(match.start()), f'perhaps a placeholder: "{match[0][:20]}"')


RULE = Rule(
    code="N022",
    name="placeholder_suspected",
    severity="notice",
    summary="something may stand for a number or a name that is to come",
    why="XX and TBC are written by hand until the number is known, and easily left.",
    remedy="write what is meant",
    source=TO_COME,
    check=check,
    needs="issue",
    confidence="low",
)
