"""Fetches one address: robots.txt, redirects, tries again, and what was fetched before."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from urllib.parse import urljoin

import httpx

from newsletter.cache import Cache, cache_key
from newsletter.errors import Problem, TemporaryError, UsageError
from newsletter.fetching.body import Fetched
from newsletter.fetching.session import MOVED, Session, check_form
from newsletter.version import __version__

AGENT = f"newsletter/{__version__} (an editor's feed reader)"
FEED_LIMIT_BYTES = 10_000_000
PICTURE_LIMIT_BYTES = 10_000_000
PAGE_LIMIT_BYTES = 5_000_000
FETCH_LIMIT_S = 60.0
"""For one feed, page or picture: robots.txt, redirects, pauses, tries and all bytes with it."""
RUN_LIMIT_S = 300.0
"""For all feeds, pages and pictures of one run together: whoever waits for a draft at five in the
morning, or a job every half hour, cannot wait for each of twenty dead servers to be given up."""
_REDIRECTS = 5
_NO_FEED = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip")


class Fetcher:
    """Fetches feeds and pictures; one for a run of the program."""

    def __init__(
        self,
        cache: Cache,
        transport: httpx.BaseTransport | None = None,
        *,
        limit_s: float = FETCH_LIMIT_S,
        run_limit_s: float = RUN_LIMIT_S,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            cache: Where feeds are kept, so that only what changed is sent again.
            transport: To the network; public addresses only unless another is given.
            limit_s: For one fetch from its beginning to its end.
            run_limit_s: For all of them together; those that it leaves no time for are not asked.
            sleep: Waits some seconds.
            clock: Seconds that only grow.
        """
        self._cache = cache
        self._session = Session(
            AGENT, transport, limit_s=limit_s, run_limit_s=run_limit_s, sleep=sleep, clock=clock
        )

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

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

    def _fetch(
        self, url: str, headers: dict[str, str], limit_bytes: int
    ) -> tuple[Fetched | None, httpx.Headers]:
        """What an address gives in the end; None for what has not changed."""
        with self._session.in_time(url):
            return self._follow(url, headers, limit_bytes)

    def _follow(
        self, url: str, headers: dict[str, str], limit_bytes: int
    ) -> tuple[Fetched | None, httpx.Headers]:
        at = url
        for _ in range(_REDIRECTS + 1):
            check_form(at)
            if not self._session.may_ask(at):
                hint = "ask its publisher, or take it out of newsletter.toml"
                raise UsageError(Problem("E184", "its robots.txt forbids it", at, hint=hint))
            answer = self._session.ask(at, headers, limit_bytes)
            if answer.status == 304:
                return None, answer.headers
            if answer.status in MOVED and answer.headers.get("location"):
                at = urljoin(at, answer.headers["location"])
                continue
            if answer.status != 200:
                raise UsageError(Problem("E185", f"the server answered {answer.status}", at))
            mime = answer.headers.get("content-type", "")
            return Fetched(answer.content, mime, at), answer.headers
        raise UsageError(Problem("E186", f"it is moved on more than {_REDIRECTS} times", url))


def _unpacked_entry(entry: bytes | None) -> tuple[dict[str, str], bytes] | None:
    if entry is None:
        return None
    head, _, content = entry.partition(b"\n")
    try:
        meta = json.loads(head)
        return {key: str(meta[key]) for key in ("etag", "modified", "type", "url")}, content
    except (ValueError, KeyError, TypeError):
        return None
