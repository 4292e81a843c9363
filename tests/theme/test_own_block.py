"""A workspace changes one block by one file, and a mistake in it is shown at its own place."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result
from workspaces import make_workspace

from newsletter.cli.app import app

ISSUE = """\
---
date: 2026-11-20
subject: A quotation
---

# A headline

> Nobody asked the gulls.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "desk")
    (root / "issues/2026-11-20/issue.md").write_text(ISSUE, encoding="utf-8")
    return root


def build(desk: Path, block: str, name: str = "blocks/quote.mjml.j2") -> Result:
    path = desk / "templates/daily" / name
    path.parent.mkdir(parents=True)
    path.write_text(block, encoding="utf-8")
    return CliRunner().invoke(app, ["build", "-C", str(desk)])


def test_one_file_replaces_one_block(desk: Path) -> None:
    """The workspace's quotation is used; every other block is still the theme's."""
    result = build(desk, '<blockquote id="ours">{{ prose(block.blocks) }}</blockquote>\n')
    assert result.exit_code == 0, result.stderr
    html = (desk / "build/2026-11-20/email.html").read_text(encoding="utf-8")
    assert '<blockquote id="ours">' in html
    assert 'class="headline' in html
    text = (desk / "build/2026-11-20/email.txt").read_text(encoding="utf-8")
    assert "> Nobody asked the gulls." in text


def test_the_text_part_has_a_file_of_its_own(desk: Path) -> None:
    """The text of a block is replaced in the same way."""
    result = build(desk, "  “{{ text(block.blocks) }}”\n", "text/quote.txt.j2")
    assert result.exit_code == 0, result.stderr
    text = (desk / "build/2026-11-20/email.txt").read_text(encoding="utf-8")
    assert "“Nobody asked the gulls.”" in text


@pytest.mark.parametrize(
    ("block", "code", "place", "words"),
    [
        ("<blockquote>\n{% if %}\n</blockquote>\n", "E100", ":2:1", "template syntax"),
        ("<blockquote>\n{{ blok.blocks }}\n</blockquote>\n", "E110", ":2:4", "'blok' is undefined"),
        (
            "<blockquote>{{ prose(block.blocks) }}\n  <p>\n</blockquote>\n",
            "E106",
            ":2:3",
            "<p> is not closed",
        ),
        (
            "<mj-txt>{{ prose(block.blocks) }}</mj-txt>\n",
            "E107",
            ":1:1",
            "unknown tag <mj-txt>",
        ),
        (
            '<mj-text\n  font-sise="20px">{{ prose(block.blocks) }}</mj-text>\n',
            "E109",
            ":2:3",
            '"font-sise"',
        ),
        (
            '<p>\n<i title="{{ block.blocks|safe }}">x</i></p>\n',
            "E104",
            ":2:27",
            'filter "safe" is refused',
        ),
    ],
    ids=[
        "jinja-syntax",
        "unknown-name",
        "not-closed",
        "unknown-tag",
        "unknown-attribute",
        "unsafe",
    ],
)
def test_a_mistake_is_shown_where_it_was_made(
    desk: Path, block: str, code: str, place: str, words: str
) -> None:
    """File, line and, where there is one, column are the workspace's own; nothing is written."""
    result = build(desk, block)
    assert result.exit_code == 2, result.stderr
    assert f"error[{code}]" in result.stderr, result.stderr
    assert f"--> templates/daily/blocks/quote.mjml.j2{place}\n" in result.stderr, result.stderr
    assert words in result.stderr, result.stderr
    assert not (desk / "build/2026-11-20").exists()


def test_a_block_that_forgets_its_words_is_refused(desk: Path) -> None:
    """The quotation's words have to appear; the message says whose words are missing."""
    result = build(desk, "<blockquote><p>We say nothing.</p></blockquote>\n")
    assert result.exit_code == 1, result.stderr
    assert "error[E151]" in result.stderr
    assert "--> issues/2026-11-20/issue.md:8:3" in result.stderr
    assert not (desk / "build/2026-11-20").exists()
