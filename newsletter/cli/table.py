"""Tables for people: aligned, and one record below the other where the terminal is narrow."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence

from newsletter.cli.console import inert
from newsletter.cli.snippet import columns

_GAP = "  "


def table_lines(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None
) -> list[str]:
    """A table's lines.

    Args:
        heads: The columns' names.
        rows: As many cells each; what could move the cursor is taken out.
        width: Columns of the terminal; None for as wide as it must be. A wider table becomes
            records: the first cell alone, and the others below it with their names.
    """
    shown = [[inert(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(heads, *shown, strict=True)]
    if width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > width:
        return _records(heads, shown)
    return [
        _GAP.join(
            cell + " " * (room - columns(cell)) for cell, room in zip(row, widths, strict=True)
        ).rstrip()
        for row in (heads, *shown)
    ]


def _records(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    room = max(map(columns, heads[1:]), default=0)
    lines: list[str] = []
    for row in rows:
        lines.append(row[0])
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell:
                lines.append(f"{_GAP}{head}{' ' * (room - columns(head))}{_GAP}{cell}")
    return lines


def terminal_width() -> int | None:
    """Columns of the terminal; None for a file or a pipe, where a line may be any length."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit():
        return shutil.get_terminal_size().columns
    return None


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table as a result."""
    for line in table_lines(heads, rows, terminal_width()):
        print(line)
