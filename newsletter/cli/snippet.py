"""The line that a problem is in, with a caret below its column."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from newsletter.cli.console import inert
from newsletter.errors import Problem
from newsletter.files import UnreadableFileError, read_limited
from newsletter.theme_sources import BUILT_IN, built_in_templates

WIDTH = 96
"""Columns of a line that are shown; a paragraph may be one line."""

_BEFORE = 60
_LIMIT_BYTES = 5_000_000


def snippet(root: Path, problem: Problem) -> tuple[str, ...]:
    """The line, and under it the caret if the column is known.

    Args:
        root: The workspace; a path that begins with ``<built-in>/`` is a theme's of ours.
        problem: One whose line is known.

    Returns:
        Nothing when the file cannot be read or has no such line: that is no second problem.
    """
    line = _line(_path(root, problem.path), problem.line)
    if line is None or not line.strip():
        return ()
    at = min(problem.column - 1, len(line))
    line, at = _cut(inert(line.replace("\t", " ")), at)
    return (line.rstrip(), " " * columns(line[:at]) + "^") if at >= 0 else (line.rstrip(),)


def _path(root: Path, shown: str) -> Path:
    if shown.startswith(f"{BUILT_IN}/"):
        return built_in_templates() / shown.removeprefix(f"{BUILT_IN}/")
    return root / shown


def _line(path: Path, number: int) -> str | None:
    try:
        content = read_limited(path, _LIMIT_BYTES)
    except (OSError, ValueError, UnreadableFileError):
        return None
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[number - 1] if number <= len(lines) else None


def _cut(line: str, at: int) -> tuple[str, int]:
    """A long line's part around the column, and the column in it."""
    start = max(0, at - _BEFORE) if len(line) > WIDTH else 0
    part = line[start : start + WIDTH]
    if start:
        part = "…" + part[1:]
    if start + WIDTH < len(line):
        part = part[:-1] + "…"
    return part, at - start


def columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX #11, and marks that take none)."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    none = sum(unicodedata.category(character) in {"Mn", "Me", "Cf"} for character in text)
    return len(text) + wide - none
