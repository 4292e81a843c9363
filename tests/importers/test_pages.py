"""Whole pages of several kinds -> the draft that an editor would make of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from newsletter.content.markdown import parse_issue
from newsletter.importers.draft import Draft
from newsletter.importers.draft_document import draft_document, draft_issue
from newsletter.importers.pasted import import_paste
from newsletter.model.blocks import Figure, Item, List, Paragraph, Quote
from newsletter.model.inline import plain_text
from newsletter.model.issue import Lead

DAY = datetime.date(2026, 11, 20)
PAGES = Path(__file__).parent / "pages"


def read(name: str) -> Draft:
    return import_paste((PAGES / name).read_text(encoding="utf-8"), name)


def lead_of(draft: Draft) -> Lead:
    assert draft.lead is not None
    assert isinstance(draft.lead.node, Lead)
    return draft.lead.node


def titles(draft: Draft) -> list[str]:
    return [plain_text(item.title) for item in draft.items]


# name: headline, byline, caption, credit, items, proposed sponsors, lines left out
EXPECTED = {
    "agency_parentheses.txt": (
        "Port Averin votes to close its harbour road at night",
        "By MARTA QUILL",
        "Lorries queue at the harbour gate of Port Averin, Wednesday, Nov. 18, 2026.",
        "AP Photo/Jonas Weil",
        ["Glass roof of the old market is listed", "Nine villages share one doctor"],
        0,
        6,
    ),
    "german_page.txt": (
        "Fähren fahren künftig auch im Nebel",
        "Von Lena Holm",
        "Eine Fähre verlässt den Hafen von Solvar im dichten Nebel.",
        "Foto: dpa",
        ["Warum der Nebel im November dichter ist"],
        0,
        3,
    ),
    "photo_label.txt": (
        "A library climbs its hill, shelf by shelf",
        "Words by Edmund Abara",
        "Readers stand in a line on the library steps with books in their arms.",
        "Photo: Ana Ruiz/Getty Images",
        ["The bell that rings for floods", "How a brass band keeps a line of people walking"],
        1,
        3,
    ),
    "copyright_sign.txt": (
        "Observatory opens its roof to the public",
        "",
        "The dome of the observatory stands open under a clear night sky.",
        "© Iris Vale / Nordfoto",
        [
            "The case for slower trains",
            "A court says a hedge can be a nuisance",
            "The apprentice who tunes forty organs",
        ],
        0,
        0,
    ),
    "chat.txt": (
        "Second cable approved by the grid regulator",
        "",
        "",
        "",
        ["How the first cable was paid for"],
        0,
        5,
    ),
    "markdown.md": (
        "The year a glacier talked",
        "By Ines Calloway",
        "Eleven microphones listened for a year.",
        "Image credit: The Long Cut",
        ["Rivers under rivers", "The price of silence", "A map of echoes"],
        0,
        0,
    ),
    "document.html": (
        "Fares stay frozen until June",
        "",
        "The chamber was empty by nine.",
        "Photo: Ana Ruiz",
        ["Boats that wait"],
        0,
        2,
    ),
    "wrapped_mail.txt": (
        "A court in Velden weighs a hedge",
        "",
        "",
        "",
        ["A hedge grows for a year in forty seconds, filmed from the neighbour's window."],
        1,
        0,
    ),
    "gallery_counts.txt": (
        "Averin votes to close its harbor road at night",
        "By MARTA QUILL and J. K. BROWN",
        "Lorries queue at the harbor gate of Port Averin, Wednesday, Nov. 18, 2026.",
        "AP Photo/Jonas Weil",
        ["Glass roof of the old market is listed", "Nine villages share one doctor"],
        0,
        7,
    ),
    "name_and_trade.txt": (
        "Ferry fleet to be replaced within a year",
        "Ines Calloway",
        "The ferries carry 40,000 people a month",
        "Getty Images",
        ["Who pays for the second cable?", "How the port was lost and found"],
        0,
        9,
    ),
    "presented_by.txt": (
        "Playbook: The quiet before the cable",
        "By TOMAS BERG and ANA RUIZ",
        "",
        "",
        [
            "A hedge can be a nuisance, but not this hedge (The Velden Post)",
            "How a brass band keeps a line of people walking (Casimir Gazette)",
        ],
        1,
        2,
    ),
    "numbered_brief.txt": (
        "Lighthouse",
        "",
        "Two white boats at a quay.",
        "Ana Ruiz/Reuters.",
        [],
        1,
        1,
    ),
    "bullets_and_label.txt": (
        "Exclusive: Islands plan a second cable",
        "Ines Calloway",
        "Illustration of a cable tied into a knot.",
        "Illustration: Mira Tal/Northwire",
        [],
        0,
        2,
    ),
    "french_page.txt": (
        "A Averin, les ferries renoncent au diesel pour le silence",
        "Par Inès Calloway (Port Averin, envoyée spéciale)",
        "Deux ferries blancs à quai, à Port Averin, le 12 novembre 2026.",
        "ANA RUIZ / AFP",
        ["Une haie peut être une nuisance", "Neuf villages, un seul médecin"],
        0,
        7,
    ),
    "german_twin_caption.txt": (
        "Averins Fähren fahren ohne Diesel – und der Hafenmeister schläft",
        "Von Lena Holm, Port Averin",
        "Weiße Fähren im Hafen von Port Averin: Kein Motor zu hören",
        "Foto: Ana Ruiz / dpa",
        [
            "Warum der Nebel im November dichter ist Von Tomas Berg",
            "Wer das zweite Kabel bezahlt",
        ],
        0,
        7,
    ),
    "chat_on_two_lines.txt": (
        "lead today: Second cable approved by the energy committee",
        "",
        "",
        "photo is Ana Ruiz / Reuters",
        [],
        0,
        8,
    ),
    "chat_with_media.txt": (
        "Second cable approved by the energy committee",
        "",
        "",
        "",
        ["A library climbs a hill"],
        0,
        11,
    ),
    "clipboard_spans.html": (
        "The quiet fleet",
        "By Ines Calloway",
        "The new fleet at its quay.",
        "Credit...Ana Ruiz for The Harbour Times",
        [],
        0,
        1,
    ),
    "latest_from.txt": (
        "Averin's quiet fleet sails into a loud quarrel",
        "",
        "Ferries wait at the quay of Port Averin on Wednesday.",
        "Jonas Weil/AFP via Getty Images",
        [
            "A crab climbs the cable",
            "Graphic Truth: Who pays for cables?",
            "Nine mayors, one doctor",
            "How to tune an organ",
            "Hard Numbers: Books on the move, boats without noise, hedges in court",
        ],
        2,
        2,
    ),
    "spanish_page.txt": (
        "El ferry que no hace ruido",
        "Inés Calloway",
        "Dos ferris blancos en el muelle de Port Averin, el 12 de noviembre de 2026.",
        "Ana Ruiz (EFE)",
        ["Quién pagará el segundo cable", "Una biblioteca sube la colina"],
        0,
        1,
    ),
    "letter_with_comments.txt": (
        "The quiet fleet",
        "Ines Calloway",
        "",
        "Photo by Ana Ruiz on Unsplash",
        [],
        0,
        14,
    ),
    "styled_document.html": (
        "The quiet fleet",
        "By Ines Calloway",
        "",
        "",
        ["A hedge can be a nuisance", "Nine villages, one doctor (Casimir Gazette)"],
        0,
        0,
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_sorted(name):
    """Headline, byline, picture, credit, stories and advertising, each in its place."""
    draft = read(name)
    lead = lead_of(draft)
    pictures = [lead.hero, *(it for it in lead.blocks if isinstance(it, Figure))]
    picture = next((it for it in pictures if it is not None), Figure(""))
    found = (
        plain_text(lead.headline),
        plain_text(lead.byline),
        picture.caption,
        picture.credit,
        titles(draft),
        len(draft.proposed_sponsors),
        len(draft.left_out),
    )
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_its_document_reads_back(name):
    """The document says what the draft's issue says, and every piece has one fate."""
    draft = read(name)
    issue = draft_issue(draft, DAY)
    text = draft_document(draft, DAY)
    back = parse_issue(text, "issue.md")
    assert back == issue
    assert [note.text for note in back.notes] == [note.text.strip() for note in issue.notes]
    assert all(bool(fate.used_as) != bool(fate.left_out) for fate in draft.fates)


