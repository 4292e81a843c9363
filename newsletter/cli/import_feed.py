"""``newsletter import feed``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.importing import (
    DateOption,
    ForceOption,
    IntoOption,
    OutOption,
    read_source,
    run_import,
    source_name,
)
from newsletter.cli.options import WorkspaceOption

if TYPE_CHECKING:
    from newsletter.importers.draft import Draft


def feed(
    file: Annotated[
        str,
        typer.Argument(metavar="FEED", help="An address, a file, or - for the standard input."),
    ],
    into: IntoOption = None,
    date: DateOption = None,
    out: OutOption = None,
    limit: Annotated[int, typer.Option(min=0, help="Most stories, the newest; 0 for all.")] = 10,
    section: Annotated[
        str, typer.Option(help="The heading over them.", show_default="the feed's name")
    ] = "",
    force: ForceOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a draft of a feed's newest stories.

    Example: newsletter import feed feed.xml > draft.md
    """

    def make() -> Draft:
        from newsletter.importers.feed import import_feed

        content, mime, base = _fetched(file, workspace)
        return import_feed(
            content,
            source_name(file),
            limit=limit,
            section=section.strip(),
            lead=not into,
            content_type=mime,
            base=base,
        )

    run_import(make, into, date, out, force=force, workspace=workspace)


def _fetched(file: str, workspace: Path | None) -> tuple[bytes, str, str]:
    """A feed's bytes, its type, and where it came from, if it came from an address."""
    if not file.startswith(("https://", "http://")):
        return read_source(file), "", ""
    from newsletter.cache import Cache
    from newsletter.cli import network
    from newsletter.errors import UsageError
    from newsletter.workspace import load_workspace

    try:
        cache = load_workspace(workspace).cache
    except UsageError:
        cache = Cache(None)  # a draft may be made without a workspace
    with network.open_fetcher(cache) as fetcher:
        found = fetcher.feed(file)
    return found.content, found.content_type, found.url
