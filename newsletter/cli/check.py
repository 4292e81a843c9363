"""``newsletter check``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli import build as build_command
from newsletter.cli.check_text import say_summary, show_result
from newsletter.cli.console import print_json, show_problem, show_problems
from newsletter.cli.options import IssueArgument, WorkspaceOption
from newsletter.cli.reporting import Run, reported
from newsletter.cli.results import gravest
from newsletter.cli.told import Told

if TYPE_CHECKING:
    from newsletter.building.check_many import CheckResult
    from newsletter.errors import Problem
    from newsletter.model.finding import Finding


class CheckFormat(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


class Threshold(StrEnum):
    """Severities, as ``--fail-on`` takes them."""

    error = "error"
    warning = "warning"
    notice = "notice"


_NOTHING = {"error": 0, "warning": 0, "notice": 0, "ignored": 0, "links": None}


def check(
    issue: IssueArgument = None,
    check_all: Annotated[bool, typer.Option("--all", help="Check every issue.")] = False,
    output_format: Annotated[
        CheckFormat, typer.Option("--format", help="How to print findings.")
    ] = CheckFormat.text,
    fail_on: Annotated[
        Threshold | None,
        typer.Option(help="Exit with 1 from this severity on.", show_default="[check] fail_on"),
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Ask whether links and pictures are there.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes for --all; 0: one a core.")] = 0,
    workspace: WorkspaceOption = None,
) -> None:
    """Find flaws of issues; write nothing.

    Example: newsletter check --fail-on warning
    """
    if check_all and issue:
        raise typer.BadParameter("--all goes with no issue")
    with reported(as_json=output_format is CheckFormat.json) as run, _told(output_format):
        run.empty = {"results": [], "findings": [], "summary": _NOTHING}
        from newsletter.building.check_many import check_many, unused_ignores
        from newsletter.cli.check_online import Asked, visit_links
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        threshold = fail_on.value if fail_on else space.config.check.fail_on
        problems: list[Problem] = []
        if check_all:
            chosen = space.issue_files(problems)
            if not chosen and not problems:
                space.select("latest", build_command.now())
        else:
            chosen = (space.select(issue, build_command.now()),)
        as_text = output_format is CheckFormat.text
        if as_text:
            show_problems(problems, root=run.root)
        asked = visit_links(space, chosen, jobs) if online else Asked()
        results: list[CheckResult] = []
        told = Told()
        shown: list[Finding] = []
        for result in check_many(space, chosen, threshold, jobs, asked.visits):
            results.append(result)
            if as_text:
                shown += show_result(result, told, run.root)
        shared = unused_ignores(space, results, online=online) if check_all else ()
        codes = [result.exit_code for result in results] + [2] * bool(problems)
        silence = [asked.silence] if asked.silence else []
        run.exit_code = gravest([*codes, *(75 for _ in silence)])
        problems += silence
        if as_text:
            for finding in shared:
                show_problem(finding.problem, finding.severity, root=run.root)
            show_problems(silence)
            told.say_counts()
            say_summary(results, [*shown, *shared], online=online)
        else:
            _print(output_format, results, shared, problems, run, online=online)


@contextmanager
def _told(output_format: CheckFormat) -> Iterator[None]:
    """What keeps everything from being checked is said in these formats too: nothing passed."""
    from newsletter.errors import NewsletterError

    try:
        yield
    except NewsletterError as error:
        if output_format in {CheckFormat.github, CheckFormat.sarif}:
            _print_for_hosts(output_format, [], error.problems, Told())
        raise


def _print(
    output_format: CheckFormat,
    results: list[CheckResult],
    shared: tuple[Finding, ...],
    problems: list[Problem],
    run: Run,
    *,
    online: bool,
) -> None:
    from newsletter.cli.check_formats import as_json

    if output_format is CheckFormat.json:
        show_problems(problems, root=run.root)
        print_json(as_json(results, shared, problems, run.exit_code, online=online))
        return
    told = Told()
    every = list(problems)
    findings: list[Finding] = []
    for result in results:
        every += told.once(result.problems, result.name)
        findings += [it for it in result.findings if told.is_new(it.problem, result.name)]
    _print_for_hosts(output_format, [*findings, *shared], every, told)


def _print_for_hosts(
    output_format: CheckFormat,
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    told: Told,
) -> None:
    from newsletter.check.registry import RULES
    from newsletter.cli.check_formats import as_github, as_sarif

    if output_format is CheckFormat.sarif:
        print_json(as_sarif(findings, problems, RULES, told))
    else:
        names = {rule.code: rule.name for rule in RULES}
        for line in as_github(findings, problems, names, told):
            sys.stdout.write(f"{line}\n")
