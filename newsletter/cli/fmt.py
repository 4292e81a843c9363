"""``newsletter fmt``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli.build import now
from newsletter.cli.console import say
from newsletter.cli.options import IssueArgument, WorkspaceOption
from newsletter.cli.reporting import reported


def fmt(
    issue: IssueArgument = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print the changes; write nothing.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write an issue in canonical form; its meaning stays.

    Example: newsletter fmt latest --diff
    """
    with reported() as run:
        from newsletter.content.formatting import format_document
        from newsletter.importers.placing import write_document
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        chosen = space.select(issue, now())
        text = space.read_source(chosen.path).text
        made = format_document(text, chosen.name)
        if made == text:
            say(f"{chosen.name} is in canonical form")
            return
        if diff:
            import difflib

            lines = text.splitlines(keepends=True), made.splitlines(keepends=True)
            names = f"a/{chosen.name}", f"b/{chosen.name}"
            print("".join(difflib.unified_diff(*lines, *names)), end="")
        elif not check:
            write_document(chosen.path, made, replace=True)
            print(chosen.name)
        if check:
            say(f"{chosen.name} is not in canonical form")
            run.exit_code = 1
