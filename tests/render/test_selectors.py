"""Selectors answered from the index mean what cssselect says they mean."""

from __future__ import annotations

import pytest
from documents import documents, selectors
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.cssselect import CSSSelector

from newsletter.render.selectors import SelectorTable, _parse


def parse(html: str):
    return etree.fromstring(html.encode(), etree.HTMLParser(encoding="utf-8"))


def answers(html: str, selector: str):
    """What the index and what cssselect say."""
    root = parse(html)
    table = SelectorTable(CSSSelector)
    with table.answering(root):
        found = table(selector)(root.getroottree())
    return found, CSSSelector(selector)(root.getroottree())


@settings(max_examples=80, deadline=None)
@given(html=documents(), wanted=st.lists(selectors(), min_size=1, max_size=8))
def test_any_selector_over_any_document(html: str, wanted: list[str]) -> None:
    """Same elements, in the same order, from one index for many selectors."""
    root = parse(html)
    table = SelectorTable(CSSSelector)
    with table.answering(root):
        for selector in wanted:
            assert table(selector)(root.getroottree()) == CSSSelector(selector)(root)


@pytest.mark.parametrize(
    ("html", "selector", "count"),
    [
        ('<p class="a a">x</p>', ".a", 1),
        ('<p class="a b">x</p><p class="b">y</p>', ".a.b", 1),
        ('<p class="b\ta">x</p>', "p.a.b", 1),
        ('<p class="A">x</p>', ".a", 0),
        ("<p>x</p>", "P", 0),
        ("<P>x</P>", "p", 1),
        ('<p class="a&#160;b">x</p>', ".a", 0),
        ('<p class="a&#12;b">x</p>', ".a", 0),
        ('<div class="a"><i><b>x</b></i></div>', ".a b", 1),
        ('<div class="a"><i><b>x</b></i></div>', ".a > b", 0),
        ('<div class="a"><i><b>x</b></i></div>', ".a>i>b", 1),
        ('<div class="a"><!-- c --><?pi?><b>x</b></div>', ".a > b", 1),
        ('<div class="a"><div><div class="a"><b>x</b></div></div></div>', ".a > .a b", 0),
        ('<div class="a"><div class="a"><b>x</b></div></div>', ".a > .a b", 1),
        ('<div class="a"><p><i class="a"><b>x</b></i></p></div>', ".a > p b", 1),
        ("<!-- before --><p>x</p>", "html p", 1),
        ("<p>x</p>", "html", 1),
        ('<p class="">x</p>', ".a", 0),
    ],
)
def test_what_is_easily_got_wrong(html: str, selector: str, count: int) -> None:
    """Cases in which a quick index and XPath could differ."""
    found, wanted = answers(html, selector)
    assert found == wanted
    assert len(found) == count


@pytest.mark.parametrize("selector", ["p", ".a", "p.a.b", "div .a > b", "a>b"])
def test_plain_selectors_need_no_search(selector: str) -> None:
    """The index answers them, or the whole table would be in vain."""
    assert _parse(selector) is not None


@pytest.mark.parametrize("selector", ["#x", "p:first-child", "a[href]", "h1 + p", "*", "h1 ~ p"])
def test_other_selectors_go_to_cssselect(selector: str) -> None:
    """What the index does not know it does not guess."""
    assert _parse(selector) is None


def test_another_document_is_answered_by_cssselect() -> None:
    """An index is of one document: asked about another, it says nothing."""
    first, second = parse('<p class="a">x</p>'), parse('<p class="a">x</p><p class="a">y</p>')
    table = SelectorTable(CSSSelector)
    with table.answering(first):
        select = table(".a")
        assert len(select(first)) == 1
        assert len(select(second)) == 2
    assert len(select(second)) == 2
    with table.answering(second):
        assert len(select(second)) == 2
        assert len(select(first)) == 1
