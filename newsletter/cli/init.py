"""``newsletter init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli.console import say
from newsletter.cli.errors import reported


def init(
    folder: Annotated[Path, typer.Argument(help="Where to make it; it need not exist.")],
) -> None:
    """Make a workspace that builds at once.

    Example: newsletter init morning-brief
    """
    from newsletter.starter import write_starter

    with reported():
        for name in write_starter(folder):
            print(folder / name)
    say(f"Next: cd {folder} && newsletter build")
