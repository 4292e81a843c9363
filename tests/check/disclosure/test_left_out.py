"""A proof of the email is one of its web copy only where the web copy would be proved by itself."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import pytest
from check.disclosure.damages import DAMAGES
from check.disclosure.finished_email import Finished
from check.disclosure.harmless_changes import CHANGES
from check.disclosure.test_mutations import REPOSITORY, finished
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsletter.check.disclosure import left_out, prove
from newsletter.check.disclosure.document import Document, parse
from newsletter.check.disclosure.left_out import Boxed, Pair, proves_web_copy, spans_left_out
from newsletter.model.inline import plain_text

ELEMENT = re.compile(r"<(a|b|em|i|p|span|strong)\b[^<>]*>(?:(?!</?\1\b).)*</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def email() -> Finished:
    return finished(REPOSITORY)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were read by themselves, without the other."""
    names: list[str] = []
    read = prove.read_document

    def note(name: str, html: str) -> Document | None:
        names.append(name)
        return read(name, html)

    monkeypatch.setattr(prove, "read_document", note)
    return names


def by_itself(email: Finished) -> Sequence[str]:
    """What is wrong when nothing is taken over from the email to the web copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prove, "proves_web_copy", lambda pair, proved: False)
        return [str(problem) for problem in email.problems()]


def told(email: Finished) -> Sequence[str]:
    return [str(problem) for problem in email.problems()]


def without(source: str, *spans: tuple[int, int]) -> str:
    for start, end in sorted(spans, reverse=True):
        source = source[:start] + source[end:]
    return source


def tree(source: str) -> bytes:
    return etree.tostring(parse(source).root)


def trees(html: str, part: str) -> tuple[bytes, bytes] | None:
    """The trees that are made for both sources; None if the second is read by itself."""
    parsed, cuts = left_out._parse_marked(html, spans_left_out(html, part))
    if cuts is None:
        return None
    whole = etree.tostring(parsed.root)
    left_out.take_out_all(cuts)
    return whole, etree.tostring(parsed.root)


class TestSpans:
    def test_of_the_sample_are_what_only_the_email_shows(self, email: Finished):
        spans = spans_left_out(email.html, email.web_html)
        assert without(email.html, *spans) == email.web_html
        assert all("View in browser" in email.html[start:end] for start, end in spans)

    @pytest.mark.parametrize(
        ("whole", "part"),
        [
            ("<p>a</p>", "<p>a</p>"),
            ("<p>a</p>", "<p>b</p>"),
            ("<p>a</p>", "<p>a</p><p>b</p>"),
            ("<p>a</p><p>b</p>", ""),
            ("<p>a <b>b</b></p>", "<p><b>b</b></p>"),
            ("<p>a</p><img><p>b</p>", "<p>a</p><p>b</p>"),
            ("<p>a</p><!-- c --><p>b</p>", "<p>a</p><p>b</p>"),
            ("<p>a</p><b id='x'>c</b><p>b</p>", "<p>a</p><p>b</p>"),
        ],
    )
    def test_are_none_where_more_differs_than_whole_running_elements(self, whole: str, part: str):
        assert spans_left_out(whole, part) == []


class TestTrees:
    """What comes of taking elements out is what a parser makes of the other source."""

    def test_of_the_sample(self, email: Finished):
        made = trees(email.html, email.web_html)
        assert made == (tree(email.html), tree(email.web_html))

    @pytest.mark.parametrize(
        "body",
        [
            "<div><p>a<i>[</i>b</p></div>",
            "<div> <p>a</p> <i>[</i> <p>b</p></div>",
            f"<table><tr><td>a<i>[</i></td><td>{'x' * 80}<i>[</i>b</td></tr></table>",
            f"a<i>[</i>b<p>{'x' * 80}<i>[</i></p>d",
            "<p>a <i>[</i>&amp; b</p><p>c</p>",
        ],
    )
    def test_of_small_documents(self, body: str):
        whole, part = f"<body>{body}</body>", f"<body>{body.replace('<i>[</i>', '')}</body>"
        made = trees(whole, part)
        assert made == (tree(whole), tree(part))

    @pytest.mark.parametrize(
        ("body", "cut"),
        [
            ("<p>a <b>b</p><b>c</p><p>d</b></p>", "<b>c</p><p>d</b>"),
            ('<p>a</p><p dir="ltr">b<p>c</p>', '<p dir="ltr">b'),
            ("<style>a <b>c</b> d</style>", "<b>c</b>"),
            ("<!-- a <b>c</b> d --><p>e</p>", "<b>c</b>"),
            ("<p title='<b>c</b> d'>e</p>", "<b>c</b>"),
            ("<p>a<i>b</i> <i>c</i> d</p>", "<i>b</i>"),
        ],
    )
    def test_where_they_might_differ_none_is_made(self, body: str, cut: str):
        whole = f"<body>{body}</body>"
        made = trees(whole, whole.replace(cut, "", 1))
        assert made is None or made[1] == tree(whole.replace(cut, "", 1))

    def test_nor_are_two_in_one_element(self):
        whole = "<body><p>a<i>[</i>b<i>[</i>c</p></body>"
        assert trees(whole, whole.replace("<i>[</i>", "")) is None

    def test_of_damaged_and_of_changed_emails(self, email: Finished):
        made = 0
        for edit in (*DAMAGES, *CHANGES):
            html, web = edit.act(email).html, edit.act(email).web_html
            found = trees(html, web)
            if found:
                made += 1
                assert found == (tree(html), tree(web)), edit.name
        assert made > 100


class TestProof:
    def test_of_the_sample_is_made_once(self, email: Finished, alone: list[str]):
        assert told(email) == []
        assert alone == []

    def test_of_two_equal_documents_too(self, email: Finished, alone: list[str]):
        assert told(dataclasses.replace(email, web_html=email.html)) == []
        assert alone == []

    def test_with_more_differences_is_made_twice(self, email: Finished, alone: list[str]):
        web = email.web_html.replace("<title>", "<title>Another morning: ")
        assert told(dataclasses.replace(email, web_html=web)) == []
        assert alone == ["web.html"]

    def test_every_damage_of_the_web_copy_is_told_as_by_itself(self, email: Finished):
        for damage in DAMAGES:
            damaged = dataclasses.replace(email, web_html=damage.act(email).web_html)
            assert told(damaged) == by_itself(damaged), damage.name

    def test_so_is_every_damage_of_both_documents(self, email: Finished):
        for damage in DAMAGES[::5]:
            damaged = damage.act(email)
            assert told(damaged) == by_itself(damaged), damage.name

    def test_what_is_left_out_of_a_box_is_missed(self, email: Finished):
        start = email.html.index('<td class="disclosure"')
        for found in ELEMENT.finditer(email.html, start, start + 3_000):
            damaged = dataclasses.replace(email, web_html=without(email.html, found.span()))
            assert told(damaged) == by_itself(damaged) != [], found[0]

    @pytest.mark.parametrize(
        ("around", "cut", "css"),
        [
            # A denial comes to stand right beside the box.
            (
                "<p>This is not an advertisement.</p><p>Another line.</p>{}",
                "<p>Another line.</p>",
                "",
            ),
            # What is around the box comes to stand right after something else.
            (
                '<p class="k">One.</p><i>Two.</i><div class="l"><p>Three.</p>{}<p>Four.</p></div>',
                "<i>Two.</i>",
                ".k + .l .disclosure { display: none }",
            ),
        ],
        ids=["beside", "sibling"],
    )
    def test_what_comes_beside_a_box_is_seen(
        self, email: Finished, around: str, cut: str, css: str
    ):
        start = email.html.index('<div role="region"')
        end = email.html.index("</table></div>", start) + len("</table></div>")
        box = email.html[start:end]
        html = email.html.replace(box, around.format(box))
        html = html.replace("</head>", f"<style>{css}</style></head>")
        whole = dataclasses.replace(email, html=html, web_html=html)
        assert told(whole) == []
        edited = dataclasses.replace(whole, web_html=html.replace(cut, ""))
        assert spans_left_out(edited.html, edited.web_html)
        assert told(edited) == by_itself(edited) != []

    def test_a_name_taken_from_elsewhere_is_looked_up(self, email: Finished):
        name = re.search(r'role="region" aria-label="([^"]*)"', email.html)
        assert name
        html = email.html.replace(name[0], 'role="region" aria-labelledby="name"', 1)
        first, rest = name[1].split(" ", 1)
        html = html.replace("</body>", f'<p id="name"><i>{first}</i> {rest}</p></body>')
        whole = dataclasses.replace(email, html=html, web_html=html)
        assert told(whole) == []
        edited = dataclasses.replace(whole, web_html=html.replace(f"<i>{first}</i>", ""))
        assert spans_left_out(edited.html, edited.web_html)
        assert told(edited) == by_itself(edited) != []

    @settings(max_examples=60)
    @given(chosen=st.lists(st.integers(0, 9_999), max_size=4))
    def test_whatever_is_left_out_is_judged_as_by_itself(self, email: Finished, chosen: list[int]):
        every = [found.span() for found in ELEMENT.finditer(email.html)]
        spans = {every[number % len(every)] for number in chosen}
        edited = dataclasses.replace(email, web_html=without(email.html, *spans))
        assert told(edited) == by_itself(edited)

    @pytest.mark.parametrize("split", [1, 2, 9, -2, -1])
    @pytest.mark.parametrize("unseen", ["", "\u200b" * 40, " " * 40])
    def test_words_that_come_together_are_found(self, email: Finished, split: int, unseen: str):
        """What stands between two parts of a creative's headline is left out of the web copy."""
        headline = plain_text(email.slots[0].creative.headline)
        halves = f"{headline[:split]}{unseen}", f"{unseen}{headline[split:]}"
        line = f"<p>{halves[0]}<i>Not of that.</i>{halves[1]}</p>"
        html = email.html.replace("</body>", f"{line}</body>")
        apart = dataclasses.replace(email, html=html, web_html=html)
        assert told(apart) == []
        together = dataclasses.replace(apart, web_html=html.replace("<i>Not of that.</i>", ""))
        assert told(together) == by_itself(together)
        assert "stands outside its box as well" in "".join(told(together))

    def test_a_mark_that_comes_after_a_letter_is_read_with_it(
        self, email: Finished, alone: list[str]
    ):
        html = email.html.replace("</body>", "<p>Cafe<i>s</i>\u0301</p></body>")
        apart = dataclasses.replace(email, html=html, web_html=html.replace("<i>s</i>", ""))
        assert told(apart) == []
        assert alone == ["web.html"]

    def test_a_rule_whose_name_is_left_out_may_hold_anywhere(self, email: Finished):
        """A client may have an element of a name that the web copy does not hold."""
        rule = "<style>.hint .disclosure { display: none }</style></head>"
        html = email.html.replace("</head>", rule)
        html = html.replace("</body>", '<p>a<i class="hint">b</i></p></body>')
        web = html.replace('<i class="hint">b</i>', "")
        edited = dataclasses.replace(email, html=html, web_html=web)
        assert told(dataclasses.replace(edited, web_html=html)) == []
        assert told(edited) == by_itself(edited) != []


def test_nothing_is_said_of_a_document_that_is_not_there():
    assert not proves_web_copy(Pair(None, ()), [])
    assert not proves_web_copy(Pair(None, None), [Boxed(None, [])])  # type: ignore[arg-type]
