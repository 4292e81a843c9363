"""newsletter.importers.feeds.teaser: whole sentences of the feed's own, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.importers.feeds.teaser import cut_at_sentence, make_teaser
from newsletter.importers.lines import Line

FERRY = "The ferry left at 5.31 a.m. on Oct. 8 with nobody on board. It came back full of sheep."


def teaser(*texts: str, title: str = "A ferry") -> str:
    """The teaser of some lines of text."""
    return make_teaser([Line(text) for text in texts], title)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ((FERRY,), FERRY),
        ((FERRY + " Then the quay […]",), FERRY),
        (("Half a sentence that its feed cut […]",), "Half a sentence that its feed cut…"),
        ((FERRY, "The post A ferry appeared first on The Desk."), FERRY),
        ((f"{FERRY} Continue reading A ferry →",), FERRY),
        (("A ferry", "By Ana Ruiz", "3 hours ago", "It sailed."), "It sailed."),
        (("A ferry.",), ""),
        (("Comments",), ""),
        (("submitted by /u/x", "[link] [87 comments]"), ""),
        (("Read more",), ""),
        (("***",), ""),
    ],
)
def test_what_is_kept(texts, said):
    """Furniture, pointers and the title itself are no teaser."""
    assert teaser(*texts) == said


def test_a_heading_or_caption_is_no_teaser():
    """What the markup says is something else is left to it."""
    lines = [Line("What we know", level=2), Line("A quay", mark="caption"), Line("It sailed.")]
    assert make_teaser(lines, "A ferry") == "It sailed."


class TestCut:
    def test_between_sentences(self):
        """An abbreviation and a number end no sentence."""
        assert cut_at_sentence(FERRY, 70) == FERRY.partition(" It came")[0]

    def test_a_first_sentence_that_is_long(self):
        """It stays whole up to twice the limit; beyond that the cut shows."""
        assert cut_at_sentence(FERRY, 40) == FERRY.partition(" It came")[0]
        assert cut_at_sentence(FERRY, 20) == "The ferry left at…"

    def test_without_spaces(self):
        """Chinese and Japanese sentences end without a space."""
        assert (
            cut_at_sentence("船が出た。誰も乗っていない。" * 3, 16)
            == "船が出た。誰も乗っていない。"
        )

    @given(st.text(alphabet='ab .!?…"”)。A', max_size=200), st.integers(1, 60))
    def test_no_word_is_invented(self, text, limit):
        """Whatever the text, what is left is its beginning, with at most an ellipsis after it."""
        cut = cut_at_sentence(text, limit)
        assert text.startswith(cut.removesuffix("…").rstrip()) or cut == text
        assert len(cut) <= max(2 * limit, limit + 1)
