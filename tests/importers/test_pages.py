"""Whole pages of several kinds -> the draft that an editor would make of them."""

from __future__ import annotations

import pytest
from imported_pages import DAY, PAGES, lead_of, read, titles

from newsletter.content.markdown import parse_issue
from newsletter.importers.draft_document import draft_document, draft_issue
from newsletter.model.blocks import Figure, Paragraph
from newsletter.model.inline import plain_text

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
