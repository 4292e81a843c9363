"""A section's title with nothing under it."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.blocks import Divider
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text
from newsletter.model.issue import More, Section
from newsletter.model.sponsor import SponsorPlacement, SponsorSlot


def check(context: CheckContext) -> Iterator[Finding]:
    """Sections and lists of items; a sponsor alone does not fill one."""
    for part in context.issue.parts:
        if isinstance(part, More | Section) and all(
            isinstance(block, Divider | SponsorPlacement | SponsorSlot) for block in part.blocks
        ):
            yield RULE.found(
                part.location, f'nothing stands under "{excerpt(plain_text(part.title))}"'
            )


RULE = Rule(
    code="N032",
    name="section_empty",
    severity="warning",
    summary="a section is empty",
    why="A title promises something; or what follows it, perhaps a sponsor, seems to belong to it.",
    remedy="fill it, or delete its title",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
