"""``newsletter init``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli.console import say
from newsletter.cli.reporting import reported


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make it; it need not exist.")],
) -> None:
    """Make a workspace that builds at once.

    Example: newsletter init morning-brief
    """
    with reported():
        from newsletter.starter import write_starter

        for name in write_starter(folder):
            print(folder / name)
        step = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
        say(f"Next: {step}newsletter build")
