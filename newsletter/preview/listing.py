"""The workspace's issues, as the list shows them."""

from __future__ import annotations

import datetime
from typing import Any

from newsletter.building.results import BuildOptions, folder_of
from newsletter.content.document import parse_document
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
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


def list_issues(desk: Desk) -> dict[str, Any]:
    """What the page of issues shows, the newest first."""
    workspace = desk.workspace
    if workspace is None:
        return {
            "publication": "newsletter",
            "issues": [],
            "problems": desk.problems,
            "workspace": str(desk.root),
            "today": None,
        }
    problems: list[Problem] = [*desk.problems]
    files = workspace.issue_files(problems)
    return {
        "publication": workspace.config.publication.name,
        "issues": [_listed(workspace, file) for file in reversed(files)],
        "problems": problems,
        "workspace": str(desk.root),
        "today": workspace.today(datetime.datetime.now(datetime.UTC)),
    }


def _listed(workspace: Workspace, file: IssueFile) -> Listed:
    try:
        source = workspace.read_source(file.path)
        issue = parse_document(source.text, source.path)
    except NewsletterError as error:
        return Listed(file.date, file.name, "broken", problems=error.problems)
    subject, preheader = plain_text(issue.subject), plain_text(issue.preheader)
    return Listed(file.date, file.name, _state(workspace, file), subject, preheader)


def _state(workspace: Workspace, file: IssueFile) -> str:
    was = recorded_inputs(folder_of(workspace, file, BuildOptions()))
    if was is None:
        return "draft"
    # Files of a built-in theme are not in the workspace: they change with newsletter itself.
    own = {name: content for name, content in was.items() if not name.startswith("<")}
    return "built" if workspace.hashes(own) == own else "changed"
