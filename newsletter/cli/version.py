"""``newsletter --version``."""

from __future__ import annotations

from typing import Annotated

import typer

from newsletter import __version__


def _show(wanted: bool) -> None:
    if wanted:
        print(f"newsletter {__version__}")
        raise typer.Exit


def version_option(
    version: Annotated[
        bool, typer.Option("--version", callback=_show, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Compose a daily briefing into send-ready email."""
