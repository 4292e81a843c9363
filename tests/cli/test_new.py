"""newsletter new: from the feeds to an issue, for the editor and for the scheduled job."""

from __future__ import annotations

import datetime
import io
import re
from contextlib import contextmanager

import pytest
from PIL import Image
from web_servers import Answer, local_fetcher, serving

from newsletter.cli import network
from newsletter.cli import new as new_command
from newsletter.content.markdown import parse_issue

DAY = "2026-11-20"
NOW = datetime.datetime(2026, 11, 20, 5, 0, tzinfo=datetime.UTC)


def feed(*items: str) -> bytes:
    """A feed of some items."""
    return (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>x</title>'
        + "".join(items)
        + "</channel></rss>"
    ).encode()


def item(title: str, hour: int, extra: str = "") -> str:
    """An item of this morning."""
    link = f"https://news.example.org/{title.replace(' ', '-')}?utm_source=rss"
    return (
        f"<item><title>{title}</title><link>{link}</link>"
        f"<pubDate>Fri, 20 Nov 2026 {hour:02}:00:00 GMT</pubDate>"
        f"<description>{title} was the talk of the quay on Friday.</description>{extra}</item>"
    )


COAST = feed(item("The library moves uphill", 3), item("The tide turns a turbine", 4))


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def morning(desk, monkeypatch, server):
    """Sets up feeds by name: their bytes in a file, or a path at the server."""
    monkeypatch.setattr(new_command, "now", lambda: NOW)

    @contextmanager
    def local(cache):
        fetcher = local_fetcher(cache)
        yield fetcher
        fetcher.close()

    monkeypatch.setattr(network, "open_fetcher", local)

    def configure(more: str = "", **feeds: bytes | str) -> None:
        text = (desk / "newsletter.toml").read_text(encoding="utf-8")
        for name, source in feeds.items():
            text += f'\n[[feeds]]\nname = "{name}"\n'
            if isinstance(source, bytes):
                (desk / f"{name}.xml").write_bytes(source)
                text += f'file = "{name}.xml"\n'
            else:
                text += f'url = "{server.url(source)}"\n'
        (desk / "newsletter.toml").write_text(text + more, encoding="utf-8")

    return configure


def document(desk, day: str = DAY) -> str:
    """The issue as it was written."""
    return (desk / "issues" / day / "issue.md").read_text(encoding="utf-8")


class TestEditor:
    def test_an_issue_to_finish(self, desk, morning, run):
        """The feeds' stories stand there, the lead is the editor's; until then no build."""
        morning(coast=COAST)
        made = run("new")
        assert (made.exit_code, made.stdout) == (0, f"issues/{DAY}/issue.md\n"), made.stderr
        assert "2 stories" in made.stderr
        text = document(desk)
        assert text.index("turns a turbine") < text.index("moves uphill")
        refused = run("build", DAY)
        assert refused.exit_code == 2
        assert "subject is empty" in refused.stderr
        text = text.replace('subject: ""', "subject: Tides").replace("\n# \n", "\n# Tides\n")
        (desk / "issues" / DAY / "issue.md").write_text(text, encoding="utf-8")
        built = run("build", DAY)
        assert built.exit_code == 0, built.stderr

    def test_a_pasted_lead(self, desk, morning, run):
        """--lead takes a page; the feeds do not bring it again."""
        morning(coast=COAST)
        page = (
            "The library moves uphill\n\nLower Casimir floods every third spring, and it was ready."
        )
        (desk / "page.txt").write_text(page, encoding="utf-8")
        made = run("new", "today", "--lead", "page.txt")
        assert made.exit_code == 0, made.stderr
        issue = parse_issue(document(desk), "x")
        assert issue.lead.headline[0].value == "The library moves uphill"
        assert document(desk).count("uphill") == 2  # the subject and the headline
        assert run("build", DAY).exit_code == 0

    def test_bookings_stay_bookings(self, desk, morning, run):
        """A note says who has the slot; no placement takes the decision from the bookings."""
        morning(coast=COAST)
        path = desk / "sponsors" / "harbor-bank.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            "---\nname: Harbor Bank\nbookings:\n"
            f"  - {{slot: after-lead, from: {DAY}, to: {DAY}, priority: 5}}\n"
            "---\n\n### A rate\n\nIn words.\n",
            encoding="utf-8",
        )
        assert run("new", "--auto").exit_code == 0
        text = document(desk)
        assert "<!-- booked: after-lead goes to Harbor Bank (sponsors/harbor-bank.md:4" in text
        assert "\n::: sponsor" not in text
        built = run("build", DAY)
        assert built.exit_code == 0, built.stderr
        assert "Harbor Bank" in (desk / "build" / DAY / "email.txt").read_text(encoding="utf-8")

    def test_nothing_is_overwritten(self, desk, morning, run):
        """An issue that is there stays, before any feed is asked; --force replaces it."""
        morning(coast="/feed")
        path = desk / "issues" / DAY / "issue.md"
        path.parent.mkdir(parents=True)
        path.write_text("mine", encoding="utf-8")
        refused = run("new")
        assert refused.exit_code == 2
        assert "error[E160]" in refused.stderr
        assert path.read_text(encoding="utf-8") == "mine"
        (path.parent / "issue.json").write_text("{}")
        assert run("new", "--force", "--no-feeds").exit_code == 2
        (path.parent / "issue.json").unlink()
        assert run("new", "--force", "--no-feeds").exit_code == 0
        assert "mine" not in document(desk)

    @pytest.mark.parametrize("word", ["someday", "2026-13-01", "20.11.2026"])
    def test_no_date(self, desk, morning, run, word):
        """Another word is refused with the forms that are taken."""
        morning(coast=COAST)
        refused = run("new", word)
        assert refused.exit_code == 2
        assert "today or tomorrow" in refused.stderr

    def test_tomorrow(self, desk, morning, run):
        """The next day where the publication is."""
        morning(coast=COAST)
        assert run("new", "tomorrow").stdout == "issues/2026-11-21/issue.md\n"


