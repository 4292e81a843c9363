"""A sponsor's file: its facts and its creatives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.content.sponsor_file import parse_sponsor
from newsletter.errors import NewsletterError, Problem, SponsorError
from newsletter.model.blocks import Figure, List, Paragraph
from newsletter.model.inline import Link, Strong, Text
from newsletter.model.sponsor import Sponsor

HEAD = "---\nname: Harbor Bank\n---\n\n"


def problems(text: str, path: str = "sponsors/harbor-bank.md") -> list[Problem]:
    with pytest.raises(NewsletterError) as caught:
        parse_sponsor(text, path)
    return list(caught.value.problems)


def test_single_creative_is_the_default() -> None:
    """Headline, picture, words and the last lone link each find their place."""
    sponsor = parse_sponsor(
        "---\nname: Harbor Bank\nkind: underwriting\nlabel: Supported by\n---\n"
        "### [Save](https://a.b)\n\n![Logo](logo.png)\n\n[first](https://a.b/1)\n\n"
        "Words **here**.\n\n- a\n\n[Open an account](https://a.b/2)\n",
        "sponsors/harbor-bank.md",
    )
    assert (sponsor.slug, sponsor.name) == ("harbor-bank", "Harbor Bank")
    assert (sponsor.kind, sponsor.label) == ("underwriting", "Supported by")
    (creative,) = sponsor.creatives
    assert creative.slug == "default"
    assert creative.headline == (Link("https://a.b", (Text("Save"),)),)
    assert creative.image == Figure("logo.png", "Logo")
    assert creative.call_to_action == Link("https://a.b/2", (Text("Open an account"),))
    assert creative.blocks == (
        Paragraph((Link("https://a.b/1", (Text("first"),)),)),
        Paragraph((Text("Words "), Strong((Text("here"),)), Text("."))),
        List(((Paragraph((Text("a"),)),),)),
    )
    assert creative.location.line == 6


def test_several_creatives_have_names() -> None:
    """Each ``##`` begins a creative, in the file's order."""
    sponsor = parse_sponsor(HEAD + "## spring\n\na\n\n## autumn.2\n\nb\n", "sponsors/x.md")
    assert [creative.slug for creative in sponsor.creatives] == ["spring", "autumn.2"]
    assert sponsor.kind == "ad"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("words", "E040", 1),
        ("---\nkind: ad\n---\nx", "E081", 2),
        ("---\nname: A\nkind: advert\n---\nx", "E081", 3),
        ("---\nname: A\nlable: x\n---\nx", "E081", 3),
        (HEAD, "E082", 1),
        (HEAD + "## a\n\n## b\n\nx\n", "E082", 5),
        (HEAD + "### !!\n\n[→](https://a.example)\n", "E082", 5),
        (HEAD + "words\n\n## a\n\nx\n", "E083", 5),
        (HEAD + "## Spring Offer\n\nx\n", "E083", 5),
        (HEAD + "## a\n\nx\n\n## a\n\ny\n", "E083", 9),
        (HEAD + "![a](b)\n\n![c](d)\n", "E084", 7),
        (HEAD + "# Title\n", "E053", 5),
        (HEAD + "[a](javascript:b)\n", "E046", 5),
        (HEAD + "::: sponsor x\n:::\n", "E043", 5),
    ],
)
def test_wrong_files_are_refused_with_a_place(text: str, code: str, line: int) -> None:
    """Each problem has its code, its line and its remedy."""
    found = problems(text)
    assert (code, line) in [(problem.code, problem.line) for problem in found]


def test_error_is_a_sponsor_error_and_names_the_file() -> None:
    """The file's name is the slug, so it must be one."""
    with pytest.raises(SponsorError) as caught:
        parse_sponsor(HEAD + "x", "sponsors/Harbor Bank.md")
    assert [problem.code for problem in caught.value.problems] == ["E080"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["\n\n", "## a", "### b", "# c", "![d](e)", "[f](https://g.h)", "x", "- "])
        | st.text(max_size=3),
        max_size=15,
    ).map("".join)
)
def test_any_text_is_a_sponsor_or_a_clear_error(body: str) -> None:
    """Nothing but problems comes out of a file that is no sponsor's."""
    try:
        found: Sponsor | tuple[Problem, ...] = parse_sponsor(HEAD + body, "sponsors/a.md")
    except NewsletterError as error:
        found = error.problems
    assert found
