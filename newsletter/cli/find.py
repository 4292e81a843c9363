"""``newsletter find``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsletter.cli.console import inert, say
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.unread import say_unread

if TYPE_CHECKING:
    from newsletter.errors import Problem


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
        unread: list[Problem] = []
        for issue in reversed(space.issue_files(unread)):
            try:
                source = space.read_source(issue.path)
                stories = find_stories(source.text, source.path, words)
            except NewsletterError as error:
                unread.extend(error.problems)
                continue
            for story in stories:
                found += 1
                url = f"  {story.url}" if story.url else ""
                print(inert(f"{story.location}: {story.title}{url}"))
        say_unread(unread, "searched")
        if not found:
            say("no story has these words")
            run.exit_code = 3
