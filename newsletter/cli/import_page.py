"""``newsletter import page``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli import network
from newsletter.cli.importing import (
    DateOption,
    ForceOption,
    IntoOption,
    OutOption,
    is_address,
    read_source,
    run_import,
    workspace_fetcher,
)
from newsletter.cli.options import WorkspaceOption

if TYPE_CHECKING:
    from newsletter.fetching.body import Fetched
    from newsletter.importers.draft import Draft


def page(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGE...", help="Addresses, saved files, or - once."),
    ],
    into: IntoOption = None,
    date: DateOption = None,
    out: OutOption = None,
    section: Annotated[
        str, typer.Option(help="The heading over the entries.", show_default="the site's name")
    ] = "",
    force: ForceOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a draft of articles' pages: a lead, then entries.

    Example: newsletter import page article.html --date 2026-11-20
    """

    def make() -> Draft:
        from newsletter.importers.page import import_pages

        with _ways(pages, workspace) as get:
            return import_pages(
                list(dict.fromkeys(pages)),
                get,
                lead=not into,
                section=section.strip(),
                own=_publication(workspace),
            )

    run_import(make, into, date, out, force=force, workspace=workspace)


@contextmanager
def _ways(pages: list[str], workspace: Path | None) -> Iterator[Callable[[str], Fetched]]:
    """Gives the function that gets a page, from the network or from a file."""
    from newsletter.fetching.body import Fetched

    online = any(map(is_address, pages))
    with (
        workspace_fetcher(workspace) if online else nullcontext() as fetcher,
        network.steps_shown("Reading the pages", len(pages)) as step,
    ):

        def get(source: str) -> Fetched:
            step(source)
            if fetcher is not None and is_address(source):
                return fetcher.page(source)
            return Fetched(read_source(source))

        yield get


def _publication(workspace: Path | None) -> str:
    from newsletter.errors import NewsletterError
    from newsletter.workspace import load_workspace

    try:
        return load_workspace(workspace).config.publication.name
    except NewsletterError:
        return ""  # a draft may be made without a workspace; one that is broken is reported later
