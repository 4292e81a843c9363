"""``newsletter import``: the group of the commands that make drafts."""

from __future__ import annotations

import typer

from newsletter.cli.import_feed import feed
from newsletter.cli.import_page import page
from newsletter.cli.importing import eml, paste

import_app = typer.Typer(
    name="import",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@import_app.callback()
def about() -> None:
    """Make a draft from outside material.

    Example: newsletter import --help
    """


import_app.command()(paste)
import_app.command()(eml)
import_app.command()(page)
import_app.command()(feed)
