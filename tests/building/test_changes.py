"""What is up to date is known without the composer."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from newsletter import engines
from newsletter.building.build import build_changed
from newsletter.building.changes import build_many
from newsletter.building.results import BuildOptions
from newsletter.starter import write_starter
from newsletter.workspace import load_workspace

PROGRAM = """
import sys
from newsletter.__main__ import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(*sorted(sys.modules))
"""


def newsletter(root: Path, *words: str) -> set[str]:
    """Run the command line in a process of its own; every module that it came to import."""
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(made.stdout.splitlines()[-1].split())


def test_a_build_with_nothing_to_do_imports_no_engine(tmp_path: Path) -> None:
    """Scheduled jobs find most issues as they left them, and should not pay for more."""
    write_starter(tmp_path / "desk")
    heavy = {"jinja2", "lxml", "markdown_it", "mjml", "premailer", "yaml", "newsletter.compose"}
    assert heavy <= newsletter(tmp_path / "desk", "build")
    assert not heavy & newsletter(tmp_path / "desk", "build")
    assert not heavy & newsletter(tmp_path / "desk", "build", "--all", "--quiet")
    assert not heavy & newsletter(tmp_path / "desk", "--help")


def test_results_come_in_the_issues_order(tmp_path: Path) -> None:
    """What was built stands between what was left alone."""
    root = tmp_path / "desk"
    write_starter(root)
    text = (root / "issues/2026-01-05/issue.md").read_text()
    for day in ("2026-01-06", "2026-01-07"):
        (root / f"issues/{day}").mkdir()
        (root / f"issues/{day}/issue.md").write_text(text.replace("2026-01-05", day))
    workspace = load_workspace(root)
    issues = workspace.issue_files()
    first = list(build_many(workspace, issues, BuildOptions()))
    assert [it.status for it in first] == ["built"] * 3
    changed = root / "issues/2026-01-06/issue.md"
    changed.write_text(changed.read_text() + "\n- [One more](https://www.example.org/more)\n")
    again = list(build_many(workspace, issues, BuildOptions()))
    assert [(str(it.date), it.status) for it in again] == [
        ("2026-01-05", "unchanged"),
        ("2026-01-06", "built"),
        ("2026-01-07", "unchanged"),
    ]
    assert again[1].reason == "issues/2026-01-06/issue.md has changed"


def test_a_reason_is_kept(tmp_path: Path) -> None:
    """What is asked for is built, and says why."""
    write_starter(tmp_path / "desk")
    workspace = load_workspace(tmp_path / "desk")
    (issue,) = workspace.issue_files()
    (result,) = build_changed(workspace, [(issue, "we say so")], BuildOptions())
    assert (result.status, result.reason) == ("built", "we say so")


def test_engine_versions_are_the_installed_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read from folder names; what has no such folder is asked for."""
    names = engines._PACKAGES
    installed = {name: metadata.version(name) for name in names}
    assert engines._read_versions(names) == installed
    monkeypatch.setattr(engines.os, "listdir", lambda _: ["Jinja2-0.1.dist-info", "x.py"])
    assert engines._read_versions(names) == {**installed, "jinja2": "0.1"}


def test_what_is_said_of_an_issue_depends_on_no_other_process(tmp_path: Path) -> None:
    """A creative's runs are counted in what this command will build, built yet or not."""
    root = tmp_path / "desk"
    write_starter(root)
    settings = root / "newsletter.toml"
    settings.write_text(settings.read_text().replace("#repeat_limit = 10", "repeat_limit = 2"))
    text = (root / "issues/2026-01-05/issue.md").read_text()
    for day in range(6, 30):
        (root / f"issues/2026-01-{day:02}").mkdir()
        document = text.replace("2026-01-05", f"2026-01-{day:02}")
        (root / f"issues/2026-01-{day:02}/issue.md").write_text(document)
    workspace = load_workspace(root)
    for options in (BuildOptions(), BuildOptions(force=True)):
        results = list(build_many(workspace, workspace.issue_files(), options, jobs=2))
        said = [sum(it.problem.code == "P005" for it in result.findings) for result in results]
        assert said == [0, 0, *[1] * 23]
