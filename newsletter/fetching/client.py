"""Fetches one address: robots.txt, redirects, tries again, and what was fetched before."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpcore
import httpx

from newsletter.cache import Cache, cache_key
from newsletter.errors import NewsletterError, Problem, TemporaryError, UsageError
from newsletter.fetching.addresses import PublicTransport
from newsletter.fetching.body import ENCODINGS, Fetched, read_body
from newsletter.version import __version__

AGENT = f"newsletter/{__version__} (an editor's feed reader)"
FEED_LIMIT_BYTES = 10_000_000
PICTURE_LIMIT_BYTES = 10_000_000
PAGE_LIMIT_BYTES = 5_000_000
_ROBOTS_LIMIT_BYTES = 500_000  # RFC 9309 asks for at least 500 kibibytes
_TRIES = 3
_REDIRECTS = 5
_CONNECT_S, _READ_S, _WHOLE_S = 10.0, 15.0, 60.0
_LONGEST_WAIT_S = 30.0
_BETWEEN_S = 0.25  # between two requests to one host
_AGAIN = frozenset([408, 425, 429, 500, 502, 503, 504])
_MOVED = frozenset([301, 302, 303, 307, 308])
_NO_FEED = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip")


class Fetcher:
    """Fetches feeds and pictures; one for a run of the program."""

    def __init__(
        self,
        cache: Cache,
        transport: httpx.BaseTransport | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            cache: Where feeds are kept, so that only what changed is sent again.
            transport: To the network; public addresses only unless another is given.
            sleep: Waits some seconds.
            clock: Seconds that only grow.
        """
        self._cache, self._sleep, self._clock = cache, sleep, clock
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}
        self._client = httpx.Client(
            transport=transport or PublicTransport(),
            headers={"user-agent": AGENT, "accept-encoding": ENCODINGS},
            timeout=httpx.Timeout(_READ_S, connect=_CONNECT_S),
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def feed(self, url: str) -> Fetched:
        """Fetch a feed; where the server says that it has not changed, the copy kept of it.

        Raises:
            TemporaryError: E180 if it may be there later.
            UsageError: E181 to E186 if it may not be fetched, or is none.
        """
        key = cache_key("feed", url)
        kept = _unpacked_entry(self._cache.get_bytes("fetched", key))
        asked = {
            "accept": "application/rss+xml, application/atom+xml, application/feed+json, */*;q=.5"
        }
        if kept is not None:
            meta = kept[0]
            asked |= {"if-none-match": meta["etag"]} if meta["etag"] else {}
            asked |= {"if-modified-since": meta["modified"]} if meta["modified"] else {}
        found, headers = self._fetch(url, asked, FEED_LIMIT_BYTES)
        if found is None and kept is not None:
            meta, content = kept
            return Fetched(content, meta["type"], meta["url"])
        if found is None:
            raise TemporaryError(Problem("E180", "the server sent nothing", url))
        mime = found.content_type.lower()
        if mime.startswith(_NO_FEED):
            raise UsageError(Problem("E183", f"it is {mime[:60]}, no feed", url))
        meta = {
            "etag": headers.get("etag", ""),
            "modified": headers.get("last-modified", ""),
            "type": found.content_type,
            "url": found.url,
        }
        if meta["etag"] or meta["modified"]:
            entry = json.dumps(meta).encode() + b"\n" + found.content
            self._cache.put_bytes("fetched", key, entry)
        return found

    def picture(self, url: str) -> Fetched:
        """Fetch a picture.

        Raises:
            TemporaryError: E180 if it may be there later.
            UsageError: E181 to E186 if it may not be fetched, or is none.
        """
        found, _ = self._fetch(url, {"accept": "image/*"}, PICTURE_LIMIT_BYTES)
        if found is None:
            raise TemporaryError(Problem("E180", "the server sent nothing", url))
        mime = found.content_type.lower().partition(";")[0].strip()
        if mime and not mime.startswith("image/") and mime != "application/octet-stream":
            raise UsageError(Problem("E183", f"it is {mime[:60]}, no picture", url))
        return found

    def page(self, url: str) -> Fetched:
        """Fetch a page.

        Raises:
            TemporaryError: E180 if it may be there later.
            UsageError: E181 to E186 if it may not be fetched, or is none.
        """
        found, _ = self._fetch(url, {"accept": "text/html"}, PAGE_LIMIT_BYTES)
        if found is None:
            raise TemporaryError(Problem("E180", "the server sent nothing", url))
        mime = found.content_type.lower().partition(";")[0].strip()
        if mime not in ("", "text/html", "application/xhtml+xml"):
            raise UsageError(Problem("E183", f"it is {mime[:60]}, no page", url))
        return found

    # One address

    def _fetch(
        self, url: str, headers: dict[str, str], limit_bytes: int
    ) -> tuple[Fetched | None, httpx.Headers]:
        """What an address gives in the end; None for what has not changed."""
        at = url
        for _ in range(_REDIRECTS + 1):
            _check_form(at)
            if not self._may_fetch(at):
                hint = "ask its publisher, or take it out of newsletter.toml"
                raise UsageError(Problem("E184", "its robots.txt forbids it", at, hint=hint))
            status, answered, content = self._tried(at, headers, limit_bytes)
            if status == 304:
                return None, answered
            if status in _MOVED and answered.get("location"):
                at = urljoin(at, answered["location"])
                continue
            if status != 200:
                raise UsageError(Problem("E185", f"the server answered {status}", at))
            return Fetched(content, answered.get("content-type", ""), at), answered
        raise UsageError(Problem("E186", f"it is moved on more than {_REDIRECTS} times", url))

    def _tried(
        self, url: str, headers: dict[str, str], limit_bytes: int
    ) -> tuple[int, httpx.Headers, bytes]:
        """An answer; what may pass is tried again, after as long as the server says."""
        error = TemporaryError(Problem("E180", "it could not be fetched", url))
        for attempt in range(_TRIES):
            wait = 2.0**attempt
            try:
                status, answered, content = self._once(url, headers, limit_bytes)
                if status not in _AGAIN:
                    return status, answered, content
                error = TemporaryError(Problem("E180", f"the server answered {status}", url))
                wait = _retry_after(answered.get("retry-after", ""), wait)
            except NewsletterError:
                raise
            except (httpx.HTTPError, httpcore.NetworkError, httpcore.TimeoutException) as failure:
                error = TemporaryError(Problem("E180", _said(failure), url))
            except (httpcore.ProtocolError, httpx.InvalidURL, OSError, ValueError) as failure:
                error = TemporaryError(Problem("E180", _said(failure), url))
            if wait > _LONGEST_WAIT_S or attempt == _TRIES - 1:
                break
            self._sleep(wait)
        raise error

    def _once(
        self, url: str, headers: dict[str, str], limit_bytes: int
    ) -> tuple[int, httpx.Headers, bytes]:
        host = urlsplit(url).netloc
        due = self._last.get(host, -_BETWEEN_S) + _BETWEEN_S
        if due > self._clock():
            self._sleep(due - self._clock())
        self._last[host] = self._clock()
        end = self._clock() + _WHOLE_S
        with self._client.stream("GET", url, headers=headers) as response:
            if response.status_code != 200:
                return response.status_code, response.headers, b""

            def chunks() -> Any:
                for chunk in response.iter_raw():
                    if self._clock() > end:
                        raise TemporaryError(
                            Problem("E180", f"it took longer than {_WHOLE_S:.0f} seconds", url)
                        )
                    yield chunk

            encoding = response.headers.get("content-encoding", "")
            try:
                content = read_body(chunks(), encoding, limit_bytes)
            except UsageError as error:
                named = [Problem(it.code, it.message, url, hint=it.hint) for it in error.problems]
                raise UsageError(named) from error
            return 200, response.headers, content

    def _may_fetch(self, url: str) -> bool:
        """Whether the host's robots.txt allows an address. Source: RFC 9309 section 2.3.1."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            rules = RobotFileParser()
            status, answered, content = self._tried(f"{origin}/robots.txt", {}, _ROBOTS_LIMIT_BYTES)
            if status in _MOVED and answered.get("location"):
                at = urljoin(f"{origin}/robots.txt", answered["location"])
                _check_form(at)
                status, _, content = self._tried(at, {}, _ROBOTS_LIMIT_BYTES)
            if status == 200:
                rules.parse(content.decode("utf-8", "replace").splitlines())
            else:
                rules.parse([])
            self._robots[origin] = rules
        return self._robots[origin].can_fetch("newsletter", url)


def _check_form(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        good = False
    if not good:
        raise UsageError(Problem("E186", "it leads to an address that is not http or https", url))


def _retry_after(value: str, otherwise_s: float) -> float:
    """Seconds that a server asks to wait: a number or a date. Source: RFC 9110 section 10.2.3."""
    if value.strip().isdigit():
        return max(float(value), otherwise_s)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), otherwise_s)
    except (ValueError, TypeError, OverflowError):
        return otherwise_s


def _said(failure: Exception) -> str:
    words = " ".join(str(failure).split()).lower()[:120]
    if isinstance(failure, httpx.TimeoutException | httpcore.TimeoutException):
        return "the server did not answer in time"
    return f"it could not be fetched: {words or type(failure).__name__}"


def _unpacked_entry(entry: bytes | None) -> tuple[dict[str, str], bytes] | None:
    if entry is None:
        return None
    head, _, content = entry.partition(b"\n")
    try:
        meta = json.loads(head)
        return {key: str(meta[key]) for key in ("etag", "modified", "type", "url")}, content
    except (ValueError, KeyError, TypeError):
        return None
