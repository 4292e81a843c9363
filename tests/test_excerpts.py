"""Excerpts say that they are some."""

from newsletter.excerpts import excerpt


def test_a_short_text_is_whole():
    """Nothing is added to what fits, and lines become one."""
    assert excerpt(" A ferry\n at dawn ") == "A ferry at dawn"
    assert excerpt("a" * 40) == "a" * 40


def test_a_long_one_ends_with_an_ellipsis():
    """The reader sees that there is more; no space stands before it."""
    assert excerpt("a" * 41) == "a" * 39 + "…"
    assert excerpt("The ferry leaves", 11) == "The ferry…"
