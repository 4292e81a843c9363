"""A small workspace of its own for each test, and the command run inside this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from newsletter.cache import Cache
from newsletter.cli.app import app
from newsletter.config.settings import ThemeSettings
from newsletter.files import SourceFile
from newsletter.render.theme import Theme, load_theme
from newsletter.starter import write_starter

ISSUE = """\
---
date: {date}
subject: {subject}
---

# {subject}

A paragraph of the body.
"""


@pytest.fixture(scope="session")
def built_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter workspace after a build: its cache saves every test half a second."""
    root = tmp_path_factory.mktemp("built") / "desk"
    write_starter(root)
    assert CliRunner().invoke(app, ["build", "-C", str(root)]).exit_code == 0
    shutil.rmtree(root / "build")
    return root


_themes: dict[object, Theme] = {}


@pytest.fixture(autouse=True)
def one_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile the same templates once for all tests: it is most of a small build's time."""

    def load_once(files: Mapping[str, SourceFile], settings: ThemeSettings, cache: Cache) -> Theme:
        key = (*((file.path, file.sha256) for file in files.values()), settings)
        if key not in _themes:
            _themes[key] = load_theme(files, settings, cache)
        return _themes[key]

    monkeypatch.setattr("newsletter.compose.load_theme", load_once)


@pytest.fixture
def desk(built_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter workspace, which is the current folder."""
    root = tmp_path / "desk"
    shutil.copytree(built_desk, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run() -> Callable[..., Result]:
    """Runs a command line in this process."""

    def run_here(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    return run_here


@pytest.fixture
def write_issue(desk: Path) -> Callable[..., Path]:
    """Writes an issue for a date; ``text`` replaces all of it."""

    def write(date: str, subject: str = "A quiet day", text: str = "") -> Path:
        path = desk / "issues" / date / "issue.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text or ISSUE.format(date=date, subject=subject), encoding="utf-8")
        return path

    return write


@pytest.fixture
def run_json(run: Callable[..., Result]) -> Callable[..., dict[str, Any]]:
    """Runs ``build --format json`` and gives the document."""

    def run_here(*words: str) -> dict[str, Any]:
        result = run("build", *words, "--format", "json")
        document: dict[str, Any] = json.loads(result.stdout)
        assert document["exit_code"] == result.exit_code
        return document

    return run_here
