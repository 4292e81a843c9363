"""``newsletter sponsors proof``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.completion import complete_issue
from newsletter.cli.console import say
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.results import shown_folder
from newsletter.cli.sponsors_range import now

if TYPE_CHECKING:
    from newsletter.building.sponsor_proofs import ProofPage


def proof(
    issue: Annotated[
        str,
        typer.Argument(
            metavar="DATE",
            help="A date, a file, a folder, today, or latest.",
            show_default="latest",
            autocompletion=complete_issue,
        ),
    ] = "latest",
    out: Annotated[
        Path | None, typer.Option(help="Folder for the pages.", show_default="build/proofs/DATE")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over earlier pages.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write one page per creative for its advertiser to approve.

    Example: newsletter sponsors proof 2026-01-05
    """
    with reported() as run:
        from newsletter.building.sponsor_proofs import render_proofs
        from newsletter.errors import NothingToDoError, Problem
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        file = space.select(issue, now())
        pages = render_proofs(space, file)
        if not pages:
            hint = f"newsletter sponsors why {file.date} says why"
            message = "the issue has no sponsor, so there is nothing to approve"
            raise NothingToDoError(Problem("E013", message, file.name, hint=hint))
        folder = out or space.root / "build" / "proofs" / file.date.isoformat()
        write_pages(folder, pages, force=force)
        for page in pages:
            print(shown_folder(folder / page.name))
        say(f"{len(pages)} page{'' if len(pages) == 1 else 's'}: open one, or send it as it is")


def write_pages(folder: Path, pages: tuple[ProofPage, ...], *, force: bool) -> None:
    """Write all the pages, or none.

    Raises:
        OutputError: E160 for every page that is there already, unless ``force`` is set.
    """
    from newsletter.errors import OutputError, Problem

    there = [
        Problem("E160", "the page is already there", str(folder / page.name), hint="use --force")
        for page in pages
        if (folder / page.name).exists() or (folder / page.name).is_symlink()
    ]
    if there and not force:
        raise OutputError(there)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[tuple[Path, Path]] = []
    try:
        for page in pages:
            path = folder / page.name
            draft = path.with_name(f".{page.name}.tmp")
            draft.write_text(page.html, encoding="utf-8", newline="\n")
            made.append((draft, path))
        for draft, path in made:
            draft.replace(path)
    finally:
        for draft, _ in made:
            draft.unlink(missing_ok=True)
