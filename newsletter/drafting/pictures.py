"""Copies the stories' pictures beside an issue; what cannot be copied is said and left out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection
from dataclasses import field, replace
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError
from newsletter.fetching.body import Fetched
from newsletter.importers.draft import Doubt
from newsletter.importers.feeds.model import FeedItem

FetchPicture: TypeAlias = Callable[[str], Fetched]
"""Gets a picture from its address; what goes wrong is a NewsletterError."""

_ENDINGS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
_SMALLEST_PX = 80
"""What is narrower is an icon, and would be a blot at the width of an email."""
_LONGEST_NAME = 40


@dataclass(slots=True)
class Copies:
    """The pictures of one issue.

    Attributes:
        taken: File names that are in the folder already.
        files: The pictures to write, by file name.
    """

    fetch: FetchPicture
    megapixels: int
    taken: Collection[str] = ()
    files: dict[str, bytes] = field(default_factory=dict)

    def copy(self, item: FeedItem) -> FeedItem:
        """The story with its picture's copy; without it, and with the reason, if there is none."""
        if item.image is None:
            return item
        src = item.image.src
        try:
            content = self.fetch(src).content
            why = "" if (ending := self._ending(content)) else "it is no JPEG, PNG, GIF or WebP"
        except NewsletterError as error:
            content, ending, why = b"", "", error.problems[0].message
        except _UnfitError as error:
            content, ending, why = b"", "", str(error)
        if why:
            doubt = Doubt(f"its picture at {src[:300]} was left out: {why}")
            return replace(item, image=None, doubts=(*item.doubts, doubt))
        name = self._name(src, ending)
        self.files[name] = content
        return replace(item, image=replace(item.image, src=name))

    def _ending(self, content: bytes) -> str:
        """The ending of a picture's file name; empty for what is no picture for email."""
        from PIL import Image  # noqa: PLC0415 - only where pictures are copied

        try:
            with Image.open(io.BytesIO(content)) as image:
                width, height, form = *image.size, image.format or ""
                frames = getattr(image, "n_frames", 1)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return ""
        if width * height > self.megapixels * 1_000_000:
            raise _UnfitError(f"it has {width} × {height} pixels")
        if width < _SMALLEST_PX or height < _SMALLEST_PX:
            raise _UnfitError(f"it has only {width} × {height} pixels")
        if frames > 1 and form != "GIF":
            raise _UnfitError("it moves, and would stand still in most inboxes")
        return _ENDINGS.get(form, "")

    def _name(self, src: str, ending: str) -> str:
        try:
            stem = unquote(urlsplit(src).path).rpartition("/")[2].rpartition(".")[0]
        except ValueError:
            stem = ""
        stem = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:_LONGEST_NAME].strip("-")
        stem = stem or "picture"
        name, number = f"{stem}.{ending}", 1
        while name in self.taken or name in self.files:
            number += 1
            name = f"{stem}-{number}.{ending}"
        return name


class _UnfitError(Exception):
    """A picture that no email should have."""
