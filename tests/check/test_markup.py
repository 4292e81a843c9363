"""The tags of a document as both kinds of clients see them, and where they do not fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.check.markup import holds_in_outlook, read_markup, repeated_attributes
from newsletter.check.nesting import nesting_flaws


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("mso", True),
        ("mso | IE", True),
        ("(gte mso 9)|(IE)", True),
        ("!mso", False),
        ("lte mso 11", False),
        ("mso 16", True),
        ("gt mso 15&lt mso 17", True),
        ("IE", False),
        ("!IE", True),
    ],
)
def test_a_condition_holds_as_todays_outlook_takes_it(condition, holds):
    """Only Word's engine reads conditional comments today; its version is 16."""
    assert holds_in_outlook(condition) is holds


@pytest.mark.parametrize(
    "html",
    [
        "<!--[if !mso]><!--><i>a</i><!--<![endif]-->",
        "<!--[if !mso]> <!----><i>a</i><!-- <![endif]-->",
        "<!--[if !mso]>--><i>a</i><!--<![endif]-->",
        "<![if !mso]><i>a</i><![endif]>",
    ],
)
def test_every_way_to_keep_outlook_out_is_known(html):
    """What stands between is for the others; what follows is for all."""
    tags = read_markup(f"{html}<b>c</b>").tags
    assert [(tag.shown, tag.audience) for tag in tags] == [
        ("<i>", "others"),
        ("</i>", "others"),
        ("<b>", "all"),
        ("</b>", "all"),
    ]


def test_tags_in_comments_keep_their_offsets():
    """A finding in a comment for Outlook stands at its own line."""
    html = "<p>a</p>\n<!--[if mso]>\n<td>\n<![endif]-->"
    found = [tag for tag in read_markup(html).tags if tag.audience == "outlook"]
    assert [html[tag.start : tag.start + 4] for tag in found] == ["<td>"]


def test_what_is_no_markup_is_passed_over():
    """Styles, scripts, titles, ordinary comments and quoted text hold no tags."""
    html = (
        "<style>a > b { content: '<i>' }</style><script>1 < 2; '<b>'</script><title><u></title>"
        "<!-- <s> --><a title='<q>' href=\"?a=1>2\">x < y</a>"
    )
    assert [tag.shown for tag in read_markup(html).tags] == ["<a>", "</a>"]


def test_a_tag_is_repeated_only_with_another_value():
    """The same attribute twice with one value loses nothing; a platform's code is no attribute."""
    assert repeated_attributes(' class="a" class="a"') == ()
    assert repeated_attributes(' class="a" CLASS="b"') == ("class",)
    assert repeated_attributes(' href="x" {{ if a }}b{{ end }} {{ if a }}c{{ end }}') == ()


def test_one_mistake_is_said_once():
    """A crossing is one flaw, not an unclosed tag and a stray one."""
    flaws = nesting_flaws(read_markup("<b><i>a</b></i>"))
    assert [(flaw.kind, flaw.tag.shown) for flaw in flaws] == [("crossed", "<i>")]


PIECES = st.sampled_from(
    (
        *("<b>", "</b>", "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<br>"),
        *("<a x='1'>", "</a>", "<v:x />", "words", "<!--[if mso]>", "<![endif]-->"),
        *("<!--", "-->", '="', "<"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_any_pieces_are_read(pieces):
    """Nothing makes the reader fail, and flaws come in the document's order."""
    markup = read_markup("".join(pieces))
    starts = [flaw.tag.start for flaw in nesting_flaws(markup)]
    assert starts == sorted(starts)


BALANCED = st.recursive(
    st.sampled_from(["words", "<br>", "<img src='a'>", "&lt;b&gt;"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["b", "i", "span", "div", "em"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(BALANCED)
def test_balanced_tags_have_no_flaw(html):
    """What is closed in order is never spoken about."""
    assert nesting_flaws(read_markup(html)) == ()


def test_a_long_broken_tag_takes_no_quadratic_time():
    """Ten thousand attributes without an end are read in one pass, within the test's patience."""
    assert read_markup("<a " + 'b = "c" ' * 10_000).tags == ()
