"""newsletter.check.weight: which blocks an editor can take out to make an email smaller."""

from __future__ import annotations

from rule_workspace import RuleWorkspace

from newsletter.check.examples import parse_example
from newsletter.check.weight import block_to_blame, heaviest

BEFORE = "# [The ferries](https://news.example.org/ferries)\n\n"
LIST = "## More from the desk\n\n### [A town moves its library uphill](https://news.example.org/x)\n\nWhy.\n"


def test_the_heaviest_blocks_are_named_with_their_lines(tmp_path):
    """By what an editor calls them, the heaviest first."""
    desk = RuleWorkspace(tmp_path)
    long = " ".join(f"Sentence {number} of many." for number in range(400))
    body = f"---\nsubject: Ferries\n---\n{BEFORE}{long}\n\n{LIST}"
    context, numbers = desk.context(parse_example("good-long.md", body))
    said = heaviest(context)
    line = numbers.index(body[: body.index(long)].count("\n") + 1) + 1
    assert said.startswith(f"the heaviest are the paragraph in line {line} (")
    assert 'the item "A town moves its library uphi…" in line' in said


def test_one_block_is_to_blame_only_if_it_is_much_and_enough(tmp_path):
    """A long text is; the longest of many short ones is not, nor one whose end would not do."""
    desk = RuleWorkspace(tmp_path)
    long = " ".join(f"Sentence {number} of many." for number in range(400))
    body = f"---\nsubject: Ferries\n---\n{BEFORE}Short.\n\n{long}\n\n{LIST}"
    context, numbers = desk.context(parse_example("good-long.md", body))
    line = numbers.index(body[: body.index(long)].count("\n") + 1) + 1
    assert block_to_blame(context, 2_000).line == line
    assert block_to_blame(context, 1_000_000).line == 0
    short = f"---\nsubject: Ferries\n---\n{BEFORE}" + "Some words of it.\n\n" * 90 + LIST
    context, _ = desk.context(parse_example("good-short.md", short))
    assert block_to_blame(context, 10).line == 0
