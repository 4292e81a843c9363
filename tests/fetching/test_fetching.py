"""newsletter.fetching: real requests to a server on this machine, friendly and hostile."""

from __future__ import annotations

import gzip
import itertools
import socket
import zlib

import pytest
from web_servers import Answer, Clock, local_fetcher, serving

from newsletter.cache import Cache
from newsletter.errors import NewsletterError, TemporaryError, UsageError
from newsletter.fetching.addresses import PublicTransport, is_public
from newsletter.fetching.body import read_body
from newsletter.fetching.client import Fetcher

FEED = b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>"
RSS = {"content-type": "application/rss+xml"}


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def fetcher(clock):
    fetcher = local_fetcher(clock=clock)
    yield fetcher
    fetcher.close()


def code(call, url: str) -> str:
    """The code with which something is refused."""
    with pytest.raises(NewsletterError) as caught:
        call(url)
    return caught.value.problems[0].code


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fc00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "100.64.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "fe80::1%eth0",
            "::",
            "x",
            "",
        ],
    )
    def test_not_public(self, address):
        """Own networks, this machine, and both inside other addresses are refused."""
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"]
    )
    def test_public(self, address):
        """The internet is allowed."""
        assert is_public(address)

    def test_this_machine_is_not_asked(self, server):
        """Without an injected way a loopback address is refused before a connection is made."""
        fetcher = Fetcher(Cache(None))
        try:
            for host in ("127.0.0.1", "localhost", "[::1]"):
                assert code(fetcher.feed, server.url("/feed", host)) == "E181"
        finally:
            fetcher.close()
        assert server.asked == []

    def test_one_private_address_among_public_ones(self):
        """A name that leads to both is refused: nobody knows which the system would take."""
        transport = PublicTransport(lambda *_: ["93.184.215.14", "10.0.0.1"])
        fetcher = Fetcher(Cache(None), transport)
        try:
            assert code(fetcher.feed, "http://two.example.com/") == "E181"
        finally:
            fetcher.close()

    @pytest.mark.parametrize(
        "target", ["http://inside.example.com/", "http://meta.example.com/x", "http://[::1]/"]
    )
    def test_a_redirect_inside(self, server, fetcher, target):
        """A public server cannot send us into the own network."""
        server.answers["/feed"] = Answer(status=302, headers={"location": target})
        assert code(fetcher.feed, server.url("/feed")) == "E181"

    @pytest.mark.parametrize(
        "target", ["file:///etc/passwd", "ftp://example.org/", "http://a:b@example.org/"]
    )
    def test_a_redirect_elsewhere(self, server, fetcher, target):
        """Only web addresses without a password are followed."""
        server.answers["/feed"] = Answer(status=302, headers={"location": target})
        assert code(fetcher.feed, server.url("/feed")) == "E186"

    def test_a_circle(self, server, fetcher):
        """A redirect to itself ends."""
        server.answers["/feed"] = Answer(status=302, headers={"location": "/feed"})
        assert code(fetcher.feed, server.url("/feed")) == "E186"
        assert len(server.paths()) == 6

    def test_a_host_that_is_not_there(self, fetcher):
        """It may be there later."""
        with pytest.raises(TemporaryError):
            fetcher.feed("http://nowhere.example.com/feed")


