"""A picture or story that may not be shown yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, bound
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """``embargo`` against the moment of sending."""
    publication = context.config.publication
    sent = datetime.datetime.combine(context.date, publication.send_at.replace(tzinfo=None))
    for terms, what, place in bound(context):
        embargo = terms.embargo
        if embargo is None:
            continue
        early = embargo > (sent if embargo.tzinfo is None else _in_zone(context, sent))
        if early:
            until = embargo.isoformat(" ", "minutes")
            at = f"{sent.isoformat(' ', 'minutes')} {publication.timezone}"
            yield RULE.found(place, f"{what} is under embargo until {until}; this is sent {at}")


def _in_zone(context: CheckContext, sent: datetime.datetime) -> datetime.datetime:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 7 ms, only for an embargo with an offset

    return sent.replace(tzinfo=ZoneInfo(context.config.publication.timezone))


RULE = Rule(
    code="N010",
    name="embargo_not_over",
    severity="error",
    summary="an embargo is not over when the issue is sent",
    why=(
        "Who breaks an embargo gets no more embargoed copy. The issue's date and send_at, in the "
        "publication's time zone, are when it is sent."
    ),
    remedy="take it out, send later, or correct the embargo",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
