"""The command line's entry: the options before the commands."""

from __future__ import annotations

import typer

from newsletter.cli.on_demand import OnDemandGroup
from newsletter.cli.options import global_options

# Rich would double the time of --help; the plain help is as readable.
app = typer.Typer(
    name="newsletter",
    cls=OnDemandGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(global_options)
