"""``newsletter build``."""

from __future__ import annotations

import datetime
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.console import show_problem
from newsletter.cli.options import FormatOption, IssueArgument, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.results import Results

if TYPE_CHECKING:
    from newsletter.building.results import BuildOptions
    from newsletter.workspace import IssueFile, Workspace


class Part(StrEnum):
    """What ``--stdout`` prints."""

    html = "html"
    text = "text"
    eml = "eml"


_PART_FILES = {Part.html: "email.html", Part.text: "email.txt", Part.eml: "email.eml"}


def build(
    issue: IssueArgument = None,
    build_all: Annotated[bool, typer.Option("--all", help="Build every issue.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the builds.", show_default="build")
    ] = None,
    output_format: FormatOption = OutputFormat.text,
    stdout: Annotated[Part | None, typer.Option(help="Print one part; write no file.")] = None,
    embed_images: Annotated[
        bool, typer.Option("--embed-images", help="Put pictures inside the email.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Build what is up to date too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each thing was built or left.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes for --all; 0: one a core.")] = 0,
    workspace: WorkspaceOption = None,
) -> None:
    """Build issues into send-ready email.

    Example: newsletter build today --explain
    """
    as_json = output_format is OutputFormat.json
    if build_all and (issue or stdout):
        raise typer.BadParameter("--all goes with neither an issue nor --stdout")
    if explain and quiet:
        raise typer.BadParameter("--explain says what --quiet leaves out")
    if stdout and (as_json or out):
        raise typer.BadParameter("--stdout goes with neither --format json nor --out")
    with reported(as_json=as_json) as run:
        from newsletter.building.changes import build_many
        from newsletter.building.results import BuildOptions
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        options = BuildOptions(out, embed_images=embed_images, force=force, explain=explain)
        if stdout:
            _print_part(space, space.select(issue, now()), options, stdout)
            return
        results = Results(run.root, 1, as_json=as_json, explain=explain, quiet=quiet)
        chosen = _every_issue(space, results) if build_all else (space.select(issue, now()),)
        if explain:
            from newsletter.building.explain import explain_workspace

            results.details = explain_workspace(space)
        results.begin()
        for result in build_many(space, chosen, options, jobs):
            results.add(result)
        run.exit_code = results.finish()


def now() -> datetime.datetime:
    """The present moment; tests put another in its place."""
    return datetime.datetime.now(datetime.UTC)


def _every_issue(space: Workspace, results: Results) -> tuple[IssueFile, ...]:
    """All issues, those without a mistake in their folder; none at all is nothing to do."""
    issues = space.issue_files(results.problems)
    results.total = len(issues)
    if not issues and not results.problems:
        space.select("latest", now())
    return issues


def _print_part(space: Workspace, issue: IssueFile, options: BuildOptions, part: Part) -> None:
    from newsletter.building.build import compose_files
    from newsletter.compose import Composer

    _, files, findings = compose_files(Composer(space), issue, options)
    for finding in findings:
        show_problem(finding.problem, finding.severity, root=space.root)
    sys.stdout.buffer.write(files[_PART_FILES[part]])
    sys.stdout.buffer.flush()
