"""Workspaces for the tests of finished emails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from theme_desk import Desk
from workspaces import make_workspace


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A workspace of its own for each test."""
    return Desk(make_workspace(tmp_path / "desk"))


@pytest.fixture
def platform_desk(tmp_path: Path) -> Callable[[str], Desk]:
    """A workspace for a sending platform."""

    def make(platform: str) -> Desk:
        return Desk(make_workspace(tmp_path / platform, platform=platform))

    return make
