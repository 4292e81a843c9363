"""newsletter.importers.feeds: feeds of every format, and what is hostile, become typed items."""

from __future__ import annotations

import codecs
import datetime
import io
import json
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import IssueError
from newsletter.importers.feeds.kinds import duration_of, kind_of_url
from newsletter.importers.feeds.reading import read_feed
from newsletter.model.blocks import Figure

HARBOUR = (Path(__file__).parent / "feeds" / "harbour.xml").read_bytes()


def rss(inner: str, prolog: str = "") -> bytes:
    """A small RSS feed around some elements of one item."""
    return (
        f'{prolog}<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<title>Desk</title><item>{inner}</item></channel></rss>"
    ).encode()


def only(content: bytes, **options: str):
    """The one item of a feed."""
    (item,) = read_feed(content, **options).items
    return item


class TestFormats:
    def test_rss(self):
        """Titles, links, dates, teasers, pictures, kinds and durations of a feed as papers have."""
        feed = read_feed(HARBOUR)
        library, tide, fog, _, untitled = feed.items
        assert (feed.title, feed.url) == ("The Harbour Desk", "https://harbour.example.org/")
        assert library.published == datetime.datetime(2026, 11, 19, 5, 10, tzinfo=datetime.UTC)
        assert library.image == Figure(
            "https://img.example.org/library-800.jpg",
            "A line of people on a hill",
            "Four hundred metres of readers, on Wednesday",
            "Ana Ruiz, Coast Photo",
        )
        assert library.teaser.endswith("nobody let go of one. Then they had soup. It rained.")
        assert (tide.kind, tide.duration) == ("video", "4:10")
        assert tide.image == Figure("https://img.example.org/tide.jpg")
        assert fog.title == "Fog & light: what the bridge keeper heard"
        assert (fog.kind, fog.duration) == ("audio", "1:02:05")
        assert fog.url == "https://harbour.example.org/fog"
        assert untitled.title == ""
        assert untitled.image == Figure(
            "https://img.example.org/quay.jpg",
            "A quay at dawn",
            "The east quay.",
            "Photo: Ana Ruiz",
        )

    def test_newest_first(self):
        """By date whatever the feed's order; a story without a date stays behind its neighbour."""
        titles = [item.title[:8] for item in read_feed(HARBOUR).newest_first]
        assert titles == ["The tide", "Sponsore", "A town m", "Fog & li", ""]
        plain = b"<rss version='2.0'><channel>%s</channel></rss>"
        items = b"".join(b"<item><title>%d</title></item>" % at for at in range(4))
        assert [it.title for it in read_feed(plain % items).newest_first] == ["0", "1", "2", "3"]

    def test_atom(self):
        """A title that its format says is text keeps its brackets; links get their base."""
        item = only(
            b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example.org/x/">'
            b'<title>T</title><entry><title type="text">Why &lt;div&gt; is no headline</title>'
            b'<link href="../story"/><link rel="enclosure" type="image/png" href="p.png"/>'
            b"<updated>2026-11-20T04:00:00+02:00</updated>"
            b'<summary type="html">&lt;p>One.&lt;/p></summary></entry></feed>'
        )
        assert item.title == "Why <div> is no headline"
        assert item.url == "https://a.example.org/story"
        assert item.published == datetime.datetime(2026, 11, 20, 2, tzinfo=datetime.UTC)
        assert item.image == Figure("https://a.example.org/x/p.png")

    def test_rdf(self):
        """RSS 1.0 is read as the others are."""
        item = only(
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            b' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            b"<channel><title>T</title></channel><item><title>Slow train</title>"
            b"<link>https://a.example.org/t</link><dc:date>2026-11-20T05:00:00Z</dc:date></item>"
            b"</rdf:RDF>"
        )
        assert (item.title, item.url) == ("Slow train", "https://a.example.org/t")
        assert item.published is not None

    def test_json_feed(self):
        """Its titles are text; its attachments give kind and duration."""
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Desk",
            "home_page_url": "https://a.example.org/",
            "items": [
                {
                    "id": "1",
                    "title": "1 < 2 &amp; so on",
                    "url": "https://a.example.org/1",
                    "content_html": "<p>A ferry, at last. It floats.</p>",
                    "date_published": "2026-11-20T05:00:00+01:00",
                    "image": "https://a.example.org/i.jpg",
                    "attachments": [
                        {"url": "x", "mime_type": "audio/mpeg", "duration_in_seconds": 61}
                    ],
                },
                7,
            ],
        }
        item = only(json.dumps(document).encode())
        assert item.title == "1 < 2 &amp; so on"
        assert (item.kind, item.duration) == ("audio", "1:01")
        assert item.teaser == "A ferry, at last. It floats."
        assert item.image == Figure("https://a.example.org/i.jpg")
        assert item.published == datetime.datetime(2026, 11, 20, 4, tzinfo=datetime.UTC)

    def test_markup_that_is_not_well_formed(self):
        """It is read all the same, and the feed says why it should be mended."""
        feed = read_feed(b"<rss version='2.0'><channel><item><title>A & B<b></title></item>")
        assert feed.items[0].title == "A & B"
        assert feed.fault

    @pytest.mark.parametrize(
        "text", ["", "hello", "<html><body>x</body></html>", "{}", '{"a"', "[]"]
    )
    def test_what_is_no_feed(self, text):
        """A page given in place of a feed is an error with a remedy."""
        with pytest.raises(IssueError) as caught:
            read_feed(text.encode())
        assert caught.value.problems[0].code == "E176"
        assert caught.value.problems[0].hint


