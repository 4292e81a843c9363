"""newsletter import: from what somebody copied to an issue that builds."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner
from web_servers import Answer, local_fetcher, serving

from newsletter.cli import network
from newsletter.cli.app import app

PAGE = """\
The ferries that ran out of diesel

Two white boats wait at a quay in the first light of a winter morning.
Two white boats wait at a quay in the first light of a winter morning.
Ana Ruiz/REUTERS

The council voted on Tuesday to replace the whole fleet within a year. Nobody had asked it to.

More from The Harbour Desk

A town moves its library uphill
Lower Casimir floods every third spring, and this time its readers were ready for it.

Harbor Bank is investing in local growth, empowering families to save. Learn more about our work.
"""
DAY = "2026-11-20"


@pytest.fixture
def page(desk):
    path = desk / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_becomes_an_issue_that_builds(desk, page, run):
    """And what reads like advertising is in no part of the email, which says so."""
    made = run("import", "paste", "page.txt", "--date", DAY)
    assert (made.exit_code, made.stdout) == (0, f"issues/{DAY}/issue.md\n")
    assert "a lead, 1 item, 1 proposed sponsor, 1 line left out" in made.stderr
    built = run("build", DAY)
    assert built.exit_code == 0
    assert "W059" in built.stderr
    folder = desk / "build" / DAY
    for name in ("email.html", "email.txt", "web.html", "email.eml"):
        text = (folder / name).read_text(encoding="utf-8")
        assert "Lower Casimir" in text, name
        assert "Harbor Bank" not in text, name


def test_it_overwrites_nothing_unasked(desk, page, run):
    """A second import is refused; --force replaces."""
    assert run("import", "paste", "page.txt", "--date", DAY).exit_code == 0
    path = desk / "issues" / DAY / "issue.md"
    path.write_text(path.read_text().replace("A town", "THE town"))
    refused = run("import", "paste", "page.txt", "--date", DAY)
    assert refused.exit_code == 2
    assert "error[E160]" in refused.stderr
    assert "THE town" in path.read_text()
    assert run("import", "paste", "page.txt", "--date", DAY, "--force").exit_code == 0
    assert "THE town" not in path.read_text()


def test_into_leaves_what_is_there(desk, page, run):
    """The old document is the new one's beginning, byte by byte."""
    path = desk / "issues/2026-01-05/issue.md"
    before = path.read_text(encoding="utf-8")
    added = run("import", "paste", "page.txt", "--into", "2026-01-05")
    assert added.exit_code == 0, added.stderr
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n") + "\n")
    assert "## The ferries that ran out of diesel" in after
    assert run("build", "2026-01-05").exit_code == 0


def test_standard_input_and_output(desk):
    """For a clipboard and a pipe; nothing is written."""
    done = CliRunner().invoke(app, ["import", "paste", "--date", DAY, "--out", "-"], input=PAGE)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"---\ndate: {DAY}\n")
    assert not (desk / "issues" / DAY).exists()


def test_nothing_is_refused_with_a_remedy(desk):
    """An empty clipboard is no issue."""
    done = CliRunner().invoke(app, ["import", "paste"], input=" \n\n")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "error[E170]" in done.stderr


def test_a_list_alone_begins_no_issue(desk):
    """It can be added to one."""
    done = CliRunner().invoke(app, ["import", "paste", "--out", "-"], input="Photo: Ana Ruiz")
    assert done.exit_code == 2
    assert "error[E172]" in done.stderr


def test_an_old_message(desk, run):
    """Its HTML part becomes the draft; scripts and trackers do not."""
    (desk / "old.eml").write_bytes(
        b"Subject: Old\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/alternative; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n"
        b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<h1>The year a glacier talked</h1><p>Eleven <b>microphones</b> and "
        b"<a href='https://news.example.org/bear'>one bear</a>.</p>"
        b"<script>x()</script>\r\n--x--\r\n"
    )
    done = run("import", "eml", "old.eml", "--out", "-", "--date", DAY)
    assert done.exit_code == 0, done.stderr
    body = "Eleven **microphones** and [one bear](https://news.example.org/bear)."
    assert "# The year a glacier talked" in done.stdout
    assert body in done.stdout
    assert "x()" not in done.stdout


