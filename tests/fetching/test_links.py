"""newsletter.fetching.links: what is said of a link after asking a server on this machine."""

from __future__ import annotations

import socket
import ssl
import threading

import httpcore
import httpx
import pytest
from web_servers import Answer, Clock, local_transport, local_visitor, serving

from newsletter.fetching.links import LinkVisitor
from newsletter.fetching.rounds import doubt_missing_hosts, visit_all
from newsletter.model.visit import Redirect, Visit


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def visitor(clock):
    visitor = local_visitor(clock)
    yield visitor
    visitor.close()


def asked(server) -> list[str]:
    """How which path was asked for, robots.txt left aside."""
    pairs = zip(server.methods, server.asked, strict=True)
    return [f"{method} {path}" for method, (path, _) in pairs if path != "/robots.txt"]


def test_a_page_is_asked_for_and_not_read(server, visitor):
    """HEAD is enough where a server knows it, and it learns who asks."""
    server.answers["/story"] = Answer(b"words", headers={"content-type": "text/html"})
    visit = visitor.visit(server.url("/story"))
    assert (visit.verdict, visit.status, visit.content_type) == ("answered", 200, "text/html")
    assert asked(server) == ["HEAD /story"]
    assert server.asked[-1][1]["user-agent"].startswith("newsletter/")


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501])
def test_a_refused_head_says_nothing(server, visitor, status):
    """GET has the last word: some servers do not know HEAD and answer anything."""
    server.answers["/story"] = Answer(b"words")
    server.heads["/story"] = Answer(status=status)
    assert visitor.visit(server.url("/story")).verdict == "answered"
    assert asked(server) == ["HEAD /story", "GET /story"]


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_broken(server, visitor, status):
    """After both questions, with the server's words."""
    server.answers["/gone"] = Answer(status=status)
    visit = visitor.visit(server.url("/gone"))
    assert (visit.verdict, visit.status, visit.temporary) == ("broken", status, False)
    assert visit.reason.startswith(f"the server answered {status} ")


@pytest.mark.parametrize(
    ("status", "temporary"),
    [(status, False) for status in (401, 403, 418, 451, 999)]
    + [(status, True) for status in (408, 429, 500, 502, 503, 520)],
)
def test_a_wall_or_an_ill_server_is_not_checked(server, visitor, status, temporary):
    """Nobody knows what a reader gets; some of it may pass."""
    server.answers["/story"] = Answer(status=status)
    visit = visitor.visit(server.url("/story"))
    assert (visit.verdict, visit.temporary) == ("not-checked", temporary)
    assert str(status) in visit.reason


def test_a_busy_server_is_asked_once_more(server, visitor, clock):
    """After as long as it says; HEAD is not followed by a GET at once."""
    server.answers["/story"] = Answer(b"words")
    server.heads["/story"] = Answer(status=429, headers={"retry-after": "7"})
    assert visitor.visit(server.url("/story")).verdict == "answered"
    assert asked(server) == ["HEAD /story", "GET /story"]
    assert 7.0 in clock.waits


def test_a_busy_server_that_asks_for_an_hour_gets_it(server, visitor):
    """The link is not checked, after one question."""
    server.answers["/story"] = Answer(status=503, headers={"retry-after": "3600"})
    assert visitor.visit(server.url("/story")).verdict == "not-checked"
    assert asked(server) == ["HEAD /story"]


def test_redirects_are_followed_and_kept(server, visitor):
    """Where the page is for good is the end of the permanent ones at the beginning."""
    server.answers["/a"] = Answer(status=301, headers={"location": "/b#part"})
    server.answers["/b"] = Answer(status=308, headers={"location": "/c"})
    server.answers["/c"] = Answer(status=302, headers={"location": "/d"})
    server.answers["/d"] = Answer(b"words")
    visit = visitor.visit(server.url("/a"))
    assert visit.verdict == "answered"
    assert visit.redirects == tuple(
        Redirect(status, server.url(path))
        for status, path in [(301, "/b"), (308, "/c"), (302, "/d")]
    )
    assert (visit.moved_to, visit.end) == (server.url("/c"), server.url("/d"))


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://inside.example.com/", "10.0.0.7, no public address"),
        ("http://meta.example.com/latest", "169.254.169.254, no public address"),
        ("http://[::1]/", "::1, no public address"),
        ("file:///etc/passwd", "not http or https"),
        ("market://details?id=x", "not http or https"),
        ("http://a:b@news.example.org/", "not http or https"),
    ],
)
def test_a_redirect_into_the_own_network_is_refused(server, visitor, target, reason):
    """It is not checked, which is said with the address, and nobody inside was asked."""
    server.answers["/story"] = Answer(status=302, headers={"location": target})
    visit = visitor.visit(server.url("/story"))
    assert visit.verdict == "not-checked"
    assert reason in visit.reason
    assert visit.end == target


def test_this_machine_is_not_asked(server):
    """With the way that the product itself uses."""
    visitor = LinkVisitor()
    try:
        for host in ("127.0.0.1", "localhost", "[::1]"):
            assert visitor.visit(server.url("/", host)).verdict == "not-checked"
    finally:
        visitor.close()
    assert server.asked == []


def test_a_circle_is_not_checked(server, visitor):
    """A page that asks for a cookie looks like this to whoever keeps none."""
    server.answers["/story"] = Answer(status=302, headers={"location": "/story"})
    visit = visitor.visit(server.url("/story"))
    assert (visit.verdict, len(visit.redirects)) == ("not-checked", 11)


