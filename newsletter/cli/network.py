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


@contextmanager
def open_fetcher(cache: Cache) -> Iterator[Fetcher]:
    """A fetcher that is closed in the end; tests put another in its place.

    Raises:
        UsageError: E171 if httpx is not installed.
    """
    try:
        from newsletter.fetching.client import Fetcher
    except ImportError as error:
        hint = "pip install 'newsletter[import]'"
        raise UsageError(Problem("E171", "fetching needs httpx", hint=hint)) from error
    fetcher = Fetcher(cache)
    try:
        yield fetcher
    finally:
        fetcher.close()


@contextmanager
def steps_shown() -> Iterator[Callable[[str], None]]:
    """Shows what is done at present, on a terminal only; gives the function that says it."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    from newsletter.cli.console import inert

    console = Console(stderr=True, no_color="NO_COLOR" in os.environ)
    with console.status("Reading the feeds") as status:
        yield lambda what: status.update(escape(inert(what)[:70]))
