"""The options before the command, and the types of those that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from newsletter.cli import reporting
from newsletter.cli.completion import complete_issue
from newsletter.version import __version__


class OutputFormat(StrEnum):
    """How results are printed."""

    text = "text"
    json = "json"


FormatOption: TypeAlias = Annotated[
    OutputFormat, typer.Option("--format", help="How to print results.")
]
IssueArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        help="A date, a file, a folder, today, or latest.",
        show_default="latest",
        autocompletion=complete_issue,
    ),
]
WorkspaceOption: TypeAlias = Annotated[
    Path | None, typer.Option("--workspace", "-C", help="The workspace's folder.")
]


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"newsletter {__version__}")
        raise typer.Exit


def global_options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """Compose a daily briefing into send-ready email.

    Example: newsletter --version
    """
    reporting.settings.debug = debug
