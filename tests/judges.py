"""Built sample issues, and programs that we did not write which judge them.

A program that is missing fails the test in CI and skips it, with the reason, anywhere else.
``CI`` is what the common services set in the environment.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
NODE_MODULES = Path(__file__).parent / "real/node_modules"
PROGRAMS = Path(__file__).parent / "real/programs"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PICTURES = "https://images.ledger.example.org/"


@dataclass(frozen=True)
class Sample:
    """One built sample issue."""

    name: str
    folder: Path

    @property
    def html(self) -> str:
        """``email.html``."""
        return (self.folder / "email.html").read_text(encoding="utf-8")

    @property
    def text(self) -> str:
        """``email.txt``."""
        return (self.folder / "email.txt").read_text(encoding="utf-8")

    @property
    def eml(self) -> bytes:
        """``email.eml``."""
        return (self.folder / "email.eml").read_bytes()


# The sample workspace's platform puts an address in place of each of these when it sends.
PLATFORM_TAG = re.compile(r"\{\{ \w+URL \}\}")


def as_sent(html: str) -> str:
    """The email as the platform sends it: its tags are filled in."""
    return PLATFORM_TAG.sub("https://list.example.org/x", html)


SAMPLE_NAMES = sorted(path.parent.name for path in REPOSITORY.glob("issues/*/issue.md"))


def need(found: object, what: str) -> None:
    """Go on only if a program was found."""
    if found:
        return
    message = f"{what} is not installed; .ci/programs installs it"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
