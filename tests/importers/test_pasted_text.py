"""Pasted text -> draft: nothing is lost, and what is in doubt or not ours to send is held."""

from __future__ import annotations

import datetime
import html
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import HOSTILE

from newsletter.content.markdown import parse_issue
from newsletter.importers.assemble_page import assemble_page
from newsletter.importers.draft_document import draft_addition, draft_document
from newsletter.importers.pasted_text import read_text_lines

DAY = datetime.date(2026, 11, 20)
REAL = (
    "More from The Harbour Desk",
    "Related",
    "- YouTube",
    "Photo: Ana Ruiz/Getty Images",
    "REUTERS/Tomas Berg/File Photo",
    "A ferry leaves Port Averin at dawn on Monday. (AP Photo/Jonas Weil)",
    "A town moves its library uphill",
    "The vote passed seven to two after midnight. Nobody had expected it.",
    "Harbor Bank is investing in local growth, empowering families to save. Learn more here.",
    "Sponsored",
    "Read more",
    "By Ines Calloway",
    "October 8, 2024",
    "[10:42, 08/10/2024] Mia: The ferry has sailed",
    "# Heading",
    "![A pier](https://example.org/pier.jpg)",
    "> Quoted words stand here.",
    "* An entry of a list",
    "https://example.org/story",
    "1 of 3 | Lorries queue at the gate of the port. (AP Photo/Jonas Weil)",
    "A message from Harbor Bank: Small boats build big dreams.",
    "Presented by Harbor Bank",
    "Getty Images Two white boats at a quay in winter",
    "Mia Torres",
    "5:02 AM",
    "WORLD NEWS",
    "— One of several.",
    "1. One of several.",
    "2. Another one of them.",
    "A library climbs a hill https://example.org/library",
    "Topic",
    "Energy correspondent, Port Averin",
    "",
    "",
)
PAGES = st.lists(
    st.one_of(
        st.sampled_from(REAL),
        st.text(max_size=30),
        st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join),
    ),
    max_size=14,
).map("\n".join)


def words(text: str) -> list[str]:
    """The words alone, however they are escaped."""
    return re.findall(r"[^\W_]+", html.unescape(text.replace("\\", "")))


@given(PAGES)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_is_lost(text):
    """Each piece of each line is in the document, be it in the list of what was left out."""
    lines = read_text_lines(text)
    draft = assemble_page(lines)
    given_out = "".join(f.piece.text for f in draft.fates)
    assert "".join(given_out.split()) == "".join(
        "".join(p.text for it in lines for p in it.pieces).split()
    )
    assert all(bool(fate.used_as) != bool(fate.left_out) for fate in draft.fates)
    if draft.lead is None:
        document = draft_addition(draft, to_list=False)
    else:
        document = draft_document(draft, DAY)
        parse_issue(document, "issue.md")
    kept = " " + " ".join(words(document)) + " "
    for fate in draft.fates:
        for word in words(fate.piece.text):
            if fate.used_as != "kind of the item":
                assert f" {word} " in kept or word in kept, (fate, document)


@given(PAGES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_line_has_its_number(text):
    """A line that holds anything is accounted for under its own number."""
    fates = assemble_page(read_text_lines(text)).fates
    numbered = {fate.piece.number for fate in fates}
    raw = re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", text)
    holding = {at for at, line in enumerate(raw, start=1) if re.search(r"[^\W_]", line)}
    assert holding <= numbered
