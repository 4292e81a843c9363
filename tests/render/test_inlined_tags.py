"""What is put together of remembered tags is what premailer would have made, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import documents, sheets
from hypothesis import given, settings
from hypothesis import strategies as st
from theme_desk import sample_workspace

from newsletter.cache import Cache
from newsletter.compose import Composer
from newsletter.render import inline, mjml_check
from newsletter.render.inline import Inliner
from newsletter.render.inlined_tags import InlinedTags

SHEET = ".x { color: red } .y .x { margin: 0px } p > b { padding: 1px } img { border: 0 }"


def page(body: str) -> str:
    """A document as the engine writes one."""
    return f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>"


def known_after(monkeypatch: pytest.MonkeyPatch, *bodies: str, sheet: str = SHEET) -> Any:
    """The inliner after these bodies, and a list of what premailer was asked since."""
    inliner = Inliner(sheet)
    for body in bodies:
        inliner.inline(page(body))
    asked: list[str] = []
    stock = Inliner._by_premailer

    def ask(self: Inliner, html: str) -> str:
        asked.append(html)
        return stock(self, html)

    monkeypatch.setattr(Inliner, "_by_premailer", ask)
    return inliner, asked


@settings(max_examples=150, deadline=None)
@given(pages=st.lists(documents(), min_size=1, max_size=4), sheet=sheets())
def test_any_documents_come_out_as_from_an_inliner_that_knows_nothing(
    pages: list[str], sheet: str
) -> None:
    """One after the other and once more: nothing learned of one is wrong for another."""
    inliner = Inliner(sheet)
    for html in (*pages, *pages):
        assert inliner.inline(html) == Inliner(sheet).inline(html)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('<p class="x">hq7x1x</p>', '<p class="x">hq7x7x</p><p class="x">Plain words.</p>'),
        (
            '<div class="y"><p class="x">a</p></div><b>c</b>',
            '<div class="y"><p class="x">d</p></div>',
        ),
        ('<p><b>a</b></p><p class="x">c</p>', '<p class="x">d</p><p><b>e</b><b>f</b></p>'),
        (
            '<p><img alt="One" width="9" src="hq7x1x" /></p>',
            '<p><img alt="Two, and more" width="81" src="hq7x2x" /></p>',
        ),
        ('<p class="x">a &amp; b</p>', '<p class="x">c</p><p class="x">a &amp; b</p>'),
        ("<p>a<br />b</p>", "<p>c<br />d<br />e</p>"),
        ("<!--[if mso]><table><tr><td><![endif]--><p>a</p>", "<p>a</p><!-- <p> -->"),
        ("<pre><b>a</b></pre>", "<pre><b>c</b> d</pre>"),
        ("<p><b>hq7x0x</b>hq7x1x<b>hq7x2x</b></p>", "<p>hq7x12x<b>hq7x10x</b></p>"),
    ],
)
def test_known_tags_need_no_premailer(
    monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    """Other words, numbers and orders of the same tags."""
    inliner, asked = known_after(monkeypatch, first)
    assert inliner.inline(page(second)) == Inliner(SHEET).inline(page(second))
    assert len(asked) == 1  # by the second inliner


@pytest.mark.parametrize(
    "second",
    [
        '<div class="y"><p class="x">a</p></div>',  # other tags around it
        '<p class="x y">a</p>',
        '<p class="x">a &lt; b</p>',  # a reference may be written anew
        '<p class="x">a</p><!-- c -->&quot;',
        "<pre>\n a</pre>",
        '<p class="x">a',
        '<p class="x">a</b></p>',
        '<p class="x">a</p><![CDATA[b]]>',
        '<p class="x">a<!-- b</p>',
    ],
)
def test_what_is_not_known_goes_to_premailer(monkeypatch: pytest.MonkeyPatch, second: str) -> None:
    """Nothing is guessed."""
    inliner, asked = known_after(monkeypatch, '<p class="x">a</p>')
    assert inliner.inline(page(second)) == Inliner(SHEET).inline(page(second))
    assert len(asked) == 2


@pytest.mark.parametrize("selector", ["p + p", "p:first-child", "[title]", "p#x", "p ~ b"])
def test_a_sheet_that_looks_at_more_than_the_tags_around_is_never_answered_from_memory(
    monkeypatch: pytest.MonkeyPatch, selector: str
) -> None:
    """The second paragraph is not styled as the first."""
    sheet = f"{selector} {{ color: red }}"
    inliner, asked = known_after(monkeypatch, "<p>a</p>", "<p>a</p>", sheet=sheet)
    html = page("<p>a</p><p>b</p>")
    assert inliner.inline(html) == Inliner(sheet).inline(html)
    assert len(asked) == 2


def test_a_tag_that_came_out_in_two_ways_ends_the_remembering() -> None:
    """Then more than the tags around it matters, and nothing can be put together."""
    known = InlinedTags().with_document(page("<p>a</p>"), page("<p>a</p>"))
    assert known is not None
    assert known.inline(page("<p>b</p>")) == page("<p>b</p>")
    both = known.with_document(page("<p>a</p><p>a</p>"), page('<p>a</p><p style="">a</p>'))
    assert both is not None
    assert both.inline(page("<p>b</p>")) is None
    assert both.inline(page("<p>a</p><p>a</p>")) is None


@pytest.mark.parametrize(
    "after",
    [
        page("<p>hq7x2x</p><b>hq7x1x</b>"),  # in another order
        page("<p>hq7x1xhq7x2x</p><b></b>"),
        page("<p>hq7x1x</p>"),
        page("<p>hq7x1x</p><i>hq7x2x</i>"),
    ],
)
def test_a_document_that_came_out_changed_is_not_remembered(after: str) -> None:
    """The proof that inlining lost nothing refuses it; memory must not repeat it."""
    before = page("<p>hq7x1x</p><b>hq7x2x</b>")
    known = InlinedTags().with_document(before, after)
    assert known is None or known.inline(before) in (None, after)
    assert known is None or known.inline(page("<p>hq7x9x</p>")) in (None, page("<p>hq7x9x</p>"))


def test_a_second_process_needs_no_premailer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tags are in the cache, as data."""
    html = page('<div class="y"><p class="x">hq7x1x &amp; b</p><img alt="c" src="hq7x2x" /></div>')
    first = Inliner(SHEET, Cache(tmp_path)).inline(html)
    monkeypatch.setattr(inline, "_engine", None)
    assert Inliner(SHEET, Cache(tmp_path)).inline(html) == first
    with pytest.raises(TypeError):
        Inliner(SHEET + " ", Cache(tmp_path)).inline(html)


@pytest.fixture
def unneeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Premailer and the check of MJML are gone."""
    monkeypatch.setattr(Inliner, "_by_premailer", None)
    monkeypatch.setattr(mjml_check, "check_mjml", None)


@pytest.mark.usefixtures("unneeded")
def test_the_samples_first_build_needs_neither_premailer_nor_the_check(tmp_path: Path) -> None:
    """Every block of the theme that ships is known beforehand."""
    workspace = sample_workspace(tmp_path / "desk")
    composer = Composer(workspace)
    for issue in workspace.issue_files():
        assert composer.compose(workspace.read_source(issue.path)).email.html


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme that writes other tags every day does not fill it up."""
    monkeypatch.setattr("newsletter.render.inlined_tags._TAGS_KEPT", 20)
    monkeypatch.setattr("newsletter.render.inlined_tags._STEPS_KEPT", 20)
    inliner = Inliner(SHEET)
    for number in range(60):
        html = page(f'<p class="n{number}">a</p>')
        assert inliner.inline(html) == inliner.inline(html)
        assert len(inliner._known.data()["tags"]) <= 22
        assert len(inliner._known._steps) <= 20
