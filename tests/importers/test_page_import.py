"""newsletter.importers.page: an article's page becomes what its editor would have typed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.content.markdown import parse_issue
from newsletter.errors import IssueError, Problem, TemporaryError, UsageError
from newsletter.fetching.body import Fetched
from newsletter.importers.draft import Draft
from newsletter.importers.draft_document import draft_document, draft_issue
from newsletter.importers.page import import_pages
from newsletter.importers.pages.article import Article, read_article
from newsletter.model.blocks import Figure, Heading, Item, List, Paragraph, Quote
from newsletter.model.inline import Link, plain_text
from newsletter.model.issue import Lead

PAGES = Path(__file__).parent / "articles"
DAY = datetime.date(2026, 11, 20)
FERRIES, LIBRARY, BANK = (
    (PAGES / f"{it}.html").read_bytes() for it in ("ferries", "library", "bank")
)
TEXT = (
    "<p>The council voted on Tuesday to replace the whole fleet within a year, and nobody had asked"
    " it to. The harbour master says that he will sleep better.</p>"
    "<p>Nine islands will get nine boats, each as long as a church is high. The first one is to"
    " sail in the spring, if the cable is laid by then.</p>"
)


FLEET = "A fleet of nine quiet boats"


def page(head: str = "", body: str = TEXT, title: str = FLEET) -> bytes:
    """A small page."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head>"
        f"<body><h1>{title}</h1>{body}</body></html>"
    ).encode()


