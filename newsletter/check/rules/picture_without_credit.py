"""A large picture that does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.agencies import CREDIT, agency_of
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, picture_name
from newsletter.check.rule import Rule
from newsletter.model.blocks import Item
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """The hero and pictures in the text; a thumbnail is credited at its story."""
    for picture in context.pictures:
        figure = picture.figure
        if figure.credit.strip() or picture.paid or isinstance(picture.owner, Item):
            continue
        if not CREDIT.search(figure.caption) and agency_of(figure)[0] == "":
            yield RULE.found(figure.location, f"{picture_name(figure)} has no credit")


RULE = Rule(
    code="N007",
    name="picture_without_credit",
    severity="notice",
    summary="a picture has no credit",
    why=(
        "Every picture has an author. Thumbnails of stories are left out: they are credited where "
        "the story is. A publication that shows only its own pictures switches this rule off."
    ),
    remedy='write whose it is: {credit="Name"}',
    source=COPY_DESK,
    check=check,
    needs="issue",
)
