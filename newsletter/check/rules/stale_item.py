"""A story that is older than a daily newsletter's stories are."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK, published_on
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.model.inline import plain_text


def check(context: CheckContext) -> Iterator[Finding]:
    """Items whose day is known, by ``published`` or by their address."""
    limit_days = context.config.check.stale_days
    for item in context.items:
        day = published_on(item)
        if day is None:
            continue
        age_days = (context.date - day).days
        if age_days > limit_days:
            title = excerpt(plain_text(item.title))
            said = f'"{title}" is of {day}, {age_days} days before this issue'
            yield RULE.found(item.location, said)


RULE = Rule(
    code="N023",
    name="stale_item",
    severity="warning",
    summary="a story is older than check.stale_days",
    why=(
        "An old story among new ones is usually a link that was pasted from the wrong tab, or an "
        "item that came along when an issue was copied. Its day is what published says, or its "
        "address: /2026/11/20/."
    ),
    remedy="take a newer one, or accept it with a reason in the issue's ignore",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