class TestScheduledJob:
    def test_an_issue_without_a_person(self, desk, morning, run):
        """Subject, preheader and lead come from the newest story; it builds, and says who chose."""
        morning(coast=COAST)
        made = run("new", "--auto")
        assert made.exit_code == 0, made.stderr
        issue = parse_issue(document(desk), "x")
        assert issue.subject[0].value == "The tide turns a turbine"
        assert issue.preheader[0].value.startswith("The tide turns a turbine was the talk")
        assert issue.lead.url.startswith("https://news.example.org/The-tide")
        built = run("build", DAY)
        assert built.exit_code == 0, built.stderr
        assert "W057" in built.stderr

    def test_the_next_day_has_other_stories(self, desk, morning, run):
        """What yesterday's issue had is not taken again; nothing new is exit code 3."""
        morning(coast=COAST)
        assert run("new", "--auto").exit_code == 0
        again = run("new", "tomorrow", "--auto")
        assert again.exit_code == 3
        assert "error[E177]" in again.stderr
        assert not (desk / "issues" / "2026-11-21").exists()

    def test_a_feed_that_fails(self, desk, morning, run, server):
        """It does not stop the others; the draft and check say which it was."""
        server.answers["/down"] = Answer(status=503)
        morning(coast=COAST, wire="/down", page=b"<html></html>")
        made = run("new", "--auto")
        assert made.exit_code == 0, made.stderr
        text = document(desk)
        assert '<!-- check: the feed "wire" gave nothing: the server answered 503 -->' in text
        assert '<!-- check: the feed "page" gave nothing: this is no feed -->' in text
        assert run("build", DAY).exit_code == 0

    def test_nothing_came(self, desk, morning, run, server):
        """75 if trying again may help, and nothing is written; else 2."""
        server.answers["/down"] = Answer(status=503)
        morning(wire="/down")
        for words in (("new", "--auto"), ("new",)):
            failed = run(*words)
            assert failed.exit_code == 75, failed.stderr
            assert "--> newsletter.toml:" in failed.stderr
        assert not (desk / "issues" / DAY).exists()
        assert run("new", "--no-feeds").exit_code == 0

    def test_every_feed_is_wrong(self, desk, morning, run):
        """What no second try mends is a mistake in the workspace."""
        morning(wire="/gone", missing="/gone2")
        assert run("new", "--auto").exit_code == 2

    def test_no_feed(self, desk, morning, run):
        """Without a feed there is nothing to make an issue from."""
        refused = run("new", "--auto")
        assert refused.exit_code == 2
        assert "error[E179]" in refused.stderr


