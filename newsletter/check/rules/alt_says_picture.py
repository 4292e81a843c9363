"""An alternative text that says it is a picture."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.alternatives import SAYS_PICTURE, primary
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Pictures of the issue, by the words of its language."""
    pattern = SAYS_PICTURE.get(primary(context.language))
    if pattern is None:
        return
    for picture in context.pictures:
        found = pattern.match(picture.figure.alt.strip())
        if found:
            yield RULE.found(picture.figure.location, f'the alternative text begins "{found[0]}"')


RULE = Rule(
    code="A005",
    name="alt_says_picture",
    severity="notice",
    summary='an alternative text begins with "picture of"',
    why='A screen reader says "graphic" before it reads the text, so the listener hears it twice.',
    remedy="begin with what the picture shows",
    source=Source(
        "W3C, Images Tutorial, tips and tricks",
        "https://www.w3.org/WAI/tutorials/images/tips/",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
