"""The sample issues, built once as a user builds them, and the programs that judge them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from judges import CHROMIUM_FLAGS, NODE_MODULES, PICTURES, REPOSITORY, SAMPLE_NAMES, Sample, need


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the builds of all sample issues, made by the command itself."""
    out = tmp_path_factory.mktemp("samples")
    command = [sys.executable, "-m", "newsletter", "build", "--all", "--quiet"]
    subprocess.run(
        [*command, "--out", str(out), "-C", str(REPOSITORY)], check=True, stdout=subprocess.DEVNULL
    )
    return out


@pytest.fixture(params=SAMPLE_NAMES)
def sample(request: pytest.FixtureRequest, built: Path) -> Sample:
    """Each sample issue in turn."""
    return Sample(request.param, built / request.param)


@pytest.fixture(scope="session")
def run() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a program that is needed."""

    def run_here(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
        need(shutil.which(str(words[0])), str(words[0]))
        return subprocess.run(
            [str(word) for word in words], capture_output=True, timeout=120, check=False, **options
        )

    return run_here


@pytest.fixture(scope="session")
def node_module() -> Callable[[str], Path]:
    """The folder of an npm package."""

    def find(name: str) -> Path:
        folder = NODE_MODULES / name
        need(folder.is_dir(), f"npm's {name}")
        return folder

    return find


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, the system's own."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    need(executable, "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*CHROMIUM_FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def open_email(chromium: Any, sample: Sample) -> Iterator[Callable[..., Any]]:
    """Shows a document as the sample's email, its pictures from the build, all else unreachable."""
    contexts = []

    def open_here(html: str, *, width_px: int = 640, dark: bool = False, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width_px, "height": 900},
            color_scheme="dark" if dark else "light",
            **options,
        )
        contexts.append(context)

        def serve(route: Any) -> None:
            url = route.request.url
            if url == "https://mail.example.org/":
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            elif url.startswith(PICTURES):
                route.fulfill(path=sample.folder / "images" / url.rsplit("/", 1)[1])
            else:
                route.abort()

        context.route("**/*", serve)
        page = context.new_page()
        page.goto("https://mail.example.org/")
        return page

    yield open_here
    for context in contexts:
        context.close()
