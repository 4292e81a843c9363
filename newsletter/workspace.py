"""The workspace: finds and reads files, and lets nothing outside it in.

Everything that the pure steps get as text or bytes comes through here.
"""

from __future__ import annotations

import datetime
import functools
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from newsletter.cache import KNOWN, Cache
from newsletter.config.reading import parse_config
from newsletter.config.settings import Config
from newsletter.dataclass import dataclass
from newsletter.errors import (
    ImageError,
    NothingToDoError,
    Problem,
    UsageError,
)
from newsletter.fields import nearest
from newsletter.files import (
    SourceFile,
    UnreadableFileError,
    in_any_form,
    nearest_file,
    read_limited,
    read_text,
)
from newsletter.model.location import Location
from newsletter.theme_sources import read_theme

__all__ = [
    "IssueFile",
    "SourceFile",
    "Workspace",
    "find_root",
    "load_workspace",
]

CONFIG_NAME = "newsletter.toml"
ISSUE_NAMES: tuple[str, ...] = ("issue.md", "issue.json", "issue.yaml", "issue.yml")
PICTURE_LIMIT_BYTES = 50_000_000

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_DATE = re.compile(r"([0-9]{4})[-/._]?([0-9]{1,2})[-/._]?([0-9]{1,2})")
_WORDS = ("latest", "today")


@dataclass(frozen=True, slots=True)
class IssueFile:
    """An issue document that has not been read yet.

    Attributes:
        date: The day that its folder is named for.
        path: The file, absolute.
        name: The file relative to the workspace, with forward slashes.
    """

    date: datetime.date
    path: Path
    name: str


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that holds newsletter.toml.

    Raises:
        UsageError: E001 if there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    raise UsageError(_no_workspace(f"no {CONFIG_NAME} in {start} or above it"))


def load_workspace(root: Path | None = None) -> Workspace:
    """Find the workspace and read its configuration.

    Args:
        root: The workspace's folder; None for the one around the current folder.

    Raises:
        UsageError: E001 if there is no workspace; E006 to E009 if newsletter.toml cannot be read.
        ConfigError: With every problem of newsletter.toml.
    """
    found = find_root(Path.cwd()) if root is None else root.resolve()
    if not (found / CONFIG_NAME).is_file():
        raise UsageError(_no_workspace(f"no {CONFIG_NAME} in {found}"))
    try:
        source = read_text(found / CONFIG_NAME, CONFIG_NAME)
    except UnreadableFileError as error:
        raise UsageError(error.problem) from error
    config = parse_config(source.text, source.path)
    return Workspace(found, config, source, Cache(found / ".newsletter" / "cache", known=KNOWN))


