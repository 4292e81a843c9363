"""Turns the package's errors into messages and exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from newsletter.cli.console import describe, show_problems
from newsletter.errors import NewsletterError


@contextmanager
def reported(*, as_json: bool = False) -> Iterator[None]:
    """Show what is wrong and exit with the error's code; no traceback for a user's mistake."""
    try:
        yield
    except NewsletterError as error:
        show_problems(error.problems)
        if as_json:
            problems = [describe(problem) for problem in error.problems]
            print(json.dumps({"version": 1, "results": [], "problems": problems}, indent=2))
        raise typer.Exit(error.exit_code) from error
