# ruff: noqa: E501 - the cases are tables
"""Rendered MJML is checked with exact places, and what passes does not stop the engine."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mjml import mjml2html

from newsletter.model.location import Location
from newsletter.render.mjml_check import check_mjml, engine_error
from newsletter.render.mjml_units import normalise_units


def at(line: int, column: int) -> Location:
    return Location("theme.mjml.j2", line, column)


def problems(mjml: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in check_mjml(mjml, at)]


def in_column(content: str) -> str:
    """The content stands on line 2, from column 1."""
    head, tail = (
        "<mjml><mj-body><mj-section><mj-column>",
        "</mj-column></mj-section></mj-body></mjml>",
    )
    return f"{head}\n{content}\n{tail}"


SOUND = """<mjml lang="en">
<mj-head>
  <mj-title>Morning</mj-title>
  <mj-attributes>
    <mj-all font-family="Georgia, serif" padding="0" />
    <mj-class name="wide" width="100%" />
  </mj-attributes>
  <mj-style>.a > .b { color: red }</mj-style>
</mj-head>
<!-- layout -->
<mj-body background-color="#ffffff">
  <mj-section padding="0 24px" css-class="lead">
    <mj-column width="60%">
      <mj-image src="https://example.org/a.jpg" alt="A harbour" width="300px" />
      <mj-text mj-class="wide" line-height="1.4">
        <h1 style="margin:0">Ferries <em>return</em></h1>
        <!--[if mso]><table><tr><td><![endif]--><p>One &amp; two<br/></p><!--[if mso]></td></tr></table><![endif]-->
        <!--[if !mso]><!--><p>Not there</p><!--<![endif]-->
      </mj-text>
      <mj-social mode="horizontal">
        <mj-social-element href="https://example.org" src="https://example.org/i.png" alt="x">Us</mj-social-element>
      </mj-social>
      <mj-table><tr><td>1</td></tr></mj-table>
    </mj-column>
  </mj-section>
