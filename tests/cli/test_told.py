"""What several issues share is told once, with how many they are."""

from __future__ import annotations

import json

import pytest

from newsletter.cli.told import Told
from newsletter.errors import Problem

DATES = ("2026-01-05", "2026-01-06", "2026-01-07")
ADDRESS = 'email = "brief@example.org"'


@pytest.fixture
def shared(desk, write_issue):
    """Three issues, of which the starter's is one, and a sender at a free mail provider."""
    for date in DATES[1:]:
        write_issue(date, subject=f"A day {date}")
    path = desk / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    assert ADDRESS in text
    path.write_text(text.replace(ADDRESS, 'email = "brief@gmail.com"'), encoding="utf-8")
    line = text[: text.index(ADDRESS)].count("\n") + 1
    return f"newsletter.toml:{line}:9"


@pytest.mark.parametrize("words", [("check", "--all"), ("build", "--all")])
def test_a_flaw_of_the_settings_is_told_once(words, shared, run):
    """In the first issue's place; its number of issues stands before the summary."""
    result = run(*words, "--jobs", "1")
    assert result.exit_code == 0
    assert result.stderr.count("warning[D010]") == 1
    assert result.stderr.splitlines()[-2] == f"D010 at {shared} concerns 3 issues"


def test_the_summary_of_a_check_counts_what_was_told(shared, run):
    """Three issues have the one flaw."""
    assert "\n1 warning" in run("check", "--all", "--jobs", "1").stderr


def test_one_issue_needs_no_number(shared, run):
    """What is true of one issue is told as ever."""
    stderr = run("check", DATES[1]).stderr
    assert "warning[D010]" in stderr
    assert "concerns" not in stderr


def test_a_host_is_told_once_with_the_number(shared, run):
    """GitHub in words, SARIF in the property that it has for this."""
    lines = run("check", "--all", "--jobs", "1", "--format", "github").stdout.splitlines()
    (line,) = [line for line in lines if "D010" in line]
    assert "an address of gmail.com (in 3 issues); " in line
    log = json.loads(run("check", "--all", "--jobs", "1", "--format", "sarif").stdout)["runs"][0]
    (result,) = [it for it in log["results"] if it["ruleId"] == "D010"]
    assert result["occurrenceCount"] == 3


def test_json_has_it_with_every_issue(shared, run):
    """Programs look an issue up and find all that is wrong with it."""
    for command in ("check", "build"):
        document = json.loads(run(command, "--all", "--jobs", "1", "--format", "json").stdout)
        codes = [[it["code"] for it in result["findings"]] for result in document["results"]]
        assert all(found.count("D010") == 1 for found in codes), command


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_issue_that_fails_for_what_was_told_names_it(command, shared, run, desk):
    """Nobody has to guess why nothing was written; the exit code is that of each."""
    path = desk / "sponsors/example.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n![A loaf](nowhere.png)\n", encoding="utf-8"
    )
    result = run(command, "--all", "--jobs", "1")
    assert result.exit_code == 2
    assert result.stderr.count("error[E130]") == 1
    place = result.stderr.split("--> ")[1].split("\n")[0]
    told = [line for line in result.stderr.splitlines() if line.startswith("issues/")]
    assert [line.endswith(f": E130 at {place}, as told above") for line in told] == [
        False,
        *(True, True),
    ]
    assert f"E130 at {place} concerns 3 issues\n" in result.stderr


def test_what_has_no_file_is_told_of_every_issue():
    """Only the issue's own line says where it is."""
    told = Told()
    assert all(told.is_new(Problem("E150", "the doctype was lost"), date) for date in DATES)
