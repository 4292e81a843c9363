"""Asks servers: one address, one answer; tried again where that may help, in turn at each host."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem, TemporaryError, UsageError
from newsletter.fetching.addresses import PublicTransport
from newsletter.fetching.body import ENCODINGS, read_body
from newsletter.fetching.deadline import (
    NotAskedError,
    OutOfTimeError,
    all_within,
    check_time,
    held,
    seconds_left,
)
from newsletter.fetching.turns import Turns

MOVED = frozenset([301, 302, 303, 307, 308])
_AGAIN = frozenset([408, 425, 429, 500, 502, 503, 504])
_ROBOTS_LIMIT_BYTES = 500_000  # RFC 9309 asks for at least 500 kibibytes
_TRIES = 3
_CONNECT_S, _READ_S = 10.0, 15.0
LONGEST_WAIT_S = 30.0
FAILURES = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    OSError,
    ValueError,
)
"""What goes wrong between two machines."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        content: Unpacked; empty unless the status is 200 and the content was wanted.
    """

    status: int
    headers: httpx.Headers
    content: bytes = b""


class Session:
    """Connections for a run of the program; threads may share it."""

    def __init__(
        self,
        agent: str,
        transport: httpx.BaseTransport | None = None,
        *,
        limit_s: float,
        run_limit_s: float = math.inf,
        robots_tries: int = _TRIES,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            agent: The User-Agent header.
            transport: To the network; public addresses only unless another is given.
            limit_s: For all of one fetch: robots.txt, redirects, pauses and tries with it.
            run_limit_s: For all fetches together, from the beginning of the first.
            robots_tries: How often a host's robots.txt is asked for.
            sleep: Waits some seconds.
            clock: Seconds that only grow.
        """
        self.sleep, self._clock = sleep, clock
        self._limit_s, self._robots_tries = limit_s, robots_tries
        self._run_limit_s, self._run_ends_s = run_limit_s, math.inf
        self._turns = Turns(sleep, clock)
        self._robots: dict[str, RobotFileParser | NewsletterError] = {}
        self._robots_lock = threading.Lock()
        self._robots_locks: dict[str, threading.Lock] = {}
        self._client = httpx.Client(
            transport=transport or PublicTransport(),
            headers={"user-agent": agent, "accept-encoding": ENCODINGS},
            timeout=httpx.Timeout(_READ_S, connect=_CONNECT_S),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def in_time(self, url: str) -> AbstractContextManager[None]:
        """One fetch: all that is asked inside of it has one end together.

        Raises:
            NotAskedError: E180 if the time of the run is over.
        """
        now_s = self._clock()
        if self._run_ends_s == math.inf:
            self._run_ends_s = now_s + self._run_limit_s
        left_s = self._run_ends_s - now_s
        if left_s <= 0:
            raise NotAskedError(self._run_limit_s, url)
        if left_s < self._limit_s:
            return all_within(left_s, self._clock, self._run_limit_s)
        return all_within(self._limit_s, self._clock)

    def ask(
        self,
        url: str,
        headers: dict[str, str],
        limit_bytes: int,
        *,
        tries: int = _TRIES,
    ) -> Answer:
        """An answer; what may pass is tried again, after as long as the server says.

        Args:
            limit_bytes: Largest content, unpacked.
            tries: Most of them.

        Raises:
            TemporaryError: E180 if there was none, or one that may pass.
            UsageError: E181 to E183 if it may not be asked, or what it gives cannot be taken.
        """
        error = TemporaryError(Problem("E180", "it could not be fetched", url))
        for attempt in range(tries):
            wait = 2.0**attempt
            try:
                answer = self.once(url, headers, limit_bytes)
                if answer.status not in _AGAIN:
                    return answer
                said = f"the server answered {answer.status}"
                error = TemporaryError(Problem("E180", said, url))
                wait = wait_asked_for(answer.headers, wait)
            except FAILURES as failure:
                error = TemporaryError(Problem("E180", describe_failure(failure), url))
                error.__cause__ = failure
            if wait > min(LONGEST_WAIT_S, seconds_left()) or attempt == tries - 1:
                break
            self.sleep(wait)
        raise error

    def once(
        self, url: str, headers: dict[str, str], limit_bytes: int = 0, method: str = "GET"
    ) -> Answer:
        """One answer to one question, whatever it is.

        Args:
            limit_bytes: Largest content, unpacked; 0 reads none.

        Raises:
            NewsletterError: E180 if the host is not found or the time is over, E181 to E183 if it
                may not be asked or what it gives cannot be taken.
            Exception: One of ``FAILURES``.
        """
        try:
            with self._turns.of(url), self._client.stream(method, url, headers=headers) as response:
                if response.status_code != 200 or not limit_bytes:
                    return Answer(response.status_code, response.headers)
                encoding = response.headers.get("content-encoding", "")
                try:
                    content = read_body(_in_time(response), encoding, limit_bytes)
                except UsageError as error:
                    first = error.problems[0]
                    raise UsageError(Problem(first.code, first.message, url)) from error
                return Answer(200, response.headers, content)
        except OutOfTimeError as error:
            raise error.at(url) from error

    def may_ask(self, url: str) -> bool:
        """Whether the host's robots.txt allows an address. Source: RFC 9309 section 2.3.1.

        Raises:
            NewsletterError: E180, E181 or E186 if its robots.txt cannot be had at present.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._robots_lock:
            lock = self._robots_locks.setdefault(origin, threading.Lock())
        try:
            with held(lock):
                if origin not in self._robots:
                    self._robots[origin] = self._robots_or_why_not(origin)
                rules = self._robots[origin]
        except OutOfTimeError as error:
            raise error.at(url) from error
        if isinstance(rules, NewsletterError):
            raise rules
        return rules.can_fetch("newsletter", url)

    def _robots_or_why_not(self, origin: str) -> RobotFileParser | NewsletterError:
        began_s = self._clock()
        try:
            return self._read_robots(origin)
        except NewsletterError as error:
            if isinstance(error, OutOfTimeError) and self._clock() - began_s < self._limit_s / 2:
                raise  # others had used up the time: the next fetch may ask this host again
            return error

    def _read_robots(self, origin: str) -> RobotFileParser:
        answer = self.ask(f"{origin}/robots.txt", {}, _ROBOTS_LIMIT_BYTES, tries=self._robots_tries)
        if answer.status in MOVED and answer.headers.get("location"):
            at = urljoin(f"{origin}/robots.txt", answer.headers["location"])
            check_form(at)
            answer = self.ask(at, {}, _ROBOTS_LIMIT_BYTES, tries=self._robots_tries)
        rules = RobotFileParser()
        said = answer.content.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(said.splitlines())
        return rules


def _in_time(response: httpx.Response) -> Iterator[bytes]:
    for chunk in response.iter_raw():
        check_time()
        yield chunk


def check_form(url: str) -> None:
    """Refuse what is no web address, or holds a name and a password.

    Raises:
        UsageError: E186.
    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        good = False
    if not good:
        raise UsageError(Problem("E186", "it leads to an address that is not http or https", url))


def wait_asked_for(headers: httpx.Headers, otherwise_s: float) -> float:
    """Seconds that a server asks to wait: a number or a date. Source: RFC 9110 section 10.2.3."""
    value = headers.get("retry-after", "")
    if value.strip().isdigit():
        return max(float(value), otherwise_s)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), otherwise_s)
    except (ValueError, TypeError, OverflowError):
        return otherwise_s


def describe_failure(failure: Exception) -> str:
    """One of ``FAILURES`` in a line of words."""
    words = " ".join(str(failure).split()).lower()[:120]
    if isinstance(failure, httpx.TimeoutException | httpcore.TimeoutException):
        return "the server did not answer in time"
    return f"it could not be fetched: {words or type(failure).__name__}"
