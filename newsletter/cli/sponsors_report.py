"""``newsletter sponsors report``."""

from __future__ import annotations

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from newsletter.cli.completion import complete_sponsor
from newsletter.cli.console import describe, print_json, say, show_problems
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.sponsors_range import FromOption, ToOption, parse_range
from newsletter.cli.table import print_table

COLUMNS = (
    "date",
    "slot",
    "sponsor",
    "creative",
    "kind",
    "wording",
    "advertiser",
    "legal_name",
    "accepted_explicitly",
    "jurisdictions",
    "political_payer",
    "how",
    "at",
    "proof",
    "email_html",
)
_SHOWN = ("date", "slot", "sponsor", "creative", "wording", "how", "proof")
_HASH_SHOWN = 12


class ReportFormat(StrEnum):
    """How the rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


def report(
    first: FromOption = None,
    last: ToOption = None,
    sponsor: Annotated[
        str | None,
        typer.Option(
            help="Only this one, by its file's name.",
            show_default="all",
            autocompletion=complete_sponsor,
        ),
    ] = None,
    output_format: Annotated[
        ReportFormat, typer.Option("--format", help="How to print the rows.")
    ] = ReportFormat.table,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the builds.", show_default="build")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Report what ran, from the manifests of built issues.

    Example: newsletter sponsors report --from 2026-01-01 --format csv
    """
    as_json = output_format is ReportFormat.json
    begin, end = parse_range(first, last)
    with reported(as_json=as_json) as run:
        from newsletter.building.sponsorship import read_report
        from newsletter.workspace import find_root

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        rows, problems = read_report(out or run.root / "build", begin, end)
        rows = [row for row in rows if sponsor in (None, row.get("sponsor"))]
        run.exit_code = 2 if problems else 0
        show_problems(problems)
        if as_json:
            print_json(
                {
                    "version": 1,
                    "exit_code": run.exit_code,
                    "rows": [{name: row.get(name) for name in COLUMNS} for row in rows],
                    "problems": [describe(problem) for problem in problems],
                }
            )
        elif output_format is ReportFormat.csv:
            _print_csv(rows)
        elif rows:
            cells = [[_cell(row.get(name))[: _room(name)] for name in _SHOWN] for row in rows]
            print_table([name.upper() for name in _SHOWN], cells)
        else:
            say(f"no built issue of these days has {'a sponsor' if sponsor is None else sponsor}")


def _room(name: str) -> int | None:
    return _HASH_SHOWN if name == "proof" else None


def _print_csv(rows: list[dict[str, Any]]) -> None:
    """Rows for a spreadsheet (RFC 4180); the names of the columns always stand there."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_csv_cell(_cell(row.get(name))) for name in COLUMNS] for row in rows)


def _csv_cell(text: str) -> str:
    """Text that a spreadsheet does not take for a formula.

    Source: OWASP, CSV Injection (read 2026-11-23).
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return " ".join(map(str, value))
    return str(value)
