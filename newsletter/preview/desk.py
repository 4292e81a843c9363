"""What the preview knows: each viewed issue's last good email, and what is wrong with it now.

All methods run in one worker thread, so nothing here locks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field
from functools import cached_property
from pathlib import Path

from newsletter.building.build import check_composed, compose_issue
from newsletter.check.context import CheckContext
from newsletter.check.run import CheckReport
from newsletter.compose import Composer, Composition
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.files import SourceFile
from newsletter.model.location import Location
from newsletter.preview.readers import Reader, ReaderTags
from newsletter.render.pipeline import Rendered
from newsletter.workspace import IssueFile, Workspace, load_workspace

_KEPT_VIEWS = 8


class Good:
    """An email that was made, and everything that is found out about it when somebody asks."""

    def __init__(
        self, composer: Composer, file: IssueFile, source: SourceFile, composition: Composition
    ) -> None:
        self.composer = composer
        self.file = file
        self.source = source
        self.composition = composition
        self.pictures = {asset.name: asset for asset in composition.email.assets}
        self._readers: dict[str, Rendered] = {}

    def as_read_by(self, reader: Reader | None) -> Rendered:
        """The email with a reader's values in its merge tags; with the platform's for None."""
        composition = self.composition
        if reader is None:
            email = composition.email
            return Rendered(
                email.subject,
                email.preheader,
                email.html,
                email.web_html,
                email.text,
                composition.places,
            )
        if reader.slug not in self._readers:
            issue = composition.issue
            tags = ReaderTags(reader, self.composer.config.links, issue.date)
            self._readers[reader.slug] = self.composer.render_for(issue, tags)
        return self._readers[reader.slug]

    @cached_property
    def report(self) -> CheckReport | tuple[Problem, ...]:
        """What the checks say; or why they cannot run."""
        try:
            _, report = check_composed(self.composer, self.file, self.source, self.composition)
        except NewsletterError as error:
            return error.problems
        return report

    @cached_property
    def figures(self) -> tuple[tuple[str, Location], ...]:
        """The addresses of the email's pictures and where they were written, in reading order."""
        found = [picture.figure for picture in self.context.pictures]
        return tuple((figure.url, figure.location) for figure in found if figure.url)

    @cached_property
    def context(self) -> CheckContext:
        """What the meter of sizes asks."""
        composition = self.composition
        return CheckContext(
            issue=composition.issue,
            email=composition.email,
            config=self.composer.config,
            source=self.source.text,
            places=composition.places,
            theme=Location(self.composer.theme.files["layout.mjml.j2"].path),
        )


@dataclass
class View:
    """One issue that is looked at.

    Attributes:
        file: Its document.
        revision: Counts up at every change that a page has to show.
        good: The last email that could be made; None if there was none yet.
        problems: Why none can be made now.
        made_at: When ``good`` was made.
        listeners: Open pages that are told of changes.
        reader: Whose values stood in the merge tags of the last one that was asked for.
    """

    file: IssueFile
    revision: int = 0
    good: Good | None = None
    problems: tuple[Problem, ...] = ()
    made_at: datetime.datetime | None = None
    listeners: int = 0
    reader: Reader | None = None
    inputs: frozenset[str] = field(default=frozenset())


class Desk:
    """A workspace's composer, kept warm, and the views of its issues."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.revision = 0
        self._views: dict[datetime.date, View] = {}
        self._known: dict[str, str] = {}
        self._composer: Composer | None = None
        self._workspace: Workspace | None = None
        self.problems: tuple[Problem, ...] = ()
        self._load()

    @property
    def composer(self) -> Composer | None:
        """The composer; None while settings, theme or sponsors are broken."""
        return self._composer if not self.problems else None

    @property
    def workspace(self) -> Workspace | None:
        """The workspace as it was when newsletter.toml could last be read."""
        return self._workspace

    def view(self, date: datetime.date) -> View | None:
        """An issue, made now if it is not at hand; None if there is no such issue."""
        view = self._views.get(date)
        if view is None:
            file = self._issue_file(date)
            if file is None:
                return None
            self._drop_unwatched(_KEPT_VIEWS - 1)
            view = self._views[date] = View(file)
            self._make(view)
        return view

    def issue_files(self) -> tuple[IssueFile, ...]:
        """Every issue, by date; folders with two documents are left out."""
        return self._workspace.issue_files([]) if self._workspace else ()

    def changed(self, names: Iterable[str]) -> list[View]:
        """Make again what depends on some files.

        Args:
            names: Relative to the workspace; those whose content is as it was are passed over.

        Returns:
            The views with a new revision.
        """
        new = [name for name in names if self._is_new(name)]
        if not new:
            return []
        self._drop_unwatched(0)
        folders = {f"issues/{date}/" for date in self._views}
        shared = [name for name in new if not any(name.startswith(at) for at in folders)]
        if shared or self.problems:
            self._load()
        touched = [
            view
            for view in self._views.values()
            if shared
            or view.problems
            or any(name.startswith(f"issues/{view.file.date}/") for name in new)
            or view.inputs.intersection(new)
        ]
        for view in touched:
            self._make(view)
        self.revision += 1
        return touched

    def _is_new(self, name: str) -> bool:
        content = self._hash(name)
        if name in self._known and self._known[name] == content:
            return False
        self._known[name] = content
        return True

    def _hash(self, name: str) -> str:
        if self._workspace is None:
            return ""
        return self._workspace.hashes([name]).get(name, "")

    def _drop_unwatched(self, kept: int) -> None:
        """Forget the views that no page shows, the oldest first."""
        idle = [date for date, view in self._views.items() if not view.listeners]
        for date in idle[: max(0, len(self._views) - kept)]:
            del self._views[date]

    def _load(self) -> None:
        """Read settings, theme and sponsors again."""
        try:
            self._workspace = load_workspace(self.root)
            self._composer = Composer(self._workspace)
        except NewsletterError as error:
            self.problems = error.problems
            return
        self.problems = ()
        self._known.update(self._composer.inputs)

    def _issue_file(self, date: datetime.date) -> IssueFile | None:
        return next((it for it in self.issue_files() if it.date == date), None)

    def _make(self, view: View) -> None:
        self.revision += 1
        view.revision = self.revision
        if self.problems or self._composer is None:
            view.problems = self.problems
            return
        try:
            # The document may have been renamed, from issue.md to issue.json for one.
            view.file = self._composer.workspace.issue_file(view.file.date)
            source, composition = compose_issue(self._composer, view.file)
        except NewsletterError as error:
            view.problems = error.problems
            return
        view.problems = ()
        view.good = Good(self._composer, view.file, source, composition)
        view.inputs = frozenset(composition.inputs)
        view.made_at = datetime.datetime.now(datetime.UTC).astimezone()
        self._known.update(composition.inputs)

    def line_of(self, problem: Problem) -> str:
        """The line of a file that a problem is about; empty if it cannot be read."""
        if not problem.line or self._workspace is None:
            return ""
        with suppress(NewsletterError, IndexError):
            text = self._workspace.read_source(problem.path).text
            return text.splitlines()[problem.line - 1]
        return ""
