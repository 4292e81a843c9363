"""An agency's picture that does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.agencies import CREDIT, agency_of
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import picture_name
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Pictures without a credit that something shows to be an agency's."""
    for picture in context.pictures:
        figure = picture.figure
        if figure.credit.strip() or picture.paid or CREDIT.search(figure.caption):
            continue
        agency, where = agency_of(figure)
        if agency:
            said = f"{picture_name(figure)} has no credit, and {where} says that it is an agency's"
            yield RULE.found(figure.location, f'{said}: "{agency}"')


RULE = Rule(
    code="N006",
    name="agency_picture_without_credit",
    severity="error",
    summary="an agency's picture has no credit",
    why=(
        "Agencies license their pictures on the condition that they are credited, and a picture "
        "without one costs money when it is found. A picture counts as an agency's by its file's "
        "name (GettyImages-…, AP…, a Reuters number), by its server, or by a caption that only "
        "agencies write."
    ),
    remedy='write whose it is: {credit="Name/Agency"}',
    source=Source(
        "Getty Images, editorial policy: how its pictures are credited",
        "https://www.gettyimages.com/company/editorial-policy",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
    confidence="medium",
)
