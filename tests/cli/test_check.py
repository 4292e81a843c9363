"""``newsletter check`` and ``newsletter rules`` from the command line."""

from __future__ import annotations

import json

import pytest
from theme_desk import SHIPPED

from newsletter.check.registry import RULES
from newsletter.cli.completion import complete_rule

ISSUE = """\
---
date: 2026-01-07
subject: "Re: the tide"
preheader: Slack water at noon
---

# The tide

Hello *|FNAME|*, high water is at six.
"""
PLACE = "issues/2026-01-07/issue.md"


@pytest.fixture
def bad(write_issue):
    """An issue with a warning in line 3 and an error in line 9."""
    return write_issue("2026-01-07", text=ISSUE)


def test_a_finding_shows_its_line_and_the_remedy(bad, run):
    """An editor sees the words that are meant, a caret below them, and what to do."""
    result = run("check", "2026-01-07")
    assert result.exit_code == 1
    said = '"*|FNAME|*" is a merge tag of Mailchimp; readers would see it'
    assert f"error[D001]: {said}\n  --> {PLACE}:9:8" in result.stderr
    assert " 9 | Hello *|FNAME|*, high water is at six.\n   |        ^\n" in result.stderr
    assert "  help: write {{ first_name }}" in result.stderr
    assert "1 error, 1 warning in 1 issue" in result.stderr


@pytest.mark.parametrize(
    ("threshold", "text", "code"),
    [
        ("error", ISSUE, 1),
        ("error", ISSUE.replace("*|FNAME|*", "you"), 0),
        ("warning", ISSUE.replace("*|FNAME|*", "you"), 1),
        ("warning", ISSUE.replace("*|FNAME|*", "you").replace("Re: the", "The"), 0),
        ("notice", ISSUE.replace("*|FNAME|*", "you").replace("Re: the", "The"), 0),
    ],
)
def test_the_exit_code_follows_the_threshold(threshold, text, code, write_issue, run):
    """A scheduled job decides from which severity on it stops."""
    write_issue("2026-01-07", text=text)
    assert run("check", "2026-01-07", "--fail-on", threshold).exit_code == code


def test_a_build_refuses_what_check_refuses(bad, run, desk):
    """Nothing is written of an email with an error."""
    result = run("build", "2026-01-07")
    assert result.exit_code == 1
    assert "error[D001]" in result.stderr
    assert not (desk / "build/2026-01-07").exists()


def test_json_has_the_findings_with_their_places(bad, run):
    """The stable document that docs/json.md describes."""
    result = run("check", "2026-01-07", "--format", "json")
    document = json.loads(result.stdout)
    assert document["exit_code"] == result.exit_code == 1
    found = [(it["code"], it["line"], it["column"]) for it in document["results"][0]["findings"]]
    assert found == [("D007", 3, 11), ("D001", 9, 8)]
    assert document["summary"] == {
        **{"error": 1, "warning": 1, "notice": 0, "ignored": 0},
        "links": None,
    }


def test_github_shows_a_finding_at_its_line(bad, run):
    """One workflow command a finding."""
    first, second = run("check", "2026-01-07", "--format", "github").stdout.splitlines()
    assert first.startswith(f"::warning file={PLACE},line=3,col=11,title=D007 subject_f")
    assert second.startswith(f"::error file={PLACE},line=9,col=8,title=D001 merge_tag_unknown::")


def test_sarif_names_the_rules_that_spoke(bad, run):
    """Each result refers to its rule's description, with severity and place."""
    log = json.loads(run("check", "2026-01-07", "--format", "sarif").stdout)["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    for result, (code, level, line) in zip(
        log["results"], [("D007", "warning", 3), ("D001", "error", 9)], strict=True
    ):
        assert (result["ruleId"], result["level"]) == (code, level)
        assert rules[result["ruleIndex"]]["id"] == code
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": PLACE, "uriBaseId": "WORKSPACE"}
        assert place["region"]["startLine"] == line