class TestAPageOfCaptionsAndAdvertising:
    """The hard case: captions twice, stories without titles, two companies speaking."""

    draft = read("twin.txt")

    def test_the_lead_is_whole(self):
        """One picture with its caption once and its credit apart; the paragraphs in order."""
        lead = lead_of(self.draft)
        assert plain_text(lead.headline).startswith("Averin says the islands")
        assert lead.hero is not None
        assert lead.hero.caption.endswith("Harbour Bulletin on June 3, 2026.")
        assert lead.hero.credit == "HB via REUTERS"
        assert [type(block) for block in lead.blocks] == [Paragraph, Paragraph]
        assert plain_text(lead.blocks[1].text).startswith("“People ask me ‘What")
        assert [fate.piece.number for fate in self.draft.left_out] == [4]

    def test_the_list_keeps_every_story(self):
        """A video without a title, a caption alone, and two stories with a teaser."""
        video, photo, mayor, valley = self.draft.items
        assert (video.kind, photo.kind, mayor.kind, valley.kind) == (
            "video", "photo", "story", "story",
        )  # fmt: skip
        assert photo.title == ()
        assert photo.image is not None
        assert photo.image.credit == "REUTERS/Jonas Weil/File Photo"
        assert photo.image.caption.startswith("FILE PHOTO: Engineer Iris Vale")
        assert [item.image.credit for item in (mayor, valley) if item.image] == [
            "REUTERS/Lena Holm",
            "REUTERS/Imre Sandor",
        ]
        assert plain_text(mayor.blocks[0].text).startswith("This week she spoke")
        doubts = [doubt.text for it in self.draft.lists[0].entries for doubt in it.doubts]
        assert any('the page has only "- YouTube"' in doubt for doubt in doubts)

    def test_the_advertising_is_proposed_and_not_sent(self):
        """Two blurbs stand in notes, and in no part of the issue that is sent."""
        assert len(self.draft.proposed_sponsors) == 2
        issue = parse_issue(draft_document(self.draft, DAY), "issue.md")
        assert "Northline" not in repr(issue.parts)
        assert "Harbor Bank" not in repr(issue.parts)
        notes = [note.text for note in issue.notes if note.text.startswith("proposed sponsor:")]
        assert len(notes) == 2
        assert all("undisclosed" in note for note in notes)


