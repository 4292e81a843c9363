"""``newsletter import feed``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.importing import (
    DateOption,
    ForceOption,
    IntoOption,
    OutOption,
    is_address,
    read_source,
    run_import,
    source_name,
    workspace_fetcher,
)
from newsletter.cli.options import WorkspaceOption

if TYPE_CHECKING:
    from newsletter.fetching.client import Fetcher
    from newsletter.importers.draft import Draft
    from newsletter.importers.feeds.model import FeedItem


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
    online: Annotated[
        bool, typer.Option("--online", help="Look on the stories' pages for their pictures.")
    ] = False,
    force: ForceOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a draft of a feed's newest stories.

    Example: newsletter import feed feed.xml > draft.md
    """

    def make() -> Draft:
        from newsletter.importers.feed import import_feed

        with (
            workspace_fetcher(workspace) if online or is_address(file) else nullcontext() as fetcher
        ):
            found = fetcher.feed(file) if fetcher and is_address(file) else None
            return import_feed(
                found.content if found else read_source(file),
                source_name(file),
                limit=limit,
                section=section.strip(),
                lead=not into,
                content_type=found.content_type if found else "",
                base=found.url if found else "",
                complete=_with_pictures(fetcher) if online and fetcher else lambda item: item,
            )

    run_import(make, into, date, out, force=force, workspace=workspace)


def _with_pictures(fetcher: Fetcher) -> Callable[[FeedItem], FeedItem]:
    from newsletter.importers.feeds.page_picture import with_page_picture

    return lambda item: with_page_picture(item, fetcher.page)
