"""The proof sees every difference that inlining must not make, and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from documents import documents, sheets
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.errors import FidelityError
from newsletter.render.fidelity import prove_lossless
from newsletter.render.inline import Inliner

BEFORE = """\
<!doctype html><html lang="en"><head><title>hq7x0x</title><!--[if !mso]><!--><meta name="a">\
<!--<![endif]--><style type="text/css">@media (min-width:480px) { .c { width:100% !important } }\
</style><style media="screen">.d { margin: 0 }</style><!--[if mso]><xml><o:P>96</o:P></xml>\
<![endif]--></head><body><div style="margin:0px auto;"><p class="x" style="padding:0px 1px">One \
hq7x1x two</p><a href="hq7x2x" rel="sponsored">hq7x3x</a><img src="hq7x4x" width="550" \
height="auto" alt="" /><!--[if mso | IE]><td style="width:600px"><![endif]--><table><tr>\
<td nowrap="nowrap" align="left" title='say "x"'>a &amp; b</td></tr></table><br/></div>\
</body></html>"""
SHEET = ".x { color: red } img { border: 0px } td { width: 1px }"


def inlined() -> str:
    after = Inliner(SHEET).inline(BEFORE)
    assert after.count("style=") == 5
    return after


def test_what_the_inliner_makes_is_accepted() -> None:
    """Declarations before a style, HTML's way to write void elements and boolean attributes."""
    prove_lossless(BEFORE, inlined())


DAMAGES: list[tuple[str, str, str]] = [
    ("<!doctype html>", "", "the doctype"),
    ("<!doctype html>", "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.0//EN'>", "the doctype"),
    (" !important", "", "a style sheet"),
    (".d { margin: 0 }", ".d { margin: 0; }", "a style sheet"),
    ('<style media="screen">.d { margin: 0 }</style>', "", "a style sheet"),
    ('<style media="screen">', '<style media="screen" data-premailer="ignore">', "a style sheet"),
    ("<!--[if mso]>", "<!--[if IE]>", "a comment"),
    ("<o:P>96</o:P>", "<o:p>96</o:p>", "a comment"),
    ('<!--[if mso | IE]><td style="width:600px"><![endif]-->', "", "a comment: 4 before, 3 after"),
    ("<!--<![endif]-->", "<!-- <![endif]-->", "a comment"),
    ('width="550"', 'width="100%"', "a tag"),
    ('width="550"', "", "a tag"),
    ('height="auto"', 'height="12"', "a tag"),
    (' alt=""', "", "a tag"),
    (' rel="sponsored"', "", "a tag"),
    ('align="left"', 'align="left" valign="top"', "a tag"),
    (" nowrap", "", "a tag"),
    ("say ", "say  ", "a tag"),
    ('lang="en"', 'lang="EN"', "a tag"),
    ('class="x"', 'class="X"', "a tag"),
    ("<br>", "", "the number of tags"),
    ("<table>", "<table><tbody>", "the number of tags"),
    ("<tr>", "<th>", "a tag"),
    ("hq7x1x", "", "the order or number"),
    ("hq7x2x", "hq7x3x", "the order or number"),
    ("hq7x3x", "hq7x3x hq7x3x", "the order or number"),
    ('"hq7x2x"', '"hq7x2x%20"', "a tag"),
    ("One ", "One, ", "the text"),
    ("One ", "", "the text"),
    ("a &amp; b", "a & amp; b", "the text"),
    ("margin:0px auto;", "margin:0 auto;", "a style"),
    ("padding:0px 1px", "padding:0px  1px", "a style"),
    ("color:red; padding:0px 1px", "padding:0px 1px; color:red", "a style"),
    ("color:red; padding:0px 1px", "color:red; x-padding:0px 1px", "a style"),
    ("color:red; padding:0px 1px", "color:red; xpadding:0px 1px", "a style"),
    (' style="margin:0px auto;"', "", "a style"),
]


@pytest.mark.parametrize(("old", "new", "said"), DAMAGES)
def test_a_difference_is_an_error(old: str, new: str, said: str) -> None:
    """Each has the code E150 and says what was changed."""
    after = inlined()
    assert old in after
    with pytest.raises(FidelityError) as caught:
        prove_lossless(BEFORE, after.replace(old, new, 1))
    assert {problem.code for problem in caught.value.problems} == {"E150"}
    assert any(
        problem.message.startswith(f"inlining changed {said}") for problem in caught.value.problems
    )


def test_several_differences_are_said_at_once() -> None:
    """One of each kind."""
    damaged = inlined().replace("One ", "").replace("550", "100%").replace("[if mso]", "[if IE]")
    with pytest.raises(FidelityError) as caught:
        prove_lossless(BEFORE, damaged)
    assert len(caught.value.problems) == 3


CHANGES: dict[str, Callable[[str], str]] = {
    "swap two tags": lambda html: html.replace("<title>", "<p>", 1).replace("</title>", "</p>", 1),
    "drop a letter of a class": lambda html: html.replace('class="', 'class="z', 1),
    "drop a comment": lambda html: html.replace("<!--", "", 1),
    "lose a style": lambda html: html.replace('style="', 'data-style="'),
}


@settings(max_examples=30, deadline=None)
@given(html=documents(), sheet=sheets(), name=st.sampled_from(sorted(CHANGES)))
def test_any_sound_document_is_accepted_and_no_damaged_one(
    html: str, sheet: str, name: str
) -> None:
    """A proof that cried wolf would stop the morning's email; one that slept would let it out."""
    before = Inliner("").inline(html)  # as the parser settles it: the engine's output is sound
    after = Inliner(sheet).inline(before)
    prove_lossless(before, after)
    damaged = CHANGES[name](after)
    # A style whose value holds quotes is written with single ones: then nothing was damaged.
    if CHANGES[name](before) != before and damaged != after:
        with pytest.raises(FidelityError):
            prove_lossless(before, damaged)
