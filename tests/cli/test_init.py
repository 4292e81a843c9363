"""newsletter init and schema."""

from __future__ import annotations

import json

from newsletter.content.schema import issue_schema


def test_it_makes_what_builds(tmp_path, run, monkeypatch):
    """The two commands that it names work."""
    monkeypatch.chdir(tmp_path)
    made = run("init", "morning brief")
    assert made.exit_code == 0
    assert "morning brief/newsletter.toml" in made.stdout.splitlines()
    assert made.stderr == "Next: cd 'morning brief' && newsletter build\n"
    monkeypatch.chdir(tmp_path / "morning brief")
    assert run("build").exit_code == 0


def test_here_needs_no_step(tmp_path, run, monkeypatch):
    """In the current folder there is nowhere to go."""
    monkeypatch.chdir(tmp_path)
    assert run("init", ".").stderr == "Next: newsletter build\n"


def test_it_replaces_nothing(desk, run):
    """A second time is refused, file by file, and changes none."""
    before = {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()}
    result = run("init", str(desk))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("error[E160]: the file is already there") == 4
    assert {path: path.read_bytes() for path in desk.rglob("*") if path.is_file()} == before


def test_the_schema_is_json(run):
    """It can be redirected into a file as it is."""
    assert json.loads(run("schema").stdout) == issue_schema()
