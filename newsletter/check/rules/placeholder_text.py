"""Text that stood in for the real one."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

TO_COME = Source(
    "Medium, What is TK? An editor's mark for what is still to come",
    "https://medium.com/@Medium/what-is-tk-30dfec2921b5",
    "2026-11-23",
)
_SURE = late_pattern(
    r"\b(?:TK){2,}\b"
    r"|(?<![“\"‘'„«])\b(?i:lorem ipsum dolor|dolor sit amet|consectetur adipiscing)\b"
    # "The famous lorem ipsum" speaks of it.
    r"|(?:\A|(?<=\ue001))(?i:lorem ipsum)\b"
    r"|\[(?i:link|url|title|headline|name|date|caption|credit|tk|tbc|tba|tbd"
    r"|insert [^\]]*|your [^\]]*|xx+|placeholder[^\]]*)\]"
    r"|(?<!\w)(?i:(?:headline|title|text|dek|summary|caption|image|photo|subject|teaser|copy) "
    r"(?:goes )?here)(?=[\s.!:…]*(?:\ue001))"
    r"|\b(?i:insert (?:headline|title|text|link|photo|image|caption|name|quote) here)\b"
    r"|\bX{4,}\b|\bx{5,}\b"
)
# In English only: elsewhere TK is a health insurer, and everywhere an airline, TK 1723.
_ALONE = late_pattern(r"(?<![\w&.-])TK(?![\w&.-]| ?\d| [A-Z][a-z.])")
_SIGNS = ("tk", "lorem", "dolor sit", "consectetur", "[", " here", "insert ", "xxxx")
"""One of them is in everything that the pattern finds; most issues have none."""


def check(context: CheckContext) -> Iterator[Finding]:
    """All words, a sponsor's too."""
    prose = context.prose
    lowered = prose.text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return
    patterns = (_SURE, _ALONE) if context.english else (_SURE,)
    for match in (match for pattern in patterns for match in prose.find(pattern)):
        shown = match[0].strip("\ue001 ")
        yield RULE.found(prose.at(match.start()), f'a placeholder: "{excerpt(shown)}"')


RULE = Rule(
    code="N021",
    name="placeholder_text",
    severity="error",
    summary="a placeholder stands where words should",
    why="What was to come did not, and every reader will see it.",
    remedy="write what is missing, or take the sentence out",
    source=TO_COME,
    check=check,
    needs="issue",
)
