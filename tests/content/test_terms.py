"""The days that bind stories and pictures, in every place that takes them."""

from __future__ import annotations

import datetime

import pytest

from newsletter.content.issue_writer import write_issue
from newsletter.content.markdown import parse_issue
from newsletter.content.structured import parse_structured
from newsletter.errors import IssueError
from newsletter.model.blocks import Figure, Item
from newsletter.model.issue import Issue, More
from newsletter.model.terms import NO_TERMS, Terms

FRONT = "---\ndate: 2026-11-20\nsubject: A\n---\n\n"
DOCUMENT = f"""{FRONT}\
# [Trains](https://example.org/t){{published=2026-11-19 expires=2027-01-31}}

![A train](a.jpg){{credit=Me embargo="2026-11-20 05:30"}}

## More from us

### [A ship](https://example.org/s){{embargo=2026-11-20T04:00Z}}

- [A hedge](https://example.org/h){{embargo=2026-11-21}}
"""
UTC = datetime.UTC


def items_of(issue: Issue) -> list[Item]:
    more = next(part for part in issue.parts if isinstance(part, More))
    return [block for block in more.blocks if isinstance(block, Item)]


def test_terms_are_read_where_they_stand():
    """Lead, picture, rich and compact item; a date alone is its first minute."""
    issue = parse_issue(DOCUMENT, "issue.md")
    day = datetime.date
    assert issue.lead.terms == Terms(day(2026, 11, 19), day(2027, 1, 31))
    hero = issue.lead.hero
    assert hero is not None
    assert hero.terms == Terms(embargo=datetime.datetime(2026, 11, 20, 5, 30))
    assert hero.terms.location.line == 8
    rich, compact = items_of(issue)
    assert rich.terms.embargo == datetime.datetime(2026, 11, 20, 4, tzinfo=UTC)
    assert compact.terms.embargo == datetime.datetime(2026, 11, 21)


def test_terms_are_written_as_they_are_read():
    """The canonical document says the same, and is its own canonical form."""
    issue = parse_issue(DOCUMENT, "issue.md")
    written = write_issue(issue)
    assert parse_issue(written, "issue.md") == issue
    assert "{published=2026-11-19 expires=2027-01-31}" in written
    assert "embargo=2026-11-21}" in written


def test_without_terms_there_are_none():
    """Nothing is made up for a story that says nothing."""
    issue = parse_issue(f"{FRONT}# Trains\n\nWords.\n", "issue.md")
    assert issue.lead.terms is NO_TERMS


def test_structured_documents_have_them_as_keys():
    """YAML's own dates and text both do."""
    text = (
        "date: 2026-11-20\nsubject: A\nparts:\n"
        "  - type: lead\n    headline: Trains\n    embargo: 2026-11-20T05:00+01:00\n"
        "    hero: {src: a.jpg, expires: 2026-12-01, embargo: 2026-11-20}\n"
    )
    lead = parse_structured(text, "issue.yaml").lead
    zone = datetime.timezone(datetime.timedelta(hours=1))
    assert lead.terms.embargo == datetime.datetime(2026, 11, 20, 5, tzinfo=zone)
    assert isinstance(lead.hero, Figure)
    assert lead.hero.terms.expires == datetime.date(2026, 12, 1)
    assert lead.hero.terms.embargo == datetime.datetime(2026, 11, 20)


@pytest.mark.parametrize(
    "attribute",
    [
        "expires=soon",
        "expires=2026-13-01",
        "embargo=6am",
        "embargo=20261120",
        "published=2026-11-19",
    ],
)
def test_what_is_no_date_is_said(attribute):
    """A picture has no day of publication, and no term is a guess."""
    with pytest.raises(IssueError) as caught:
        parse_issue(f"{FRONT}# T\n\n![A](a.jpg){{{attribute}}}\n", "issue.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("E044", 8)
    assert problem.hint
