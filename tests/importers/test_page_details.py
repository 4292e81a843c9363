"""What becomes of a page's details: its markup, its advertising, its lists, what it hides."""

from __future__ import annotations

from imported_pages import DAY, lead_of, read

from newsletter.importers.draft_document import draft_document
from newsletter.importers.pasted import import_paste
from newsletter.model.blocks import Figure, Item, List, Paragraph, Quote
from newsletter.model.inline import plain_text


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