def test_what_robots_forbids_is_not_checked(server, visitor):
    """It is not asked for; others of that host are."""
    server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/\n")
    server.answers["/story"] = Answer(b"words")
    forbidden = visitor.visit(server.url("/private/story"))
    assert forbidden.verdict == "not-checked"
    assert "robots.txt" in forbidden.reason
    assert visitor.visit(server.url("/story")).verdict == "answered"
    assert asked(server) == ["HEAD /story"]


def test_a_host_that_is_not_there_is_broken(visitor):
    """If the system is sure; a name server that does not answer may do so later."""
    missing = visitor.visit("http://nowhere.example.com/")
    assert (missing.verdict, missing.host_missing) == ("broken", True)
    later = visitor.visit("http://later.example.com/")
    assert (later.verdict, later.temporary) == ("not-checked", True)


def test_a_closed_port_is_not_checked(visitor):
    """The server may be back before the reader comes."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    visit = visitor.visit(f"http://news.example.org:{port}/")
    assert (visit.verdict, visit.temporary) == ("not-checked", True)


@pytest.mark.parametrize(
    ("number", "verdict"), [(10, "broken"), (18, "broken"), (62, "broken"), (20, "not-checked")]
)
@pytest.mark.parametrize("held", ["as the cause", "as an argument"])
def test_a_certificate_that_browsers_refuse_is_broken(clock, number, verdict, held):
    """One whose authority only this machine does not know is not."""

    class BadCertificate(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            error = ssl.SSLCertVerificationError(1, "certificate verify failed")
            error.verify_code, error.verify_message = number, "some reason"
            if held == "as an argument":
                raise httpcore.ConnectError(error)
            raise httpcore.ConnectError(str(error)) from error

    visitor = LinkVisitor(BadCertificate(), sleep=clock.sleep, clock=clock)
    visit = visitor.visit("https://news.example.org/")
    assert (visit.verdict, visit.temporary) == (verdict, False)
    assert "certificate" in visit.reason


def test_an_address_that_is_none_is_not_checked(visitor):
    """Whatever stands in a link, the visit ends."""
    for url in ("http://[::1", "http://", "http://exa mple.org/", "http://x.example.org:99999/"):
        assert visitor.visit(url).verdict == "not-checked", url


class TestAll:
    def test_each_address_once(self, server, visitor):
        """Also when several issues have it."""
        server.answers["/a"] = server.answers["/b"] = Answer(b"words")
        urls = [server.url(path) for path in ("/a", "/b", "/a", "/a")]
        visits = list(visit_all(urls, visitor))
        assert sorted(visit.url for visit in visits) == urls[:2]
        assert sorted(asked(server)) == ["HEAD /a", "HEAD /b"]

    def test_one_host_gets_one_question_at_a_time(self, server, clock):
        """While several hosts are asked side by side."""
        at_once: dict[str, int] = {}
        most: dict[str, int] = {}
        together = threading.Barrier(2, timeout=10)
        lock = threading.Lock()

        def answer(headers):
            host = headers["host"]
            with lock:
                at_once[host] = at_once.get(host, 0) + 1
                most[host] = max(most.get(host, 0), at_once[host])
            together.wait()  # both hosts must be here at the same time
            with lock:
                at_once[host] -= 1
            return Answer(b"words")

        server.answers = {"/1": answer, "/2": answer, "/robots.txt": Answer(status=404)}
        urls = [
            server.url(path, host)
            for host in ("one.example.org", "two.example.org")
            for path in ("/1", "/2")
        ]
        visitor = LinkVisitor(local_transport(), sleep=clock.sleep, clock=clock)
        try:
            assert {it.verdict for it in visit_all(urls, visitor)} == {"answered"}
        finally:
            visitor.close()
        assert set(most.values()) == {1}
        assert len(most) == 2

    def test_a_host_that_never_ends_is_given_up(self, server, clock):
        """Its other links with it, and the other hosts are asked by somebody else."""
        over = threading.Event()

        def answer(headers):
            if headers["host"].startswith("slow"):
                over.wait(60)
            return Answer(b"words")

        server.answers = {"/1": answer, "/2": answer, "/robots.txt": Answer(status=404)}
        hosts = ("slow.example.org", "a.example.org", "b.example.org")
        urls = [server.url(path, host) for host in hosts for path in ("/1", "/2")]
        visitor = LinkVisitor(local_transport(), sleep=clock.sleep, clock=clock)
        try:
            visits = list(visit_all(urls, visitor, hosts_at_once=1, limit_s=3))
        finally:
            over.set()
            visitor.close()
        slow = [visit for visit in visits if "slow" in visit.url]
        assert [(it.verdict, it.temporary) for it in slow] == [("not-checked", True)] * 2
        others = [visit.verdict for visit in visits if "slow" not in visit.url]
        assert others == ["answered"] * 4

    def test_one_host_is_not_hurried(self, server, visitor, clock):
        """Between two questions to one host some time passes."""
        server.answers["/a"] = server.answers["/b"] = Answer(b"words")
        list(visit_all([server.url("/a"), server.url("/b")], visitor))
        assert len(clock.waits) == 2  # robots.txt came first


def test_no_host_at_all_means_no_network():
    """Then nothing is called broken; one server that answered makes the others' absence sure."""
    missing = Visit("https://a.example/", "broken", "not found", host_missing=True)
    slow = Visit("https://b.example/", "not-checked", "no answer", temporary=True)
    doubted = doubt_missing_hosts([missing, slow])
    assert [visit.verdict for visit in doubted] == ["not-checked", "not-checked"]
    assert doubted[0].temporary
    here = Visit("https://c.example/", "answered", status=200)
    assert doubt_missing_hosts([missing, here]) == (missing, here)
