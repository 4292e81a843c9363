"""Visits many links: several hosts at a time, each host's links one by one."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from newsletter.fetching.links import HOSTS_AT_ONCE, LinkVisitor
from newsletter.model.visit import Visit

LIMIT_S = 90.0
"""For one link with its redirects and pauses, also while its name is looked up."""
_LOOK_S = 0.5


def visit_all(
    urls: Collection[str],
    visitor: LinkVisitor,
    hosts_at_once: int = HOSTS_AT_ONCE,
    limit_s: float = LIMIT_S,
) -> Iterator[Visit]:
    """Visit each address once.

    Args:
        limit_s: After so many seconds of one visit its host is given up.

    Yields:
        Visits in the order in which they end.
    """
    this = _Round(urls, visitor)
    for _ in range(min(hosts_at_once, len(this.left))):
        this.start_worker()
    try:
        while this.left:
            try:
                visit = this.done.get(timeout=min(_LOOK_S, limit_s))
            except queue.Empty:
                yield from this.give_up(limit_s)
                continue
            if isinstance(visit, BaseException):
                raise visit
            if this.settle(visit.url):
                yield visit
    finally:
        this.stop.set()


class _Round:
    """What the threads of one round share.

    Attributes:
        left: The addresses that have no visit yet, by host.
        done: Visits as they end.
        stop: Nobody waits for more.
    """

    def __init__(self, urls: Collection[str], visitor: LinkVisitor) -> None:
        self._visitor = visitor
        self._waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._since: dict[str, float] = {}
        self.left: dict[str, dict[str, None]] = {}
        self.done: queue.SimpleQueue[Visit | BaseException] = queue.SimpleQueue()
        self.stop = threading.Event()
        for url in urls:
            self.left.setdefault(_host(url), {})[url] = None
        for host in self.left:
            self._waiting.put(host)

    def start_worker(self) -> None:
        """One more thread; a daemon, so that Ctrl-C need not wait for a server."""
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            while not self.stop.is_set():
                host = self._waiting.get_nowait()
                for url in tuple(self.left.get(host, ())):
                    if self.stop.is_set():
                        return
                    self._since[host] = time.monotonic()
                    visit = self._visitor.visit(url)
                    if self._since.get(host) is None:
                        return  # the host was given up, and another thread took this one's place
                    self.done.put(visit)
                self._since.pop(host, None)
        except queue.Empty:
            return
        except BaseException as error:  # noqa: BLE001 - raised again where the visits are awaited
            self.done.put(error)

    def settle(self, url: str) -> bool:
        """Note that an address has its visit; False if it had one already."""
        group = self.left.get(_host(url), {})
        known = url in group
        group.pop(url, None)
        if not group:
            self.left.pop(_host(url), None)
        return known

    def give_up(self, limit_s: float) -> Iterator[Visit]:
        """The visits of hosts that have kept one link for longer than the limit."""
        now = time.monotonic()
        for host in [host for host, since in list(self._since.items()) if now - since > limit_s]:
            if self._since.pop(host, None) is None:
                continue  # its last visit has just ended
            self.start_worker()
            reason = f"the host took longer than {limit_s:.0f} seconds"
            for url in self.left.pop(host, {}):
                yield Visit(url, "not-checked", reason, temporary=True)


def doubt_missing_hosts(visits: Collection[Visit]) -> tuple[Visit, ...]:
    """The same visits; if no host at all was found, those that were missing are not checked.

    A system without a network says of every host that there is no such one.
    """
    if any(visit.status or visit.redirects for visit in visits):
        return tuple(visits)
    reason = "no host at all was found: is there a network?"
    return tuple(
        Visit(visit.url, "not-checked", reason, temporary=True) if visit.host_missing else visit
        for visit in visits
    )


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url
