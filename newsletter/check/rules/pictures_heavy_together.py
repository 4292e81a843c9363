"""Pictures that together take a phone long to load."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.picture_weight import SOURCE, picture_weights
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

HEAVY_BYTES = 1_500_000
"""Seven and a half seconds on a slow phone network, at 1.6 Mbit/s (SOURCE)."""
SHOWN = 3


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the sum of the processed pictures, each counted once."""
    pictures = picture_weights(context)
    total_bytes = sum(len(asset.content) for asset, _ in pictures)
    if total_bytes <= HEAVY_BYTES:
        return
    heaviest = sorted(pictures, key=lambda it: -len(it[0].content))[:SHOWN]
    named = ", ".join(f"{place} ({len(asset.content) / 1000:,.0f} kB)" for asset, place in heaviest)
    message = f"the {len(pictures)} pictures have {total_bytes / 1_000_000:.1f} MB together"
    largest, place = heaviest[0]
    alone = total_bytes - len(largest.content) <= HEAVY_BYTES
    yield RULE.found(place if alone else context.here, message, f"the heaviest are at {named}")


RULE = Rule(
    code="S004",
    name="pictures_heavy_together",
    severity="warning",
    summary="the pictures have more than 1.5 MB together",
    why="A reader on a train waits for them, or scrolls past empty frames.",
    remedy="take pictures out, or make the heaviest smaller",
    source=SOURCE,
    check=check,
)