class TestEncodings:
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-32", "cp1251", "euc_jp", "latin-1"])
    def test_declared_ones(self, codec):
        """A feed is read as its declaration or mark says."""
        title = {"euc_jp": "灯台の朝", "latin-1": "Fähre für Æbeltoft"}.get(codec, "Паром на заре")
        prolog = f'<?xml version="1.0" encoding="{codec}"?>'
        text = rss(f"<title>{title}</title>").decode()
        assert only((prolog + text).encode(codec)).title == title

    def test_of_the_header(self):
        """A header's charset counts when the document says nothing."""
        content = rss("<title>Паром</title>").decode().encode("koi8-r")
        assert only(content, content_type="text/xml; charset=koi8-r").title == "Паром"

    def test_wrong_ones(self):
        """UTF-8 that calls itself Latin-1 is UTF-8; what is neither is read as Windows writes."""
        prolog = '<?xml version="1.0" encoding="ISO-8859-1"?>'
        assert only(rss("<title>Fähre</title>", prolog)).title == "Fähre"
        content = rss("<title>Fähre</title>").decode().encode("cp1252")
        assert only(content).title == "Fähre"

    def test_a_mark_and_blanks_before_the_declaration(self):
        """They make a feed ill-formed for a strict reader; ours takes them off."""
        content = codecs.BOM_UTF8 + b"\n\n" + rss("<title>x</title>", '<?xml version="1.0"?>')
        assert read_feed(content).fault == ""


