"""``newsletter sponsors``: the group of the commands for the commercial side."""

from __future__ import annotations

import typer

from newsletter.cli.sponsors_calendar import calendar
from newsletter.cli.sponsors_check import check
from newsletter.cli.sponsors_list import list_sponsors
from newsletter.cli.sponsors_proof import proof
from newsletter.cli.sponsors_report import report
from newsletter.cli.sponsors_why import why

sponsors = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Show what is booked, what conflicts, and what ran.

    Example: newsletter sponsors list
    """,
)
sponsors.command("list")(list_sponsors)
sponsors.command()(calendar)
sponsors.command()(check)
sponsors.command()(report)
sponsors.command()(why)
sponsors.command()(proof)