def _no_workspace(message: str) -> Problem:
    return Problem("E001", message, hint="newsletter init DIR makes a workspace")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with newsletter.toml, issues, sponsors and perhaps its own templates.

    Attributes:
        root: The folder, absolute, symbolic links resolved.
        config: What newsletter.toml says.
        config_file: newsletter.toml as it stands.
        cache: In ``.newsletter/cache``; empty unless ``load_workspace`` made the workspace.
    """

    root: Path
    config: Config
    config_file: SourceFile
    cache: Cache = field(default_factory=lambda: Cache(None), compare=False, repr=False)

    def issue_files(self, problems: list[Problem] | None = None) -> tuple[IssueFile, ...]:
        """Every issue in ``issues/``, by date; folders without an issue document are skipped.

        Args:
            problems: Where folders with two issue documents are added, E005; they are left out
                then. None to have them raised.

        Raises:
            UsageError: E005 for every such folder.
        """
        found = {day: documents for day in self._days() if (documents := self._documents(day))}
        wrong = {day: problem for day in found if (problem := self._ambiguous(found[day]))}
        if wrong and problems is None:
            raise UsageError(wrong.values())
        if problems is not None:
            problems.extend(wrong.values())
        return tuple(self._issue_file(day, found[day][0]) for day in found if day not in wrong)

    def select(self, selector: str | None, now: datetime.datetime) -> IssueFile:
        """The issue that a person or a scheduled job asks for.

        Args:
            selector: A path, a date (``2024-10-08``), ``today`` or ``latest``; None for latest.
            now: The present moment, with its time zone.

        Raises:
            NothingToDoError: E003 if there is no issue for the date.
            UsageError: E002 for an unknown word or path, E004 for one that is no issue of this
                workspace, E005 for a folder with two issue documents.
        """
        if selector is None or selector == "latest":
            for day in reversed(self._days()):
                if self._documents(day):
                    return self.issue_file(day)
            hint = "write issues/2024-10-08/issue.md, with the date of the issue"
            raise NothingToDoError(Problem("E003", "there is no issue yet", hint=hint))
        if selector == "today":
            return self.issue_file(self.today(now))
        if _DATE.fullmatch(selector):
            named = _date_of(selector)
            if named is None:
                hint = "the calendar has no such day"
                raise UsageError(Problem("E002", f"{selector} is no date", hint=hint))
            return self.issue_file(named)
        return self._at_path(selector)

    def read_source(self, path: Path | str) -> SourceFile:
        """Read a text file of the workspace.

        Args:
            path: Absolute, or relative to the workspace.

        Raises:
            UsageError: E010 if it is outside the workspace; E006 if it cannot be read, E007 if
                it is not UTF-8 and E008 if it holds a NUL, with line and column; E009 if it is
                larger than 2 MB.
        """
        whole = self.root / path
        try:
            inside = whole.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError, ValueError) as error:
            raise UsageError(Problem("E006", f"cannot be read: {error}", str(path))) from error
        if not inside:
            hint = "copy it into the workspace: a link must not lead out of it"
            problem = Problem("E010", "the file is outside the workspace", str(path), hint=hint)
            raise UsageError(problem)
        try:
            return read_text(whole, self._shown(whole))
        except UnreadableFileError as error:
            raise UsageError(error.problem) from error

    def read_picture(self, src: str, beside: str, place: Location) -> bytes:
        """Read a local picture.

        Args:
            src: As the author wrote it, percent-encoded or not: relative to the folder of the
                file that names it, or with a leading slash to the workspace.
            beside: The file that names it, relative to the workspace.
            place: Where it is named, for the error.

        Raises:
            ImageError: E130 if it is missing, E136 if it is outside the workspace (symbolic
                links followed), E137 if it is no plain file or cannot be read, E138 if it is
                larger than 50 MB.
        """
        from urllib.parse import unquote  # noqa: PLC0415  # only for issues with local pictures

        name = unquote(src)
        base = self.root if name.startswith("/") else (self.root / beside).parent
        try:
            whole = in_any_form(base / name.lstrip("/")).resolve()
        except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL, a name too long
            problem = place.problem("E137", f'the picture "{src}" cannot be read')
            raise ImageError(problem) from None
        if not whole.is_relative_to(self.root):
            hint = f"copy the picture beside {PurePosixPath(beside).name}"
            problem = place.problem("E136", f'the picture "{src}" is outside the workspace', hint)
            raise ImageError(problem)
        try:
            return read_limited(whole, PICTURE_LIMIT_BYTES)
        except FileNotFoundError:
            named = PurePosixPath(beside).name
            hint = nearest_file(whole) or f"put the file beside {named}, or correct its name"
            problem = place.problem("E130", f'there is no picture "{src}"', hint)
        except UnreadableFileError as error:
            code = "E138" if error.problem.code == "E009" else "E137"
            message = error.problem.message.replace("the file", f'the picture "{src}"')
            hint = "make it smaller" if code == "E138" else "put the picture's own file there"
            problem = place.problem(code, message, hint)
        raise ImageError(problem)

    def sponsor_files(self) -> tuple[SourceFile, ...]:
        """Every ``sponsors/<slug>.md``, by name.

        Raises:
            UsageError: As ``read_source`` does, with the problems of all the files.
        """
        sources: list[SourceFile] = []
        problems: list[Problem] = []
        for path in sorted(self.root.glob("sponsors/*.md")):
            if not path.name.startswith("."):
                try:
                    sources.append(self.read_source(path))
                except UsageError as error:
                    problems.extend(error.problems)
        if problems:
            raise UsageError(problems)
        return tuple(sources)

    def theme_files(self, name: str) -> Mapping[str, SourceFile]:
        """A theme's sources, the workspace's own files in place of the built-in ones.

        Args:
            name: The theme's folder name.

        Returns:
            By path below the theme's folder, ``blocks/quote.mjml.j2``, in order of the paths.

        Raises:
            ThemeError: E127 if there is no such theme; E006 to E009 for files that cannot be
                read.
        """
        return read_theme(name, self.root / "templates", self.config.path)

    def hashes(self, names: Iterable[str]) -> dict[str, str]:
        """SHA-256 of files by name relative to the workspace, without those that are gone."""
        found: dict[str, str] = {}
        for name in names:
            with suppress(OSError):
                found[name] = sha256((self.root / name).read_bytes()).hexdigest()
        return found

    def issue_days(self) -> tuple[datetime.date, ...]:
        """The dates that folders in ``issues/`` are named for, in order; none is looked into."""
        return tuple(self._days())

    def _days(self) -> list[datetime.date]:
        """The dates that folders are named for, in order; the folders are not looked into."""
        try:
            names = [entry.name for entry in os.scandir(self.root / "issues")]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(day for name in names if (day := _date_of(name)))

    def _documents(self, day: datetime.date) -> list[Path]:
        """The issue documents for a date: one, unless there is none or a mistake."""
        folder = self.root / "issues" / day.isoformat()
        # A folder or a broken link of that name is a mistake to be told, and no day without issue.
        return [path for name in ISSUE_NAMES if os.path.lexists(path := folder / name)]

    def _issue_file(self, day: datetime.date, path: Path) -> IssueFile:
        return IssueFile(day, path, self._shown(path))

    def _shown(self, path: Path) -> str:
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )

    def _ambiguous(self, documents: list[Path]) -> Problem | None:
        if len(documents) == 1:
            return None
        names = " and ".join(path.name for path in documents)
        message, hint = f"the folder holds {names}", "keep one of them"
        return Problem("E005", message, self._shown(documents[0].parent), hint=hint)

    def issue_file(self, day: datetime.date) -> IssueFile:
        """The issue of a day.

        Raises:
            NothingToDoError: E003 if there is none.
            UsageError: E005 for a folder with two issue documents.
        """
        documents = self._documents(day)
        if not documents:
            others = [other for other in self._days() if self._documents(other)]
            close = min(others, key=lambda other: (abs(other - day), other), default=None)
            hint = f"the nearest is {close}" if close else f"write issues/{day}/issue.md"
            raise NothingToDoError(Problem("E003", f"there is no issue for {day}", hint=hint))
        problem = self._ambiguous(documents)
        if problem:
            raise UsageError(problem)
        return self._issue_file(day, documents[0])

    def today(self, now: datetime.datetime) -> datetime.date:
        """The day where the publication is; ``now`` must have a time zone."""
        from zoneinfo import ZoneInfo  # noqa: PLC0415  # 6 ms that only "today" needs

        if now.tzinfo is None:
            raise ValueError("now must have a time zone")
        return now.astimezone(ZoneInfo(self.config.publication.timezone)).date()

    def _at_path(self, selector: str) -> IssueFile:
        # An empty word is a script's empty variable, not the folder that it would lead to.
        path = self._existing(selector) if selector.strip() else None
        if path is None:
            word = nearest(selector.lower(), _WORDS) or _meant_date(selector)
            hint = f'did you mean "{word}"?' if word else "give a path, a date, today or latest"
            raise UsageError(Problem("E002", f'there is no issue "{selector}"', hint=hint))
        folder = path if path.is_dir() else path.parent
        day = _date_of(folder.name)
        if folder.parent != self.root / "issues":
            message, hint = "not in the workspace's issues folder", f"the workspace is {self.root}"
            raise UsageError(Problem("E004", message, selector, hint=hint))
        if day is None:
            hint = "rename the folder to the issue's date, such as 2024-10-08"
            raise UsageError(
                Problem("E004", "the folder is not named for a date", selector, hint=hint)
            )
        if path.is_dir():
            if not self._documents(day):
                hint = f"it is one of {', '.join(ISSUE_NAMES)}"
                raise UsageError(Problem("E004", "the folder holds no issue", selector, hint=hint))
            return self.issue_file(day)
        if path.name not in ISSUE_NAMES:
            hint = f"it is one of {', '.join(ISSUE_NAMES)}"
            raise UsageError(Problem("E004", "not an issue document", selector, hint=hint))
        return self._issue_file(day, path)

    def _existing(self, selector: str) -> Path | None:
        """The file or folder, sought from the current folder and then from the workspace."""
        for base in (Path.cwd(), self.root):
            try:
                path = base / selector
                if path.exists():
                    # The file's own name stays: what a link leads to may be named otherwise.
                    return path.parent.resolve() / path.name if path.is_file() else path.resolve()
            except (OSError, RuntimeError, ValueError):
                continue
        return None


@functools.lru_cache(maxsize=4000)
def _date_of(name: str) -> datetime.date | None:
    if not _DATE.fullmatch(name):
        return None
    try:
        return datetime.date.fromisoformat(name)
    except ValueError:
        return None


def _meant_date(text: str) -> str:
    """A date written in another order of signs, ``20261120`` or ``2026-1-5``; empty if none."""
    found = _OTHER_DATE.fullmatch(text)
    day = _date_of(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None
    return day.isoformat() if day else ""
