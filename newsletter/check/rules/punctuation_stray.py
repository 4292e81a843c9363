"""Punctuation that is doubled, or parted from its word."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

# [..] and . . . are marks of omission.
_DOUBLED = late_pattern(r",,+|;;+|(?<=[\w”’\")])\.\.(?![.\w/\])=])|,\.(?!\w)|\?\.(?=\s)")
_APART = late_pattern(r"[ \u00a0](?<=[^\W_][ \u00a0])[,.](?=[\s\ue001])(?! \.)")
_SIGNS = (",,", ";;", "..", ",.", "?.")


def check(context: CheckContext) -> Iterator[Finding]:
    """All words; no language puts a space before a comma or a full stop."""
    prose = context.prose
    if any(sign in prose.text for sign in _SIGNS):
        for match in prose.find(_DOUBLED):
            yield RULE.found(prose.at(match.start()), f'doubled punctuation: "{match[0]}"')
    for match in prose.find(_APART):
        said = f'a space before "{match[0].strip()}"'
        yield RULE.found(prose.at(match.start()), said, "delete the space")


RULE = Rule(
    code="N029",
    name="punctuation_stray",
    severity="warning",
    summary="punctuation is doubled, or has a space before it",
    why="It is what cutting a sentence leaves behind.",
    remedy="delete one of the marks",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