FEED = """\
<rss version="2.0"><channel><title>The Harbour Desk</title>
<item><title>A town moves its library uphill</title><link>https://a.example.org/library</link>
<pubDate>Thu, 19 Nov 2026 05:10:00 GMT</pubDate><description>It floods there.</description></item>
<item><title>The tide that turns a turbine</title><link>https://a.example.org/tide</link>
<pubDate>Fri, 20 Nov 2026 05:10:00 GMT</pubDate><description>No foundations.</description>
<enclosure url="https://img.example.org/tide.jpg" type="image/jpeg" length="1"/></item>
</channel></rss>
"""


class TestFeed:
    @pytest.fixture
    def feed(self, desk):
        path = desk / "feed.xml"
        path.write_text(FEED, encoding="utf-8")
        return path

    def test_a_page_and_a_feed_become_an_email(self, desk, page, feed, run):
        """What the README shows: the page is the lead, the feed's stories go on with its list."""
        assert run("import", "paste", "page.txt", "--date", DAY).exit_code == 0
        made = run("import", "feed", "feed.xml", "--into", DAY, "--section", "More from the coast")
        assert made.exit_code == 0, made.stderr
        assert "2 items" in made.stderr
        text = (desk / "issues" / DAY / "issue.md").read_text(encoding="utf-8")
        assert text.index("turns a turbine") < text.index("library uphill](https")
        assert run("build", DAY).exit_code == 0
        assert "More from the coast" in (desk / "build" / DAY / "email.txt").read_text()

    def test_a_feed_alone(self, desk, feed, run):
        """Its newest story leads, which a note says."""
        made = run("import", "feed", "feed.xml", "--date", DAY)
        assert made.exit_code == 0, made.stderr
        assert "W057" in made.stderr
        built = run("build", DAY)
        assert built.exit_code == 0, built.stderr
        assert "## More from The Harbour Desk" in (desk / "issues" / DAY / "issue.md").read_text()

    def test_from_standard_input(self, desk):
        """A feed may come through a pipe, and the draft go into one."""
        words = ["import", "feed", "-", "--out", "-", "--date", DAY, "--limit", "1"]
        made = CliRunner().invoke(app, words, input=FEED)
        assert made.exit_code == 0, made.stderr
        assert "# [The tide that turns a turbine](https://a.example.org/tide)" in made.stdout

    def test_a_page_given_for_a_feed(self, desk, page, run):
        """It is refused with a remedy, and nothing is written."""
        made = run("import", "feed", "page.txt", "--date", DAY)
        assert made.exit_code == 2
        assert "error[E176]: this is no feed" in made.stderr
        assert "--> page.txt" in made.stderr
        assert not (desk / "issues" / DAY).exists()


STORY = """\
<html><head><meta property="og:site_name" content="The Harbour Desk">
<link rel="canonical" href="https://harbour.example.org/{slug}"></head>
<body><nav><a href="/">Home</a></nav><h1>{title}</h1>
<figure><img src="https://img.example.org/{slug}.jpg" alt="Two boats">
<figcaption>The quay at dawn. Photo: Ana Ruiz</figcaption></figure>
<p>The council voted on Tuesday to replace the whole fleet within a year, and nobody had asked it
to. The harbour master says that he will sleep better.</p></body></html>
"""


