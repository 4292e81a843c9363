"""Elements share computed styles only where nothing tells them apart that styles look at."""

from __future__ import annotations

from typing import Any

import pytest

from newsletter.check.disclosure.document import Document, read_document

BODY = """
<table><tr><td class="x" style="color:red" title="1"><p>one</p><p>two</p></td></tr></table>
<table><tr><td class="x" style="color:red" title="2"><a href="https://a.example/">three</a></td>
<td class="x"><a href="https://b.example/">four</a><a>five</a></td></tr></table>
"""


def document(css: str, body: str = BODY) -> Document:
    found = read_document("email.html", f"<style>{css}</style><body>{body}</body>")
    assert found is not None
    return found


def at(page: Document, path: str) -> Any:
    found = page.root.xpath(path)
    assert len(found) == 1
    return page.lineage(found[0])


class TestLineage:
    def test_like_start_tags_all_the_way_up_are_one(self):
        page = document(".x { color: blue }")
        assert at(page, "//p[.='one']") is at(page, "//p[.='two']")
        assert at(page, "//td[@title='1']") is at(page, "//td[@title='2']")

    def test_so_are_those_of_another_document_with_the_same_sheets(self):
        one, other = (
            document(".x { color: blue }"),
            document(".x { color: blue }", f"<p></p>{BODY}"),
        )
        assert at(one, "//p[.='one']") is at(other, "//p[.='one']")

    def test_those_of_a_document_with_other_sheets_are_not(self):
        one, other = document(".x { color: blue }"), document(".x { color: navy }")
        assert at(one, "//p[.='one']") is not at(other, "//p[.='one']")

    def test_where_a_link_leads_does_not_matter_but_that_it_leads_somewhere(self):
        page = document("", BODY.replace(' style="color:red" title="2"', ""))
        assert at(page, "//a[.='three']") is at(page, "//a[.='four']")
        assert at(page, "//a[.='four']") is not at(page, "//a[.='five']")

    @pytest.mark.parametrize("css", ["[title] { color: blue }", "[href*=b] { color: blue }"])
    def test_an_attribute_that_a_selector_names_tells_apart(self, css: str):
        page = document(css)
        same = at(page, "//td[@title='1']") is at(page, "//td[@title='2']")
        assert same == ("title" not in css)
        address = at(page, "//a[.='three']").get("href")
        assert (address == "#") == ("href" not in css)

    def test_what_is_not_looked_at_cannot_be_asked_for(self):
        lineage = at(document(""), "//p[.='one']")
        assert lineage.get("class") is None
        with pytest.raises(KeyError):
            lineage.get("title")


class TestSiblings:
    CSS = ".x + .x { font-size: 9px } p ~ p { font-size: 8px }"

    def test_a_selector_that_asks_what_stands_before_is_answered(self):
        page = document(self.CSS)
        sizes = {
            text: page.styles.font_size(page.lineage(element), frozenset())
            for element in page.root.iter("p", "a")
            if (text := element.text)
        }
        assert sizes == {"one": 16, "two": 8, "three": 16, "four": 9, "five": 9}

    def test_a_comment_between_two_elements_does_not_part_them(self):
        page = document(
            self.CSS, BODY.replace('</td>\n<td class="x">', '</td><!-- - --><td class="x">')
        )
        assert page.styles.font_size(at(page, "//a[.='four']"), frozenset()) == 9

    def test_without_such_a_selector_neighbours_share_one(self):
        assert not document(".y + .x { color: red }").styles.rules.siblings
        assert document(self.CSS).styles.rules.siblings


def test_a_name_that_the_document_does_not_hold_is_a_condition():
    """A client may add it; one that the document holds is found, or selects nothing."""
    page = document("u + .x { color: blue } .x .z { color: blue } table .x { color: blue }")
    lineage = at(page, "//td[@title='1']")
    conditions = [sorted(given) for _, given in page.styles.rules.for_lineage(lineage)]
    assert [bool(given) for given in conditions] == [True, False]