def json_ld(**said: object) -> str:
    """A script of an article's metadata."""
    node = {"@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def doubts(article: Article) -> str:
    """What a person should look at, in one text."""
    return " | ".join(it.text for it in (*article.doubts, *article.text_doubts))


def pages(*contents: bytes, **options) -> Draft:
    """The draft of some pages."""
    found = {f"{at}.html": content for at, content in enumerate(contents)}
    return import_pages(list(found), lambda name: Fetched(found[name]), **options)


class TestAWholePage:
    article = read_article(FERRIES)
    lead = article.lead

    def test_over_the_text(self):
        """Headline, dek, byline, day, address and picture; each from where it says most."""
        lead = self.lead
        assert plain_text(lead.headline) == "The ferries that ran out of diesel on purpose"
        assert plain_text(lead.dek).startswith("Nine islands bought batteries first")
        assert plain_text(lead.byline) == "By Ines Calloway and Tomas Berg"
        assert lead.terms.published == datetime.date(2026, 11, 19)
        assert lead.url == "https://harbour.example.org/2026/11/ferries"
        assert lead.hero == Figure(
            "https://img.example.org/ferry.jpg",
            "Two white boats at a quay in winter",
            "Two white boats wait at the quay of Port Averin.",
            "Photo: Ana Ruiz",
        )
        assert self.article.site == "The Harbour Desk"
        assert doubts(self.article) == ""

    def test_the_text(self):
        """Paragraphs, a quotation with who said it, a sub-heading and a list; in order."""
        kinds = [type(block) for block in self.lead.blocks]
        assert kinds == [Paragraph, Paragraph, Quote, Heading, Paragraph, List, Paragraph]
        quote, listed = self.lead.blocks[2], self.lead.blocks[5]
        assert isinstance(quote, Quote)
        assert plain_text(quote.attribution) == "Hanne Ostrander, grid manager"
        assert isinstance(listed, List)
        assert (listed.start, len(listed.items)) == (1, 2)
        first = self.lead.blocks[0]
        assert isinstance(first, Paragraph)
        links = [node.url for node in first.text if isinstance(node, Link)]
        assert links == ["https://harbour.example.org/2026/11/diesel"]

    def test_what_is_no_part_of_it(self):
        """The page's menus and other stories are nowhere; what stood in the text is listed."""
        written = repr(self.lead)
        for words in ("Most read", "hedge", "How the port", "Share", "Contact", "logo", "track"):
            assert words not in written
        left = [fate.piece.text for fate in self.article.fates if fate.left_out]
        assert "A hedge can be a nuisance" in left
        assert any(text.endswith("before and after the article") for text in left)

    def test_the_document(self):
        """It reads back as the same issue."""
        draft = pages(FERRIES, LIBRARY, BANK, lead=True)
        assert parse_issue(draft_document(draft, DAY), "issue.md") == draft_issue(draft, DAY)


class TestSeveralPages:
    def test_lead_items_and_advertising(self):
        """The first leads, the next has its teaser and its source, the paid one is proposed."""
        draft = pages(FERRIES, LIBRARY, BANK, lead=True)
        assert draft.lead is not None
        (item,) = draft.items
        assert item == Item(
            "story",
            item.title,
            "https://gazette.example.org/library?utm_source=x",
            source="Lower Casimir Gazette",
            blocks=item.blocks,
            terms=item.terms,
        )
        assert plain_text(item.title) == "A town moves its library uphill"
        assert plain_text(item.blocks[0].text).startswith("Four hundred metres of readers")
        assert item.terms.published == datetime.date(2026, 11, 18)
        (proposed,) = draft.proposed_sponsors
        assert proposed.reason == 'the page marks it "Paid content"'

    def test_advertising_never_leads(self):
        """The first page that is no advertising does, and a note asks."""
        draft = pages(BANK, FERRIES, lead=True)
        assert isinstance(draft.lead.node, Lead)
        assert draft.lead.node.url.endswith("/ferries")
        assert any("is this the lead?" in doubt.text for doubt in draft.lead.doubts)
        assert pages(BANK, lead=True).lead is None

    def test_our_own_stories_name_no_source(self):
        """Readers know whose newsletter they have."""
        draft = pages(LIBRARY, own="lower casimir  gazette")
        assert draft.items[0].source == ""
        assert plain_text(draft.lists[0].default_title) == "More from Lower Casimir Gazette"

    def test_one_that_fails(self):
        """It does not stop the others, and is named; without any, the kind of failure counts."""

        def get(name: str) -> Fetched:
            if name == "busy":
                raise TemporaryError(Problem("E180", "the server answered 503", name))
            if name == "gone":
                raise UsageError(Problem("E185", "the server answered 404", name))
            return Fetched(b"<p></p>" if name == "empty" else FERRIES)

        draft = import_pages(["busy", "good"], get, lead=True)
        assert draft.failures == ("busy gave nothing: the server answered 503",)
        assert any("is this the lead?" in doubt.text for doubt in draft.lead.doubts)
        for names, error in (
            (["gone", "busy"], TemporaryError),
            (["gone"], UsageError),
            (["empty"], IssueError),
        ):
            with pytest.raises(error) as caught:
                import_pages(names, get, lead=True)
            assert [it.path for it in caught.value.problems] == names


class TestMetadata:
    def test_microdata(self):
        """Authors, the day and the text of an item in the markup itself."""
        article = read_article(LIBRARY)
        assert plain_text(article.lead.byline) == "Edmund Abara"
        assert article.lead.terms.published == datetime.date(2026, 11, 18)
        assert len(article.lead.blocks) == 2

    def test_open_graph_alone(self):
        """Its picture is one for links, which a note says."""
        head = (
            '<meta property="og:title" content="A fleet of nine quiet boats | The Desk">'
            '<meta property="og:site_name" content="The Desk">'
            '<meta property="og:url" content="https://desk.example.org/fleet">'
            '<meta property="og:image" content="https://img.example.org/fleet.jpg">'
            '<meta property="article:published_time" content="2026-11-18T05:00:00Z">'
        )
        article = read_article(page(head))
        assert plain_text(article.lead.headline) == FLEET
        assert article.lead.hero == Figure("https://img.example.org/fleet.jpg")
        assert article.lead.terms.published == datetime.date(2026, 11, 18)
        assert "names it for links to the article only" in doubts(article)

    @pytest.mark.parametrize(
        ("head", "said"),
        [
            (json_ld(headline=FLEET, isAccessibleForFree=False), "whole for subscribers only"),
            (json_ld(headline=FLEET, description="What nobody sees here."), "is this the dek?"),
            (json_ld(headline="Weather for Tuesday and Wednesday"), "is this the headline?"),
            (
                json_ld(headline=FLEET, datePublished="2026-11-01")
                + '<meta property="article:published_time" content="2026-11-18">',
                "was it published on 2026-11-01?",
            ),
            ("", "does not say its address"),
        ],
    )  # fmt: skip
    def test_what_is_uncertain(self, head, said):
        """Each is asked in a note; nothing is decided in silence."""
        assert said in doubts(read_article(page(head)))

    def test_no_sentence_twice(self):
        """A description that is the text's beginning, or was cut, is no dek."""
        for said in ("The council voted on Tuesday to replace the whole fleet", "Boats, and…"):
            head = json_ld(headline=FLEET, description=said)
            assert read_article(page(head)).lead.dek == ()

    def test_a_front_page_is_no_address(self):
        """A canonical link that leads to the site's front says nothing of the article."""
        head = '<link rel="canonical" href="https://desk.example.org/">'
        article = read_article(page(head), base="https://desk.example.org/news/fleet")
        assert article.lead.url == "https://desk.example.org/news/fleet"

    @pytest.mark.parametrize(
        "text", ["", "{", "[[[[", "7", '{"@type": 7, "author": {"name": []}}', '{"@graph": null}']
    )
    def test_metadata_of_another_kind(self, text):
        """It says nothing, and the page is read all the same."""
        head = f'<script type="application/ld+json">{text}</script>'
        assert plain_text(read_article(page(head)).lead.headline) == FLEET

    def test_a_picture_without_encryption(self):
        """It can stand in no email; its address is kept in a note."""
        body = '<figure><img src="http://img.example.org/a.jpg" alt="A boat"></figure>' + TEXT
        article = read_article(page(body=body))
        assert article.lead.hero is None
        assert "http://img.example.org/a.jpg" in doubts(article)

    def test_encodings(self):
        """The one that the page declares in its head is used."""
        text = page(title="Fähren für Æbeltoft").decode().replace("utf-8", "iso-8859-1")
        found = read_article(text.encode("latin-1")).lead.headline
        assert plain_text(found) == "Fähren für Æbeltoft"


class TestHostile:
    def test_nothing_runs(self):
        """Scripts, handlers and other schemes are in no word of an article."""
        body = (
            "<script>alert(1)</script><p onclick='x()'>The council <a href='javascript:x()'>voted"
            "</a> on Tuesday to replace the whole fleet within a year, and nobody had asked.</p>"
        )
        article = read_article(page(json_ld(headline="<img src=x onerror=x()>"), body))
        assert not [
            bad for bad in ("alert", "javascript", "onclick", "onerror") if bad in repr(article)
        ]

    def test_deep_nesting(self):
        """Words that stand deeper than a parser looks are not lost, and take no long time."""
        body = "<div>" * 5000 + TEXT + "</div>" * 5000
        assert len(read_article(page(body=body)).lead.blocks) == 2

    @given(st.binary(max_size=300))
    @settings(max_examples=30, deadline=None)
    def test_any_bytes(self, content):
        """They are an article or an error of ours, never a crash."""
        read_or_refuse(content)

    @given(st.lists(st.tuples(st.integers(0, len(FERRIES)), st.binary(max_size=9)), max_size=6))
    @settings(max_examples=30, deadline=None)
    def test_a_damaged_page(self, changes):
        """The same for a page with bytes put in and cut off anywhere."""
        content = FERRIES
        for at, put in changes:
            content = content[:at] + put + content[at + len(put) // 2 :]
        read_or_refuse(content)


def read_or_refuse(content: bytes) -> None:
    """Read a page to a document that reads back."""
    try:
        draft = import_pages(["x"], lambda _: Fetched(content), lead=True)
    except IssueError:
        return
    assert parse_issue(draft_document(draft, DAY), "issue.md") == draft_issue(draft, DAY)
