"""``newsletter find``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli.console import inert, say, show_problems
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported


def find(
    words: Annotated[list[str], typer.Argument(help="What the story has in it, in any order.")],
    workspace: WorkspaceOption = None,
) -> None:
    """Find stories in the issues, newest first.

    Example: newsletter find example
    """
    with reported() as run:
        from newsletter.content.stories import find_stories
        from newsletter.errors import NewsletterError
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        space = load_workspace(run.root)
        found = 0
        for issue in reversed(space.issue_files([])):
            try:
                source = space.read_source(issue.path)
                stories = find_stories(source.text, source.path, words)
            except NewsletterError as error:
                show_problems(error.problems, "warning", root=run.root)
                continue
            for story in stories:
                found += 1
                url = f"  {story.url}" if story.url else ""
                print(inert(f"{story.location}: {story.title}{url}"))
        if not found:
            say("no story has these words")
            run.exit_code = 3