def test_nothing_of_a_page_runs():
    """Scripts, handlers and other schemes are gone; the words stay."""
    page = (
        "<h1 onclick='x()'>A title of words</h1><script>alert(1)</script><style>p{}</style>"
        "<p>Some <a href='javascript:x()'>words</a> and <img src='data:image/gif;base64,x'>"
        "<iframe src='https://e.example'>no</iframe> <b>more</b>.</p>"
    )
    text = draft_document(import_paste(page), DAY)
    assert "Some words and" in text
    assert not [bad for bad in ("script", "alert", "onclick", "data:", "iframe") if bad in text]


def test_quotations_are_kept():
    """A quotation of the page is one of the draft."""
    quotes = [it for it in lead_of(read("markdown.md")).blocks if isinstance(it, Quote)]
    assert len(quotes) == 1
    assert all(isinstance(it, Item) for it in read("markdown.md").items)


def test_an_advertisers_paragraph_in_the_lead():
    """One that a label begins, or stands under one, is proposed; the text around it stays."""
    for name, kept in (("presented_by.txt", "The kettle is on."), ("numbered_brief.txt", "Night")):
        draft = read(name)
        assert "Harbor Bank" not in repr(lead_of(draft).blocks)
        assert kept in repr(lead_of(draft).blocks)


def test_what_may_be_advertising_in_the_lead():
    """A paragraph that speaks a little like an advertiser stays, and a note asks."""
    page = (
        "A quiet fleet sails\n\nThe council voted on Tuesday.\n\nNorthline Rail is working to"
        " protect your journeys. From brakes to doors, our engineers help. Explore our work.\n"
    )
    draft = import_paste(page)
    assert draft.proposed_sponsors == ()
    assert any("is this advertising?" in doubt.text for doubt in draft.lead.doubts)
    (said,) = [doubt.text for doubt in draft.lead.doubts if "advertising?" in doubt.text]
    assert '"Northline Rail is working to protect your journeys. From br…": ' in said


def test_a_kicker_without_a_headline():
    """It is the headline: no word is lost."""
    for page in ("Related\nPresented by Harbor Bank", "NEWS\n\nShare"):
        assert plain_text(lead_of(import_paste(page)).headline) in ("Related", "NEWS")