def test_json_has_its_keys_also_when_nothing_could_be_checked(bad, run, desk):
    """A program reads the same document in both cases."""
    good = json.loads(run("check", "2026-01-07", "--format", "json").stdout)
    with (desk / "newsletter.toml").open("a", encoding="utf-8") as file:
        file.write('\n[nonsense]\nkey = "value"\n')
    none = json.loads(run("check", "2026-01-07", "--format", "json").stdout)
    assert none.keys() == good.keys()
    assert none["summary"].keys() == good["summary"].keys()
    assert (none["exit_code"], none["problems"][0]["code"]) == (2, "E021")


def test_a_rule_that_is_not_there_is_said_once(bad, write_issue, run, desk):
    """By newsletter.toml, whose fault it is, not by every issue."""
    write_issue("2026-01-08")
    path = desk / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    wanted = '\n[check.severity]\nD099 = "notice"\n'
    path.write_text(text.replace("\n[check.severity]\n", wanted, 1), encoding="utf-8")
    for words in (("check", "--all"), ("build", "--all")):
        result = run(*words, "--jobs", "1")
        assert result.exit_code == 2
        assert result.stderr.count("error[E025]") == 1


@pytest.mark.parametrize("output", ["sarif", "github"])
def test_what_cannot_be_read_is_said_in_the_format_that_was_asked_for(output, desk, run):
    """A program that reads the output learns that nothing was checked."""
    with (desk / "newsletter.toml").open("a", encoding="utf-8") as file:
        file.write('\n[nonsense]\nkey = "value"\n')
    result = run("check", "--format", output)
    assert result.exit_code == 2
    assert "E021" in result.stdout
    assert "E021" in result.stderr


def test_an_issue_that_cannot_be_made_is_not_said_to_pass(write_issue, run):
    """The other checks did not run, and the summary says so."""
    write_issue("2026-01-07", text=ISSUE.replace("*|FNAME|*", "{{ nobody }}"))
    result = run("check", "2026-01-07")
    assert result.exit_code == 2
    assert "no email can be made, so nothing else was checked" in result.stderr
    assert "0 issues; 1 could not be checked" in result.stderr


def test_an_ignore_takes_a_finding_away_until_its_day(write_issue, run):
    """With a reason; after its last day the finding is back, and so is why."""
    kept = ISSUE.replace(
        "---\n\n#",
        "ignore:\n  - {code: D001, reason: a story about templates}\n"
        "  - {code: D007, reason: it is an answer, until: 2026-01-06}\n---\n\n#",
    )
    write_issue("2026-01-07", text=kept)
    result = run("check", "2026-01-07")
    assert result.exit_code == 0
    assert "D001" not in result.stderr
    assert "warning[X002]: this ignore of D007 ended on 2026-01-06: it is" in result.stderr
    assert "warning[D007]" in result.stderr
    assert "2 warnings, 1 ignored in 1 issue" in result.stderr


def test_an_ignore_of_the_workspace_that_no_issue_needs_is_found_with_all(bad, run, desk):
    """One issue says nothing about the others, so only --all speaks."""
    path = desk / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    assert "\n[check]\n" in text
    entry = 'ignore = [{code = "H001", reason = "an old theme"}]'
    path.write_text(text.replace("\n[check]\n", f"\n[check]\n{entry}\n", 1), encoding="utf-8")
    assert "X001" not in run("check", "2026-01-07").stderr
    assert "warning[X001]: this ignore of H001" in run("check", "--all", "--jobs", "1").stderr


def test_an_ignore_of_the_workspace_that_has_ended_is_not_said_to_be_unused(bad, run, desk):
    """The finding is back; to delete the ignore is no remedy for it."""
    path = desk / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    entry = 'ignore = [{code = "D007", reason = "an answer", until = 2026-01-01}]'
    path.write_text(text.replace("\n[check]\n", f"\n[check]\n{entry}\n", 1), encoding="utf-8")
    said = run("check", "--all", "--jobs", "1").stderr
    assert "warning[X002]: this ignore of D007 ended on 2026-01-01: an answer" in said
    assert "X001" not in said


