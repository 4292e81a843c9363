"""How problems and results are shown: people read stderr, programs read stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from newsletter.errors import Problem

_RED, _YELLOW, _BLUE, _DIM, _BOLD, _OFF = (
    "\x1b[31m",
    "\x1b[33m",
    "\x1b[34m",
    "\x1b[2m",
    "\x1b[1m",
    "\x1b[0m",
)


def _coloured() -> bool:
    """Colour on a terminal only, and never against ``NO_COLOR`` (no-color.org)."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def paint(text: str, *styles: str) -> str:
    """Text in a style, where the terminal has any."""
    return "".join(styles) + text + _OFF if _coloured() else text


def paint_dim(text: str) -> str:
    """Text that matters less."""
    return paint(text, _DIM)


def say(text: str = "") -> None:
    """Write a line for people."""
    print(text, file=sys.stderr)


def show_problem(problem: Problem, severity: str = "error") -> None:
    """What is wrong, where, the line itself, and the remedy."""
    colour = _RED if severity == "error" else _YELLOW
    say(f"{paint(f'{severity}[{problem.code}]', colour, _BOLD)}: {problem.message}")
    if problem.path:
        say(f"  {paint('-->', _BLUE)} {problem.place}")
    if problem.hint:
        say(f"  {paint('help:', _BLUE)} {problem.hint}")


def show_problems(problems: Iterable[Problem], severity: str = "error") -> None:
    """Every problem, a blank line between them."""
    for index, problem in enumerate(problems):
        if index:
            say()
        show_problem(problem, severity)


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
