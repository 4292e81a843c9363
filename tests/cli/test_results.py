"""The results of many issues: the progress line, and one exit code for all."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from newsletter.building.results import BuildResult
from newsletter.cli.results import Results, gravest


def shown(total: int, *, terminal: bool, monkeypatch: pytest.MonkeyPatch) -> Results:
    """All results of a build that had nothing to do."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    results = Results(Path(), total)
    day = datetime.date(2026, 1, 1)
    for _ in range(total):
        results.add(BuildResult(day, "issue.md", Path("build/2026-01-01"), "unchanged"))
    assert results.finish() == 0
    return results


def test_progress_on_a_terminal(monkeypatch, capsys):
    """Many issues are counted while they are built, and the line is wiped in the end."""
    shown(20, terminal=True, monkeypatch=monkeypatch)
    out, err = capsys.readouterr()
    assert out == "build/2026-01-01\n" * 20
    assert "7 of 20" in err
    assert err.endswith("\r\x1b[K20 unchanged\n")


@pytest.mark.parametrize(("total", "terminal"), [(20, False), (3, True)])
def test_no_progress_in_a_log(total, terminal, monkeypatch, capsys):
    """A file gets no control characters, and a few issues need no counting."""
    shown(total, terminal=terminal, monkeypatch=monkeypatch)
    assert capsys.readouterr().err == f"{total} unchanged\n"


@pytest.mark.parametrize(
    ("codes", "code"),
    [((), 0), ((0, 1, 0), 1), ((1, 2), 2), ((2, 75), 2), ((75, 1), 1), ((0, 75, 3), 75)],
)
def test_the_gravest_code(codes, code):
    """What needs a person comes before what time may heal."""
    assert gravest(codes) == code
