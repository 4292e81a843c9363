"""How problems are shown: the line with a caret, colours on a terminal only, nothing active."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from newsletter.cli.console import describe, show_problem, show_problems
from newsletter.cli.snippet import WIDTH, snippet
from newsletter.errors import Problem

RED = "\x1b[31m"


def problem(column: int = 0, *, line: int = 1, path: str = "issue.md") -> Problem:
    """A problem in a place."""
    return Problem("E043", 'unknown directive "qoute"', path, line, column, 'did you mean "quote"?')


def shown(root: Path, text: str, column: int, **place: int) -> tuple[str, ...]:
    """The snippet of a file with this text."""
    (root / "issue.md").write_text(text, encoding="utf-8", newline="")
    return snippet(root, problem(column, **place))


def test_the_form_of_an_error(tmp_path, capsys):
    """Code and message, place, line with caret, remedy; all on standard error."""
    (tmp_path / "issue.md").write_text("one\ntwo\n::: qoute\n")
    show_problem(problem(5, line=3), root=tmp_path)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        'error[E043]: unknown directive "qoute"',
        "  --> issue.md:3:5",
        " 3 | ::: qoute",
        "   |     ^",
        '  help: did you mean "quote"?',
    ]


def test_a_warning_and_several(capsys):
    """Warnings are named so; problems have an empty line between them."""
    show_problems([Problem("S002", "large"), Problem("S002", "larger")], "warning")
    assert capsys.readouterr().err == "warning[S002]: large\n\nwarning[S002]: larger\n"


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("abc", 0, ("abc",)),
        ("abc", 1, ("abc", "^")),
        ("abc", 4, ("abc", "   ^")),
        ("abc", 99, ("abc", "   ^")),
        ("\tab", 2, (" ab", " ^")),
        ("日本 x", 4, ("日本 x", "     ^")),
        ("e\u0301 x", 4, ("e\u0301 x", "  ^")),
        ("\ufeffabc", 2, ("abc", " ^")),
        ("abc\r\nd", 2, ("abc", " ^")),
        ("", 1, ()),
    ],
)
def test_the_caret_is_under_the_column(tmp_path, text, column, wanted):
    """Tabs, wide and combining characters, a byte order mark and any line end."""
    assert shown(tmp_path, text, column) == wanted


@pytest.mark.parametrize("column", [1, 50, 500, 999, 1000])
def test_a_long_line_is_cut_around_the_column(tmp_path, column):
    """The character stays in sight, over the caret."""
    text = "".join(chr(ord("a") + index % 26) for index in range(1000))
    line, caret = shown(tmp_path, text, column)
    assert len(line) <= WIDTH
    assert line[len(caret) - 1] == text[column - 1]


@pytest.mark.parametrize("path", ["missing.md", "folder", "pipe", "../../x", "a\0b", "x" * 5000])
def test_a_file_that_cannot_be_read_is_no_second_problem(tmp_path, path, capsys):
    """No line is shown, nothing waits, and the error itself is whole."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    show_problem(problem(1, path=path), root=tmp_path)
    assert " | " not in capsys.readouterr().err


def test_a_line_that_is_gone_or_not_text(tmp_path):
    """A file may have changed since, or be no UTF-8."""
    assert shown(tmp_path, "one\n", 1, line=9) == ()
    (tmp_path / "issue.md").write_bytes(b"a\xffb")
    assert snippet(tmp_path, problem(3)) == ("a\ufffdb", "  ^")


def test_lines_of_the_built_in_theme(tmp_path):
    """Our own files are found wherever the package is."""
    line, _ = snippet(tmp_path, problem(1, path="<built-in>/daily/layout.mjml.j2"))
    assert line


@pytest.mark.parametrize("mark", ["\x1b[2J", "\r", "\x07", "\x9b", "\u202e", "\u2066"])
def test_no_text_reaches_the_terminals_controls(tmp_path, mark, capsys):
    """An issue from somewhere else cannot clear the screen or turn a line around."""
    (tmp_path / "issue.md").write_text(f"a{mark}b", encoding="utf-8", newline="")
    show_problem(
        Problem("E041", f"unknown {mark}", f"a{mark}.md", hint=f"not {mark}"), root=tmp_path
    )
    show_problem(problem(1), root=tmp_path)
    assert mark not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colours(terminal, environment, coloured, monkeypatch, capsys):
    """On a terminal, and never with NO_COLOR."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    show_problem(problem())
    assert (RED in capsys.readouterr().err) is coloured


def test_a_problem_for_programs():
    """What is unknown is null, so that no program reads line 0."""
    assert describe(Problem("E003", "nothing")) == {
        "code": "E003",
        "severity": "error",
        "message": "nothing",
        "path": None,
        "line": None,
        "column": None,
        "hint": None,
    }
