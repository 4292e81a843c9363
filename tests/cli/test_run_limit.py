"""All fetches of one run together have one end: what came is kept, and the others are named."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from web_servers import Answer, Clock, local_fetcher, serving

from newsletter.cli import network
from newsletter.errors import TemporaryError

FEED = (
    "<rss version='2.0'><channel><title>x</title><item><title>{0} moves uphill</title><link>"
    "https://news.example.org/{0}</link><description>{0} was the talk of the quay.</description>"
    "</item></channel></rss>"
)
NAMES = ("one", "two", "three", "four", "five", "six", "seven")
SPENT = "it was not asked: others had taken all of the 300 seconds for fetching"


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def server(clock, monkeypatch):
    """Each feed comes after 55 seconds, just in time for itself."""

    @contextmanager
    def local(cache):
        fetcher = local_fetcher(cache, clock)
        yield fetcher
        fetcher.close()

    def late(body: str, seconds: float):
        def answer(_headers):
            clock.now += seconds
            return Answer(body.encode(), headers={"content-type": "text/xml"})

        return answer

    monkeypatch.setattr(network, "open_fetcher", local)
    with serving() as running:
        for name in NAMES:
            running.answers[f"/{name}"] = late(FEED.format(name), 55)
        running.answers["/dead"] = late("too late", 400)
        yield running


def configure(desk, server, names) -> None:
    text = (desk / "newsletter.toml").read_text(encoding="utf-8")
    for name in names:
        text += f'\n[[feeds]]\nname = "{name}"\nurl = "{server.url("/" + name)}"\n'
    (desk / "newsletter.toml").write_text(text, encoding="utf-8")


def test_a_draft_of_many_slow_feeds(desk, run, server, clock):
    """The first are kept, one is cut off by what was left for it, and those after are not asked."""
    configure(desk, server, NAMES)
    began = clock.now
    made = run("new", "2026-11-20")
    assert made.exit_code == 0, made.stderr
    assert clock.now - began < 400
    assert server.paths() == [f"/{name}" for name in NAMES[:6]]
    text = (desk / "issues/2026-11-20/issue.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"{name} moves uphill" in text] == list(NAMES[:5])
    said = " ".join(made.stderr.split())
    assert 'the feed "six" gave nothing: ' in said
    assert "took longer than the 25 seconds that were left of 300 for all addresses" in said
    assert f'the feed "seven" gave nothing: {SPENT}' in said
    assert f'the feed "seven" gave nothing: {SPENT}' in " ".join(text.split())


def test_nothing_came_in_time(desk, run, server):
    """A job is told to try again, and nothing is written."""
    configure(desk, server, ["dead", "one"])
    made = run("new", "2026-11-20", "--auto")
    assert made.exit_code == 75
    assert f'the feed "one" gave nothing: {SPENT}' in made.stderr
    assert not (desk / "issues/2026-11-20").exists()


def test_pages_of_an_import(desk, run, server):
    """They have one end together too."""
    urls = [server.url("/dead"), server.url("/one")]
    made = run("import", "page", *urls, "--date", "2026-11-20")
    assert made.exit_code == 75
    assert f"{urls[1]}\n" in made.stderr
    assert SPENT in made.stderr


def test_the_time_begins_with_the_first_fetch(server, clock):
    """What was done before it does not count, and a fetch that is in time has its own limit."""
    fetcher = local_fetcher(clock=clock)
    clock.now += 1000
    try:
        assert fetcher.feed(server.url("/one")).content
        with pytest.raises(TemporaryError, match="took longer than 60 seconds in all"):
            fetcher.feed(server.url("/dead"))
    finally:
        fetcher.close()