class TestHostile:
    @pytest.mark.parametrize(
        "declared",
        [
            '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">',
            '<!ENTITY a SYSTEM "file:///etc/passwd">',
            '<!ENTITY % a SYSTEM "https://x.example.org/a.dtd"> %a;',
            f'<!ENTITY a "{"x" * 2000}">',
            "<!ENTITY a '<b>x</b>'>",
            '<!ENTITY a "ha',
        ],
    )
    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    def test_entities(self, declared, codec):
        """What unfolds, or would be fetched, is refused before any parser sees it."""
        text = rss(
            "<title>&a;&b;</title>", f"<?xml version='1.0'?>\n<!-- x --><!DOCTYPE r [{declared}]>"
        )
        with pytest.raises(IssueError) as caught:
            read_feed(text.decode().encode(codec))
        assert caught.value.problems[0].code == "E175"

    def test_a_small_entity_named_often(self):
        """What feedparser and expat would unfold to megabytes is refused."""
        prolog = f'<!DOCTYPE r [<!ENTITY a "{"x" * 90}">]>'
        with pytest.raises(IssueError):
            read_feed(rss(f"<title>{'&a;' * 2000}</title>", prolog))

    def test_signs_as_entities(self):
        """A document type that names a few signs is as old feeds have it."""
        item = only(rss("<title>A&nbsp;B</title>", '<!DOCTYPE r [\n<!ENTITY nbsp "&#160;">\n]>'))
        assert item.title == "A B"

    def test_size(self):
        """A feed beyond the limit is refused unread."""
        with pytest.raises(IssueError) as caught:
            read_feed(b" " * 10_000_001)
        assert caught.value.problems[0].code == "E175"

    def test_no_file_is_opened(self, tmp_path):
        """A document that is a path or an address is no feed, and nobody looks there."""
        path = tmp_path / "secret.xml"
        path.write_bytes(HARBOUR)
        for text in (str(path), path.as_uri()):
            with pytest.raises(IssueError):
                read_feed(text.encode())

    def test_markup_that_runs(self):
        """Scripts and handlers are in no word of an item, and their links in none."""
        item = only(
            rss(
                "<title>&lt;script&gt;alert(1)&lt;/script&gt;"
                "A &lt;b onclick='x'&gt;ferry&lt;/b&gt;</title>"
                "<link>javascript:alert(1)</link>"
                "<description>&lt;p&gt;Text."
                "&lt;script&gt;alert(2)&lt;/script&gt;&lt;/p&gt;</description>"
            )
        )
        assert (item.title, item.url, item.teaser) == ("A ferry", "", "Text.")

    @pytest.mark.parametrize("damage", [b"</width>", b"</gml:posList>"])
    def test_markup_that_trips_the_library_up(self, damage):
        """feedparser raises on some damaged feeds; their stories are read all the same."""
        content = rss("<title>A & B<b></title>").replace(b"</item>", damage + b"</item>")
        with pytest.raises((TypeError, KeyError)):
            feedparser.parse(io.BytesIO(content))
        assert only(content).title == "A B"

    @given(st.binary(max_size=400))
    @settings(max_examples=60, deadline=None)
    def test_any_bytes(self, content):
        """They are a feed or an error of ours, never a crash."""
        self.read_or_refuse(content)

    @given(st.lists(st.tuples(st.integers(0, len(HARBOUR)), st.binary(max_size=9)), max_size=6))
    @settings(max_examples=60, deadline=None)
    def test_a_damaged_feed(self, changes):
        """The same for a feed with bytes put in and cut off anywhere."""
        content = HARBOUR
        for at, put in changes:
            content = content[:at] + put + content[at + len(put) // 2 :]
        self.read_or_refuse(content)

    def read_or_refuse(self, content: bytes) -> None:
        """Read a feed; an error must be of ours."""
        try:
            feed = read_feed(content)
        except IssueError:
            return
        for item in feed.items:
            assert item.title == " ".join(item.title.split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("250", "4:10"),
        ("04:10", "4:10"),
        ("3725", "1:02:05"),
        ("1:02:05", "1:02:05"),
        ("62:05", "1:02:05"),
    ]
    + [(text, "") for text in ("", "0", "soon", "1:2:3:4", "-5", "99999999")],
)
def test_durations(text, said):
    """Seconds and clocks become what people read; anything else says nothing."""
    assert duration_of(text) == said


def test_hosts():
    """A well-known player's page is known by its address, another page of that host is not."""
    assert kind_of_url("https://www.youtube.com/watch?v=x") == "video"
    assert kind_of_url("https://youtu.be/x") == "video"
    assert kind_of_url("https://podcasts.apple.com/de/podcast/x") == "audio"
    assert kind_of_url("https://www.youtube.com/about") is None
    assert kind_of_url("https://notyoutube.com/watch") is None
    assert kind_of_url("https://[") is None
