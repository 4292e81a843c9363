"""``newsletter preview``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsletter.cli import build as build_command
from newsletter.cli.completion import complete_issue
from newsletter.cli.console import say
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported


def preview(
    issue: Annotated[
        str | None,
        typer.Argument(
            help="A date, a file, a folder, today, or latest.",
            show_default="the list",
            autocompletion=complete_issue,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port; 0 for any.", show_default="4820 if free"),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show issues in a browser while they are written.

    Example: newsletter preview --help
    """
    with reported() as run:
        from newsletter.errors import NewsletterError
        from newsletter.workspace import find_root, load_workspace

        run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
        root = run.root
        _need_the_extra()
        path = "/"
        if issue is not None:
            path = f"/issues/{load_workspace(root).select(issue, build_command.now()).date}/"
        else:
            try:
                load_workspace(root)
            except NewsletterError as error:
                # The page shows what is wrong, and mends itself; a folder that is none does not.
                if any(problem.code == "E001" for problem in error.problems):
                    raise
        from newsletter.preview.serve import open_socket, serve

        def ready(origin: str) -> None:
            say(f"Preview at {origin}{path} (Ctrl-C ends it)")
            if open_browser:
                import webbrowser

                webbrowser.open(f"{origin}{path}")

        serve(root, open_socket(port), ready=ready)


def _need_the_extra() -> None:
    """Say how to get what the preview needs.

    Raises:
        UsageError: E015 if a part of the extra is missing.
    """
    from importlib.util import find_spec

    from newsletter.errors import Problem, UsageError

    missing = [name for name in ("starlette", "uvicorn", "watchfiles") if not find_spec(name)]
    if missing:
        hint = "pip install 'newsletter[preview]'"
        message = f"the preview needs {', '.join(missing)}"
        raise UsageError(Problem("E015", message, hint=hint))
