"""Which creatives the issues before one show: too many runs in a row are a finding."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from newsletter.compose import Composer, read_issue
from newsletter.errors import NewsletterError
from newsletter.output.manifest import recorded_build

Shown: TypeAlias = tuple[datetime.date, frozenset[tuple[str, str]]]
"""An earlier issue, and the slugs of the sponsors and creatives that it showed."""


def shown_before(
    composer: Composer,
    day: datetime.date,
    out: Path | None,
    rebuilt: frozenset[datetime.date] = frozenset(),
) -> Iterator[Shown]:
    """What the issues before a day show, the latest first, as far back as there are builds.

    Args:
        rebuilt: Days that this command builds. Their issues are asked, not their builds: what
            one process says must not depend on how far the others have come.
    """
    builds = out or composer.workspace.root / "build"
    for earlier in reversed([it for it in composer.workspace.issue_days() if it < day]):
        shown = (
            _will_show(composer, earlier)
            if earlier in rebuilt
            else _has_shown(builds / earlier.isoformat())
        )
        if shown is None:
            return
        yield earlier, shown


def _has_shown(folder: Path) -> frozenset[tuple[str, str]] | None:
    """What the issue of a build showed; None when there is no build."""
    ran = recorded_build(folder)
    if ran is None:
        return None
    return frozenset((str(it.get("sponsor")), str(it.get("creative"))) for it in ran.sponsors)


@functools.lru_cache(maxsize=64)
def _will_show(composer: Composer, day: datetime.date) -> frozenset[tuple[str, str]] | None:
    """What an issue places; None when it cannot be read."""
    workspace = composer.workspace
    try:
        source = workspace.read_source(workspace.issue_file(day).path)
        slots = composer.place(read_issue(source.text, source.path)).issue.sponsor_slots
    except NewsletterError:
        return None
    return frozenset((slot.sponsor, slot.creative.slug) for slot in slots)
