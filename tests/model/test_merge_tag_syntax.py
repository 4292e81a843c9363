"""newsletter.model.merge_tag_syntax: tags are found, literal braces stay, the rest is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.errors import MergeTagError
from newsletter.model.inline import MERGE_TAG_NAMES, MergeTag
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import parse_tags, split_tags

HERE = Location("a.md", 3, 5)


def test_tags_are_split_from_the_text():
    """Text and tags come in order, a fallback without the spaces around it."""
    assert parse_tags("Hi {{ first_name | dear  reader }}, {{email}}") == [
        "Hi ",
        MergeTag("first_name", "dear reader"),
        ", ",
        MergeTag("email"),
    ]


def test_a_backslash_makes_braces_literal():
    r"""``\{{`` is two braces, and what follows is no tag."""
    assert parse_tags(r"write \{{ email }}") == ["write {{ email }}"]


def test_braces_that_do_not_close_are_refused():
    """An unfinished tag would be printed to every reader; a whole one after it is still found."""
    parts, problems = split_tags("a {{ b {{ email }}", HERE)
    assert parts == ("a {{ b ", MergeTag("email"))
    assert [(found.code, found.column) for found in problems] == [("E140", 7)]
    assert "literal braces" in problems[0].hint


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ frst_name }}", "first_name"),
        ("{{{ unsubscribe }}}", "unsubscribe_url"),
        ("{{#if x}}", "literal braces"),
        ("{{}}", "literal braces"),
        ("{{ email | }}", "there"),
        ("{{ unsubscribe_url | x }}", "unsubscribe_url"),
    ],
)
def test_what_is_no_tag_of_ours_is_refused(text, says):
    """Anything in double braces is meant as a tag; a wrong one has a remedy."""
    with pytest.raises(MergeTagError) as caught:
        parse_tags(text, HERE)
    (problem,) = caught.value.problems
    assert problem.code == "E140"
    assert says in problem.hint


def test_problems_and_tags_know_their_places():
    """Columns count from where the text begins, and from the line's start after a break."""
    parts, problems = split_tags("ab {{ email }} {{ x }}\n {{ y }}", HERE)
    assert isinstance(parts[1], MergeTag)
    assert parts[1].location == Location("a.md", 3, 8)
    assert [(found.line, found.column) for found in problems] == [(3, 20), (4, 2)]


def test_a_place_that_is_not_known_is_not_made_up():
    """Without a line there is no column to tell."""
    _, problems = split_tags("a {{ x }}", Location("a.md"))
    assert (problems[0].line, problems[0].column) == (0, 0)


@given(st.text(max_size=60))
def test_escaped_text_comes_back_as_it_was(text):
    """Any text can be written so that no tag is found in it."""
    parts = parse_tags(text.replace("{{", r"\{{"))
    assert parts == ([text] if text else [])


@given(st.text(alphabet="{}|\\ aé_\n" + "email", max_size=40))
def test_any_text_is_split_or_refused(text):
    """Nothing crashes, no part is empty, and every tag that is found is one of ours."""
    parts, problems = split_tags(text, HERE)
    for part in parts:
        assert part
        assert isinstance(part, str) or part.name in MERGE_TAG_NAMES
    assert all(problem.code == "E140" for problem in problems)