</mj-body>
</mjml>
"""


def test_a_sound_document_has_no_problems():
    """Ordinary MJML with Outlook comments, HTML and defaults passes and compiles."""
    assert problems(SOUND) == []
    assert "Ferries" in mjml2html(normalise_units(SOUND), fonts={})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<mj-txt>a</mj-txt>", ("E107", 2, 1)),
        ("<MJ-TEXT>a</MJ-TEXT>", ("E107", 2, 1)),
        ("<mj-text>a</mj-button>", ("E106", 2, 11)),
        ("<mj-text>é 😀<br></mj-text>", ("E106", 2, 13)),
        ("<mj-text>a <b>c</mj-text>", ("E106", 2, 12)),
        ("<mj-text>a</p></mj-text>", ("E106", 2, 11)),
        ("<mj-text><b>a</i></mj-text>", ("E106", 2, 14)),
        ("<mj-text>1 < 2</mj-text>", ("E106", 2, 12)),
        ("<mj-text>you & me</mj-text>", ("E106", 2, 14)),
        ("<mj-text>&bogus;</mj-text>", ("E106", 2, 10)),
        ("<mj-text>a -- <!-- b -- c --></mj-text>", ("E106", 2, 22)),
        ("<mj-text>a ]]> b</mj-text>", ("E106", 2, 14)),
        ("<mj-text>a\x01</mj-text>", ("E106", 2, 11)),
        ("<mj-text align=left>a</mj-text>", ("E106", 2, 10)),
        ("<mj-text><p hidden>a</p></mj-text>", ("E106", 2, 13)),
        ('<mj-text align="left" align="left">a</mj-text>', ("E106", 2, 23)),
        ("<mj-text>a<![if !mso]>b<![endif]></mj-text>", ("E106", 2, 11)),
        ("<mj-text><!--[if mso]><tr><![endif]--></mj-text>", ("E106", 2, 23)),
        ("<mj-text><!--[if mso]>a</mj-text>", ("E106", 2, 10)),
        ("<mj-text>a<![endif]--></mj-text>", ("E106", 2, 11)),
        ("<mj-text><!--[if mso]>a<!-- b --><![endif]--></mj-text>", ("E106", 2, 31)),
        ("  words", ("E108", 2, 3)),
        ("<p>words</p>", ("E108", 2, 1)),
        ("<mj-section></mj-section>", ("E108", 2, 1)),
        ("<mj-text><mj-text>a</mj-text></mj-text>", ("E108", 2, 10)),
        ('<mj-text colour="#123456">a</mj-text>', ("E109", 2, 10)),
        ('<mj-text\n  color="#fff">a</mj-text>', ("E119", 3, 3)),
        ('<mj-text padding="0 40">a</mj-text>', ("E119", 2, 10)),
        ('<mj-text align="middle">a</mj-text>', ("E119", 2, 10)),
        ('<mj-image src="a.png" />', ("E113", 2, 1)),
        ('<mj-include path="a.mjml" />', ("E116", 2, 1)),
        ('<mj-raw position="file-start">a</mj-raw>', ("E116", 2, 9)),
        ("<mj-text><![CDATA[a]]></mj-text>", ("E116", 2, 10)),
        ("<mj-text><?php a ?></mj-text>", ("E116", 2, 10)),
        ("<mj-button><!--[if mso]>a<![endif]--></mj-button>", ("E116", 2, 12)),
        ('<mj-text background-color="#123456">a</mj-text>', ("E116", 2, 10)),
        ("<mj-text><b>é</b> > é a > b</mj-text>", ("E116", 2, 25)),
        ("<mj-raw><!-- é --></mj-raw>", ("E116", 2, 9)),
        ("<mj-raw><!--[if\x01 mso]>a<![endif]--></mj-raw>", ("E106", 2, 16)),
        ("<mj-text><script>a</script></mj-text>", ("E117", 2, 10)),
        ("<mj-raw><form><p>a</p></form></mj-raw>", ("E117", 2, 9)),
        ("<mj-text><iframe src='a'></iframe></mj-text>", ("E117", 2, 10)),
        ('<mj-text><p onclick="a">a</p></mj-text>', ("E117", 2, 13)),
        ('<mj-text><a href=" java&#10;Script:a">a</a></mj-text>', ("E117", 2, 13)),
        ('<mj-button href="javascript:a">a</mj-button>', ("E117", 2, 12)),
        ('<mj-raw><meta http-equiv="Refresh" content="0;url=a"/></mj-raw>', ("E117", 2, 15)),
    ],
)  # fmt: skip
def test_a_fault_is_reported_where_it_stands(content, expected):
    """Each fault has its code, line and column, in characters."""
    assert problems(in_column(content))[0] == expected


@pytest.mark.parametrize(
    ("mjml", "code"),
    [
        ("", "E106"),
        ("words", "E106"),
        ("<mjml><mj-body>", "E106"),
        ("<mjml><mj-body/></mjml> more", "E106"),
        ("<mj-body/>", "E114"),
        ("<mjml><mj-head/></mjml>", "E114"),
        ("<mjml><mj-body/><mj-body/></mjml>", "E114"),
        ("<mjml><mj-head/><mj-head/><mj-body/></mjml>", "E114"),
        ("<!DOCTYPE html><mjml><mj-body/></mjml>", "E116"),
        ("<?xml version='1.0'?><mjml><mj-body/></mjml>", "E116"),
        ("<mjml><mj-head><mj-html-attributes/></mj-head><mj-body/></mjml>", "E116"),
        ('<mjml><mj-head><mj-style inline="inline">a</mj-style></mj-head><mj-body/></mjml>', "E116"),
        ("<mjml><mj-head><mj-title><!-- a --></mj-title></mj-head><mj-body/></mjml>", "E116"),
        ("<mjml><mj-head><mj-attributes><mj-class/></mj-attributes></mj-head><mj-body/></mjml>", "E113"),
        ("<mjml><mj-head><mj-attributes><mj-txt/></mj-attributes></mj-head><mj-body/></mjml>", "E107"),
        ('<mjml><mj-head><mj-attributes><mj-all colour="a"/></mj-attributes></mj-head><mj-body/></mjml>', "E109"),
    ],
)  # fmt: skip
def test_a_document_of_the_wrong_shape_is_refused(mjml, code):
    """Roots, bodies, heads and preambles that the engine would take or choke on are reported."""
    assert code in [found[0] for found in problems(mjml)]


def test_several_problems_are_reported_in_one_run():
    """One run finds all that can be found before the markup itself breaks."""
    found = problems(in_column('<mj-txt/><mj-text colour="x" align="y"><br></mj-text>'))
    assert [code for code, _, _ in found] == ["E107", "E109", "E119", "E106"]


def test_the_nearest_name_is_offered():
    """A typing error comes with the word that was meant."""
    hints = [found.hint for found in check_mjml(in_column('<mj-txt/><mj-text colour="a"/>'), at)]
    assert hints == ['did you mean "mj-text"?', 'did you mean "color"?']


def test_one_place_in_a_loop_is_reported_once():
    """Thirty items from one template line are one problem."""
    found = check_mjml(in_column("<mj-txt/>" * 30), lambda line, column: Location("item", 3, 1))
    assert len(found) == 1


def test_deep_nesting_never_reaches_the_engine():
    """Nesting that could end the process is a problem with a place."""
    mjml = in_column("<mj-text>" + "<b>" * 5000 + "</b>" * 5000 + "</mj-text>")
    assert problems(mjml) == [("E115", 2, 295)]


PIECES = st.sampled_from(
    ["<", ">", "</", "/>", '"', "'", "&", "&amp;", "&nbsp;", "<!--", "-->", "<!--[if mso]>", "<![endif]-->",
     "<!--[if !mso]><!-->", "<!--<![endif]-->", "<![CDATA[", "]]>", "<?", "<mj-text>", "</mj-text>", "<mj-raw>",
     "</mj-raw>", "<br>", "<p>", "</p>", "<!-- a -->", " \n ", " ", "\n", "x", "=", "é", "\x01", "\U000f8000", "<mj-social>",
     "</mj-social>", "<mj-head>", "</mj-head>", "mj-class", " align", "0", "<mj-button>a</mj-button>", "<mj-divider/>"]
)  # fmt: skip


@st.composite
def mutated(draw):
    """The sound document with some pieces cut, doubled or put in."""
    text = SOUND
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 5, 30])))
        text = text[:start] + draw(PIECES | st.text(max_size=3)) + text[end:]
    return text


@settings(max_examples=200, deadline=None)
@given(mutated())
@example(SOUND.replace("<mj-head>", "<mj-head> "))
@example(in_column("<mj-raw><!-- \U00099800 --></mj-raw>"))
@example(SOUND.replace("</mj-title>", "</mj-title>   <!-- a -->"))
def test_what_passes_does_not_stop_the_engine(mjml):
    """No input makes the check raise, and no input that it passes makes the engine raise."""
    if not check_mjml(mjml, at):
        mjml2html(normalise_units(mjml), fonts={})


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/-![]mj abc\"'=&;?\n", max_size=60))
def test_any_text_is_judged_without_raising(text):
    """Arbitrary text has problems with places, and never an exception."""
    for line, column in ((found.line, found.column) for found in check_mjml(text, at)):
        assert line >= 1
        assert column >= 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<mj-text padding="0 40px">', '<mj-text padding="0px 40px">'),
        ("<mj-image width='9px' padding-top = '0'/>", "<mj-image width='9px' padding-top = '0px'/>"),
        ('<mj-all padding="0"/>', '<mj-all padding="0px"/>'),
        ('<mj-text line-height="0" css-class="0" font-weight="0">', None),
        ('<mj-text padding="10px 20px 0.5px">', None),
        ('<mj-text><td padding="0">padding="0 4px" 0 </td></mj-text>', None),
        ('<mj-text alt="a > 0 b">', None),
        ("<mj-head> \n <mj-title>a</mj-title>  </mj-head>", "<mj-head>\n <mj-title>a</mj-title></mj-head>"),
        ("<mj-text><b>a</b> </mj-text>", None),
    ],
)  # fmt: skip
def test_lengths_get_units_and_nothing_else_changes(before, after):
    """A bare zero of a length becomes 0px; text, HTML and other attributes stay."""
    assert normalise_units(before) == (before if after is None else after)


def test_normalising_moves_no_line():
    """A place found afterwards is on the author's line."""
    assert normalise_units(SOUND).count("\n") == SOUND.count("\n")


def test_the_engines_byte_offsets_become_a_place():
    """What slips through is placed by line and column, also behind characters of several bytes."""
    mjml = in_column("<mj-text>é😀</mj-text> <mj-divider>x</mj-divider>")
    with pytest.raises(ValueError, match="position") as caught:
        mjml2html(normalise_units(mjml), fonts={})
    (problem,) = engine_error(caught.value, mjml, at).problems
    assert (problem.code, problem.path, problem.line) == ("E118", "theme.mjml.j2", 2)
    assert 22 <= problem.column <= 35
    assert "position" not in problem.message


def test_an_engine_error_without_a_place_is_still_an_error_of_the_theme():
    """The engine's shortest message becomes a problem of the document's first line."""
    (problem,) = engine_error(ValueError("unable to find mjml element"), "", at).problems
    assert problem.message == "mjml-python refuses the document: unable to find mjml element"
    assert problem.line == 1
