"""Where findings about the finished email point."""

from __future__ import annotations

import pytest
from rule_workspace import RuleWorkspace

from newsletter.check.examples import Example
from newsletter.check.registry import RULES

CAPTION = """\
# A ferry leaves on time

![A white boat](640x400.jpg "The crew of the first boat."){credit="Ines Calloway"}

The boats are full.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> RuleWorkspace:
    """A workspace with the default theme."""
    return RuleWorkspace(tmp_path_factory.mktemp("places"))


def test_a_captions_words_stand_in_its_pictures_line(desk):
    """Not in the headline's, which is the place that the theme knows for the lead."""
    context, numbers = desk.context(Example("caption.md", CAPTION, ()))
    text = next(it for it in context.page.texts if it.text.startswith("The crew"))
    assert numbers[context.words_place(text).line - 1] == 3


def test_what_the_whole_email_lacks_is_told_at_the_themes_beginning(desk):
    """The file alone would not say where to write it."""
    context, _ = desk.context(Example("caption.md", CAPTION, ()))
    place = context.root_place("<mjml")
    assert place.path.endswith("layout.mjml.j2")
    assert place.line == 1


@pytest.mark.parametrize("code", ["A001", "A010", "A011", "A012"])
def test_the_default_theme_has_no_such_flaw(desk, code):
    """What is told at a place is told for a reason."""
    rule = next(rule for rule in RULES if rule.code == code)
    assert desk.findings(rule, Example("caption.md", CAPTION, ())) == []
