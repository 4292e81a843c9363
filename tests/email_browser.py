"""A real browser that shows emails and measures them.

Playwright's synchronous calls keep an event loop in their thread, so they get a thread of their
own: other tests of the session may run loops, or a Playwright, of theirs.
"""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

MEASURE = Path(__file__).parent / "visual/measure.js"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--no-first-run",
)
ADDRESS = "https://mail.example.org/"


def find_chromium() -> str:
    """The system's Chromium. Without one the test fails in CI, and is skipped anywhere else."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("CI"):
        pytest.fail("there is no Chromium: CI has to look at the emails")
    pytest.skip("there is no Chromium on this machine (Debian: apt install chromium)")


@dataclass(frozen=True)
class View:
    """How an email is looked at.

    Attributes:
        styles: Whether the client keeps ``<style>``; Gmail at its worst does not.
    """

    width_px: int = 640
    scheme: Literal["light", "dark"] = "light"
    images: bool = True
    styles: bool = True

    def __str__(self) -> str:
        words = [str(self.width_px), self.scheme]
        words += [] if self.images else ["images-off"]
        words += [] if self.styles else ["stripped"]
        return "-".join(words)


class Browser:
    """A Chromium in a thread of its own; pages that were measured once stay open."""

    def __init__(self, executable: str) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._pages: dict[tuple[int, View], Any] = {}
        # Kept, so that no other email gets the identity of one that was shown.
        self._emails: list[Any] = []
        self._thread.submit(self._start, executable).result()

    def _start(self, executable: str) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=executable, args=[*FLAGS])

    def close(self) -> None:
        def stop() -> None:
            self._browser.close()
            self._playwright.stop()

        self._thread.submit(stop).result()
        self._thread.shutdown()

    def measure(self, email: Any, view: View, expression: str) -> Any:
        """The value of a JavaScript expression on an email as it is shown in a view."""
        return self._thread.submit(self._measure, email, view, expression).result()

    def shoot(self, email: Any, view: View, part: tuple[int, int, int, int]) -> bytes:
        """A PNG of a part of the page: left, top, width and height in CSS pixels."""
        left, top, width, height = part
        clip = {"x": left, "y": top, "width": width, "height": height}

        def take() -> bytes:
            page = self._open(email, view)
            return bytes(page.screenshot(clip=clip, full_page=True))

        return self._thread.submit(take).result()

    def _measure(self, email: Any, view: View, expression: str) -> Any:
        key = (id(email), view)
        if key not in self._pages:
            self._emails.append(email)
            self._pages[key] = self._open(email, view)
        return self._pages[key].evaluate(expression)

    def _open(self, email: Any, view: View) -> Any:
        html = email.html
        if not view.styles:
            html = re.sub(r"<style\b.*?</style>", "", html, flags=re.DOTALL)
        pictures = {asset.name: asset for asset in email.assets} if view.images else {}

        def serve(route: Any) -> None:
            url = route.request.url
            asset = pictures.get(url.rsplit("/", 1)[-1])
            if url == ADDRESS:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            elif asset:
                route.fulfill(body=asset.content, content_type=asset.media_type)
            else:
                route.abort()

        page = self._browser.new_page(
            viewport={"width": view.width_px, "height": 900}, color_scheme=view.scheme
        )
        page.route("**/*", serve)
        page.goto(ADDRESS, wait_until="load")
        page.evaluate(MEASURE.read_text(encoding="utf-8"))
        return page
