"""Lists within lists of a page -> the same lists in the draft and in both parts of its email."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.content.markdown import parse_issue
from newsletter.files import SourceFile
from newsletter.importers.draft import Draft
from newsletter.importers.draft_document import draft_document, draft_issue
from newsletter.importers.pasted import import_paste
from newsletter.model.blocks import Blocks, Item, List, Paragraph
from newsletter.model.email import Email
from newsletter.model.inline import plain_text
from newsletter.model.issue import Lead, More
from newsletter.workspace import load_workspace

DAY = datetime.date(2026, 11, 20)
HTML = (
    "<h1>The harbour reopens</h1><p>The first ferry left the quay on <b>Tuesday</b>.</p><ul><li>New"
    " berths<ul><li>At the north quay<ol><li>A deep one</li><li>A shallow one</li></ol></li>"
    "<li>At the south quay</li></ul></li><li>A wider channel</li></ul><p>Work begins in spring.</p>"
)
MARKDOWN = """\
# The harbour reopens

The first ferry left the quay on **Tuesday**.

- New berths
  - At the north quay
    1. A deep one
    2. A shallow one
  - At the south quay
- A wider channel

Work begins in spring.
"""
PLAIN = MARKDOWN.replace("# ", "").replace("**", "").replace("  ", "\t")
BULLETS = PLAIN.replace("\t- ", "\t◦ ").replace("- ", "• ")
LEVELS = [
    "New berths",
    ["At the north quay", ["A deep one", "A shallow one"], "At the south quay"],
    "A wider channel",
]


def levels(blocks: Blocks) -> list[object]:
    """The words of paragraphs, and a list for each list."""
    found: list[object] = []
    for block in blocks:
        if isinstance(block, List):
            found.append([each for entry in block.items for each in levels(entry)])
        elif isinstance(block, Paragraph):
            found.append(plain_text(block.text))
    return found


def lead_of(draft: Draft) -> Lead:
    assert draft.lead is not None
    assert isinstance(draft.lead.node, Lead)
    return draft.lead.node


def email_of(document: str, root: Path) -> Email:
    make_workspace(root)
    text = document.replace("\n---\n", "\npreheader: What comes next\n---\n", 1)
    return (
        Composer(load_workspace(root))
        .compose(SourceFile("issues/2026-11-20/issue.md", text, ""))
        .email
    )


@pytest.mark.parametrize("page", [HTML, MARKDOWN, PLAIN, BULLETS])
def test_the_levels_are_kept(page):
    """In markup, in Markdown and in plain text, by tabs and by bullets; its document says them."""
    draft = import_paste(page)
    (listed,) = [it for it in levels(lead_of(draft).blocks) if isinstance(it, list)]
    assert listed == LEVELS
    assert parse_issue(draft_document(draft, DAY), "issue.md") == draft_issue(draft, DAY)


def test_both_parts_show_them(tmp_path):
    """The email's HTML nests the lists, and the text indents them."""
    email = email_of(draft_document(import_paste(HTML), DAY), tmp_path)
    lines = [
        "- New berths",
        "  - At the north quay",
        "    1. A deep one",
        "    2. A shallow one",
        "  - At the south quay",
        "- A wider channel",
    ]
    assert "\n".join(lines) in email.text
    inside = email.html[email.html.index("New berths") : email.html.index("A wider channel")]
    assert [inside.count(tag) for tag in ("<ul", "<ol", "</ol>", "</ul>")] == [1, 1, 1, 1]


def test_words_after_a_list_within_an_entry():
    """They stay in the entry that they are of."""
    page = "<h1>The harbour reopens</h1><ul><li>Berths<ul><li>North</li></ul><p>All paid.</p></li>"
    (listed,) = lead_of(import_paste(page)).blocks
    assert levels((listed,)) == [["Berths", ["North"], "All paid."]]


def test_documents_of_some_editors():
    """They put a list beside the entry that it is below, and begin with lists of nothing."""
    beside = "<h1>The harbour reopens</h1><ul><li>Berths</li><ul><li>North</li></ul></ul>"
    (listed,) = lead_of(import_paste(beside)).blocks
    assert levels((listed,)) == [["Berths", ["North"]]]
    empty = "<h1>The harbour reopens</h1><ul><li><ul><li>North</li><li>South</li></ul></li></ul>"
    assert "- North\n- South" in draft_document(import_paste(empty), DAY)


MORE = (
    "<h1>The harbour reopens</h1><p>The first ferry left the quay on Tuesday.</p><h2>More from The"
    " Harbour Desk</h2><ul><li>{picture}<a href='https://example.org/a'>A town moves its library"
    "</a><ul><li><a href='https://example.org/b'>How the books were carried</a></li><li>Who carried"
    " them</li></ul></li><li><a href='https://example.org/c'>Nine villages share a doctor</a></li>"
)


def test_a_list_under_another_story(tmp_path):
    """It stays there where the document can have it, in both parts of the email."""
    text = draft_document(import_paste(MORE.format(picture="")), DAY)
    more = parse_issue(text, "issue.md").parts[1]
    assert isinstance(more, More)
    first, second = more.blocks
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert levels(first.blocks) == [["How the books were carried", "Who carried them"]]
    assert plain_text(second.title) == "Nine villages share a doctor"
    email = email_of(text, tmp_path)
    assert "library [1]\n  - How the books were carried [2]\n  - Who carried them" in email.text


def test_a_list_under_a_story_with_a_picture():
    """The document cannot have it: its entries are stories, and a note says under which it was."""
    picture = "<img src='https://example.org/a.jpg' alt='A library'>"
    draft = import_paste(MORE.format(picture=picture))
    assert len(draft.items) == 4
    notes = [note.text for note in draft_issue(draft, DAY).notes]
    said = 'check: the list under "A town moves its library" begins here'
    assert any(note.startswith(said) for note in notes)


def test_lists_too_deep_for_a_document():
    """Their entries are in the deepest that it has, and a note says so; it reads back."""
    lists = "".join(f"<ul><li>Level {number}" for number in range(30))
    for page in ("<h1>The harbour reopens</h1><p>It did.</p>" + lists, MORE + lists):
        draft = import_paste(page.format(picture=""))
        assert parse_issue(draft_document(draft, DAY), "issue.md") == draft_issue(draft, DAY)
        assert "more than 6 lists" in repr(draft_issue(draft, DAY).notes)
        assert "Level 29" in draft_document(draft, DAY)
