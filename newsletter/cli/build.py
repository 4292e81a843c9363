"""``newsletter build``."""

from __future__ import annotations

import datetime
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsletter.cli.console import describe, paint_dim, say, show_problem, show_problems
from newsletter.cli.errors import reported

if TYPE_CHECKING:
    from newsletter.build import BuildOptions, BuildResult
    from newsletter.workspace import IssueFile, Workspace


class OutputFormat(StrEnum):
    """How results are printed."""

    text = "text"
    json = "json"


class Part(StrEnum):
    """What ``--stdout`` prints."""

    html = "html"
    text = "text"
    eml = "eml"


_PART_FILES = {Part.html: "email.html", Part.text: "email.txt", Part.eml: "email.eml"}


def build(
    issue: Annotated[
        str | None,
        typer.Argument(help="A date, a file, today, or latest.", show_default="latest"),
    ] = None,
    build_all: Annotated[bool, typer.Option("--all", help="Build every issue.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the builds.", show_default="build")
    ] = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--format", help="How to print results.")
    ] = OutputFormat.text,
    stdout: Annotated[Part | None, typer.Option(help="Print one part; write no file.")] = None,
    embed_images: Annotated[
        bool, typer.Option("--embed-images", help="Put pictures inside the email.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Build what is up to date too.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each issue was built or not.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes for --all; 0: one a core.")] = 0,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", "-C", help="The workspace's folder.")
    ] = None,
) -> None:
    """Build issues into send-ready email.

    Example: newsletter build today --explain
    """
    from newsletter.build import BuildOptions

    as_json = output_format is OutputFormat.json
    if build_all and (issue or stdout):
        raise typer.BadParameter("--all goes with neither an issue nor --stdout")
    if stdout and as_json:
        raise typer.BadParameter("--stdout and --format json both want standard output")
    with reported(as_json=as_json):
        from newsletter.workspace import load_workspace

        space = load_workspace(workspace)
        options = BuildOptions(out=out, embed_images=embed_images, force=force)
        chosen = space.issue_files() if build_all else (space.select(issue, _now()),)
        if stdout:
            _print_part(space, chosen[0], options, stdout)
            return
        results = _results(space, chosen, options, jobs)
        code = _show(results, as_json=as_json, explain=explain)
    raise typer.Exit(code)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _print_part(space: Workspace, issue: IssueFile, options: BuildOptions, part: Part) -> None:
    from newsletter.build import compose_files
    from newsletter.compose import Composer

    composition, files = compose_files(Composer(space), issue, options)
    for finding in composition.findings:
        show_problem(finding.problem, finding.severity)
    sys.stdout.buffer.write(files[_PART_FILES[part]])
    sys.stdout.buffer.flush()


def _results(
    space: Workspace, issues: tuple[IssueFile, ...], options: BuildOptions, jobs: int
) -> list[BuildResult]:
    from newsletter.build import build_many

    return list(build_many(space, issues, options, jobs))


def _show(results: list[BuildResult], *, as_json: bool, explain: bool) -> int:
    """Print what became of each issue; returns the exit code, the gravest of all."""
    for result in results:
        _show_for_people(result, explain=explain, alone=len(results) == 1)
    if as_json:
        print(json.dumps(_document(results), indent=2))
    else:
        for result in results:
            if result.status != "failed":
                print(_shown(result.folder))
    if len(results) > 1:
        counts = {status: sum(r.status == status for r in results) for status in _STATUSES}
        say(", ".join(f"{count} {status}" for status, count in counts.items() if count))
    codes = [result.exit_code for result in results if result.exit_code]
    return max(codes, default=0)


_STATUSES = ("built", "unchanged", "failed")


def _show_for_people(result: BuildResult, *, explain: bool, alone: bool) -> None:
    if result.status == "failed":
        show_problems(result.problems)
        say(f"{result.name}: nothing was written")
        return
    for finding in result.findings:
        show_problem(finding.problem, finding.severity)
    if not (alone or explain):
        return
    line = f"{result.date} {result.status}"
    if result.status == "built":
        kilobytes = result.sizes["email.html"] / 1000
        pictures = sum(1 for name in result.sizes if name.startswith("images/"))
        line += f": email.html {kilobytes:.1f} kB, {pictures} pictures"
    say(line + (f" {paint_dim(f'({result.reason})')}" if explain else ""))


def _shown(folder: Path) -> str:
    """The folder, relative to where the user is if it is below."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _document(results: list[BuildResult]) -> dict[str, Any]:
    """The stable form of ``--format json``; docs/cli.md describes it."""
    return {
        "version": 1,
        "results": [
            {
                "date": result.date.isoformat(),
                "issue": result.name,
                "folder": _shown(result.folder),
                "status": result.status,
                "reason": result.reason or None,
                "sizes": result.sizes,
                "findings": [describe(it.problem, it.severity) for it in result.findings],
            }
            for result in results
        ],
        "problems": [describe(problem) for result in results for problem in result.problems],
    }
