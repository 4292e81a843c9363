"""newsletter.workspace: the right issue, and no file from outside."""

import datetime
import hashlib
import os
import unicodedata
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import newsletter.workspace as module
from newsletter.errors import (
    ConfigError,
    ImageError,
    NewsletterError,
    NothingToDoError,
    UsageError,
)
from newsletter.model.location import Location
from newsletter.workspace import Workspace, find_root, load_workspace

CONFIG = """
[publication]
name = "The Test Bulletin"
address = "1 Example Way"
timezone = "Europe/London"
[sender]
name = "The Test Bulletin"
email = "news@example.org"
[links]
unsubscribe = "https://example.org/u"
"""
NOON = datetime.datetime(2026, 3, 29, 12, tzinfo=datetime.UTC)
PLACE = Location("issues/2026-03-29/issue.md", 7, 1)


def write(path: Path, text: str | bytes = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    write(folder / "newsletter.toml", CONFIG)
    for day in ("2026-03-27", "2026-03-29", "2026-03-28"):
        write(folder / "issues" / day / "issue.md", day)
    return folder.resolve()


@pytest.fixture
def desk(root: Path) -> Workspace:
    return load_workspace(root)


def in_zone(root: Path, zone: str) -> Workspace:
    write(root / "newsletter.toml", CONFIG.replace("Europe/London", zone))
    return load_workspace(root)


def problem(raised, call, *args):
    with pytest.raises(raised) as caught:
        call(*args)
    return caught.value.problems[0]


class TestRoot:
    def test_it_is_found_from_a_folder_below(self, root):
        """A command can be run from an issue's folder."""
        assert find_root(root / "issues" / "2026-03-27") == root

    def test_without_one_the_remedy_is_named(self, tmp_path):
        """E001 tells how a workspace is made."""
        found = problem(UsageError, find_root, tmp_path)
        assert found.code == "E001"
        assert "newsletter init" in found.hint
        assert problem(UsageError, load_workspace, tmp_path).code == "E001"

    def test_it_is_loaded_from_the_current_folder(self, root, monkeypatch):
        """Without an argument the workspace is the one around the current folder."""
        monkeypatch.chdir(root / "issues")
        workspace = load_workspace()
        assert workspace.root == root
        assert workspace.config.publication.name == "The Test Bulletin"
        assert workspace.config_file.text == CONFIG

    def test_its_cache_is_in_the_workspace(self, root, desk):
        """The cache stands in .newsletter/cache and nothing is made before it is used."""
        assert not (root / ".newsletter").exists()
        desk.cache.put("kind", "key", 1)
        assert (root / ".newsletter" / "cache" / "CACHEDIR.TAG").is_file()

    def test_a_wrong_configuration_is_a_configuration_error(self, root):
        """Problems of newsletter.toml keep their kind and place."""
        write(root / "newsletter.toml", CONFIG + "colour = 1")
        found = problem(ConfigError, load_workspace, root)
        assert found.path == "newsletter.toml"


class TestIssues:
    def test_they_come_by_date(self, root, desk):
        """Every dated folder with a document, in any of its four names, by date."""
        write(root / "issues" / "2025-01-01" / "issue.yaml")
        write(root / "issues" / "2025-01-02" / "issue.json")
        write(root / "issues" / "2025-01-03" / "issue.yml")
        assert [issue.name for issue in desk.issue_files()] == [
            "issues/2025-01-01/issue.yaml",
            "issues/2025-01-02/issue.json",
            "issues/2025-01-03/issue.yml",
            "issues/2026-03-27/issue.md",
            "issues/2026-03-28/issue.md",
            "issues/2026-03-29/issue.md",
        ]

    def test_other_folders_are_skipped(self, root, desk):
        """Drafts, impossible dates and folders without a document are no issues."""
        write(root / "issues" / "drafts" / "issue.md")
        write(root / "issues" / "2026-02-30" / "issue.md")
        write(root / "issues" / "20260401" / "issue.md")
        write(root / "issues" / "2026-04-01" / "picture.jpg")
        assert len(desk.issue_files()) == 3

    def test_two_documents_in_one_folder_are_an_error(self, root, desk):
        """E005 for each such folder; other days can still be selected."""
        write(root / "issues" / "2026-03-28" / "issue.json")
        assert problem(UsageError, desk.issue_files).code == "E005"
        assert problem(UsageError, desk.select, "2026-03-28", NOON).path == "issues/2026-03-28"
        assert desk.select("latest", NOON).date.day == 29


class TestSelect:
    @pytest.mark.parametrize("selector", [None, "latest"])
    def test_latest_is_the_greatest_date(self, root, desk, selector):
        """The latest issue is that of the greatest date, also when the date is to come."""
        write(root / "issues" / "2031-01-01" / "issue.md")
        assert desk.select(selector, NOON).date == datetime.date(2031, 1, 1)

    def test_a_date(self, desk):
        """A date selects its issue."""
        assert desk.select("2026-03-27", NOON).name == "issues/2026-03-27/issue.md"

    def test_a_date_without_an_issue_is_nothing_to_do(self, desk):
        """E003 leaves with 3, and names the nearest date that has one."""
        found = problem(NothingToDoError, desk.select, "2026-03-31", NOON)
        assert NothingToDoError.exit_code == 3
        assert found.code == "E003"
        assert "2026-03-29" in found.hint

    def test_a_workspace_without_issues_has_nothing_to_do(self, root, desk):
        """The latest of none is nothing to do, with a remedy."""
        for document in root.glob("issues/*/issue.md"):
            document.unlink()
        assert problem(NothingToDoError, desk.select, None, NOON).hint
        found = problem(NothingToDoError, desk.select, "2026-03-31", NOON)
        assert "issues/2026-03-31/issue.md" in found.hint

    @pytest.mark.parametrize("selector", [None, "2026-03-29"])
    def test_an_issue_that_is_no_file_is_no_day_off(self, root, desk, selector):
        """A folder, a pipe or a broken link named issue.md is an error: cron would skip the day."""
        document = root / "issues" / "2026-03-29" / "issue.md"
        for make in (document.mkdir, lambda: os.mkfifo(document),
                     lambda: document.symlink_to("gone.md")):  # fmt: skip
            document.rmdir() if document.is_dir() else document.unlink()
            make()
            chosen = desk.select(selector, NOON)
            assert problem(UsageError, desk.read_source, chosen.path).code == "E006"

    def test_paths(self, root, desk, monkeypatch):
        """A file or its folder, from the current folder or from the workspace."""
        wanted = desk.select("2026-03-28", NOON)
        assert desk.select("issues/2026-03-28/issue.md", NOON) == wanted
        assert desk.select(str(root / "issues" / "2026-03-28"), NOON) == wanted
        monkeypatch.chdir(root / "issues" / "2026-03-28")
        assert desk.select("issue.md", NOON) == wanted
        assert desk.select(".", NOON) == wanted

    def test_a_path_chooses_between_two_documents(self, root, desk):
        """Whoever names the file has chosen."""
        write(root / "issues" / "2026-03-28" / "issue.json")
        assert desk.select("issues/2026-03-28/issue.json", NOON).path.suffix == ".json"

    @pytest.mark.parametrize(
        ("selector", "code"),
        [
            ("todya", "E002"),
            ("", "E002"),
            ("  ", "E002"),
            ("20261120", "E002"),
            ("2026-02-30", "E002"),
            ("nowhere/issue.md", "E002"),
            ("a\0b", "E002"),
            ("x" * 5000, "E002"),
            (".", "E004"),
            ("newsletter.toml", "E004"),
            ("issues/drafts/issue.md", "E004"),
            ("issues/drafts", "E004"),
            ("issues/2026-04-01", "E004"),
            ("issues/2026-04-01/picture.jpg", "E004"),
        ],
    )
    def test_what_is_no_issue_is_a_usage_error(self, root, desk, selector, code):
        """A wrong word, a missing path and a file that is no issue are told apart."""
        write(root / "issues" / "drafts" / "issue.md")
        write(root / "issues" / "2026-04-01" / "picture.jpg")
        found = problem(UsageError, desk.select, selector, NOON)
        assert found.code == code

    def test_another_workspaces_issue_is_refused(self, desk, tmp_path):
        """An issue of another workspace would be built with the wrong settings."""
        other = write(tmp_path / "other" / "issues" / "2026-03-29" / "issue.md")
        assert problem(UsageError, desk.select, str(other), NOON).code == "E004"


class TestToday:
    @pytest.mark.parametrize(
        ("zone", "utc", "day"),
        [
            # Kiritimati is 14 hours ahead: its day begins at 10:00 UTC of the day before.
            ("Pacific/Kiritimati", "2026-03-28T09:59:59", 28),
            ("Pacific/Kiritimati", "2026-03-28T10:00:00", 29),
            ("Pacific/Pago_Pago", "2026-03-30T10:59:59", 29),
            ("Europe/London", "2026-03-28T23:59:59", 28),
            ("Europe/London", "2026-03-29T00:00:00", 29),
            # From the morning of 29 March London is an hour ahead of UTC.
            ("Europe/London", "2026-03-29T22:59:59", 29),
        ],
    )
    def test_it_is_the_publications(self, root, zone, utc, day):
        """Today is the day at the publication, wherever the server stands."""
        now = datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.UTC)
        assert in_zone(root, zone).select("today", now).date.day == day

    def test_summer_time_moves_midnight(self, root):
        """In summer London's day ends an hour before that of UTC."""
        now = datetime.datetime(2026, 3, 29, 23, tzinfo=datetime.UTC)
        found = problem(NothingToDoError, in_zone(root, "Europe/London").select, "today", now)
        assert "2026-03-30" in found.message

    @pytest.mark.parametrize("fold", [0, 1])
    def test_the_repeated_hour_is_the_same_day(self, root, fold):
        """Both times that the clock shows 01:30 on 25 October are that day, in any zone's terms."""
        write(root / "issues" / "2026-10-25" / "issue.md")
        london = ZoneInfo("Europe/London")
        now = datetime.datetime(2026, 10, 25, 1, 30, fold=fold, tzinfo=london)
        desk = in_zone(root, "Europe/London")
        assert desk.select("today", now).date == datetime.date(2026, 10, 25)
        assert desk.select("today", now.astimezone(datetime.UTC)).date.day == 25

    @pytest.mark.parametrize(("utc_hour", "day"), [(3, 31), (4, 1)])
    def test_the_repeated_hour_at_midnight(self, root, utc_hour, day):
        """Where the hour before midnight is repeated, its second run is still the old day."""
        # Havana: on 1 November 2026 at 01:00 the clock goes back to 00:00 (UTC-4 to UTC-5).
        write(root / "issues" / "2026-10-31" / "issue.md")
        write(root / "issues" / "2026-11-01" / "issue.md")
        now = datetime.datetime(2026, 11, 1, utc_hour, 30, tzinfo=datetime.UTC)
        assert in_zone(root, "America/Havana").select("today", now).date.day == day

    def test_a_time_without_a_zone_is_a_fault_of_the_caller(self, desk):
        """A naive time would be read in the server's zone."""
        with pytest.raises(ValueError, match="time zone"):
            desk.select("today", datetime.datetime(2026, 3, 29))


