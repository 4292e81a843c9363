"""The default theme loses nothing in the default clients without something in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from newsletter.check.clients.judge import judge_clients
from newsletter.check.clients.support import load_support
from newsletter.check.clients.targets import DEFAULT_SHARES, targets_from
from newsletter.compose import Composer
from newsletter.workspace import load_workspace

ROOT = Path(__file__).resolve().parents[3]
ISSUES = sorted(path.parent.name for path in (ROOT / "issues").glob("*/issue.md"))


def lost(issue: str) -> list[str]:
    """What the issue's email loses in some client without anything in its place."""
    space = load_workspace(ROOT)
    source = space.read_source(ROOT / "issues" / issue / "issue.md")
    email = Composer(space).compose(source).email
    found: list[str] = []
    for markup in (email.html, email.web_html):
        report = judge_clients(
            html.document_fromstring(markup), load_support(), targets_from(DEFAULT_SHARES), 0.0
        )
        found += [
            f"{loss.use.shown} of <{loss.use.tag}>: {', '.join(loss.clients)}"
            for loss in report.losses
            if loss.outcome == "unsupported"
        ]
    return found


@pytest.mark.parametrize("issue", ISSUES)
def test_the_samples_lose_nothing_in_any_platform_of_the_default_clients(issue: str) -> None:
    assert lost(issue) == []
