"""The same work for several pictures at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def in_threads(work: Callable[[str], Result], names: Sequence[str]) -> list[Result]:
    """Results in the order of the names; Pillow lets go of the interpreter while it works."""
    count = min(len(names), os.cpu_count() or 1)
    if count < 2:
        return [work(name) for name in names]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only for new pictures

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, names))
