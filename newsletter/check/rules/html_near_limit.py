"""An email that Gmail may clip once the platform has rewritten its links."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.html_over_limit import SOURCE
from newsletter.check.weight import block_to_blame, heaviest
from newsletter.model.finding import Finding

NEAR_FRACTION = 0.9
"""Part of ``limits.html_bytes``. A platform that counts clicks makes each link some 100 bytes
longer: 40 links are 4 KB, and a tenth of the limit is 10 KB."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the HTML part with most of ``limits.html_bytes``."""
    size_bytes = len(context.email.html.encode())
    limit_bytes = context.config.limits.html_bytes
    near_bytes = int(limit_bytes * NEAR_FRACTION)
    if near_bytes < size_bytes <= limit_bytes:
        message = f"email.html has {size_bytes:,} bytes; the limit is {limit_bytes:,}"
        place = block_to_blame(context, size_bytes - near_bytes)
        yield RULE.found(place, message, f"take items out; {heaviest(context)}")


RULE = Rule(
    code="S002",
    name="html_near_limit",
    severity="warning",
    summary="email.html is near limits.html_bytes",
    why=(
        "Platforms make links longer to count clicks, so an email just below the limit may be "
        "clipped when it arrives."
    ),
    remedy="take items out",
    source=SOURCE,
    check=check,
)
