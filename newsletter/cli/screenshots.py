"""``newsletter screenshots``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli import build as build_command
from newsletter.cli.options import IssueArgument, WorkspaceOption
from newsletter.cli.reporting import reported


class Picture(StrEnum):
    """The pictures, as ``--only`` takes them; a test holds them equal to ``preview.SHOTS``."""

    desktop_light = "desktop-light"
    desktop_dark = "desktop-dark"
    desktop_images_off = "desktop-images-off"
    phone_light = "phone-light"
    phone_dark = "phone-dark"
    phone_images_off = "phone-images-off"


def screenshots(
    issue: IssueArgument = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for the pictures.", show_default="screenshots/DATE"),
    ] = None,
    only: Annotated[
        list[Picture] | None,
        typer.Option(help="Take this one; repeatable.", show_default="all"),
    ] = None,
    height: Annotated[
        int | None,
        typer.Option(min=100, max=16000, help="Only so many pixels.", show_default="all"),
    ] = None,
    small: Annotated[bool, typer.Option("--small", help="Use 256 colours: smaller files.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over other pictures.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Take pictures of an email with Chromium.

    Example: newsletter screenshots --help
    """
    with reported() as run:
        from newsletter.compose import Composer
        from newsletter.preview.screenshots import Options, named_shots, take_screenshots
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        chosen = space.select(issue, build_command.now())
        folder = out or run.root / "screenshots" / chosen.date.isoformat()
        options = Options(height_px=height, small=small, force=force)
        shots = named_shots(tuple(name.value for name in only or ()))
        for path in take_screenshots(Composer(space), chosen, folder, shots, options):
            print(path)
