"""The workspace's issues, as the list shows them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from typing import Any

from newsletter.building.results import BuildOptions, folder_of
from newsletter.content.document import parse_document
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.files import SourceFile
from newsletter.model.inline import plain_text
from newsletter.output.manifest import recorded_inputs
from newsletter.preview.desk import Desk
from newsletter.workspace import IssueFile, Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """One issue in the list.

    Attributes:
        state: ``built``, ``changed`` since its build, ``draft`` without one, or ``broken``.
        title: The subject; empty if the document cannot be read.
        problems: Why it cannot.
    """

    date: datetime.date
    name: str
    state: str
    title: str = ""
    preheader: str = ""
    problems: tuple[Problem, ...] = ()


class Listing:
    """Lists a workspace's issues; what a document says is kept for as long as it stays the same."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: dict[str, tuple[str, Listed]] = {}

    def facts(self) -> dict[str, Any]:
        """What the page of issues shows, the newest first."""
        workspace = self._desk.workspace
        if workspace is None:
            return {
                "publication": "newsletter",
                "issues": [],
                "problems": self._desk.problems,
                "workspace": str(self._desk.root),
                "today": None,
            }
        problems: list[Problem] = [*self._desk.problems]
        files = workspace.issue_files(problems)
        hashes = _Hashes(workspace)
        return {
            "publication": workspace.config.publication.name,
            "issues": [self._listed(workspace, file, hashes) for file in reversed(files)],
            "problems": problems,
            "workspace": str(self._desk.root),
            "today": workspace.today(datetime.datetime.now(datetime.UTC)),
        }

    def _listed(self, workspace: Workspace, file: IssueFile, hashes: _Hashes) -> Listed:
        try:
            source = workspace.read_source(file.path)
        except NewsletterError as error:
            return Listed(file.date, file.name, "broken", problems=error.problems)
        known, listed = self._said.get(file.name, ("", None))
        if listed is None or known != source.sha256:
            listed = _read(file, source)
            self._said[file.name] = (source.sha256, listed)
        if listed.problems:
            return listed
        return dataclasses.replace(listed, state=_state(workspace, file, hashes))


class _Hashes:
    """Hashes of files for one answer: issues share their theme and their sponsors."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[str, str] = {}

    def agree(self, was: Mapping[str, str]) -> bool:
        """Whether files are what they were."""
        for name, content in was.items():
            if name not in self._known:
                self._known[name] = self._workspace.hashes([name]).get(name, "")
            if self._known[name] != content:
                return False
        return True


def _read(file: IssueFile, source: SourceFile) -> Listed:
    try:
        issue = parse_document(source.text, source.path)
    except NewsletterError as error:
        return Listed(file.date, file.name, "broken", problems=error.problems)
    subject, preheader = plain_text(issue.subject), plain_text(issue.preheader)
    return Listed(file.date, file.name, "draft", subject, preheader)


def _state(workspace: Workspace, file: IssueFile, hashes: _Hashes) -> str:
    was = recorded_inputs(folder_of(workspace, file, BuildOptions()))
    if was is None:
        return "draft"
    # Files of a built-in theme are not in the workspace: they change with newsletter itself.
    own = {name: content for name, content in was.items() if not name.startswith("<")}
    return "built" if hashes.agree(own) else "changed"
