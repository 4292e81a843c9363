"""P005: one creative in too many issues running: readers stop seeing it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from newsletter.model.finding import Finding
from newsletter.model.sponsor import SponsorSlot


def creative_repeated(
    slots: Sequence[SponsorSlot],
    earlier: Iterable[tuple[datetime.date, Collection[tuple[str, str]]]],
    limit: int,
) -> Iterator[Finding]:
    """Compare an issue's creatives with those of the issues before it.

    Args:
        slots: The filled slots of the issue.
        earlier: Issues from the latest back, each with its sponsors' and creatives' slugs; read
            only as far as it is needed.
        limit: Most issues running; 0 for any number.
    """
    running = {(slot.sponsor, slot.creative.slug): slot for slot in slots if limit}
    since: dict[tuple[str, str], datetime.date] = {}
    for count, (day, shown) in enumerate(earlier, start=1) if running else ():
        running = {key: slot for key, slot in running.items() if key in shown}
        since |= dict.fromkeys(running, day)
        if not running or count >= limit:
            break
    else:
        return
    for (sponsor, creative), slot in running.items():
        message = (
            f'{sponsor} shows "{creative}", at {slot.creative.location}, in more than {limit}'
            f" issues running, since {since[sponsor, creative]} or before"
        )
        hint = "book another creative, or raise repeat_limit in [sponsors]"
        yield Finding(slot.location.problem("P005", message, hint), "warning")
