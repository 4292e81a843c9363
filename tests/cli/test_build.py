"""newsletter build: what it chooses, prints and writes, and what it leaves alone."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest

import newsletter.cli.build as command

BROKEN = "---\ndate: {date}\nsubject: A\n---\n\n# A\n\n::: nonsense\n:::\n"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


class TestExitCodes:
    def test_0_when_built_and_when_unchanged(self, desk, run):
        """A build that is up to date is done, and says where it is all the same."""
        first, second = run("build"), run("build")
        assert (first.exit_code, second.exit_code) == (0, 0)
        assert first.stdout == second.stdout == "build/2026-01-05\n"
        assert second.stderr == "2026-01-05 unchanged\n"

    def test_1_when_refused(self, desk, run):
        """An email over the limit is a finding: it is shown, and nothing is written."""
        config = desk / "newsletter.toml"
        config.write_text(config.read_text().replace("#html_bytes = 100_000", "html_bytes = 1_000"))
        result = run("build")
        assert (result.exit_code, result.stdout) == (1, "")
        assert "error[S001]: email.html has" in result.stderr
        assert result.stderr.endswith("issues/2026-01-05/issue.md: nothing was written\n")
        assert not (desk / "build").exists()

    def test_2_for_a_document_that_cannot_be_read(self, desk, run, write_issue):
        """Every problem of the document is shown."""
        write_issue("2026-02-01", text="# No front matter\n\n::: nonsense\n:::\n")
        result = run("build", "2026-02-01")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "error[E040]" in result.stderr
        assert "error[E043]" in result.stderr

    def test_2_for_a_wrong_configuration(self, desk, run):
        """newsletter.toml is read before anything is built."""
        (desk / "newsletter.toml").write_text("[publication\n")
        result = run("build")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "error[E020]" in result.stderr
        assert " 1 | [publication\n   |             ^\n" in result.stderr

    def test_2_for_a_broken_theme(self, desk, run):
        """A theme's error names the file that the author wrote, and shows its line."""
        own = desk / "templates/daily/blocks/quote.mjml.j2"
        own.parent.mkdir(parents=True)
        own.write_text("\n{% if %}\n")
        for words in ((), ("--all",)):
            result = run("build", *words)
            assert result.exit_code == 2
            assert "--> templates/daily/blocks/quote.mjml.j2:2" in result.stderr
            assert "2 | {% if %}\n" in result.stderr

    def test_2_outside_a_workspace(self, tmp_path, run, monkeypatch):
        """The remedy is the command that makes a workspace."""
        monkeypatch.chdir(tmp_path)
        for words in ((), ("-C", str(tmp_path))):
            result = run("build", *words)
            assert (result.exit_code, result.stdout) == (2, "")
            assert "error[E001]" in result.stderr
            assert "newsletter init DIR" in result.stderr

    def test_3_when_there_is_nothing_to_do(self, desk, run):
        """A date without an issue, and a workspace without any."""
        assert run("build", "2020-01-01").exit_code == 3
        shutil.rmtree(desk / "issues")
        assert run("build").exit_code == 3
        assert run("build", "--all").exit_code == 3

    def test_70_for_our_own_faults(self, desk, run, monkeypatch):
        """One line; the traceback only with --debug."""

        def fail(*_: object) -> None:
            raise KeyError("a fault of ours")

        monkeypatch.setattr("newsletter.workspace.load_workspace", fail)
        result = run("build")
        assert result.exit_code == 70
        assert result.stderr.count("\n") == 1
        assert result.stderr.startswith("internal error: KeyError: 'a fault of ours', run with")
        debugged = run("--debug", "build")
        assert debugged.exit_code == 70
        assert "Traceback" in debugged.stderr

    def test_75_when_another_build_does_not_end(self, desk, run, monkeypatch):
        """A lock that is not freed is worth trying again."""
        fcntl = pytest.importorskip("fcntl")
        monkeypatch.setattr("newsletter.output.lock.locked.__wrapped__.__defaults__", (0.0,))
        (desk / "build").mkdir()
        held = os.open(desk / "build", os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        result = run("build")
        os.close(held)
        assert result.exit_code == 75
        assert "error[E165]" in result.stderr

    def test_130_when_interrupted(self, desk, run, monkeypatch):
        """Ctrl-C says nothing more than that."""

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("newsletter.workspace.load_workspace", interrupt)
        result = run("build")
        assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")

    def test_2_when_the_system_refuses(self, desk, run, monkeypatch):
        """A failure of the file system is no fault of ours, and no traceback."""

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied", "issues")

        monkeypatch.setattr("newsletter.workspace.load_workspace", refuse)
        result = run("build")
        assert result.exit_code == 2
        assert "error[E011]: the system refused: permission denied\n  --> issues" in result.stderr


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            ("--all", "latest"),
            ("--all", "--stdout", "html"),
            ("--stdout", "html", "--format", "json"),
            ("--stdout", "html", "--out", "build"),
            ("--quiet", "--explain"),
            ("--jobs", "-1"),
        ],
    )
    def test_words_that_contradict_each_other(self, desk, run, words):
        """A usage error, and nothing is built."""
        result = run("build", *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert not (desk / "build").exists()

    @pytest.mark.parametrize(
        "word",
        [
            "2026-01-05",
            "latest",
            "issues/2026-01-05",
            "issues/2026-01-05/",
            "issues/2026-01-05/issue.md",
        ],
    )
    def test_ways_to_name_an_issue(self, desk, run, word, monkeypatch):
        """Each also from a folder below, where the output is named from there."""
        assert run("build", word).stdout == "build/2026-01-05\n"
        monkeypatch.chdir(desk / "issues/2026-01-05")
        assert run("build", word).stdout == f"{desk}/build/2026-01-05\n"

    def test_an_issue_named_from_its_own_folder(self, desk, run, monkeypatch):
        """A file beside the user, and the folder the user is in."""
        monkeypatch.chdir(desk / "issues/2026-01-05")
        assert run("build", "issue.md").exit_code == 0
        assert run("build", ".").exit_code == 0

    def test_another_workspace(self, desk, run, tmp_path, monkeypatch):
        """-C builds a workspace from anywhere, into its own folder."""
        monkeypatch.chdir(tmp_path)
        assert run("build", "-C", "desk", "latest").stdout == "desk/build/2026-01-05\n"
        assert (desk / "build/2026-01-05/email.html").is_file()

    @pytest.mark.parametrize(
        "when",
        [
            ("2026-10-25T00:30:00+00:00", "2026-10-25"),
            ("2026-10-25T01:30:00+00:00", "2026-10-25"),
            ("2026-10-24T22:59:59+00:00", "2026-10-24"),
            ("2026-10-24T23:00:00+00:00", "2026-10-25"),
            ("2026-10-25T23:59:59+00:00", "2026-10-25"),
            ("2026-10-26T00:00:00+00:00", "2026-10-26"),
        ],
    )
    def test_today_is_the_publications(self, desk, run, write_issue, monkeypatch, when):
        """London's day, also on the Sunday on which half past one comes twice."""
        moment, day = when
        config = desk / "newsletter.toml"
        config.write_text(config.read_text().replace('"UTC"', '"Europe/London"'))
        for date in ("2026-10-24", "2026-10-25", "2026-10-26"):
            write_issue(date)
        monkeypatch.setattr(command, "now", lambda: datetime.datetime.fromisoformat(moment))
        assert run("build", "today").stdout == f"build/{day}\n"


class TestStdout:
    @pytest.mark.parametrize(
        ("part", "name"), [("html", "email.html"), ("text", "email.txt"), ("eml", "email.eml")]
    )
    def test_a_part_is_the_files_bytes(self, desk, run, part, name):
        """A pipe gets what the folder holds; nothing is written."""
        printed = run("build", "--stdout", part)
        assert printed.exit_code == 0
        assert not (desk / "build").exists()
        run("build")
        assert printed.stdout_bytes == (desk / "build/2026-01-05" / name).read_bytes()

    def test_an_error_leaves_it_empty(self, desk, run, write_issue):
        """Half a part in a pipe could be sent."""
        write_issue("2026-02-01", text=BROKEN.format(date="2026-02-01"))
        result = run("build", "2026-02-01", "--stdout", "eml")
        assert (result.exit_code, result.stdout) == (2, "")


class TestOutput:
    def test_an_error_leaves_the_previous_output_whole(self, desk, run):
        """Every byte stays, and no temporary folder is left."""
        run("build")
        before = files(desk / "build")
        issue = desk / "issues/2026-01-05/issue.md"
        issue.write_text(issue.read_text() + "\n\n::: nonsense\n:::\n")
        assert run("build").exit_code == 2
        assert files(desk / "build") == before

    @pytest.mark.parametrize("out", ["elsewhere", "issues/2026-01-05/made", "../beside", "."])
    def test_out_may_be_anywhere(self, desk, run, out):
        """Inside the workspace, beside it, and the workspace itself: a new folder, no loss."""
        before = files(desk)
        assert run("build", "--out", out).exit_code == 0
        assert (desk / out / "2026-01-05/email.eml").is_file()
        now = files(desk)
        assert {name: now[name] for name in before} == before

    @pytest.mark.parametrize("out", ["issues", "kept", "newsletter.toml"])
    def test_out_never_replaces_what_is_not_ours(self, desk, run, out):
        """The issues' own folder, a folder with other files, a file: refused, and unharmed."""
        kept = desk / "kept/2026-01-05/notes.txt"
        kept.parent.mkdir(parents=True)
        kept.write_text("mine")
        before = files(desk)
        result = run("build", "--out", out)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "error[E16" in result.stderr
        now = files(desk)
        assert {name: now[name] for name in before} == before

    def test_pictures_inside_the_email(self, desk, run):
        """--embed-images is an option that makes the build another one."""
        run("build")
        result = run("build", "--embed-images", "--explain")
        assert "2026-01-05 built" in result.stderr

    def test_the_folder_and_the_issue_disagree(self, desk, run, write_issue):
        """An issue in the wrong folder would be sent on the wrong day."""
        folder = write_issue("2026-02-01").parent
        folder.rename(folder.with_name("2026-02-02"))
        result = run("build", "2026-02-02")
        assert result.exit_code == 1
        assert "error[E056]: the issue is dated 2026-02-01" in result.stderr


class TestAll:
    def test_the_others_are_built(self, desk, run, write_issue):
        """One broken issue costs the others nothing; the exit code is the gravest."""
        write_issue("2026-02-01")
        write_issue("2026-02-02", text=BROKEN.format(date="2026-02-02"))
        write_issue("2026-02-03")
        (desk / "issues/2026-02-03/issue.json").write_text("{}")
        result = run("build", "--all")
        assert result.exit_code == 2
        assert result.stdout.split() == ["build/2026-01-05", "build/2026-02-01"]
        assert "error[E043]" in result.stderr
        assert "error[E005]: the folder holds issue.md and issue.json" in result.stderr
        assert "issues/2026-02-02/issue.md: nothing was written\n" in result.stderr
        assert result.stderr.endswith("2 built, 1 failed\n")
        assert sorted(os.listdir(desk / "build")) == ["2026-01-05", "2026-02-01"]

    def test_several_processes_give_the_same(self, desk, run, write_issue):
        """The results come in order, and the bytes are those of one process."""
        for day in range(1, 22):
            write_issue(f"2026-03-{day:02}")
        write_issue("2026-03-22", text=BROKEN.format(date="2026-03-22"))
        alone = run("build", "--all", "--jobs", "1", "--out", "one")
        shared = run("build", "--all", "--jobs", "2", "--out", "two")
        assert alone.exit_code == shared.exit_code == 2
        assert shared.stdout.replace("two/", "one/") == alone.stdout
        assert files(desk / "one") == files(desk / "two")
        assert run("build", "--all", "--out", "two").stderr.endswith("22 unchanged, 1 failed\n")


class TestQuiet:
    def test_nothing_but_problems(self, desk, run, write_issue):
        """What cron would mail is what somebody must read."""
        assert run("build", "--quiet").stderr == ""
        write_issue("2026-02-01")
        assert run("build", "--all", "-q").stderr == ""
        write_issue("2026-02-02", text=BROKEN.format(date="2026-02-02"))
        result = run("build", "--all", "-q")
        assert result.exit_code == 2
        assert result.stderr.startswith("error[E043]")
        assert result.stderr.endswith("issues/2026-02-02/issue.md: nothing was written\n")


class TestExplain:
    def test_why(self, desk, run):
        """The theme's files, the platform, each slot, each picture, and the issue itself."""
        own = desk / "templates/daily/text/divider.txt.j2"
        own.parent.mkdir(parents=True)
        own.write_text("* * *\n")
        said = run("build", "--explain").stderr.splitlines()
        assert said[0] == "theme daily: built in, with templates/daily/text/divider.txt.j2"
        assert said[1].startswith("platform none: ")
        assert said[2].startswith("2026-01-05 built: ")
        assert said[2].endswith("(there is no build yet)")
        assert any(line.startswith("  sponsor example: placed at issues/2026-01") for line in said)

    def test_why_again(self, desk, run):
        """What has changed, and what has not."""
        run("build")
        assert "(every input is as it was)" in run("build", "--explain").stderr
        issue = desk / "issues/2026-01-05/issue.md"
        issue.write_text(issue.read_text() + "\nOne more line.\n")
        said = run("build", "--explain").stderr
        assert "(issues/2026-01-05/issue.md has changed)" in said
        assert "(asked to build in any case)" in run("build", "--explain", "--force").stderr

    def test_pictures_are_processed_once(self, desk, run, write_issue):
        """The second build says that it kept the first one's picture."""
        from PIL import Image

        path = write_issue("2026-02-01", "With a picture")
        path.write_text(path.read_text() + "\n![A grey square](grey.png)\n")
        Image.new("RGB", (80, 80), "grey").save(path.with_name("grey.png"))
        name = "picture issues/2026-02-01/grey.png"
        assert f"{name}: processed" in run("build", "--explain").stderr
        assert f"{name}: kept" in run("build", "--explain", "--force").stderr


class TestJson:
    def test_a_build(self, desk, run_json):
        """One document; nothing that is not documented."""
        document = run_json("--explain")
        assert list(document) == ["version", "exit_code", "results", "problems", "details"]
        (result,) = document["results"]
        assert (document["version"], document["problems"]) == (1, [])
        assert [result[key] for key in ("date", "issue", "folder", "status")] == [
            "2026-01-05",
            "issues/2026-01-05/issue.md",
            "build/2026-01-05",
            "built",
        ]
        assert result["sizes"]["email.eml"] == (desk / "build/2026-01-05/email.eml").stat().st_size
        assert {detail["about"] for detail in document["details"]} == {"theme", "platform"}

    def test_an_issue_that_fails(self, desk, run_json, write_issue):
        """Its problems stand in its result, with line and column."""
        write_issue("2026-02-02", text=BROKEN.format(date="2026-02-02"))
        built, failed = run_json("--all")["results"]
        assert (built["status"], failed["status"]) == ("built", "failed")
        (problem,) = failed["problems"]
        assert problem["code"] == "E043"
        assert (problem["path"], problem["line"], problem["column"]) == (
            "issues/2026-02-02/issue.md",
            8,
            1,
        )

    def test_errors_before_any_issue(self, desk, run_json):
        """The same document without results."""
        document = run_json("2020-01-01")
        assert (document["exit_code"], document["results"]) == (3, [])
        assert [problem["code"] for problem in document["problems"]] == ["E003"]
        (desk / "newsletter.toml").unlink()
        assert run_json()["exit_code"] == 2
