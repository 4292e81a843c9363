"""Issues as tests of the Markdown document write them."""

from __future__ import annotations

import pytest

from newsletter.content.markdown import parse_issue
from newsletter.errors import NewsletterError, Problem
from newsletter.model.issue import Issue

HEAD = "---\ndate: 2026-10-08\nsubject: Ferries are back\n---\n\n"
TOP = HEAD + "# Headline\n\n"


def issue(body: str) -> Issue:
    return parse_issue(TOP + body, "issue.md")


def outcome(text: str) -> Issue | tuple[Problem, ...]:
    try:
        return parse_issue(text, "issue.md")
    except NewsletterError as error:
        return error.problems


def problems(text: str) -> list[Problem]:
    with pytest.raises(NewsletterError) as caught:
        parse_issue(text, "issue.md")
    return list(caught.value.problems)
