"""What is taken for known has no fault that the check would find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.cache import Cache
from newsletter.errors import ThemeError
from newsletter.model.location import Location
from newsletter.render import mjml_check
from newsletter.render.checked_markup import CheckedMarkup
from newsletter.render.mjml import compile_mjml
from newsletter.render.mjml_check import check_mjml

SOUND = """<mjml lang="en">
<mj-head>
  <mj-title>hq7x0x</mj-title>
  <mj-attributes><mj-all font-family="Georgia, serif" padding="0" /></mj-attributes>
</mj-head>
<mj-body background-color="#ffffff">
  <mj-section padding="0 24px" css-class="lead">
    <mj-column width="60%">
      <mj-text line-height="1.4">
        <h1 style="margin:0">hq7x1x <em>return</em></h1>
        <!--[if mso]><table><tr><td>a</td></tr></table><![endif]--><p>One &amp; two<br/></p>
        <a href="hq7x2x"><img src="hq7x3x" alt="A harbour" width="20" height="30" /></a>
      </mj-text>
      <mj-divider padding="0px" />
      <mj-text><p>hq7x4x</p><p>Plain words.</p></mj-text>
    </mj-column>
  </mj-section>
</mj-body>
</mjml>
"""
OTHER = """<mjml lang="en">
<mj-head>
  <mj-title>hq7x0x</mj-title>
</mj-head>
<mj-body background-color="#ffffff">
  <mj-section padding="0 24px" css-class="lead">
    <mj-column width="60%">
      <mj-divider padding="0px" />
      <mj-text line-height="1.4">
        <a href="hq7x12x"><img src="hq7x13x" alt="Another, wider" width="260" height="1" /></a>
        <h1 style="margin:0">Words <em>hq7x1x</em></h1>
      </mj-text>
      <mj-divider padding="0px" /><mj-text><p>hq7x4x</p></mj-text>
    </mj-column>
  </mj-section>
</mj-body>
</mjml>
"""


def at(line: int, column: int) -> Location:
    return Location("theme.mjml.j2", line, column)


def knowing(*documents: str) -> CheckedMarkup:
    known = CheckedMarkup()
    for document in documents:
        assert check_mjml(document, at) == []
        known.add(document)
    return known


def test_a_document_of_known_pieces_is_known() -> None:
    """In another order, with other words, numbers and descriptions."""
    known = knowing(SOUND)
    assert known.knows(SOUND)
    assert known.knows(OTHER)
    assert not knowing(OTHER).knows(SOUND)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("</mj-text>", ""),
        ("<p>hq7x4x</p>", "<p>hq7x4x<p>"),
        ('<mj-divider padding="0px" />', '<mj-divider padding="0px" />words'),
        ('<mj-divider padding="0px" />', '<mj-divider padding="a" />'),
        ('alt="A harbour"', 'alt="A < harbour"'),
        ('alt="A harbour"', 'alt="A & harbour"'),
        ("Plain words.", "Plain & words."),
        ("Plain words.", "Plain ]]> words."),
        ("Plain words.", "<![CDATA[Plain words.]]>"),
        ("Plain words.", "Pl\x01in words."),
        ("Plain words.", "Plain <? words ?>"),
        ("<td>a</td>", "<td>a"),
        ("<![endif]-->", "-->"),
        ("<!--[if mso]>", "<!--[if mso] >"),
        ("<em>return</em>", "<script>return</script>"),
        ('href="hq7x2x"', 'href="javascript:x"'),
        ("</mjml>", "</mjml><mjml></mjml>"),
        ("</mj-body>", '</mj-body><mj-body background-color="#ffffff"></mj-body>'),
        ("</mj-head>", "</mj-head><mj-head></mj-head>"),
    ],
)
def test_a_changed_document_is_checked_again(was: str, now: str) -> None:
    """Each of these has a fault, and is not known."""
    changed = SOUND.replace(was, now)
    assert check_mjml(changed, at)
    assert not knowing(SOUND, OTHER).knows(changed)


# fmt: off
PIECES = st.sampled_from(
    ["<", ">", "/>", '"', "'", "&", "&amp;", "<!--", "-->", "<!--[if mso]>", "<![endif]-->", "<?",
     "<mj-text>", "</mj-text>", "<p>", "</p>", "<em>", "</em>", "<br/>", "<!-- a -->", " ", "\n",
     "x", "=", "0", '<mj-divider padding="0px" />', "</mj-column>", "</a>", "hq7x9x", ' alt="b"']
)
# fmt: on


@st.composite
def mutated(draw: Callable[..., int]) -> str:
    """A sound document with some pieces cut, moved or put in."""
    text = draw(st.sampled_from([SOUND, OTHER]))  # type: ignore[arg-type]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 5, 30])))
        other = draw(st.integers(0, len(SOUND)))
        moved = SOUND[other : other + draw(st.sampled_from([0, 10, 40]))]
        text = text[:start] + draw(PIECES | st.just(moved)) + text[end:]
    return text


@settings(max_examples=300, deadline=None)
@given(mutated())
@example(SOUND.replace("<!--[if mso]><table><tr><td>a</td></tr></table><![endif]-->", ""))
def test_whatever_is_known_has_no_fault(document: str) -> None:
    """Whole documents and any mutilation of them."""
    if knowing(SOUND, OTHER).knows(document):
        assert check_mjml(document, at) == []


def test_tags_that_one_comment_opens_and_another_closes_are_not_remembered() -> None:
    """Without the other the document would not be balanced."""
    both = SOUND.replace(
        "<p>Plain words.</p>",
        "<!--[if mso]><div><![endif]--><p>Plain words.</p><!--[if mso]></div><![endif]-->",
    )
    assert not knowing(both).knows(both)


def test_a_second_process_checks_nothing_that_the_first_one_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known is kept as data; what is new is checked, and its faults are told."""
    cache = Cache(tmp_path)
    first = compile_mjml(SOUND, at, CheckedMarkup(cache, "key"))
    checked: list[str] = []
    check = mjml_check.check_mjml
    monkeypatch.setattr(
        mjml_check, "check_mjml", lambda mjml, place: checked.append(mjml) or check(mjml, place)
    )
    assert compile_mjml(SOUND, at, CheckedMarkup(Cache(tmp_path), "key")) == first
    assert checked == []
    faulty = SOUND.replace("mj-divider", "mj-divide")
    with pytest.raises(ThemeError, match="mj-divide"):
        compile_mjml(faulty, at, CheckedMarkup(Cache(tmp_path), "key"))
    assert checked == [faulty]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A theme that writes other tags every day does not fill it up."""
    monkeypatch.setattr("newsletter.render.checked_markup._PIECES_KEPT", 60)
    monkeypatch.setattr("newsletter.render.checked_markup._SEEN_KEPT", 60)
    known = CheckedMarkup()
    for number in range(60):
        document = SOUND.replace("<em>", f'<em class="n{number}">')
        known.add(document)
        assert known.knows(document)
        assert len(known._steps) < 120
        assert len(known._seen) <= 60
