"""newsletter.fetching.deadline: a fetch ends in time, whatever a server does with its bytes."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from web_servers import local_transport, talking, trickled

from newsletter.cache import Cache
from newsletter.errors import TemporaryError
from newsletter.fetching.client import Fetcher
from newsletter.fetching.links import LinkVisitor

NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
LIMIT_S = 0.5


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    transport = local_transport()
    fetcher = Fetcher(Cache(None), transport, limit_s=LIMIT_S, sleep=lambda _: None)
    yield fetcher
    fetcher.close()


def after_robots(message: bytes):
    """Says that there is no robots.txt, and trickles a message as any other answer."""

    def say(asked: str) -> Iterator[bytes]:
        return iter([NO_ROBOTS]) if "/robots.txt" in asked else trickled(message)

    return say


def refusal(fetcher: Fetcher, url: str) -> str:
    """What the error says that ends a fetch; that it may pass, where, and what to do besides."""
    with pytest.raises(TemporaryError) as caught:
        fetcher.feed(url)
    (problem,) = caught.value.problems
    assert problem.code == "E180"
    return f"{problem.path}: {problem.message}; {problem.hint}"


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"HTTP/1.1 200 OK and more words", id="status line"),
        pytest.param(HEAD + b"X-Long: and on and on", id="one header"),
        pytest.param(HEAD + b"\r\n" + b" " * 10, id="body"),
    ],
)
def test_a_server_that_trickles(fetcher, message):
    """Each byte comes long before a socket's own timeout; the address and the limit are named."""
    with talking(after_robots(message)) as port:
        url = f"http://feeds.example.org:{port}/feed"
        said = refusal(fetcher, url)
    assert said.startswith(f"{url}: feeds.example.org:{port} took longer than 0.5 seconds in all; ")
    assert "try again later" in said


def test_a_server_that_trickles_its_robots_txt(fetcher):
    """It is the same fetch, and the host's next address is not waited for again."""
    asked_for: list[str] = []

    def say(asked: str) -> Iterator[bytes]:
        asked_for.append(asked)
        return trickled(b"HTTP/1.1 200 OK and more words")

    with talking(say) as port:
        for name in ("feed", "other"):
            said = refusal(fetcher, f"http://feeds.example.org:{port}/{name}")
            assert "/robots.txt: " in said
            assert "took longer than 0.5 seconds in all" in said
    assert len(asked_for) == 1


def test_a_server_that_trickles_its_handshake(fetcher):
    """TLS has no more time than anything else."""
    record = b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03"
    with talking(lambda _: trickled(record)) as port:
        said = refusal(fetcher, f"https://feeds.example.org:{port}/feed")
    assert "took longer than 0.5 seconds in all" in said


def test_a_server_that_trickles_after_a_redirect(fetcher):
    """The time runs on over a redirect, and the address at its end is the one that is named."""
    with talking(after_robots(HEAD + b"X-Long: and on")) as slow:
        end = f"http://slow.example.org:{slow}/feed"
        moved = f"HTTP/1.1 302 Found\r\nLocation: {end}\r\nContent-Length: 0\r\n\r\n".encode()

        def say(asked: str) -> Iterator[bytes]:
            return iter([NO_ROBOTS if "/robots.txt" in asked else moved])

        with talking(say) as quick:
            said = refusal(fetcher, f"http://feeds.example.org:{quick}/feed")
    assert said.startswith(f"{end}: slow.example.org:{slow} took longer than 0.5 seconds in all")


def test_redirects_together(fetcher):
    """Each is quick enough alone."""

    def say(asked: str) -> Iterator[bytes]:
        if "/robots.txt" in asked:
            return iter([NO_ROBOTS])
        time.sleep(0.15)
        return iter([b"HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 0\r\n\r\n"])

    with talking(say) as port:
        said = refusal(fetcher, f"http://feeds.example.org:{port}/feed")
    assert "took longer than 0.5 seconds in all" in said


def test_a_pause_that_does_not_fit_is_not_begun(fetcher):
    """A busy server's own words are told then, not ours."""
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: 20\r\nContent-Length: 0\r\n\r\n"

    def say(asked: str) -> Iterator[bytes]:
        return iter([NO_ROBOTS if "/robots.txt" in asked else busy])

    with talking(say) as port:
        assert "the server answered 503" in refusal(fetcher, f"http://a.example.org:{port}/feed")


def test_interim_answers_without_end(fetcher):
    """A server may say that it goes on; not for ever."""
    going_on = b"HTTP/1.1 103 Early Hints\r\n\r\n"

    def say(asked: str) -> Iterator[bytes]:
        if "/robots.txt" in asked:
            yield NO_ROBOTS
        while True:
            yield going_on

    with talking(say) as port:
        said = refusal(fetcher, f"http://feeds.example.org:{port}/feed")
    assert "took longer than 0.5 seconds in all" in said


@pytest.mark.parametrize("line", [b"X-More: and more\r\n", b"x" * 1000])
def test_headers_without_end(line):
    """Lines without number or end are refused by their size; no time is needed for it."""

    def say(asked: str) -> Iterator[bytes]:
        if "/robots.txt" in asked:
            yield NO_ROBOTS
        yield HEAD
        while True:
            yield line

    fetcher = Fetcher(Cache(None), local_transport(), limit_s=60, sleep=lambda _: None)
    try:
        with talking(say) as port:
            said = refusal(fetcher, f"http://feeds.example.org:{port}/feed")
    finally:
        fetcher.close()
    assert "too long" in said


def test_a_link_that_trickles_is_not_checked():
    """The thread that visits it comes back."""
    visitor = LinkVisitor(local_transport(), limit_s=LIMIT_S, sleep=lambda _: None)
    try:
        with talking(after_robots(HEAD + b"X-Long: and on")) as port:
            visit = visitor.visit(f"http://news.example.org:{port}/story")
    finally:
        visitor.close()
    assert (visit.verdict, visit.temporary) == ("not-checked", True)
    assert "took longer than 0.5 seconds in all" in visit.reason
