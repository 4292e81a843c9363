"""newsletter.drafting.past: what earlier issues had, and which of them could not be asked."""

import datetime
from pathlib import Path

import pytest
from workspaces import make_workspace

from newsletter.drafting.past import past_stories
from newsletter.errors import Problem
from newsletter.workspace import load_workspace

ISSUE = "---\ndate: {day}\nsubject: The tide\n---\n\n# [The tide of {day}](https://n.example.org/{day})\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Issues on three days; two documents on the day before and after the second."""
    root = make_workspace(tmp_path / "desk")
    for day in ("2026-11-21", "2026-11-23", "2026-11-25"):
        write(root, day)
    for day in ("2026-11-22", "2026-11-24", "2026-11-27"):
        write(root, day)
        (root / f"issues/{day}/issue.json").write_text("{}", encoding="utf-8")
    return root


def write(root: Path, day: str, text: str = ISSUE) -> None:
    (root / f"issues/{day}").mkdir()
    (root / f"issues/{day}/issue.md").write_text(text.format(day=day), encoding="utf-8")


def unread(root: Path, past_issues: int = 10) -> list[str]:
    """The folders and files whose stories are not known on the 26th."""
    with (root / "newsletter.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[drafts]\npast_issues = {past_issues}\n")
    problems: list[Problem] = []
    past_stories(load_workspace(root), datetime.date(2026, 11, 26), problems)
    return [problem.path for problem in problems]


def test_a_folder_with_two_documents_is_unread(desk):
    """Nobody knows what readers had that day; what comes later is no past."""
    assert unread(desk) == ["issues/2026-11-22", "issues/2026-11-24"]


def test_it_stands_among_the_other_unread_ones_by_its_day(desk):
    """So that the first one that is named is the first."""
    (desk / "issues/2026-11-23/issue.md").write_text("nothing", encoding="utf-8")
    paths = list(dict.fromkeys(unread(desk)))
    assert paths == ["issues/2026-11-22", "issues/2026-11-23/issue.md", "issues/2026-11-24"]


@pytest.mark.parametrize(("count", "folders"), [(0, []), (1, []), (2, ["issues/2026-11-24"])])
def test_only_as_far_back_as_stories_count(desk, count, folders):
    """A folder from before the issues that are looked at is nobody's concern."""
    assert unread(desk, count) == folders