class TestPage:
    @pytest.fixture
    def server(self, monkeypatch):
        @contextmanager
        def local(cache):
            fetcher = local_fetcher(cache)
            yield fetcher
            fetcher.close()

        monkeypatch.setattr(network, "open_fetcher", local)
        with serving() as running:
            for slug, title in (("fleet", "A fleet of quiet boats"), ("tide", "A patient tide")):
                body = STORY.format(slug=slug, title=title).encode()
                running.answers[f"/{slug}"] = Answer(body, headers={"content-type": "text/html"})
            yield running

    def test_pages_become_an_issue_that_builds(self, desk, run, server):
        """The first address is the lead, the other an entry; what fails is named in a note."""
        urls = [server.url(path) for path in ("/fleet", "/gone", "/tide")]
        made = run("import", "page", *urls, "--date", DAY)
        assert made.exit_code == 0, made.stderr
        assert "a lead, 1 item" in made.stderr
        assert "gave nothing: the server answered 404" in made.stderr
        text = (desk / "issues" / DAY / "issue.md").read_text(encoding="utf-8")
        assert "# [A fleet of quiet boats](https://harbour.example.org/fleet)" in text
        assert '(https://img.example.org/fleet.jpg "The quay at dawn.")' in text
        assert "## More from The Harbour Desk\n" in text
        built = run("build", DAY)
        assert built.exit_code == 0, built.stderr
        said = (desk / "build" / DAY / "email.txt").read_text(encoding="utf-8")
        assert "that he will sleep better." in " ".join(said.split())

    def test_into_an_issue(self, desk, run, server):
        """All become entries there; a file does as well as an address."""
        (desk / "tide.html").write_text(STORY.format(slug="t", title="A tide"), encoding="utf-8")
        issue = desk / "issues/2026-01-05/issue.md"
        before = issue.read_text(encoding="utf-8")
        made = run("import", "page", server.url("/fleet"), "tide.html", "--into", "2026-01-05")
        assert made.exit_code == 0, made.stderr
        after = issue.read_text(encoding="utf-8")
        assert after.startswith(before.rstrip("\n"))
        assert after.index("### [A fleet") < after.index("### [A tide")
        assert run("build", "2026-01-05").exit_code == 0

    @pytest.mark.parametrize(("status", "code"), [(404, 2), (503, 75)])
    def test_nothing_came(self, desk, run, server, status, code):
        """The exit code says whether trying again may help; nothing is written."""
        server.answers["/fleet"] = Answer(status=status)
        made = run("import", "page", server.url("/fleet"), "--date", DAY)
        assert (made.exit_code, made.stdout) == (code, "")
        assert server.url("/fleet") in made.stderr
        assert not (desk / "issues" / DAY).exists()

    def test_what_is_no_page(self, desk, run, server):
        """A picture, a page forbidden by robots.txt and one inside are refused, each by name."""
        server.answers["/x"] = Answer(b"x", headers={"content-type": "image/png"})
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /tide\n")
        urls = server.url("/x"), server.url("/tide"), "http://10.0.0.1/"
        made = run("import", "page", *urls, "--out", "-")
        assert made.exit_code == 2
        for code in ("E183", "E184", "E181"):
            assert f"error[{code}]" in made.stderr


def test_the_five_commands_of_the_readme(tmp_path, monkeypatch, run):
    """A new user goes from a page and a feed to an email by typing what stands there."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    block = readme.partition("<!-- five commands -->\n```sh\n")[2].partition("```")[0]
    commands = [shlex.split(line) for line in block.splitlines()]
    assert len(commands) == 5
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    for name, *words in commands:
        assert name == "newsletter"
        done = run(*words)
        assert done.exit_code == 0, done.stderr
    text = (tmp_path / "desk" / "build" / DAY / "email.txt").read_text(encoding="utf-8")
    for said in ("Nobody had asked it to.", "A town moves its library", "turns a turbine"):
        assert said in text
    assert "Harbor Bank" not in text


def test_what_was_left_out_is_cut_as_everywhere(desk, run):
    """A long line ends with an ellipsis and no space before it."""
    line = "Copyright 2026 The Harbour Desk of Port Avon and all of its partners in every port"
    page = f"A quiet fleet sails\n\nThe council voted on Tuesday.\n\n{line}. All rights reserved.\n"
    (desk / "page.txt").write_text(page, encoding="utf-8")
    made = run("import", "paste", "page.txt", "--out", "-")
    assert '"Copyright 2026 The Harbour Desk of Port Avon and all of its partners…"' in made.stderr
