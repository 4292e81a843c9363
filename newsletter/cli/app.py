"""The command line's entry: the commands and the options before them."""

from __future__ import annotations

import typer

from newsletter.cli.build import build
from newsletter.cli.check import check
from newsletter.cli.clients import clients
from newsletter.cli.find import find
from newsletter.cli.fmt import fmt
from newsletter.cli.import_feed import feed
from newsletter.cli.importing import import_app
from newsletter.cli.init import init
from newsletter.cli.new import new
from newsletter.cli.options import global_options
from newsletter.cli.preview import preview
from newsletter.cli.rules import rules
from newsletter.cli.schema import schema
from newsletter.cli.screenshots import screenshots
from newsletter.cli.sponsors import sponsors

# Rich would double the time of --help; the plain help is as readable.
app = typer.Typer(
    name="newsletter",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(global_options)
app.command()(build)
app.command()(check)
app.command()(clients)
app.command()(find)
app.command()(fmt)
import_app.command()(feed)
app.add_typer(import_app)
app.command()(init)
app.command()(preview)
app.command()(new)
app.add_typer(rules, name="rules")
app.command()(schema)
app.command()(screenshots)
app.add_typer(sponsors, name="sponsors")
