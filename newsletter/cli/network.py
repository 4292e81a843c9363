"""The command line's way to the network, and the bar that shows how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsletter.errors import Problem, UsageError

if TYPE_CHECKING:
    from newsletter.cache import Cache
    from newsletter.fetching.client import Fetcher
    from newsletter.fetching.links import LinkVisitor


@contextmanager
def open_fetcher(cache: Cache) -> Iterator[Fetcher]:
    """A fetcher that is closed in the end; tests put another in its place.

    Raises:
        UsageError: E171 if httpx is not installed.
    """
    try:
        from newsletter.fetching.client import Fetcher
    except ImportError as error:
        raise _without_httpx("fetching") from error
    fetcher = Fetcher(cache)
    try:
        yield fetcher
    finally:
        fetcher.close()


@contextmanager
def open_visitor() -> Iterator[LinkVisitor]:
    """A visitor of links that is closed in the end; tests put another in its place.

    Raises:
        UsageError: E171 if httpx is not installed.
    """
    try:
        from newsletter.fetching.links import LinkVisitor
    except ImportError as error:
        raise _without_httpx("checking links") from error
    visitor = LinkVisitor()
    try:
        yield visitor
    finally:
        visitor.close()


def _without_httpx(what: str) -> UsageError:
    hint = "pip install 'newsletter[import]'"
    return UsageError(Problem("E171", f"{what} needs httpx", hint=hint))


@contextmanager
def progress_shown(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal only, gone in the end; gives the function that says: one more is done."""
    if not _on_terminal() or not total:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)


def _on_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def steps_shown(what: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
    """Shows how far long work is, on a terminal only; gives the function that names each step.

    Args:
        what: What is done, as ``Reading the feeds``.
        total: How many steps there are; None if nobody knows.
    """
    if not _on_terminal():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    from newsletter.cli.console import inert

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20)
    counted = () if total is None else (MofNCompleteColumn(),)
    with Progress(*columns, *counted, console=console, transient=True) as progress:
        task = progress.add_task(what, total=total)
        steps = 0

        def step(name: str) -> None:
            nonlocal steps
            progress.update(task, description=escape(inert(name)[:60]), completed=steps)
            steps += 1

        yield step
