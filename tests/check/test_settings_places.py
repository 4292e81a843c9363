"""Findings about settings point at the very line of newsletter.toml, or of a sponsor's file."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PIL import Image
from workspaces import make_workspace

from newsletter.building.build import check_issue
from newsletter.building.results import BuildOptions
from newsletter.compose import Composer
from newsletter.model.visit import Visit
from newsletter.workspace import load_workspace

DAY = datetime.date(2026, 11, 20)
SOCIAL = """
[[links.social]]
label = "Alive"
url = "https://social.example.org/alive"

[[links.social]]
label = "Gone"
url = "https://social.example.org/gone"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with two social links at the end of its settings."""
    root = make_workspace(tmp_path / "desk")
    settings = root / "newsletter.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + SOCIAL, encoding="utf-8")
    return root


def findings(root: Path, code: str, online: dict[str, Visit] | None = None) -> list[str]:
    """The line that each finding of a rule points at, and its file."""
    workspace = load_workspace(root)
    issue = workspace.issue_file(DAY)
    _, _, report = check_issue(Composer(workspace), issue, BuildOptions(), online=online)
    found = [it.problem for it in report.findings if it.problem.code == code]
    lines = [(root / it.path).read_text(encoding="utf-8").splitlines() for it in found]
    return [
        f"{it.path}: {rows[it.line - 1] if it.line else ''}"
        for it, rows in zip(found, lines, strict=True)
    ]


def add_to_issue(root: Path, text: str) -> None:
    """Write something before the list of stories."""
    document = root / "issues/2026-11-20/issue.md"
    words = document.read_text(encoding="utf-8")
    document.write_text(words.replace("## More", f"{text}\n\n## More", 1), encoding="utf-8")


def gone(url: str) -> dict[str, Visit]:
    return {url: Visit(url, "broken", "the server answered 404")}


def test_a_dead_social_link_is_told_at_its_own_line(desk):
    """Not at the first of the list, which is alive."""
    url = "https://social.example.org/gone"
    assert findings(desk, "L015", gone(url)) == [f'newsletter.toml: url = "{url}"']


def test_a_dead_address_is_told_wherever_it_is_written(desk):
    """The issue's own link to it does not hide the setting."""
    url = "https://social.example.org/gone"
    add_to_issue(desk, f"Try [this]({url}) too.")
    assert findings(desk, "L015", gone(url)) == [
        f"issues/2026-11-20/issue.md: Try [this]({url}) too.",
        f'newsletter.toml: url = "{url}"',
    ]


def test_a_heavy_logo_is_told_where_it_is_chosen(desk):
    """The masthead's in newsletter.toml, a sponsor's in the sponsor's file."""
    for name, height in (("ours.png", 2000), ("sponsors/bank.png", 6000)):
        Image.effect_noise((440, height), 90).convert("RGB").save(desk / name)
    settings, sponsor = desk / "newsletter.toml", desk / "sponsors/harbor-bank.md"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[theme]\nlogo = "ours.png"\n', encoding="utf-8")
    text = sponsor.read_text(encoding="utf-8").replace("kind: ad", "logo: bank.png\nkind: ad")
    sponsor.write_text(text, encoding="utf-8")
    add_to_issue(desk, "::: sponsor harbor-bank\n:::")
    assert sorted(findings(desk, "S003")) == [
        'newsletter.toml: logo = "ours.png"',
        "sponsors/harbor-bank.md: logo: bank.png",
    ]


def test_pictures_without_an_address_are_told_at_their_table(desk):
    """Where base_url is missing is where it belongs."""
    settings = desk / "newsletter.toml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("base_url")]
    settings.write_text("".join(kept), encoding="utf-8")
    add_to_issue(desk, "![A tide](photo.jpg)")
    assert findings(desk, "W139") == ["newsletter.toml: [images]"]
