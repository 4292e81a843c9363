"""Reads the workspace's feeds; one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, cast

from newsletter.config.settings import FeedSettings
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem, TemporaryError, UsageError
from newsletter.fetching.body import Fetched
from newsletter.files import UnreadableFileError, read_limited
from newsletter.importers.feeds.decoding import LIMIT_BYTES
from newsletter.importers.feeds.model import Feed
from newsletter.importers.feeds.reading import read_feed
from newsletter.model.blocks import ItemKind
from newsletter.workspace import Workspace

FetchFeed: TypeAlias = Callable[[str], Fetched]
"""Gets a feed from its address; what goes wrong is a NewsletterError."""


@dataclass(frozen=True, slots=True)
class GatheredFeed:
    """A feed and what newsletter.toml says of it."""

    settings: FeedSettings
    feed: Feed


@dataclass(frozen=True, slots=True)
class FailedFeed:
    """A feed that gave nothing.

    Attributes:
        temporary: It may be there later.
    """

    settings: FeedSettings
    problem: Problem
    temporary: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """All feeds of a workspace, in newsletter.toml's order."""

    feeds: tuple[GatheredFeed, ...] = ()
    failed: tuple[FailedFeed, ...] = ()


def gather_feeds(
    space: Workspace, fetch: FetchFeed, step: Callable[[str], None] = lambda _: None
) -> Gathered:
    """Read every feed that is enabled.

    Args:
        space: The workspace.
        fetch: Gets those that have an address.
        step: Called with the name of the feed that is read next.
    """
    feeds: list[GatheredFeed] = []
    failed: list[FailedFeed] = []
    for settings in space.config.feeds:
        if not settings.enabled:
            continue
        step(settings.name)
        try:
            feeds.append(GatheredFeed(settings, _read(space, settings, fetch)))
        except NewsletterError as error:
            first = error.problems[0]
            place = settings.location
            problem = Problem(
                first.code,
                f'the feed "{settings.name}" gave nothing: {first.message}',
                place.path,
                place.line,
                hint=first.hint,
            )
            failed.append(FailedFeed(settings, problem, isinstance(error, TemporaryError)))
    return Gathered(tuple(feeds), tuple(failed))


def _read(space: Workspace, settings: FeedSettings, fetch: FetchFeed) -> Feed:
    fetched = fetch(settings.url) if settings.url else Fetched(_file(space, settings.file))
    feed = read_feed(fetched.content, content_type=fetched.content_type, base=fetched.url)
    items = feed.items
    if settings.kind:
        kind = cast(ItemKind, settings.kind)
        items = tuple(replace(item, kind=kind) for item in items)
    if settings.source:
        items = tuple(replace(item, source=settings.source) for item in items)
    return replace(feed, items=items)


def _file(space: Workspace, name: str) -> bytes:
    path = (space.root / name).resolve()
    if not path.is_relative_to(space.root):
        raise UsageError(Problem("E010", "the file is outside the workspace", name))
    try:
        return read_limited(path, LIMIT_BYTES, name)
    except FileNotFoundError:
        raise UsageError(Problem("E006", f"there is no file {name}", name)) from None
    except UnreadableFileError as error:
        raise UsageError(error.problem) from error


def exit_code_of(failed: Sequence[FailedFeed]) -> int:
    """What a scheduled job is told when nothing came: 75 if trying again may help, else 3."""
    return 75 if any(feed.temporary for feed in failed) else 3
