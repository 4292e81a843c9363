"""HTML or CSS that many readers' clients support with limits."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.client_losses import SOURCE, is_picture, loss_findings
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

READERS = 0.1
"""Part of the audience from which on a limit is said. Our own threshold, 2026-11-23: "partly" is
mostly a difference of a few pixels, and MJML's own markup has some in Outlook."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every partly supported feature that a tenth of the readers lose by, once."""
    yield from loss_findings(
        context,
        RULE,
        lambda loss: loss.outcome == "partly" and loss.share >= READERS and not is_picture(loss),
    )


RULE = Rule(
    code="C002",
    name="partly_supported_by_clients",
    severity="notice",
    summary="clients of a tenth of the readers support only in part what the email uses",
    why=(
        "The words are there, but spacing or looks may differ from what you see. `newsletter "
        "clients` shows what is partly supported for fewer readers too."
    ),
    remedy="look at the email in these clients",
    source=SOURCE,
    check=check,
)