class TestReadSource:
    def test_text_path_and_hash(self, root, desk):
        """The text without its byte order mark; the hash is of the bytes."""
        path = write(root / "sponsors" / "a.md", b"\xef\xbb\xbfna\xc3\xafve\r\n")
        source = desk.read_source(path)
        assert (source.path, source.text) == ("sponsors/a.md", "naïve\r\n")
        assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert source == desk.read_source("sponsors/a.md")

    def test_what_cannot_be_read(self, root, desk):
        """A missing file, a folder and a pipe are errors, and nothing waits."""
        os.mkfifo(root / "pipe.md")
        for name in ("missing.md", "issues", "pipe.md", "newsletter.toml/x"):
            assert problem(UsageError, desk.read_source, name).code == "E006", name

    def test_files_outside_stay_outside(self, root, desk, tmp_path):
        """Neither a path nor a symbolic link leads out of the workspace."""
        write(tmp_path / "secret.md", "secret")
        (root / "link.md").symlink_to(tmp_path / "secret.md")
        for name in ("link.md", "../secret.md", str(tmp_path / "secret.md")):
            assert problem(UsageError, desk.read_source, name).code == "E010", name


class TestReadPicture:
    def test_beside_the_issue_or_from_the_root(self, root, desk):
        """A plain path is beside the issue, a leading slash is the workspace; %20 is a space."""
        write(root / "issues" / "2026-03-29" / "a b.jpg", b"1")
        write(root / "shared" / "logo.png", b"2")
        assert desk.read_picture("a b.jpg", PLACE.path, PLACE) == b"1"
        assert desk.read_picture("a%20b.jpg", PLACE.path, PLACE) == b"1"
        assert desk.read_picture("/shared/logo.png", PLACE.path, PLACE) == b"2"
        assert desk.read_picture("../../shared/logo.png", PLACE.path, PLACE) == b"2"

    def test_a_missing_one_names_the_nearest(self, root, desk):
        """E130 stands where the picture is named, with the file that may be meant."""
        write(root / "issues" / "2026-03-29" / "harbour.jpg")
        found = problem(ImageError, desk.read_picture, "harbor.jpg", PLACE.path, PLACE)
        assert (found.code, found.place) == ("E130", "issues/2026-03-29/issue.md:7:1")
        assert "harbour.jpg" in found.hint
        found = problem(ImageError, desk.read_picture, "no/such/x.jpg", PLACE.path, PLACE)
        assert found.code == "E130"
        assert found.hint == "put the file beside issue.md, or correct its name"

    def test_a_missing_logo_belongs_beside_the_file_that_names_it(self, desk):
        place = Location("sponsors/harbor-bank.md", 4, 1)
        found = problem(ImageError, desk.read_picture, "logo.png", place.path, place)
        assert found.hint == "put the file beside harbor-bank.md, or correct its name"

    def test_a_name_in_other_capitals_is_named(self, root, desk):
        """A camera's IMG_1.JPG is meant by img_1.jpg, which only some systems find."""
        write(root / "issues" / "2026-03-29" / "IMG_1.JPG")
        found = problem(ImageError, desk.read_picture, "img_1.jpg", PLACE.path, PLACE)
        assert "IMG_1.JPG" in found.hint

    @pytest.mark.parametrize("kept", ["NFC", "NFD"])
    def test_a_name_with_accents_in_either_form(self, root, desk, kept):
        """A folder copied from a Mac keeps accents as letters of their own."""
        name = unicodedata.normalize(kept, "Brücke.jpg")
        write(root / "issues" / "2026-03-29" / name, b"1")
        for form in ("NFC", "NFD"):
            written = unicodedata.normalize(form, name)
            assert desk.read_picture(written, PLACE.path, PLACE) == b"1"

    def test_nothing_from_outside(self, root, desk, tmp_path):
        """Dots, encoded dots, absolute paths and symbolic links do not lead out."""
        write(tmp_path / "secret.png", b"secret")
        (root / "issues" / "2026-03-29" / "link.png").symlink_to(tmp_path / "secret.png")
        (root / "out").symlink_to(tmp_path)
        for src in (
            "../../../secret.png",
            "%2e%2e/../../secret.png",
            "link.png",
            "/out/secret.png",
        ):
            assert problem(ImageError, desk.read_picture, src, PLACE.path, PLACE).code == "E136"
        for src in (f"/{tmp_path}/secret.png", str(tmp_path / "secret.png")):
            assert problem(ImageError, desk.read_picture, src, PLACE.path, PLACE).code == "E130"

    def test_what_is_no_plain_file(self, root, desk):
        """A folder, a pipe, a loop of links and a NUL are errors, and nothing waits."""
        folder = root / "issues" / "2026-03-29"
        (folder / "folder.png").mkdir()
        os.mkfifo(folder / "pipe.png")
        (folder / "loop.png").symlink_to("loop.png")
        for src in ("folder.png", "pipe.png", "loop.png", "a%00b.png", "x" * 400 + ".png"):
            assert problem(ImageError, desk.read_picture, src, PLACE.path, PLACE).code == "E137"

    def test_a_huge_one(self, root, desk, monkeypatch):
        """Over the limit is an error with a remedy, before anything decodes it."""
        monkeypatch.setattr(module, "PICTURE_LIMIT_BYTES", 10)
        write(root / "issues" / "2026-03-29" / "a.png", b"x" * 11)
        found = problem(ImageError, desk.read_picture, "a.png", PLACE.path, PLACE)
        assert found.code == "E138"
        assert found.hint


