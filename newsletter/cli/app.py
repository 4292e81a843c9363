"""The command line's entry: the commands, and how errors become exit codes."""

from __future__ import annotations

import sys

import typer

from newsletter.cli.build import build

# from newsletter.cli.init import init
from newsletter.cli.schema import schema
from newsletter.cli.version import version_option

# Rich would double the time of --help; the plain help is as readable.
app = typer.Typer(
    name="newsletter",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(version_option)
app.command()(build)
# app.command()(init)
app.command()(schema)


def main() -> None:
    """Run the command line; exits with 0, 1, 2, 3 or 75."""
    app()
    sys.exit(0)