class TestPictures:
    @pytest.fixture
    def pictured(self, server):
        def picture(width: int, form: str = "JPEG") -> Answer:
            made = io.BytesIO()
            Image.new("RGB", (width, width // 2), "navy").save(made, form)
            return Answer(made.getvalue(), headers={"content-type": f"image/{form.lower()}"})

        def media(path: str, words: str = "A quay") -> str:
            described = f"<media:description>{words}</media:description>" if words else ""
            return (
                f'<media:content url="{server.url(path)}" medium="image">{described}'
                "<media:credit>Ana Ruiz</media:credit></media:content>"
            )

        server.answers["/Quay%20at%20dawn.JPG?w=2"] = picture(700)
        server.answers["/2/quay-at-dawn.png"] = picture(700, "PNG")
        server.answers["/icon.jpg"] = picture(40)
        server.answers["/page.jpg"] = Answer(b"<html>", headers={"content-type": "text/html"})
        server.answers["/broken.jpg"] = Answer(b"no", headers={"content-type": "image/jpeg"})
        return media

    def test_they_are_copied(self, desk, morning, run, pictured):
        """Beside the issue, under plain names, with their credits; the email has them."""
        stories = [
            item("The library moves uphill", 3, pictured("/Quay%20at%20dawn.JPG?w=2")),
            item("The tide turns a turbine", 4, pictured("/2/quay-at-dawn.png", "A turbine")),
        ]
        morning(coast=feed(*stories))
        made = run("new", "--auto")
        assert made.exit_code == 0, made.stderr
        folder = desk / "issues" / DAY
        assert sorted(path.name for path in folder.iterdir()) == [
            "issue.md",
            "quay-at-dawn.jpg",
            "quay-at-dawn.png",
        ]
        assert '![A turbine](quay-at-dawn.png){credit="Ana Ruiz"}' in document(desk)
        assert run("build", DAY).exit_code == 0
        assert "Ana Ruiz" in (desk / "build" / DAY / "email.txt").read_text(encoding="utf-8")

    def test_what_cannot_be_copied(self, desk, morning, run, pictured):
        """The story stays without its picture, and a note says why."""
        reasons = {
            "/icon.jpg": "only 40 × 20 pixels",
            "/page.jpg": "it is text/html, no picture",
            "/broken.jpg": "no JPEG, PNG, GIF or WebP",
            "/gone.jpg": "the server answered 404",
        }
        stories = [item(f"Story {at}", at, pictured(path)) for at, path in enumerate(reasons)]
        morning(coast=feed(*stories))
        assert run("new").exit_code == 0
        for path, said in reasons.items():
            assert re.search(rf"its picture at \S+{path} was left out: .*{said}", document(desk))
        assert run("new", "--force", "--auto").exit_code == 0
        assert run("build", DAY).exit_code == 0

    def test_without_a_description(self, desk, morning, run, pictured, server):
        """A picture that nobody described goes into no email without a person."""
        morning(coast=feed(item("The library moves uphill", 3, pictured("/icon.jpg", ""))))
        assert run("new", "--auto").exit_code == 0
        assert "its feed does not say what it shows" in document(desk)
        assert server.paths() == []

    def test_a_failure_leaves_nothing(self, desk, morning, run, pictured, monkeypatch):
        """If the document cannot be written, the pictures go as well."""
        from newsletter.drafting import writing

        def refuse(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(writing, "write_document", refuse)
        story = item("The library moves uphill", 3, pictured("/2/quay-at-dawn.png"))
        morning(coast=feed(story))
        failed = run("new")
        assert failed.exit_code == 2
        assert "error[E164]" in failed.stderr
        assert not (desk / "issues" / DAY).exists()


class TestImportFeedFromAnAddress:
    def test_a_feed(self, desk, morning, run, server):
        """An address stands where a file may; what is refused is refused with its reason."""
        server.answers["/feed"] = Answer(COAST)
        morning()
        made = run("import", "feed", server.url("/feed"), "--date", DAY)
        assert made.exit_code == 0, made.stderr
        assert "The tide turns a turbine" in document(desk)
        failed = run("import", "feed", "http://inside.example.com/feed", "--date", DAY, "--force")
        assert failed.exit_code == 2
        assert "error[E181]" in failed.stderr

    def test_pictures_of_the_pages(self, desk, morning, run, server):
        """--online takes the picture that a story's page names; without one the story stays."""
        page = (
            b"<html><head><meta content='/p.jpg?a=1&amp;b=2' property='og:image'>"
            b'<meta property="og:image:alt" content="A quay"></head>'
        )
        server.answers["/a"] = Answer(page, headers={"content-type": "text/html"})
        link = "<link>{}</link><title>{}</title>"
        items = [link.format(server.url("/a"), "One"), link.format(server.url("/b"), "Two")]
        content = "".join(f"<item>{it}</item>" for it in items)
        (desk / "feed.xml").write_text(f"<rss version='2.0'><channel>{content}</channel></rss>")
        morning()
        made = run("import", "feed", "feed.xml", "--date", DAY, "--online")
        assert made.exit_code == 0, made.stderr
        text = document(desk)
        assert f"its picture is at {server.url('/p.jpg?a=1&b=2')}" in text  # no https here
        assert "its page was not read for a picture: the server answered 404" in text
