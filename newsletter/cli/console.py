"""How problems and results are shown: people read stderr, programs read stdout."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from newsletter.errors import Problem
from newsletter.patterns import late_pattern

_RED, _YELLOW, _BLUE, _DIM, _BOLD, _OFF = (
    "\x1b[31m",
    "\x1b[33m",
    "\x1b[34m",
    "\x1b[2m",
    "\x1b[1m",
    "\x1b[0m",
)
# What moves a terminal's cursor, changes its colours or turns the direction of text.
_ACTIVE = late_pattern("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def coloured() -> bool:
    """Colour on a terminal only, and never against ``NO_COLOR`` (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stderr.isatty() and not plain


def paint(text: str, *styles: str) -> str:
    """Text in a style, where the terminal has any."""
    return "".join(styles) + text + _OFF if coloured() else text


def paint_dim(text: str) -> str:
    """Text that matters less."""
    return paint(text, _DIM)


def paint_warning(text: str) -> str:
    """The word that a warning begins with."""
    return paint(text, _YELLOW, _BOLD)


def inert(text: str) -> str:
    """Text that does nothing to a terminal but stand there."""
    return _ACTIVE.sub("\ufffd", text)


def say(text: str = "") -> None:
    """Write a line for people."""
    print(text, file=sys.stderr)


def print_json(document: dict[str, Any]) -> None:
    """Write a document for programs: ASCII, so that no encoding can harm it."""
    print(json.dumps(document, indent=2))


def show_problem(problem: Problem, severity: str = "error", *, root: Path | None = None) -> None:
    """What is wrong, where, the line itself, and the remedy.

    Args:
        problem: What to show.
        severity: ``error`` or ``warning``.
        root: The workspace, in which the problem's file is; None shows no line of it.
    """
    colour = _RED if severity == "error" else _YELLOW
    say(f"{paint(f'{severity}[{problem.code}]', colour, _BOLD)}: {inert(problem.message)}")
    if problem.path:
        say(f"  {paint('-->', _BLUE)} {inert(problem.place)}")
    if problem.line and root:
        from newsletter.cli.snippet import snippet

        lines = snippet(root, problem)
        if lines:
            margin = len(str(problem.line)) + 1
            for number, text in zip((str(problem.line), ""), lines, strict=False):
                say(f"{paint(f'{number:>{margin}} |', _BLUE)} {text}")
    if problem.hint:
        say(f"  {paint('help:', _BLUE)} {inert(problem.hint)}")


def show_problems(
    problems: Iterable[Problem], severity: str = "error", *, root: Path | None = None
) -> None:
    """Every problem, a blank line between them."""
    for index, problem in enumerate(problems):
        if index:
            say()
        show_problem(problem, severity, root=root)


def describe(problem: Problem, severity: str = "error") -> dict[str, object]:
    """A problem for ``--format json``."""
    return {
        "code": problem.code,
        "severity": severity,
        "message": problem.message,
        "path": problem.path or None,
        "line": problem.line or None,
        "column": problem.column or None,
        "hint": problem.hint or None,
    }
