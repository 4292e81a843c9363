"""The table and the JSON."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from measure import Row, Series

_SCALES = {"s": (("s", 1.0), ("ms", 1e-3)), "B": (("MB", 1e6), ("KB", 1e3), ("B", 1.0))}


def _shown(series: Series) -> str:
    scale, size = next(
        (pair for pair in _SCALES[series.unit] if series.median >= pair[1]),
        _SCALES[series.unit][-1],
    )

    def number(value: float) -> str:
        scaled = value / size
        return (
            f"{scaled:.0f}"
            if scaled >= 100
            else f"{scaled:.1f}"
            if scaled >= 10
            else f"{scaled:.2f}"
        )

    middle = f"{number(series.median)} {scale}"
    if len(series.values) == 1:
        return middle
    return f"{middle} ({number(min(series.values))}-{number(max(series.values))})"


def _verdict(row: Row) -> str:
    if row.target is None or row.ratio is None:
        return ""
    return f"{row.target:g}x {'met' if row.ratio <= row.target else 'MISSED'}"


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text: medians, with the smallest and the largest in brackets."""
    head = ("what", "ours", "theirs", "ratio", "of pairs", "target")
    lines = [head]
    for row in rows:
        pairs = row.pair_ratios
        lines.append(
            (
                row.name,
                _shown(row.ours),
                f"{_shown(row.theirs)} {row.against}" if row.theirs else "",
                f"{row.ratio:.3f}" if row.ratio is not None else "",
                f"{min(pairs):.2f}-{max(pairs):.2f}" if len(pairs) > 1 else "",
                _verdict(row),
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, tuple("-" * width for width in widths), *lines[1:])
    )


def machine(versions: Mapping[str, str]) -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "processors": len(os.sched_getaffinity(0)),
        "load_average": round(os.getloadavg()[0], 2),
        "system": platform.system(),
        "python": platform.python_version(),
        **versions,
    }
