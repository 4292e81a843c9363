"""Pictures of finished emails, taken by a Chromium that is installed on the system."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from newsletter.dataclass import dataclass
from newsletter.errors import Problem, UsageError
from newsletter.model.email import Asset
from newsletter.preview.frame import Look, frame_html, picture_addresses

NAMES: tuple[str, ...] = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
"""Programs that will do, in the order in which they are looked for."""

_APPLICATIONS: tuple[str, ...] = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
)
_FLAGS = ("--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--no-first-run")
_ADDRESS = "https://preview.invalid/"
_TIMEOUT_MS = 20_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: Of the file, without its ending.
        width_px: Of the window.
        look: What is switched.
    """

    name: str
    width_px: int
    look: Look


PHONE_PX, DESKTOP_PX = 375, 640
SHOTS: tuple[Shot, ...] = (
    Shot("desktop-light", DESKTOP_PX, Look()),
    Shot("desktop-dark", DESKTOP_PX, Look("dark")),
    Shot("desktop-images-off", DESKTOP_PX, Look(images=False)),
    Shot("phone-light", PHONE_PX, Look()),
    Shot("phone-dark", PHONE_PX, Look("dark")),
    Shot("phone-images-off", PHONE_PX, Look(images=False)),
)


def find_chromium() -> str | None:
    """The program; ``NEWSLETTER_CHROMIUM`` names one that has another name."""
    named = os.environ.get("NEWSLETTER_CHROMIUM")
    if named:
        return shutil.which(named)
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _APPLICATIONS if os.access(path, os.X_OK)), None)


def has_playwright() -> bool:
    """Whether the extra ``browser`` is installed."""
    from importlib.util import find_spec  # noqa: PLC0415

    return find_spec("playwright") is not None


class Camera:
    """A running Chromium that shows one email after the other; scripts never run in it."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser

    def shoot(
        self,
        html: str,
        pictures: dict[str, tuple[bytes, str]],
        shot: Shot,
        *,
        height_px: int | None = None,
        scheme: Literal["light", "dark"] | None = None,
    ) -> bytes:
        """A PNG.

        Args:
            html: The email, as ``frame_html`` made it.
            pictures: Content and media type by address; nothing else is loaded.
            shot: The window.
            height_px: Only the top of the page; None for the whole of it.
            scheme: What the browser says that it prefers; None for the shot's.
        """
        page = self._browser.new_page(
            viewport={"width": shot.width_px, "height": height_px or 900},
            color_scheme=scheme or shot.look.scheme,
            java_script_enabled=False,
            reduced_motion="reduce",
        )
        try:

            def serve(route: Any) -> None:
                url = route.request.url
                if url == _ADDRESS:
                    route.fulfill(body=html, content_type="text/html; charset=utf-8")
                elif url in pictures:
                    content, media_type = pictures[url]
                    route.fulfill(body=content, content_type=media_type)
                else:
                    route.abort()

            page.route(re.compile("^(?!data:)"), serve)
            page.goto(_ADDRESS, wait_until="load", timeout=_TIMEOUT_MS)
            return bytes(page.screenshot(full_page=height_px is None, timeout=_TIMEOUT_MS))
        finally:
            page.close()


@contextmanager
def camera() -> Iterator[Camera]:
    """A Chromium for as long as it is needed.

    Raises:
        UsageError: E015 if Playwright or a Chromium is missing, or does not start.
    """
    if not has_playwright():
        hint = "pip install 'newsletter[browser]'"
        raise UsageError(Problem("E015", "pictures need Playwright, which is missing", hint=hint))
    executable = find_chromium()
    if executable is None:
        hint = (
            "install Chromium or Chrome (Debian: apt install chromium), or set NEWSLETTER_CHROMIUM"
        )
        raise UsageError(Problem("E015", "there is no Chromium on this machine", hint=hint))
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - an extra

    # Chromium's own sandbox does not work for root, as in containers.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*_FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable, args=flags)
        except Error as error:
            said = next(iter(str(error).splitlines()), "").lower()
            hint = "does it start by itself?"
            message = f"the browser did not start: {said}"
            raise UsageError(Problem("E015", message, executable, hint=hint)) from error
        try:
            yield Camera(browser)
        finally:
            browser.close()


def shown(
    html: str, assets: Sequence[Asset], base_url: str, look: Look
) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """An email as a look shows it, and the pictures that it loads.

    Args:
        html: The email.
        assets: Its processed pictures.
        base_url: ``images.base_url`` with the date in it.
    """
    addresses = picture_addresses(assets, base_url, f"{_ADDRESS}images/")
    pictures = {
        served: (asset.content, asset.media_type)
        for asset, (_, served) in zip(assets, addresses, strict=True)
    }
    return frame_html(html, (), addresses, look), pictures if look.images else {}
