"""A picture ready to be sent; the type alone, so that a warm build needs no Pillow."""

from __future__ import annotations

import hashlib
from dataclasses import field

from newsletter.dataclass import dataclass

ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A processed picture.

    Attributes:
        content: The file.
        media_type: ``image/jpeg``, ``image/png`` or ``image/gif``.
        width_px: Source's width, upright; the file itself may be smaller.
        height_px: Source's height.
        name: File name made from the content's hash, ``3f2a….jpg``.
    """

    content: bytes
    media_type: str
    width_px: int
    height_px: int
    name: str = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.content).hexdigest()
        object.__setattr__(self, "name", digest[:16] + ENDINGS[self.media_type])

    def display_size(self, limit_px: int) -> tuple[int, int]:
        """Size in the layout at 1x: never wider than the limit, never larger than the source."""
        if self.width_px <= limit_px:
            return self.width_px, self.height_px
        return limit_px, max(1, round(self.height_px * limit_px / self.width_px))
