"""An email that Gmail would clip.

Gmail shows the first 102 KB or so of an email's HTML and a link to the rest; the unsubscribe
link and a sponsor's label may be in the rest. Source: Google publishes no figure; 102 KB is what
senders measure (read 2026-11-23), so the limit stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.config import Limits
from newsletter.errors import Problem
from newsletter.model.finding import Finding

# Links grow when a platform rewrites them for counting clicks: say so before the limit is met.
WARN_FRACTION = 0.9


def check_size(html: str, limits: Limits, path: str) -> Iterator[Finding]:
    """Compare the HTML part with the limit.

    Args:
        html: The finished ``email.html``.
        path: The issue's file.
    """
    size_bytes = len(html.encode())
    said = f"email.html has {size_bytes:,} bytes; the limit is {limits.html_bytes:,}"
    hint = "take items out; Gmail clips an email at about 102 KB"
    if size_bytes > limits.html_bytes:
        yield Finding(Problem("E155", said, path, hint=hint), "error")
    elif size_bytes > limits.html_bytes * WARN_FRACTION:
        yield Finding(Problem("W155", said, path, hint=hint), "warning")
