"""Creatives of few words, or whose words come again, are told apart or refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from workspaces import make_workspace

from newsletter.compose import Composer
from newsletter.errors import DisclosureError
from newsletter.files import read_text
from newsletter.workspace import load_workspace

ISSUE = "issues/2026-11-20/issue.md"
FACTS = "---\nname: Tea House\nkind: ad\n---\n\n"
LINK = "https://tea.example.com/shop"


def compose(root: Path, creative: str, section: str = "Go") -> None:
    """Compose an issue with the creative and a section of two letters."""
    make_workspace(root)
    (root / "sponsors/tea.md").write_text(FACTS + creative, encoding="utf-8")
    document = root / ISSUE
    placed = f"::: sponsor tea\n:::\n\n## {section}\n\nThe boats go.\n\n## More"
    text = document.read_text(encoding="utf-8").replace("## More", placed, 1)
    document.write_text(text, encoding="utf-8")
    Composer(load_workspace(root)).compose(read_text(document, ISSUE))


@pytest.mark.parametrize(
    "creative",
    [
        f"### [Go]({LINK})\n",
        f"### [Go]({LINK})\n\nMore words about where to go.\n",
        f"## go\n\n### Go\n\n[Go]({LINK})\n",
        f"### [Tea House]({LINK})\n\nTea House has new leaves, and more of them.\n",
    ],
)
def test_a_headline_may_be_short_or_come_again_in_the_words(tmp_path, creative):
    """A link tells it apart, and a headline's size is no running text's."""
    compose(tmp_path / "desk", creative)


def test_words_that_stand_elsewhere_alone_are_refused_with_the_reason(tmp_path):
    """Nothing tells two letters from the issue's own: the remedy is in the sponsor's file."""
    with pytest.raises(DisclosureError) as caught:
        compose(tmp_path / "desk", "### Go\n")
    assert {it.code for it in caught.value.problems} == {"E099"}
    for problem in caught.value.problems:
        assert '"Go" stands elsewhere too' in problem.message
        assert problem.hint.endswith("words of its own: sponsors/tea.md:6:1")