class TestAnswers:
    def test_a_feed(self, server, fetcher):
        """Who asks is said, and where the feed came from in the end is known."""
        server.answers["/old"] = Answer(status=301, headers={"location": "/feed"})
        server.answers["/feed"] = Answer(FEED, headers=RSS)
        found = fetcher.feed(server.url("/old"))
        assert (found.content, found.url) == (FEED, server.url("/feed"))
        assert server.asked[-1][1]["user-agent"].startswith("newsletter/")

    @pytest.mark.parametrize("encoding", ["gzip", "deflate", "bare"])
    def test_packed(self, server, fetcher, encoding):
        """Both ways of packing are unpacked, deflate without its header too."""
        bare = zlib.compressobj(wbits=-15)
        packed = {
            "gzip": gzip.compress(FEED),
            "deflate": zlib.compress(FEED),
            "bare": bare.compress(FEED) + bare.flush(),
        }[encoding]
        name = "gzip" if encoding == "gzip" else "deflate"
        server.answers["/feed"] = Answer(packed, headers={**RSS, "content-encoding": name})
        assert fetcher.feed(server.url("/feed")).content == FEED

    def test_a_gzip_bomb(self, server, fetcher):
        """A few kilobytes that unfold to hundreds of megabytes are refused at the limit."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
        assert len(bomb) < 300_000
        server.answers["/feed"] = Answer(bomb, headers={**RSS, "content-encoding": "gzip"})
        assert code(fetcher.feed, server.url("/feed")) == "E182"

    @pytest.mark.parametrize("behind", [b"", bytes(9), b"\nnone of it"])
    def test_packed_in_several_members(self, server, fetcher, behind):
        """All of them are the body, and nothing behind the last one is."""
        packed = gzip.compress(FEED[:9]) + gzip.compress(FEED[9:]) + behind
        server.answers["/feed"] = Answer(packed, headers={**RSS, "content-encoding": "gzip"})
        assert fetcher.feed(server.url("/feed")).content == FEED

    @pytest.mark.parametrize("endless", [gzip.compress(b""), gzip.compress(FEED)])
    def test_members_without_end(self, endless):
        """Empty ones unfold to nothing, and are counted as they come."""
        with pytest.raises(UsageError) as caught:
            read_body(itertools.repeat(endless), "gzip", 50_000)
        assert caught.value.problems[0].code == "E182"

    def test_a_deflated_body_has_one_end(self):
        """What comes behind it is not read, however long it is."""
        packed = itertools.chain([zlib.compress(FEED)], itertools.repeat(b"x" * 1000))
        assert read_body(packed, "deflate", 50_000) == FEED

    def test_too_large(self, server, fetcher):
        """The same for what comes unpacked, whatever length it claims."""
        server.answers["/feed"] = Answer(b" " * 10_000_001, headers=RSS)
        assert code(fetcher.feed, server.url("/feed")) == "E182"

    @pytest.mark.parametrize(
        ("body", "encoding"),
        [(b"no gzip", "gzip"), (gzip.compress(FEED)[:-9], "gzip"), (FEED, "br")],
    )
    def test_packed_badly(self, server, fetcher, body, encoding):
        """What is damaged, cut off or packed otherwise is refused."""
        server.answers["/feed"] = Answer(body, headers={**RSS, "content-encoding": encoding})
        assert code(fetcher.feed, server.url("/feed")) == "E183"

    @pytest.mark.parametrize(
        ("method", "mime"), [("feed", "image/png"), ("picture", "text/html; charset=x")]
    )
    def test_the_wrong_type(self, server, fetcher, method, mime):
        """A picture is no feed, and a page no picture."""
        server.answers["/x"] = Answer(FEED, headers={"content-type": mime})
        assert code(getattr(fetcher, method), server.url("/x")) == "E183"

    def test_not_there(self, server, fetcher, clock):
        """404 is for good: it is asked for once."""
        with pytest.raises(UsageError) as caught:
            fetcher.feed(server.url("/gone"))
        assert caught.value.problems[0].code == "E185"
        assert server.paths() == ["/gone"]


class TestPatience:
    def test_busy_at_first(self, server, fetcher, clock):
        """Retry-After is honoured, and the second answer is taken."""
        answers = [Answer(status=429, headers={"retry-after": "7"}), Answer(FEED, headers=RSS)]
        server.answers["/feed"] = lambda _: answers.pop(0)
        assert fetcher.feed(server.url("/feed")).content == FEED
        assert 7.0 in clock.waits

    def test_busy_for_long(self, server, fetcher, clock):
        """A server that wants to be left alone for an hour is, at once."""
        server.answers["/feed"] = Answer(status=503, headers={"retry-after": "3600"})
        with pytest.raises(TemporaryError):
            fetcher.feed(server.url("/feed"))
        assert len(server.paths()) == 1

    def test_broken_for_long(self, server, fetcher, clock):
        """Three tries, each after a longer pause."""
        server.answers["/feed"] = Answer(status=500)
        with pytest.raises(TemporaryError):
            fetcher.feed(server.url("/feed"))
        assert len(server.paths()) == 3
        pauses = [wait for wait in clock.waits if wait >= 1]
        assert pauses == sorted(pauses)
        assert len(pauses) == 2

    def test_nobody_answers(self, clock):
        """A closed port may be open later."""
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        fetcher = local_fetcher(clock=clock)
        try:
            with pytest.raises(TemporaryError):
                fetcher.feed(f"http://feeds.example.org:{port}/")
        finally:
            fetcher.close()

    def test_one_host_is_not_hurried(self, server, fetcher, clock):
        """Between two requests to one host some time passes."""
        server.answers["/feed"] = Answer(FEED, headers=RSS)
        for _ in range(3):
            fetcher.feed(server.url("/feed"))
        assert len(clock.waits) == 3  # robots.txt came first


class TestPoliteness:
    def test_robots(self, server, fetcher):
        """What robots.txt forbids is not asked for; it is read once for each host."""
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/\n")
        server.answers["/feed"] = Answer(FEED, headers=RSS)
        assert code(fetcher.feed, server.url("/private/feed")) == "E184"
        assert fetcher.feed(server.url("/feed")).content == FEED
        assert [path for path, _ in server.asked] == ["/robots.txt", "/feed"]

    def test_what_has_not_changed(self, server, tmp_path):
        """The second run asks whether the feed has changed, and uses the copy if not."""

        def answer(headers):
            if headers.get("if-none-match") == '"1"':
                return Answer(status=304)
            return Answer(FEED, headers={**RSS, "etag": '"1"', "last-modified": "yesterday"})

        server.answers["/feed"] = answer
        for _ in range(2):
            fetcher = local_fetcher(Cache(tmp_path / "cache"))
            assert fetcher.feed(server.url("/feed")).content == FEED
            fetcher.close()
        assert server.asked[-1][1]["if-modified-since"] == "yesterday"

    def test_an_answer_that_nobody_asked_for(self, server, fetcher):
        """304 without a copy is a fault that may pass."""
        server.answers["/feed"] = Answer(status=304)
        with pytest.raises(TemporaryError):
            fetcher.feed(server.url("/feed"))
