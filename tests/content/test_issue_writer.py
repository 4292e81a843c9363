"""The issue -> the Markdown document: reading it back gives the same issue."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from markdown_forms import expressible, raw
from strategies import inlines, issues

from newsletter.content.inline_writer import canonical_inlines
from newsletter.content.issue_writer import write_issue, write_paragraph
from newsletter.content.markdown import parse_blocks, parse_issue
from newsletter.model.blocks import Paragraph

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(issues())
@QUICK
def test_an_issue_survives(issue):
    """Model -> document -> model, with any text an editor's clipboard may hold."""
    issue = expressible(issue)
    text = write_issue(issue)
    assert parse_issue(text, "issue.md") == issue, text


@given(inlines())
@QUICK
def test_a_paragraph_survives(nodes):
    """Marks beside letters, inside each other, around breaks and at the ends."""
    nodes = canonical_inlines(raw(nodes))
    text = write_paragraph(nodes, 40)
    assert parse_blocks("\n" + text, "a.md") == (Paragraph(nodes),), text


def test_the_sample_issues_survive():
    """What this repository shows as good form is read back from what is written of it."""
    for path in (Path(__file__).parents[2] / "issues").glob("*/issue.md"):
        issue = parse_issue(path.read_text(encoding="utf-8"), path.name)
        assert parse_issue(write_issue(issue), path.name) == issue


def test_notes_stay_where_they_stood():
    """Each comes before the block that it came before."""
    text = "---\ndate: 2026-01-05\nsubject: A\n---\n\n# A\n\n<!-- one -->\n\nB\n\n<!-- two -->\n"
    assert write_issue(parse_issue(text, "a.md")) == text
