"""The days that a command about sponsors looks at, and the workspace that it reads."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from newsletter.cli.reporting import Run
    from newsletter.compose import Composer

FromOption: TypeAlias = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="First day, 2026-11-20.")
]
ToOption: TypeAlias = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")]


def open_composer(run: Run, workspace: Path | None) -> Composer:
    """The workspace's sponsors and slots.

    Raises:
        NewsletterError: If the workspace, its theme or a sponsor's file cannot be used.
    """
    from newsletter.compose import Composer
    from newsletter.workspace import find_root, load_workspace

    run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
    return Composer(load_workspace(run.root))


def parse_day(text: str | None, option: str) -> datetime.date | None:
    """A date of the command line; a wrong one is wrong usage."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option} must be a date such as 2026-11-20") from None


def parse_range(
    first: str | None, last: str | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Both ends, the right way round and not absurdly far apart."""
    from newsletter.building.sponsorship import LONGEST_DAYS

    begin, end = parse_day(first, "--from"), parse_day(last, "--to")
    if begin and end and end < begin:
        raise typer.BadParameter("--to lies before --from")
    if begin and end and (end - begin).days > LONGEST_DAYS:
        raise typer.BadParameter("the range is longer than ten years")
    return begin, end


def today(composer: Composer) -> datetime.date:
    """The publication's day."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(composer.config.publication.timezone)
    return now().astimezone(zone).date()


def now() -> datetime.datetime:
    """The present moment; tests put another in its place."""
    return datetime.datetime.now(datetime.UTC)
