"""Workspaces for the tests of finished emails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from theme_desk import Desk
from workspaces import make_workspace


@pytest.fixture(scope="session")
def warm_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after a build: its cache saves every test half a second."""
    root = make_workspace(tmp_path_factory.mktemp("warm") / "desk")
    Desk(root).built()
    return root


@pytest.fixture
def desk(warm_desk: Path, tmp_path: Path) -> Desk:
    """A workspace of its own for each test."""
    root = tmp_path / "desk"
    shutil.copytree(warm_desk, root)
    return Desk(root)


@pytest.fixture
def platform_desk(warm_desk: Path, tmp_path: Path) -> Callable[[str], Desk]:
    """A workspace for a sending platform."""

    def make(platform: str) -> Desk:
        root = make_workspace(tmp_path / platform, platform=platform)
        shutil.copytree(warm_desk / ".newsletter", root / ".newsletter")
        return Desk(root)

    return make
