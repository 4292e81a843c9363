"""``newsletter import feed``."""

from __future__ import annotations

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
    file: Annotated[str, typer.Argument(help="RSS, Atom or JSON Feed; - is the standard input.")],
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

        content = read_source(file)
        return import_feed(
            content, source_name(file), limit=limit, section=section.strip(), lead=not into
        )

    run_import(make, into, date, out, force=force, workspace=workspace)
