"""What a shell offers at Tab: issues, days, sponsors and rules, of the workspace that is meant."""

from __future__ import annotations

import datetime

import pytest
from typer.testing import CliRunner

from newsletter.cli.app import app


@pytest.fixture
def offered(desk, monkeypatch):
    """Completes a line as bash asks for it."""

    def complete(line: str) -> list[str]:
        words = line.split()
        number = len(words) - (not line.endswith(" "))
        environment = {
            "_NEWSLETTER_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(number),
        }
        done = CliRunner().invoke(app, [], env=environment, prog_name="newsletter")
        return done.stdout.split()

    return complete


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("newsletter build 20", ["2026-01-05"]),
        ("newsletter fmt l", ["latest"]),
        ("newsletter import page x --into 20", ["2026-01-05"]),
        ("newsletter sponsors why 20", ["2026-01-05"]),
        ("newsletter sponsors report --sponsor ex", ["example"]),
        ("newsletter sponsors report --sponsor zz", []),
        ("newsletter rules explain W057", ["W057"]),
        ("newsletter new tom", ["tomorrow"]),
    ],
)
def test_what_is_offered(offered, line, words):
    """What stands in the workspace around the current folder."""
    assert offered(line) == words


def test_days_of_a_new_issue(offered):
    """The next days, since an issue of a day that has passed is seldom begun."""
    today = str(datetime.date.today())
    assert today in offered(f"newsletter new {today[:4]}")


def test_another_workspace(offered, desk, monkeypatch):
    """The one that -C names, wherever the shell is."""
    monkeypatch.chdir(desk.parent)
    assert offered("newsletter build 20") == []
    assert offered("newsletter build -C desk 20") == ["2026-01-05"]


def test_one_sponsors_report(desk, run):
    """--sponsor keeps the rows of one, and says so where there are none."""
    assert run("build").exit_code == 0
    rows = run("sponsors", "report", "--format", "csv").stdout.splitlines()
    mine = run("sponsors", "report", "--format", "csv", "--sponsor", "example")
    assert mine.stdout.splitlines() == [row for row in rows if row == rows[0] or ",example," in row]
    none = run("sponsors", "report", "--sponsor", "nobody")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "has nobody" in none.stderr
