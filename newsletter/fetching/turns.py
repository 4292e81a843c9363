"""One question at a time for each host, with a pause between two: nobody's server is hurried."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from newsletter.fetching.deadline import held

BETWEEN_S = 0.25


class Turns:
    """Lets threads ask hosts in turn."""

    def __init__(self, sleep: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._sleep, self._clock = sleep, clock
        self._last: dict[str, float] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    @contextmanager
    def of(self, url: str) -> Iterator[None]:
        """Wait until the host of an address may be asked, and keep others waiting meanwhile."""
        host = urlsplit(url).netloc.lower()
        with self._lock:
            turn = self._locks.setdefault(host, threading.Lock())
        with held(turn):
            due = self._last.get(host, -BETWEEN_S) + BETWEEN_S
            if due > self._clock():
                self._sleep(due - self._clock())
            self._last[host] = self._clock()
            yield
