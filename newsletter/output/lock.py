"""Locks on folders: held by an open descriptor, freed by the system however its process ends."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from newsletter.errors import Problem, TemporaryError

# Another build holds a lock only while it swaps folders, which takes milliseconds.
LOCK_TIMEOUT_S = 30.0
_POLL_S = 0.01


def try_lock(folder: Path) -> int | None:
    """A descriptor that holds the folder's lock, or None where the system has no such locks.

    Raises:
        BlockingIOError: Another process holds it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return descriptor


def unlock(descriptor: int | None) -> None:
    """Free a lock."""
    if descriptor is not None:
        os.close(descriptor)


@contextlib.contextmanager
def locked(folder: Path, timeout_s: float = LOCK_TIMEOUT_S) -> Iterator[None]:
    """Hold the folder's lock, waiting for whoever holds it now.

    Raises:
        TemporaryError: E165, it was not freed in time.
    """
    descriptor = _wait_for(folder, time.monotonic() + timeout_s)
    try:
        yield
    finally:
        unlock(descriptor)


def _wait_for(folder: Path, until: float) -> int | None:
    while True:
        try:
            return try_lock(folder)
        except BlockingIOError as error:
            if time.monotonic() > until:
                problem = Problem(
                    "E165",
                    "another build is writing here and does not end",
                    str(folder),
                    hint="end it, or wait and try again",
                )
                raise TemporaryError(problem) from error
        time.sleep(_POLL_S)
