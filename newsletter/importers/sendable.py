"""What an email can show of a picture from outside, and what is uncertain about it."""

from __future__ import annotations

from newsletter.excerpts import excerpt
from newsletter.importers.draft import Doubt
from newsletter.model.blocks import Figure


def sendable_picture(image: Figure | None) -> tuple[Figure | None, list[Doubt]]:
    """The picture, or None and a doubt that keeps its address and its credit."""
    if image is not None and image.src.startswith("http:"):
        said = f"its picture is at {excerpt(image.src, 300)}, which no email may show"
        credit = f', with the credit "{image.credit}"' if image.credit else ""
        return None, [Doubt(f"{said}: save it beside this file{credit}")]
    return image, []
