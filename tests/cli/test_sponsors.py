"""newsletter sponsors: what it lists, explains, reports and writes, with its exit codes."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path

import pytest

from newsletter.cli.table import table_lines

ISSUE = """---
date: {date}
subject: Quiet harbour
topics: [boats]
---

# [Boats wait](https://news.example.org/boats)

Secret words of the lead.
{body}
## More from us

### [One](https://news.example.org/1)

- [Two](https://news.example.org/2)
"""
ACORN = """---
name: Acorn
legal_name: Acorn Nuts Ltd
category: nuts
tracking: c={date}-{slot}-{creative}
bookings:
  - {slot: after-lead, from: 2026-03-02, to: 2026-03-06, weekdays: [mon, tue]}
---

### Autumn in a paper bag

![A nut](nut.png)

Hazel, beech and oak, picked by hand.

[Crack one](https://acorn.example/)
"""
BIRCH = """---
name: Birch
bookings:
  - {slot: after-lead, from: 2026-03-02, to: 2026-03-04}
---

Planks.
"""


@pytest.fixture
def sold(desk: Path) -> Path:
    """A workspace with one issue and two sponsors; the starter's own ones are taken out."""
    from PIL import Image

    (desk / "sponsors/example.md").unlink()
    (desk / "issues/2026-01-05/issue.md").unlink()
    (desk / "sponsors/acorn.md").write_text(ACORN)
    Image.new("RGB", (40, 30), "#884400").save(desk / "sponsors/nut.png")
    write(desk)
    return desk


def write(desk: Path, date: str = "2026-03-02", body: str = "") -> None:
    path = desk / "issues" / date / "issue.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(ISSUE.format(date=date, body=body))


class TestList:
    def test_every_booking_is_a_row(self, sold, run):
        """Who, what and when; a sponsor without bookings is not left out."""
        (sold / "sponsors/birch.md").write_text("---\nname: Birch\n---\n\nPlanks.\n")
        done = run("sponsors", "list")
        assert done.exit_code == 0
        heads, acorn, birch = (re.split(r" {2,}", line) for line in done.stdout.splitlines())
        assert heads == ["SPONSOR", "KIND", "CATEGORY", "SLOT", "FLIGHT", "DAYS", "CREATIVE"]
        flight = "2026-03-02 to 2026-03-06"
        assert acorn == ["acorn", "ad", "nuts", "after-lead", flight, "Mon Tue", "default"]
        assert birch == ["birch", "ad", "nothing booked"]

    def test_json_has_all_facts(self, sold, run):
        """For a program that makes invoices."""
        (acorn,) = json.loads(run("sponsors", "list", "--format", "json").stdout)["sponsors"]
        assert acorn["legal_name"] == "Acorn Nuts Ltd"
        assert acorn["bookings"][0]["weekdays"] == ["mon", "tue"]
        assert acorn["bookings"][0]["at"] == "sponsors/acorn.md:7:5"

    def test_a_broken_file_is_2_with_its_line(self, sold, run):
        """The commands read the same files as a build, with the same words."""
        (sold / "sponsors/birch.md").write_text(BIRCH.replace("slot:", "slto:"))
        done = run("sponsors", "list")
        assert (done.exit_code, done.stdout) == (2, "")
        assert 'did you mean "slot"?' in done.stderr


class TestCalendar:
    def test_days_and_slots(self, sold, run):
        """Booked, placed, free; both ends of the range belong to it."""
        write(sold, "2026-03-03", "\n::: sponsor acorn {slot=in-more}\n:::\n")
        done = run("sponsors", "calendar", "--from", "2026-03-01", "--to", "2026-03-04")
        rows = [re.split(r" {2,}", line) for line in done.stdout.splitlines()]
        assert rows == [
            ["DAY", "after-lead", "in-more", "before-footer"],
            ["2026-03-01 Sun", "free", "free", "free"],
            ["2026-03-02 Mon", "acorn", "free", "free"],
            ["2026-03-03 Tue", "acorn", "acorn*", "free"],
            ["2026-03-04 Wed", "free", "free", "free"],
        ]
        assert "3 booked, 9 free\n* placed in the issue\n" in done.stderr

    def test_a_conflict_is_marked(self, sold, run):
        """The other command says why."""
        (sold / "sponsors/birch.md").write_text(BIRCH)
        done = run("sponsors", "calendar", "--from", "2026-03-02", "--to", "2026-03-02")
        assert "acorn!" in done.stdout
        assert "! 1 in conflict" in done.stderr
        words = ("--from", "2026-03-02", "--to", "2026-03-02", "--format", "json")
        (day,) = json.loads(run("sponsors", "calendar", *words).stdout)["days"]
        assert day["slots"][0] == {
            "slot": "after-lead",
            "status": "booked",
            "sponsor": "acorn",
            "creative": "default",
            "at": "sponsors/acorn.md:7:5",
            "conflict": True,
        }

    def test_without_a_range_it_begins_today(self, sold, run, monkeypatch):
        """Four weeks, in the publication's time zone."""
        moment = datetime.datetime(2026, 3, 1, 23, 30, tzinfo=datetime.UTC)
        monkeypatch.setattr("newsletter.cli.sponsors_range.now", lambda: moment)
        config = sold / "newsletter.toml"
        config.write_text(config.read_text().replace('"UTC"', '"Europe/Helsinki"'))
        lines = run("sponsors", "calendar").stdout.splitlines()
        assert (lines[1][:10], len(lines)) == ("2026-03-02", 29)

    def test_a_narrow_terminal_has_records(self, sold, run, monkeypatch):
        """No line is wider than the terminal."""
        monkeypatch.setenv("COLUMNS", "40")
        done = run("sponsors", "calendar", "--from", "2026-03-02", "--to", "2026-03-02")
        assert done.stdout.splitlines() == [
            "2026-03-02 Mon",
            "  after-lead     acorn",
            "  in-more        free",
            "  before-footer  free",
        ]

    @pytest.mark.parametrize(
        "words",
        [
            ("--from", "soon"),
            ("--from", "2026-03-02", "--to", "2026-03-01"),
            ("--from", "1026-03-02", "--to", "2026-03-01"),
        ],
    )
    def test_a_wrong_range_is_wrong_usage(self, sold, run, words):
        """It is said at once."""
        assert run("sponsors", "calendar", *words).exit_code == 2

    def test_an_issue_that_cannot_be_read_is_2_and_the_bookings_are_shown(self, sold, run):
        """A slip in one issue does not hide the calendar."""
        write(sold, body="\n::: sponser acorn\n:::\n")
        done = run("sponsors", "calendar", "--from", "2026-03-02", "--to", "2026-03-03")
        assert done.exit_code == 2
        assert "error[E043]" in done.stderr
        assert "2026-03-02 Mon  acorn" in done.stdout


class TestCheck:
    def test_0_without_conflict_and_1_with_one(self, sold, run):
        """A conflict on several days is told once, with the last of them."""
        assert run("sponsors", "check").exit_code == 0
        (sold / "sponsors/birch.md").write_text(BIRCH)
        done = run("sponsors", "check")
        assert done.exit_code == 1
        assert done.stderr.count("error[P001]") == 1
        assert "so on 1 more day, the last 2026-03-03" in done.stderr
        assert "--> sponsors/birch.md:4:5" in done.stderr
        assert "sponsors/acorn.md:7:5" in done.stderr
        assert "2026-03-02 to 2026-03-06: 1 error" in done.stderr
        assert run("sponsors", "check", "--from", "2026-03-04").exit_code == 0

    def test_the_build_finds_the_same(self, sold, run):
        """What the commercial side sees coming refuses the build of that day."""
        (sold / "sponsors/birch.md").write_text(BIRCH)
        done = run("build", "2026-03-02")
        assert done.exit_code == 1
        assert "error[P001]" in done.stderr
        assert not (sold / "build").exists()

    def test_json(self, sold, run):
        """The same findings for programs."""
        (sold / "sponsors/birch.md").write_text(BIRCH)
        document = json.loads(run("sponsors", "check", "--format", "json").stdout)
        assert document["exit_code"] == 1
        assert [it["code"] for it in document["findings"]] == ["P001"]

    def test_too_many_issues_running(self, sold, run):
        """Counted over issues, and by a build over the builds before it."""
        config = sold / "newsletter.toml"
        config.write_text(config.read_text().replace("#repeat_limit = 10", "repeat_limit = 1"))
        write(sold, "2026-03-03")
        done = run("sponsors", "check")
        assert (done.exit_code, done.stderr.count("warning[P005]")) == (0, 1)
        done = run("build", "--all")
        assert done.exit_code == 0
        assert done.stderr.count("warning[P005]") == 1

    def test_nothing_is_no_conflict(self, sold, run):
        """An empty workspace is in order."""
        (sold / "sponsors/acorn.md").unlink()
        (sold / "issues/2026-03-02/issue.md").unlink()
        (sold / "issues/2026-03-02").rmdir()
        (sold / "issues/2026-01-05").rmdir()
        done = run("sponsors", "check")
        assert (done.exit_code, done.stderr) == (0, "nothing is booked, and there is no issue\n")


class TestWhy:
    def test_booked_placed_and_empty(self, sold, run):
        """Each slot of the theme has its reason and its place."""
        (sold / "sponsors/birch.md").write_text(BIRCH)
        write(sold, body="\n::: sponsor birch\n:::\n")
        text = run("sponsors", "why", "2026-03-02").stdout
        assert text.startswith("Monday 2026-03-02: issues/2026-03-02/issue.md\n")
        assert (
            "after-lead: birch, creative default\n  placed at issues/2026-03-02/issue.md:11:1"
            in text
        )
        assert "acorn is displaced by the placement (sponsors/acorn.md:7:5, priority 0)" in text
        assert "birch has it booked as well" in text
        assert "before-footer: empty\n  no booking runs on this day" in text

    def test_a_day_without_an_issue_and_a_flight_on_other_weekdays(self, sold, run):
        """The calendar can be asked before anything is written."""
        text = run("sponsors", "why", "2026-03-04").stdout
        assert "Wednesday 2026-03-04: no issue is written yet" in text
        assert "acorn: runs on Mon Tue only (sponsors/acorn.md:7:5)" in text

    def test_json_and_words(self, sold, run):
        """latest is an issue's day."""
        document = json.loads(run("sponsors", "why", "latest", "--format", "json").stdout)
        assert document["date"] == "2026-03-02"
        assert document["slots"][0]["candidates"][0]["outcome"] == "runs"
        assert run("sponsors", "why", "2026-02-31").exit_code == 2


class TestReport:
    def test_what_ran_is_what_was_built(self, sold, run):
        """From the manifests alone: later changes of the sponsor's file change nothing."""
        assert run("build").exit_code == 0
        (sold / "sponsors/acorn.md").unlink()
        manifest = json.loads((sold / "build/2026-03-02/manifest.json").read_text())
        (entry,) = manifest["sponsors"]
        text = run("sponsors", "report", "--format", "csv").stdout
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["date"] == "2026-03-02"
        assert (row["slot"], row["sponsor"], row["how"]) == ("after-lead", "acorn", "booked")
        assert (row["wording"], row["legal_name"]) == ("Advertisement", "Acorn Nuts Ltd")
        assert row["proof"] == entry["proof"]
        assert row["email_html"] == manifest["outputs"]["email.html"]["sha256"]
        (row,) = json.loads(run("sponsors", "report", "--format", "json").stdout)["rows"]
        assert row == {**entry, "date": "2026-03-02", "email_html": row["email_html"]}
        assert entry["proof"][:12] in run("sponsors", "report").stdout

    def test_the_range_has_both_ends(self, sold, run):
        """Outside it there is an empty report, which is no error."""
        run("build")
        for first, last, count in (
            ("2026-03-02", "2026-03-02", 1),
            ("2026-03-03", "2026-03-09", 0),
            ("2026-01-01", "2026-03-01", 0),
        ):
            words = ("--from", first, "--to", last, "--format", "csv")
            done = run("sponsors", "report", *words)
            assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1 + count)

    def test_a_damaged_manifest_is_told(self, sold, run):
        """A gap in the record is never silent."""
        run("build")
        (sold / "build/2026-03-02/manifest.json").write_text("{")
        done = run("sponsors", "report")
        assert done.exit_code == 2
        assert "error[E012]" in done.stderr

    def test_a_spreadsheet_runs_no_name(self, sold, run):
        """A cell that begins like a formula is text."""
        path = sold / "sponsors/acorn.md"
        path.write_text(ACORN.replace("Acorn Nuts Ltd", '"=1+1"'))
        run("build")
        text = run("sponsors", "report", "--format", "csv").stdout
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["legal_name"] == "'=1+1"


class TestProof:
    def test_a_page_is_the_creative_as_it_appears_and_nothing_else(self, sold, run):
        """Label, words, tagged link and picture in one file; no word of the stories."""
        done = run("sponsors", "proof", "2026-03-02")
        assert done.exit_code == 0
        assert done.stdout == "build/proofs/2026-03-02/acorn-default-after-lead.html\n"
        html = (sold / done.stdout.strip()).read_text()
        for words in ("Advertisement · Acorn", "Autumn in a paper bag", "Acorn Nuts Ltd"):
            assert words in html
        assert 'href="https://acorn.example/?c=2026-03-02-after-lead-default"' in html
        assert re.search(r'<img[^>]* src="data:image/', html)
        assert not re.search(r'src="(?!data:)', html)
        for words in ("Boats wait", "Secret words", "Quiet harbour", "news.example.org"):
            assert words not in html

    def test_earlier_pages_are_kept(self, sold, run):
        """An advertiser may have approved what is there."""
        run("sponsors", "proof")
        page = sold / "build/proofs/2026-03-02/acorn-default-after-lead.html"
        page.write_text("approved")
        done = run("sponsors", "proof")
        assert (done.exit_code, page.read_text()) == (2, "approved")
        assert "error[E160]" in done.stderr
        assert run("sponsors", "proof", "--force").exit_code == 0
        assert "Autumn" in page.read_text()
        assert [path.name for path in page.parent.iterdir()] == [page.name]

    def test_nothing_to_approve_is_3(self, sold, run):
        """No slot is filled on that day, or there is no issue."""
        write(sold, "2026-03-09")
        assert run("sponsors", "proof", "2026-03-09").exit_code == 3
        assert run("sponsors", "proof", "2026-03-10").exit_code == 3


def test_political_facts_stand_in_both_parts_and_in_the_record(sold, run):
    """Who pays, how much, and the notice: in the box, in the text, in the manifest."""
    facts = "political: true\npayer: Nut Party\namount: EUR 900\nnotice: https://acorn.example/n\n"
    (sold / "sponsors/acorn.md").write_text(ACORN.replace("category", f"{facts}category"))
    assert run("build").exit_code == 0
    folder = sold / "build/2026-03-02"
    for name in ("email.html", "web.html", "email.txt"):
        text = (folder / name).read_text()
        assert all(it in text for it in ("Nut Party", "EUR 900", "https://acorn.example/n")), name
    (entry,) = json.loads((folder / "manifest.json").read_text())["sponsors"]
    assert entry["political_payer"] == "Nut Party"


def test_a_logo_is_small_and_described(sold, run):
    """It stands in the box, below the label, whatever the file's size."""
    (sold / "sponsors/acorn.md").write_text(ACORN.replace("category", "logo: nut.png\ncategory"))
    assert run("build").exit_code == 0
    html = (sold / "build/2026-03-02/email.html").read_text()
    (logo,) = re.findall(r'<img[^>]*alt="Acorn"[^>]*>', html)
    assert 'width="40"' in logo
    assert html.index("Advertisement") < html.index(logo) < html.index("Autumn in a paper bag")


def test_a_sponsors_own_jurisdiction_is_the_one_that_counts(sold, run):
    """A label that passes at home is refused where the sponsor's rules are others."""
    path = sold / "sponsors/acorn.md"
    label = ACORN.replace("category", "label: Sponsored Advertising Content\ncategory")
    path.write_text(label)
    assert run("build").exit_code == 0
    path.write_text(label.replace("category", "jurisdictions: [uk]\ncategory"))
    done = run("build")
    assert done.exit_code == 1
    assert "error[E089]" in done.stderr


def test_wide_characters_keep_their_columns():
    """A cell with two-column characters ends where the others do."""
    assert table_lines(("A", "B"), [("銀行", "x"), ("ab", "y")]) == [
        "A     B",
        "銀行  x",
        "ab    y",
    ]
    assert table_lines(("A", "B"), [("a\x1b[2J", "x")])[1] == "a\ufffd[2J  x"
