"""One end for everything that a fetch does: connecting, TLS, redirects, tries, headers and body.

A socket's timeout begins anew with every byte, so a server that sends one now and then would keep a
scheduled job for hours. Looking a name up is limited by the system's resolver alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ssl import SSLContext
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpcore

from newsletter.dataclass import dataclass
from newsletter.errors import Problem, TemporaryError


class OutOfTimeError(TemporaryError):
    """A fetch did not end in time."""

    def __init__(self, limit_s: float, url: str = "", run_limit_s: float = 0.0) -> None:
        """
        Args:
            limit_s: What it had.
            url: At which address it was when the time was over.
            run_limit_s: What it and all fetches before it had together, if that is what ended it.
        """
        had = f"{limit_s:g} seconds in all"
        if run_limit_s:
            had = f"the {limit_s:.0f} seconds that were left of {run_limit_s:g} for all addresses"
        said = f"{urlsplit(url).netloc or 'it'} took longer than {had}"
        hint = "try again later; if it stays so, ask its publisher, or do without this address"
        super().__init__(Problem("E180", said, url, hint=hint))
        self._limit_s, self._run_limit_s = limit_s, run_limit_s

    def at(self, url: str) -> OutOfTimeError:
        """The same with its place, if it has none yet."""
        if self.problems[0].path:
            return self
        return OutOfTimeError(self._limit_s, url, self._run_limit_s)


class NotAskedError(TemporaryError):
    """A fetch did not begin, since those before it took all the time of the run."""

    def __init__(self, run_limit_s: float, url: str) -> None:
        said = f"it was not asked: others had taken all of the {run_limit_s:g} seconds for fetching"
        hint = "run it again later; an address that is slow each time holds the others up"
        super().__init__(Problem("E180", said, url, hint=hint))


@dataclass(frozen=True, slots=True)
class _Deadline:
    limit_s: float
    end_s: float
    clock: Callable[[], float]
    run_limit_s: float


_RUNNING: ContextVar[_Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def all_within(
    limit_s: float, clock: Callable[[], float], run_limit_s: float = 0.0
) -> Iterator[None]:
    """Give everything that this thread asks of the network inside of it one end.

    Args:
        limit_s: How long it may take.
        clock: Seconds that only grow.
        run_limit_s: Of several fetches together, if ``limit_s`` is what is left of it.
    """
    before = _RUNNING.set(_Deadline(limit_s, clock() + limit_s, clock, run_limit_s))
    try:
        yield
    finally:
        _RUNNING.reset(before)


def seconds_left() -> float:
    """How long the running fetch may still take, 0 if it is over; infinite outside of one."""
    running = _RUNNING.get()
    return math.inf if running is None else max(running.end_s - running.clock(), 0.0)


def check_time() -> None:
    """End the running fetch if its time is over.

    Raises:
        OutOfTimeError: E180.
    """
    running = _RUNNING.get()
    if running is not None and not seconds_left():
        raise OutOfTimeError(running.limit_s, run_limit_s=running.run_limit_s)


@contextmanager
def held(lock: Lock) -> Iterator[None]:
    """Hold a lock, for which a fetch waits no longer than it may take.

    Raises:
        OutOfTimeError: E180.
    """
    left_s = seconds_left()
    if not lock.acquire(timeout=-1 if left_s == math.inf else left_s):
        check_time()
        raise TemporaryError(Problem("E180", "it could not be fetched: its server is busy"))
    try:
        check_time()
        yield
    finally:
        lock.release()


@contextmanager
def _until_the_end(timeout: float | None) -> Iterator[float | None]:
    """The time for one step: its own, or what is left if that is less."""
    check_time()
    left_s = min(seconds_left(), math.inf if timeout is None else timeout)
    try:
        yield None if left_s == math.inf else left_s
    except httpcore.TimeoutException:
        check_time()
        raise


def connect(
    host: str, port: int, timeout: float | None, options: Iterable[httpcore.SOCKET_OPTION] | None
) -> httpcore.NetworkStream:
    """Connect, and keep to the deadline in whatever is done with the connection."""
    with _until_the_end(timeout) as left_s:
        return _TimedStream(httpcore.SyncBackend().connect_tcp(host, port, left_s, None, options))


class _TimedStream(httpcore.NetworkStream):
    """A connection; fetches that share it one after the other each have their own deadline."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _until_the_end(timeout) as left_s:
            return self._inner.read(max_bytes, left_s)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _until_the_end(timeout) as left_s:
            self._inner.write(buffer, left_s)

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        with _until_the_end(timeout) as left_s:
            return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left_s))

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
