"""A word that stands twice where one is meant: "the the"."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_WORDS = {
    "en": "the a an of and or for with from by to were are be this but if their its has have "
    "will would can could should which who than into their your our my his we they at as on in",
    "de": "und oder ein eine einen einem einer mit von für nicht im vom zum zur aus bei ist sind "
    "wird auch nur",
    "fr": "de du des le les la et ou un une dans pour avec sur est sont au aux par qui",
    "es": "de del el los las en un una con por para se su al",
    "it": "di del della il lo gli le un una con per nel nella sono",
    "pt": "de do da os em um uma com para por no na",
    "nl": "de het een en of van voor met op in bij aan",
}
"""Words that no sentence of the language has twice in a row; had, that and is do."""
_PATTERNS = {
    language: late_pattern(
        rf"(?<![\w-])(?P<first>{'|'.join(words.split())})\s+(?P<again>(?P=first))(?![\w’'-])",
        re.IGNORECASE,
    )
    for language, words in _WORDS.items()
}
_TAKES_IN_OR_ON = late_pattern(
    r"\b(?:log|sign|check|turn|mov|liv|carr|hold|held|kept?|keep|put|pass|g|w|com|call|fill|stay)"
    r"(?:g?ed|g?ing|o|oes|oing|ent|ame|y|ied|ies|ying|e|es|s)? \Z",
    re.IGNORECASE,
)
"""Verbs that end in "in" or "on" themselves: log in in the hall, move on on Monday."""


def check(context: CheckContext) -> Iterator[Finding]:
    """All words; the second one is in lower case, so that La La Land is left alone."""
    pattern = _PATTERNS.get(context.language.lower().partition("-")[0])
    if pattern is None:
        return
    prose = context.prose
    words = prose.text.lower().split()
    # Hardly any issue has two equal words side by side, and this is quicker than the pattern.
    if not any(map(operator.eq, words, words[1:])):
        return
    for match in prose.find(pattern):
        before = prose.text[max(0, match.start() - 12) : match.start()]
        again = match["again"]
        if again in ("in", "on") and _TAKES_IN_OR_ON.search(before):
            continue
        if again.islower():
            shown = f'"{match["first"]} {again}"'
            yield RULE.found(prose.at(match.start("again")), f"a word is doubled: {shown}")


RULE = Rule(
    code="N014",
    name="doubled_word",
    severity="warning",
    summary="a word is doubled",
    why="The eye passes over it at the desk, and stops at it in the inbox.",
    remedy="delete one",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
