"""Words are found whatever stands between their letters that no reader sees."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.disclosure.squash import (
    _phrased,
    _squash,
    phrase_words,
    squash,
    without_unseen,
)

EVERY = [
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char) not in ("Cs", "Co", "Cn")  # surrogates, private and unassigned
]
SPACES = [char for char in EVERY if char.isspace()]
LONG = "A long Stra\u00dfe, e\u0301tude \u03a3 and more \u2013 " * 80


@pytest.mark.parametrize("words", ["A word of mine", LONG], ids=["short", "long"])
def test_no_space_is_left(words: str):
    for space in SPACES:
        assert squash(words.replace(" ", space)) == squash(words)


@pytest.mark.parametrize("at", [0, 2_000])
def test_a_long_text_is_squashed_as_a_short_one(at: int):
    text = f"{'x' * at}{LONG}"
    whole = unicodedata.normalize("NFC", "".join(text.split())).casefold()
    assert squash(text) == whole
    for unseen in ("\u200b", "\u2060", "\x00", "\u034f", "\ufe0f", "\U000e0041"):
        assert without_unseen(squash(unseen.join(text))) == whole.replace("\u00e9", "e\u0301")


def _letter_by_letter(text: str) -> str:
    composed = unicodedata.normalize("NFC", "".join(text.split()))
    shown = (char for char in composed if unicodedata.category(char) != "Cc")
    return "".join(shown).replace("\u2060", "").casefold()


# Joined, they are other letters than apart: marks, the vowels and ends of Hangul syllables.
COMBINING = ["\u0301", "\u0307", "\u0345", "\u09be", "\u1161", "\u11a8", "\u2126", "\u0149"]


TEXTS = st.text(
    st.one_of(
        st.sampled_from([*"aI ", *"\u1100\u00df\u0130\u03a3\u034f", *COMBINING]),
        st.characters(exclude_categories=["Cc"]),
    )
)


@given(TEXTS)
def test_every_text_is_squashed_as_letter_by_letter(text: str):
    assert squash(text) == _letter_by_letter(text)
    assert _squash(text) == _letter_by_letter(text)


def test_every_character_is_squashed_as_by_itself_and_after_a_letter():
    for char in EVERY:
        text = f"a{char}"
        assert squash(text) == _letter_by_letter(text), ascii(char)
        assert phrase_words(text) == _phrased(text).split(), ascii(char)


def test_characters_are_read_the_same_among_others():
    alone = [char for char in EVERY if unicodedata.category(char)[0] != "M"]
    for at in range(0, len(alone), 50):
        text = "".join(alone[at : at + 100])
        assert squash(text) == _letter_by_letter(text)
        assert phrase_words(text) == _phrased(text).split()


@given(TEXTS)
def test_phrases_are_found_in_every_text_as_it_is_written(text: str):
    assert phrase_words(text) == _phrased(text).split()


def test_phrases_are_words_in_any_form_and_case():
    assert phrase_words("Isn\u2019t  an AD\u2014\uff41d-free, \ufb01n\u00ade") == [
        *("isn't", "an", "ad", "ad-free", "fine")
    ]
