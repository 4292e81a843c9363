"""A picture that takes a phone long to load."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.picture_weight import SOURCE, picture_weights
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

HEAVY_BYTES = 300_000
"""A second and a half on a slow phone network, at 1.6 Mbit/s (SOURCE). A photograph as wide as the
email, at double density and quality 82, has about 150 kB."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every processed picture that is heavier."""
    for asset, place in picture_weights(context):
        size_bytes = len(asset.content)
        if size_bytes > HEAVY_BYTES:
            message = f"this picture has {size_bytes / 1000:,.0f} kB in the email"
            hint = "make it smaller"
            if asset.media_type == "image/png":
                hint = "save a photograph as JPEG; keep PNG for drawings with few colours"
            elif asset.media_type == "image/gif":
                hint = "take frames out, or show one frame as JPEG with a link to the film"
            yield RULE.found(place, message, hint)


RULE = Rule(
    code="S003",
    name="picture_heavy",
    severity="warning",
    summary="a picture is heavier than 300 kB",
    why=(
        "Most readers open the email on a phone. Until the picture is there they see an empty "
        "frame, and on a metered line they pay for it."
    ),
    remedy="make it smaller, or save a photograph as JPEG",
    source=SOURCE,
    check=check,
)
