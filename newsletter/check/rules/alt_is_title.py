"""An alternative text that is the headline beside the picture."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import word_list
from newsletter.check.rule import Rule, Source
from newsletter.model.blocks import Item
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text
from newsletter.model.issue import Lead

LEAST_WORDS = 3
"""A name under a portrait may well be the title and all that there is to see."""


def check(context: CheckContext) -> Iterator[Finding]:
    """The lead's picture against its headline, an item's against its title."""
    for picture in context.pictures:
        owner = picture.owner
        if isinstance(owner, Lead):
            title, what = plain_text(owner.headline), "headline"
        elif isinstance(owner, Item):
            title, what = plain_text(owner.title), "title"
        else:
            continue
        words = word_list(picture.figure.alt)
        if len(words) >= LEAST_WORDS and words == word_list(title):
            yield RULE.found(picture.figure.location, f"the alternative text is the {what}")


RULE = Rule(
    code="A016",
    name="alt_is_title",
    severity="warning",
    summary="an alternative text repeats the title of its story",
    why=(
        "A screen reader reads the title twice, and with pictures off everyone does; what the "
        "picture shows nobody learns."
    ),
    remedy="say what the picture shows",
    source=Source(
        "W3C, Images Tutorial, tips and tricks",
        "https://www.w3.org/WAI/tutorials/images/tips/",
        "2026-11-26",
    ),
    check=check,
    needs="issue",
)
