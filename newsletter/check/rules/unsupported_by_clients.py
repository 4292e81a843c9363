"""HTML or CSS that a target client does not know, with nothing that stands in for it."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.client_losses import SOURCE, is_picture, loss_findings
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every unsupported feature, once."""
    yield from loss_findings(
        context, RULE, lambda loss: loss.outcome == "unsupported" and not is_picture(loss)
    )


RULE = Rule(
    code="C001",
    name="unsupported_by_clients",
    severity="warning",
    summary="clients do not support what the email uses, and nothing stands in for it",
    why=(
        "Each email client knows its own part of HTML and CSS and passes over the rest, so these "
        "readers see something else than you, or nothing. `[check.clients]` says who they are."
    ),
    remedy="say it in a way that these clients know, or leave it out",
    source=SOURCE,
    check=check,
)
