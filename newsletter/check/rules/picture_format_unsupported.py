"""A picture in a format that target clients do not show."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.client_losses import SOURCE, is_picture, loss_findings
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every picture whose format clients do not show."""
    yield from loss_findings(
        context, RULE, lambda loss: loss.outcome == "unsupported" and is_picture(loss)
    )


RULE = Rule(
    code="C003",
    name="picture_format_unsupported",
    severity="warning",
    summary="clients do not show a picture's format",
    why=(
        "Readers of these clients see an empty frame with the alternative text. JPEG, PNG and GIF "
        "are shown everywhere; local pictures become one of them, an address is taken as it is."
    ),
    remedy="give the picture as JPEG or PNG",
    source=SOURCE,
    check=check,
)
