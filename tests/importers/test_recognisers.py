"""newsletter.importers.recognisers: each judges its own examples as they say."""

from __future__ import annotations

import pytest

from newsletter.importers.pasted_text import read_text_lines
from newsletter.importers.recognisers import RECOGNISERS

CASES = [
    pytest.param(it, example, id=f"{it.name}: {example.text[:40]!r}")
    for it in RECOGNISERS
    for example in it.examples
]


@pytest.mark.parametrize(("recogniser", "example"), CASES)
def test_an_example_is_judged_as_it_says(recogniser, example):
    """What a recogniser claims to know, it knows; what nearly is one, is none."""
    found = recogniser.recognise(read_text_lines(example.text), example.at)
    assert (found is not None) == example.expected, found
    if found:
        assert 0 < found.confidence <= 1
        assert found.reason
        assert found.words == example.words or not example.words


def test_each_has_a_name_and_both_kinds_of_example():
    """One without a counterexample says nothing."""
    assert len({it.name for it in RECOGNISERS}) == len(RECOGNISERS)
    for it in RECOGNISERS:
        assert {example.expected for example in it.examples} == {True, False}, it.name