def test_lines_that_were_a_list_are_one():
    """Dashes and numbers in order side by side are a list, as the page had it."""
    (listed,) = [it for it in lead_of(read("presented_by.txt")).blocks if isinstance(it, List)]
    assert len(listed.items) == 2
    numbered = next(it for it in lead_of(read("numbered_brief.txt")).blocks if isinstance(it, List))
    assert (numbered.start, len(numbered.items)) == (1, 4)


def test_a_picture_that_only_its_description_is_left_of():
    """The agency, the description and the caption are put where they belong."""
    hero = lead_of(read("name_and_trade.txt")).hero
    assert hero is not None
    assert hero.alt == "Two white boats at a quay in winter"


def test_what_styles_say():
    """Bold and italics of a document's spans are kept; links lead to their stories."""
    paragraph = lead_of(read("styled_document.html")).blocks[0]
    assert isinstance(paragraph, Paragraph)
    text = repr(paragraph.text)
    assert "Strong(children=(Text(value='voted')" in text
    assert "Emphasis(children=(Text(value='the whole fleet')" in text
    assert "Link(url='https://news.example.org/minutes'" in text


def test_what_a_page_hides():
    """Words that nobody sees, such as an older email's preheader, are left out and listed."""
    draft = import_paste(
        "<div style='display:none'>Peek at what we wrote today</div><h1>A quiet fleet</h1>"
        "<p>The council voted on Tuesday.</p><form><p>It met at nine.</p><button>Share</button>"
        "</form>"
    )
    assert plain_text(lead_of(draft).headline) == "A quiet fleet"
    assert [fate.piece.text for fate in draft.left_out] == ["Peek at what we wrote today", "Share"]
    assert "It met at nine." in draft_document(draft, DAY)


def test_who_is_quoted_and_late_pictures():
    """A quotation's footer is its attribution; a picture that scripts load later is found."""
    draft = import_paste(
        "<h1>A quiet fleet</h1><p><img src='data:image/gif;base64,x' data-srcset="
        "'https://img.example.org/a-300.jpg 300w, https://img.example.org/a-1200.jpg 1200w'"
        " alt='Two boats'></p><blockquote><p>Nobody misses the noise.</p><footer>— Ruth Calder"
        "</footer></blockquote><img src='https://img.example.org/logo.png' width=24 alt='Logo'>"
    )
    lead = lead_of(draft)
    assert lead.hero == Figure("https://img.example.org/a-1200.jpg", "Two boats")
    (quote,) = lead.blocks
    assert isinstance(quote, Quote)
    assert plain_text(quote.attribution) == "Ruth Calder"


def test_an_older_newsletter():
    """Its advertising is proposed with its picture; its logo and its footer are left out."""
    draft = import_paste(
        "<table><tr><td><img src='https://img.example.org/logo.png' width=200 alt='The Brief'>"
        "</td></tr><tr><td><h1>A quiet fleet</h1></td></tr><tr><td><p>Nobody cheered.</p></td></tr>"
        "<tr><td>ADVERTISEMENT</td></tr><tr><td><a href='https://bank.example.com'><img"
        " src='https://img.example.org/bank.jpg' alt='Harbor Bank'></a></td></tr><tr><td><p>Small"
        " boats build big dreams.</p></td></tr><tr><td><p>The council voted on Tuesday.</p></td>"
        "</tr><tr><td><p>You receive this because you signed up. <a href='https://x.example.org'>"
        "Unsubscribe</a></p><p>1 Example Street</p></td></tr></table>"
    )
    (proposed,) = draft.proposed_sponsors
    assert [type(block) for block in proposed.blocks] == [Figure, Paragraph]
    assert len(lead_of(draft).blocks) == 2
    assert lead_of(draft).hero is None
    left = [fate.piece.text for fate in draft.left_out]
    assert left == [
        "The Brief",
        "ADVERTISEMENT",
        "You receive this because you signed up. Unsubscribe",
        "1 Example Street",
    ]


def test_words_in_deep_markup():
    """They are not lost where a parser stops to look."""
    for inner in ("<div>", "<ul><li>", "<blockquote>"):
        draft = import_paste("<h1>A quiet fleet</h1>" + inner * 3000 + "<p>Deep words.</p>")
        assert "Deep words" in draft_document(draft, DAY)


def test_a_long_page_takes_no_time_squared():
    """Four thousand lines are sorted while somebody waits."""
    text = "A title of some words\n\n" + "".join(
        f"The {number}th sentence of this page says nothing new at all.\n\n"
        for number in range(4_000)
    )
    assert len(lead_of(import_paste(text)).blocks) == 4_000
