"""Words are found whatever stands between their letters that no reader sees."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from newsletter.check.disclosure.creative import squash, without_unseen

EVERY = [char for char in map(chr, range(sys.maxunicode + 1)) if not "\ud800" <= char <= "\udfff"]
SPACES = [char for char in EVERY if char.isspace()]
LONG = "A long Stra\u00dfe, e\u0301tude \u03a3 and more \u2013 " * 80


@pytest.mark.parametrize("words", ["A word of mine", LONG], ids=["short", "long"])
def test_no_space_is_left(words: str):
    for space in SPACES:
        assert squash(words.replace(" ", space)) == squash(words)


@pytest.mark.parametrize("at", [0, 127, 128, 2_000])
def test_a_long_text_is_squashed_as_a_short_one(at: int):
    """Wherever the parts are cut in which it is read."""
    text = f"{'x' * at}{LONG}"
    whole = unicodedata.normalize("NFC", "".join(text.split())).casefold()
    assert squash(text) == whole
    for unseen in ("\u200b", "\u2060", "\x00", "\u034f", "\ufe0f", "\U000e0041"):
        assert without_unseen(squash(unseen.join(text))) == whole.replace("\u00e9", "e\u0301")