class TestThemes:
    def test_the_default_theme_is_there(self, desk):
        """The theme that a new workspace uses comes with the package."""
        files = desk.theme_files("daily")
        assert files["layout.mjml.j2"].path == "<built-in>/daily/layout.mjml.j2"

    def test_an_own_file_replaces_one(self, root, desk):
        """A workspace overrides one block by one file."""
        write(root / "templates" / "daily" / "blocks" / "quote.mjml.j2", "own quote")
        assert desk.theme_files("daily")["blocks/quote.mjml.j2"].text == "own quote"


class TestSponsors:
    def test_they_come_by_name(self, root, desk):
        """Markdown files only, sorted, hidden ones left out."""
        for name in ("b.md", "a.md", ".c.md", "a.jpg"):
            write(root / "sponsors" / name)
        assert [source.path for source in desk.sponsor_files()] == [
            "sponsors/a.md",
            "sponsors/b.md",
        ]

    def test_there_need_be_none(self, desk):
        """A workspace without the folder has no sponsors."""
        assert desk.sponsor_files() == ()

    def test_all_that_is_wrong_is_told_at_once(self, root, desk):
        """Two unreadable files are two problems of one error."""
        write(root / "sponsors" / "a.md", b"\xff")
        write(root / "sponsors" / "b.md", b"\0")
        with pytest.raises(UsageError) as caught:
            desk.sponsor_files()
        assert [found.code for found in caught.value.problems] == ["E007", "E008"]


def test_every_error_can_be_printed(desk):
    """A problem is one line without a full stop, as the style asks."""
    with pytest.raises(NewsletterError) as caught:
        desk.select("todya", NOON)
    (found,) = caught.value.problems
    assert "\n" not in found.message
    assert not found.message.endswith(".")
    assert "today" in found.hint
