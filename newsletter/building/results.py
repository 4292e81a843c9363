"""What a call to build may change, and what became of each issue."""

from __future__ import annotations

import datetime
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from newsletter.dataclass import dataclass
from newsletter.errors import Problem
from newsletter.workspace import IssueFile, Workspace

if TYPE_CHECKING:
    from newsletter.building.explain import Detail
    from newsletter.model.finding import Finding


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a call changes.

    Attributes:
        out: Folder that holds the builds' folders; None for the workspace's ``build/``.
        embed_images: Pictures travel inside the email.
        force: Build also what is up to date.
        explain: Fill ``BuildResult.details``.
    """

    out: Path | None = None
    embed_images: bool = False
    force: bool = False
    explain: bool = False


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of one issue.

    Attributes:
        name: The issue's file, relative to the workspace.
        folder: Where the build is.
        reason: Why it was built or left as it is, in a few words.
        sizes: Bytes of each output by name.
        details: What became of each slot and picture, if that was asked for.
        problems: Why nothing was built; empty unless status is ``failed``.
        exit_code: What the process ends with because of this issue.
    """

    date: datetime.date
    name: str
    folder: Path
    status: Literal["built", "unchanged", "failed"]
    reason: str = ""
    sizes: dict[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    details: tuple[Detail, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0


def folder_of(workspace: Workspace, issue: IssueFile, options: BuildOptions) -> Path:
    """Where an issue's build is written."""
    return (options.out or workspace.root / "build") / issue.date.isoformat()


def recorded_options(options: BuildOptions) -> dict[str, bool]:
    """What of the options changes the output, as the manifest holds it."""
    return {"embed_images": options.embed_images}
