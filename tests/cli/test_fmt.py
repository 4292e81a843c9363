"""newsletter fmt and find: the same issue in one form, and stories in earlier ones."""

from __future__ import annotations

ODD = """\
---
subject: "A quiet day"
# the grid operator called
date: 2026-11-20
---


# A quiet day   {kicker='Sea'}

<!-- ask   Ruth -->
A *paragraph*
over  two lines.

* One
* Two
"""
DAY = "2026-11-20"


def test_it_writes_one_form_and_keeps_comments(desk, run, write_issue):
    """Notes stay before what they stood before; front matter with a comment is its author's."""
    path = write_issue(DAY, text=ODD)
    assert run("fmt", DAY, "--check").exit_code == 1
    assert path.read_text() == ODD
    shown = run("fmt", DAY, "--diff")
    assert shown.exit_code == 0
    assert "+- One" in shown.stdout
    assert path.read_text() == ODD
    assert run("fmt", DAY).stdout == f"issues/{DAY}/issue.md\n"
    text = path.read_text()
    assert "# the grid operator called\n" in text
    assert "<!-- ask   Ruth -->\n\nA *paragraph* over  two lines.\n\n- One\n- Two\n" in text
    again = run("fmt", DAY, "--check")
    assert (again.exit_code, again.stdout) == (0, "")
    assert path.read_text() == text


def test_a_broken_issue_stays(desk, run, write_issue):
    """What cannot be read is not rewritten."""
    path = write_issue(DAY, text=ODD + "\n::: sponser x\n:::\n")
    before = path.read_text()
    assert run("fmt", DAY).exit_code == 2
    assert path.read_text() == before


def test_yaml_is_left_alone(desk, run):
    """Its comments have no place in the model."""
    path = desk / "issues" / DAY / "issue.yaml"
    path.parent.mkdir()
    path.write_text(f"date: {DAY}\nsubject: A\nparts:\n- type: lead\n  headline: A # why\n")
    refused = run("fmt", DAY)
    assert refused.exit_code == 2
    assert "error[E060]" in refused.stderr


def test_find_names_the_place(desk, run, write_issue):
    """Every word has to be there, in any case and order; a broken issue does not end it."""
    write_issue(DAY, subject="The Ferries that ran out of diesel")
    write_issue("2026-11-21", text="nothing")
    done = run("find", "DIESEL", "ferries")
    assert done.exit_code == 0
    assert done.stdout == f"issues/{DAY}/issue.md:6:1: The Ferries that ran out of diesel\n"
    assert run("find", "ferries", "qqq").exit_code == 3


def test_find_counts_what_it_cannot_read_in_one_line(desk, run, write_issue):
    write_issue(DAY, subject="The Ferries that ran out of diesel")
    for day in ("2026-11-22", "2026-11-23"):
        folder = desk / "issues" / day
        folder.mkdir()
        (folder / "issue.md").write_text("---\nsubject:\n---\n\n# Half\n")
    done = run("find", "diesel")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"issues/{DAY}/issue.md")
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "warning: 2 issues could not be searched: the first is issues/2026-11-23/"
    )
    assert line.endswith("newsletter check --all tells everything")
