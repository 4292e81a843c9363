"""``newsletter clients``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsletter.cli.console import print_json, show_problem
from newsletter.cli.options import FormatOption, IssueArgument, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported

if TYPE_CHECKING:
    from newsletter.check.clients.judge import ClientReport, Loss
    from newsletter.model.location import Location

_OUTCOMES = {"partly": "partly supported", "covered": "not fully supported, covered,"}
_COLUMNS = ("supported", "covered", "partly", "unsupported", "unknown")


def clients(
    issue: IssueArgument = None,
    output_format: FormatOption = OutputFormat.text,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show what is covered too, and by what.")
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show how well each email client shows an issue.

    Example: newsletter clients latest
    """
    as_json = output_format is OutputFormat.json
    with reported(as_json=as_json) as run:
        from lxml import html

        from newsletter.check.clients.judge import judge_clients
        from newsletter.check.clients.locate import locate_use
        from newsletter.check.clients.problems import client_problems
        from newsletter.check.clients.support import load_support
        from newsletter.check.clients.targets import targets_from
        from newsletter.compose import Composer
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        file = space.select(issue, datetime.datetime.now(datetime.UTC))
        composer = Composer(space)
        made = composer.compose(space.read_source(file.path))
        settings = space.config.check.clients
        report = judge_clients(
            html.document_fromstring(made.email.html),
            load_support(),
            targets_from(dict(settings.shares)),
            settings.threshold,
        )
        shown = (*report.losses, *report.covered) if show_all or as_json else report.losses
        places = [locate_use(loss.use, made.issue, composer.theme.files) for loss in shown]
        found = list(zip(shown, places, strict=True))
        if as_json:
            print_json(_document(report, found, file.name))
            return
        _show_scores(report, file.name)
        _show_grouped([one for one in found if one[0].outcome != "unsupported"])
        for problem in client_problems(
            [loss for loss in report.losses if loss.outcome == "unsupported"],
            lambda use: locate_use(use, made.issue, composer.theme.files),
            issue=file.name,
            theme=composer.theme.name,
        ):
            show_problem(problem, "warning", root=run.root)


def _show_scores(report: ClientReport, name: str) -> None:
    score = f"{report.score:.1f} of 100" if report.score is not None else "unknown"
    print(f"{name}: {score}, by Can I Email's data of {report.updated}\n")
    print(f"{'client':20}{'readers':>8}{'score':>8}" + "".join(f"{one:>13}" for one in _COLUMNS))
    for row in report.scores:
        value = f"{row.score:.1f}" if row.score is not None else "-"
        counts = "".join(f"{row.counts[column]:>13}" for column in _COLUMNS)  # type: ignore[index]
        print(f"{row.client.name:20}{row.share:>8.0%}{value:>8}{counts}")


def _show_grouped(losses: list[tuple[Loss, Location]]) -> None:
    """What is partly supported or covered: a line for each reason, and where it is."""
    from newsletter.check.clients.problems import shown

    groups: dict[tuple[str, str, str], dict[str, None]] = {}
    for loss, place in losses:
        reason = loss.instead or "; ".join(loss.notes) or "the data does not say how"
        head = f"{_OUTCOMES[loss.outcome]} by {', '.join(loss.clients)} ({loss.share:.0%})"
        uses = groups.setdefault((head, loss.use.slug, reason), {})
        uses[f"{shown(loss)}  {place}".rstrip()] = None
    for (head, slug, reason), uses in groups.items():
        print(f"\n{slug}: {head}\n  {reason}")
        for use in uses:
            print(f"  - {use}")


def _document(
    report: ClientReport, losses: list[tuple[Loss, Location]], issue: str
) -> dict[str, Any]:
    return {
        "version": 1,
        "issue": issue,
        "data": report.updated,
        "score": _rounded(report.score),
        "clients": [
            {
                "client": row.client.key,
                "name": row.client.name,
                "share": row.share,
                "score": _rounded(row.score),
                "counts": dict(row.counts),
            }
            for row in report.scores
        ],
        "uses": [
            {
                "feature": loss.use.slug,
                "outcome": loss.outcome,
                "use": loss.use.shown,
                "element": loss.use.tag,
                "clients": list(loss.clients),
                "share": round(loss.share, 4),
                "instead": loss.instead,
                "notes": list(loss.notes),
                "path": place.path,
                "line": place.line,
                "column": place.column,
            }
            for loss, place in losses
        ],
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