def test_a_theme_s_own_words_and_links_are_found_in_its_file(write_issue, run, desk):
    """What no editor wrote is not blamed on the issue's subject."""
    write_issue("2026-01-07")
    assert run("build", "2026-01-07").exit_code == 0
    layout = SHIPPED / "layout.mjml.j2"
    pale = '<span style="color:#eeeeee;background-color:#ffffff">pale words of a theme</span>'
    end = f'<mj-section><mj-column><mj-text>{pale}<a href="#none">x</a></mj-text></mj-column>'
    text = layout.read_text(encoding="utf-8").replace("</mj-body>", f"{end}</mj-section></mj-body>")
    own = desk / "templates/daily/layout.mjml.j2"
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    line = text[: text.index("pale words")].count("\n") + 1
    said = run("check", "2026-01-07").stderr
    for code in ("A010", "L006", "C001"):
        assert f"[{code}]" in said, said
        place = said.split(f"[{code}]", 1)[1].split("--> ")[1].split("\n")[0]
        assert place.startswith(f"templates/daily/layout.mjml.j2:{line}:"), (code, place)


def test_a_severity_can_be_changed_and_switched_off(bad, run, desk):
    """newsletter.toml decides what a rule is worth."""
    path = desk / "newsletter.toml"
    text = path.read_text(encoding="utf-8")
    wanted = '\n[check.severity]\nD001 = "notice"\nD007 = "off"\n'
    assert "\n[check.severity]\n" in text
    path.write_text(text.replace("\n[check.severity]\n", wanted, 1), encoding="utf-8")
    result = run("check", "2026-01-07")
    assert result.exit_code == 0
    assert "notice[D001]" in result.stderr
    assert "D007" not in result.stderr


def test_rules_lists_every_rule_and_explains_it_by_code_or_name(run):
    """What can be configured can be looked up."""
    listed = run("rules").stdout
    assert all(f"  {rule.code}  {rule.severity}" in listed for rule in RULES)
    by_code, by_name = run("rules", "explain", "p005"), run("rules", "explain", "creative_repeated")
    assert by_code.exit_code == 0
    assert by_code.stdout == by_name.stdout
    assert "Remedy: " in by_code.stdout
    assert "\nBad:\n" in by_code.stdout
    assert "\nGood:\n" in by_code.stdout
    unknown = run("rules", "explain", "D02")
    assert unknown.exit_code == 2
    assert "error[E014]" in unknown.stderr


def test_a_shell_is_offered_the_codes():
    """Those of the registry, though it is not imported for that."""
    assert complete_rule("") == sorted(rule.code for rule in RULES)
    assert complete_rule("S00") == [rule.code for rule in RULES if rule.code.startswith("S00")]


DOCUMENT = """\
{
  "date": "2026-01-07",
  "subject": "The tide",
  "preheader": "Slack water at noon",
  "parts": [
    {
      "type": "lead",
      "headline": "The tide",
      "url": "http://news.example.org/tide",
      "blocks": [{"type": "paragraph", "text": "High water is at six."}]
    },
    {
      "type": "more",
      "title": "More",
      "blocks": [
        {
          "type": "item",
          "title": "Low water",
          "url": "https://bit.ly/low",
          "blocks": [{"type": "paragraph", "text": "It comes at noon, and it stays."}]
        }
      ]
    }
  ]
}
"""


def test_an_address_in_json_is_found_at_its_own_line(desk, run):
    """Not where the object that holds it begins."""
    path = desk / "issues/2026-01-07/issue.json"
    path.parent.mkdir()
    path.write_text(DOCUMENT, encoding="utf-8")
    document = json.loads(run("check", "2026-01-07", "--format", "json").stdout)
    found = [(it["code"], it["line"], it["column"]) for it in document["results"][0]["findings"]]
    assert found == [("L002", 9, 15), ("L014", 19, 19)]
