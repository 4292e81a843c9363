"""Two creatives in one issue may share words; neither may lend its box to the other."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from check.disclosure.finished_email import Finished
from check.disclosure.test_mutations import finished

from newsletter.model.inline import plain_text

REPOSITORY = Path(__file__).parents[3]
CALL = "Learn more about the offer of this winter"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The sample issue, whose two sponsors end with the same words, as does an editor's link."""
    root = tmp_path_factory.mktemp("two") / "desk"
    for name in ("issues", "sponsors"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "newsletter.toml", root)
    for slug, words in (
        ("harbor-bank", "See how the rate is worked out"),
        ("meadowlark-seeds", "Order the winter mix"),
    ):
        path = root / "sponsors" / f"{slug}.md"
        text = path.read_text(encoding="utf-8")
        assert words in text
        path.write_text(text.replace(words, CALL), encoding="utf-8")
    issue = root / "issues/2026-11-20/issue.md"
    text = issue.read_text(encoding="utf-8")
    issue.write_text(text.replace("a survey finds", CALL.lower()), encoding="utf-8")
    return finished(root)


def test_sponsors_may_end_with_the_same_words(both: Finished) -> None:
    """A call to action of many words is no proof that the creative stands elsewhere."""
    assert both.html.casefold().count(CALL.casefold()) == 3
    assert both.problems() == ()


def test_words_of_one_in_the_box_of_the_other_are_refused(both: Finished) -> None:
    """The other's box counts only for what the other creative says itself."""
    first, second = (slot.creative for slot in both.slots)
    headline = plain_text(first.headline)
    other = plain_text(second.headline)
    for name in ("html", "web_html", "text"):
        markup = getattr(both, name)
        assert markup.count(other) == 1
        damaged = markup.replace(other, f"{other} {headline}")
        said = dataclasses.replace(both, **{name: damaged}).problems()
        assert any(f'"{headline[:20]}' in problem.message for problem in said), said


def test_a_link_of_the_creative_outside_its_box_is_refused(both: Finished) -> None:
    """The words of a call to action with its address are the creative's, wherever they stand."""
    target = both.slots[0].creative.call_to_action
    assert target is not None
    copied = f'<a href="{target.url}">{CALL}</a></body>'
    said = dataclasses.replace(both, html=both.html.replace("</body>", copied)).problems()
    assert any("its link" in problem.message for problem in said)


def test_a_message_quotes_the_creative_as_it_was_written(both: Finished) -> None:
    """Not as it is compared, without spaces and capitals."""
    words = "Open Savings pays one rate to everyone"
    said = dataclasses.replace(both, html=both.html.replace(words, "")).problems()
    assert any(f'"{words}' in problem.message for problem in said), said
