"""An email that Gmail would clip."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.check.weight import block_to_blame, heaviest
from newsletter.model.finding import Finding

SOURCE = Source(
    "Google publishes no figure; senders measure 102 KB of HTML, its links as the platform sends "
    "them",
    "https://www.emailonacid.com/blog/article/email-development/gmail-clipping/",
    "2026-11-23",
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the HTML part with ``limits.html_bytes``."""
    size_bytes = len(context.email.html.encode())
    limit_bytes = context.config.limits.html_bytes
    if size_bytes > limit_bytes:
        message = f"email.html has {size_bytes:,} bytes; the limit is {limit_bytes:,}"
        place = block_to_blame(context, size_bytes - limit_bytes)
        yield RULE.found(place, message, f"take items out; {heaviest(context)}")


RULE = Rule(
    code="S001",
    name="html_over_limit",
    severity="error",
    summary="email.html is larger than limits.html_bytes",
    why=(
        "Gmail shows about the first 102 KB of an email and a link to the rest. The unsubscribe "
        "link, a sponsor's label or half a story may be in the rest."
    ),
    remedy="take items out",
    source=SOURCE,
    check=check,
)
