"""Names that are likely one."""

from __future__ import annotations

import pytest

from newsletter.check.names import alike_persons, one_letter_apart, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [("ostrander", "oestrander"), ("calloway", "callovay"), ("anderson", "andersson")],
)
def test_a_letter_inside_tells_two_spellings(one, other):
    """One more, one fewer or another letter, either way round."""
    assert one_letter_apart(one, other)
    assert one_letter_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("korea", "korean"), ("osdal", "osdal"), ("berg", "borgen"), ("hana", "ana"), ("ab", "ba")],
)
def test_the_first_and_the_last_letter_tell_two_words(one, other):
    """A people is not a misspelt country."""
    assert not one_letter_apart(one, other)


def test_known_spellings_of_one_place_have_one_skeleton():
    """They differ in more than accents and doubled letters."""
    assert skeleton("Kyiv") == skeleton("Kiev")


def test_the_rarer_of_two_full_names_is_named():
    """Each name once, with where both stand."""
    text = "Tobias Renn said so. Tobias Renn and Tobias Ren, and Tobias Berg."
    assert list(alike_persons(text)) == [("Tobias Ren", 37, "Tobias Renn", 0)]


def test_a_title_is_no_first_name():
    """Mr Renn and Mr Ren are not known to be one man."""
    assert list(alike_persons("Mr Renn met Mr Ren.")) == []
