"""newsletter.check.faulty_tags: an issue's faulty merge tags are all told in one run."""

import json
from pathlib import Path

import pytest

from newsletter.compose import Composer
from newsletter.errors import MergeTagError, Problem
from newsletter.files import read_text
from newsletter.workspace import load_workspace
from tests.workspaces import make_workspace

DAY = "issues/2026-11-20/"
HEAD = "---\ndate: 2026-11-20\nsubject: Seoul waits\n---\n\n"


def refused(root: Path, document: str, platform: str, name: str = "issue.md") -> list[Problem]:
    config = make_workspace(root, platform=platform) / "newsletter.toml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("preferences")]
    config.write_text("".join(kept), encoding="utf-8")
    (root / DAY / name).write_text(document, encoding="utf-8")
    source = read_text(root / DAY / name, DAY + name)
    with pytest.raises(MergeTagError) as caught:
        Composer(load_workspace(root)).compose(source)
    assert all(problem.hint for problem in caught.value.problems)
    return list(caught.value.problems)


def test_three_tags_that_a_platform_cannot_have_are_told_together(tmp_path):
    """Each kind of fault has its own line, column and remedy, in the order of the file."""
    issue = (
        f"{HEAD}# Ships {{{{ preferences_url }}}}\n\n"
        "Dear {{ first_name | all }}, [look](https://{{ email }}/).\n"
    )
    found = refused(tmp_path, issue, "mailgun")
    assert [(it.code, it.place) for it in found] == [
        ("E141", f"{DAY}issue.md:6:9"),
        ("E142", f"{DAY}issue.md:8:6"),
        ("E143", f"{DAY}issue.md:8:30"),
    ]


def test_an_unknown_tag_does_not_hide_those_that_the_platform_cannot_have(tmp_path):
    """What the document's reader finds and what only the platform knows come in one run."""
    issue = (
        f"{HEAD}# Ships\n\nDear {{{{ last_name | a=b' }}}}, {{{{ frist_name }}}}\n"
        "and [this](https://example.org/?e={{ emial }}).\n"
    )
    found = refused(tmp_path, issue, "brevo")
    assert [(it.code, it.line, it.column) for it in found] == [
        ("E142", 8, 6),
        ("E140", 8, 30),
        ("E140", 9, 5),
    ]
    assert "= '" in found[0].message


def test_every_tag_of_one_address_is_told_at_its_link(tmp_path):
    """Two tags in one query are two problems, and a headline's address has a line too."""
    url = "https://example.org/?a={{ first_name | x }}&b={{ last_name | y }}"
    found = refused(tmp_path, f"{HEAD}# [Ships]({url})\n", "mailgun")
    assert [(it.code, it.line) for it in found] == [("E142", 6), ("E142", 6)]


def test_a_structured_issue_points_at_the_very_address(tmp_path):
    """In JSON the place is the value's, not that of the object around it."""
    text = [{"link": "this", "url": "https://e.example.org/?x={{ preferences_url }}"}]
    lead = {
        "type": "lead",
        "headline": "Ships",
        "url": "https://{{ email }}/",
        "blocks": [{"type": "paragraph", "text": text}],
    }
    document = json.dumps(
        {"date": "2026-11-20", "subject": "Seoul waits", "parts": [lead]}, indent=1
    )
    lines = document.splitlines()
    found = refused(tmp_path, document, "ses", "issue.json")
    assert [it.code for it in found] == ["E143", "E141"]
    assert "{{ email }}" in lines[found[0].line - 1]
    assert "?x=" in lines[found[1].line - 1]


def test_a_creatives_tag_is_told_beside_the_issues(tmp_path):
    """A sponsor's words stand in another file, which is told after the issue's own."""
    issue = f"{HEAD}# Ships\n\n::: sponsor new\n:::\n\nDear {{{{ first_name | all }}}}.\n"
    sponsors = tmp_path / "sponsors"
    sponsors.mkdir()
    sponsors.joinpath("new.md").write_text(
        "---\nname: New\nkind: ad\n---\n\n### [Rate](https://new.example.org/)\n\n"
        "For {{ last_name | you }}.\n",
        encoding="utf-8",
    )
    found = refused(tmp_path, issue, "mailgun")
    assert [it.place for it in found] == [f"{DAY}issue.md:11:6", "sponsors/new.md:8:5"]
