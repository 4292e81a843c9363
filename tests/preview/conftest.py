"""A running preview of the starter workspace, and a Chromium that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from email_browser import FLAGS
from judges import need
from preview_server import ISSUE, Running, start, stop

from newsletter.starter import write_starter


@pytest.fixture(scope="session")
def preview_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one issue that has a picture, a sponsor and a merge tag."""
    from PIL import Image

    root = tmp_path_factory.mktemp("preview") / "desk"
    write_starter(root)
    for path in (root / "issues").iterdir():
        shutil.rmtree(path)
    folder = root / "issues/2026-11-20"
    folder.mkdir()
    Image.linear_gradient("L").resize((320, 180)).convert("RGB").save(folder / "quay.png")
    (folder / "issue.md").write_text(ISSUE, encoding="utf-8")
    return root


@pytest.fixture
def running(preview_desk: Path, tmp_path: Path) -> Iterator[Running]:
    """A preview of a copy that the test may change."""
    root = tmp_path / "desk"
    shutil.copytree(preview_desk, root)
    started = start(root)
    yield started
    stop(started)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One Chromium for the tests of a module: it keeps an event loop in this thread."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    need(executable, "Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def studio(running: Running, chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens the page of the issue and waits until the email and all that is beside it are there."""
    pages: list[Any] = []

    def open_page(query: str = "", *, width: int = 1500, scheme: str = "light") -> Any:
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.set_default_timeout(15_000)
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "console",
            lambda it: (
                page.errors.append(f"{it.text} {it.location}") if it.type == "error" else None
            ),
        )
        page.goto(f"{running.origin}/issues/2026-11-20/{query}")
        page.wait_for_selector("body[data-facts]")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        assert page.errors == []
        page.close()
