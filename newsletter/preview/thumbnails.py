"""Small pictures of the issues for the list: taken by Chromium, kept on disk, drawn until then."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from newsletter.cache import Cache, cache_key
from newsletter.errors import NewsletterError
from newsletter.preview.chromium import Shot, camera, find_chromium, has_playwright, shown
from newsletter.preview.desk import Good, View
from newsletter.preview.frame import Look

WIDTH_PX, HEIGHT_PX = 320, 400
_SHOT = Shot("thumbnail", 640, Look())
_KIND = "thumbnail"


class Thumbnails:
    """Takes one picture at a time, in a thread of its own, and only of what changed.

    Attributes:
        revision: Counts the pictures that were taken.
    """

    def __init__(self, root: Path, *, enabled: bool = True) -> None:
        self.revision = 0
        self._cache = Cache(root / ".newsletter" / "cache")
        self._able = enabled and has_playwright() and find_chromium() is not None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thumbnails")
        self._taking: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def close(self) -> None:
        """Forget the pictures that were not begun."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def get(self, view: View, announce: Callable[[], Awaitable[None]]) -> tuple[bytes, str]:
        """The picture of an issue and its media type: taken, or drawn if there is none yet.

        Args:
            announce: Called when a picture was taken.
        """
        good = view.good
        if good is None:
            return placeholder("cannot be made"), "image/svg+xml"
        email = good.composition.email
        key = cache_key(_KIND, email.html, *(asset.name for asset in email.assets))
        kept = self._cache.get_bytes(_KIND, key)
        if kept is not None:
            return kept, "image/png"
        if self._able and key not in self._taking:
            self._taking.add(key)
            task = asyncio.create_task(self._take(good, key, announce))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return placeholder(email.subject), "image/svg+xml"

    async def _take(self, good: Good, key: str, announce: Callable[[], Awaitable[None]]) -> None:
        loop = asyncio.get_running_loop()
        try:
            content = await loop.run_in_executor(self._thread, take_thumbnail, good)
        except (NewsletterError, OSError, RuntimeError):
            self._able = False  # a browser that does not start will not start the next time either
            return
        self._cache.put_bytes(_KIND, key, content)
        self._taking.discard(key)
        self.revision += 1
        await announce()


def take_thumbnail(good: Good) -> bytes:
    """A PNG of the top of an email.

    Raises:
        UsageError: E015 if there is no browser, or none that starts.
    """
    from PIL import Image  # noqa: PLC0415 - 50 ms

    day = good.composition.issue.date.isoformat()
    base = good.composer.config.images.base_url.replace("{date}", day)
    email = good.composition.email
    html, pictures = shown(email.html, email.assets, base, _SHOT.look)
    with camera() as chromium:
        content = chromium.shoot(html, pictures, _SHOT, height_px=800)
    small = Image.open(io.BytesIO(content)).convert("RGB")
    small = small.resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def placeholder(title: str) -> bytes:
    """A drawn page with a title, for when there is no picture."""
    lines = _wrapped(title, 24)[:4]
    words = "".join(
        f'<text x="32" y="{112 + 26 * at}" font-size="19" font-family="Georgia,serif" '
        f'fill="#2b2f36">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )
    bars = "".join(
        f'<rect x="32" y="{y}" width="{width}" height="8" rx="4" fill="#d9dce1"/>'
        for y, width in ((318, 256), (336, 240), (354, 248), (372, 160))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}">'
        '<rect width="320" height="400" fill="#fbfbfa"/>'
        '<rect x="32" y="40" width="120" height="14" rx="3" fill="#2b2f36"/>'
        '<rect x="32" y="66" width="256" height="1.5" fill="#2b2f36"/>'
        f'{words}<rect x="32" y="212" width="256" height="90" rx="4" fill="#e6e8eb"/>{bars}</svg>'
    ).encode()


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap  # noqa: PLC0415

    return textwrap.wrap(text, width, max_lines=4, placeholder=" …")
