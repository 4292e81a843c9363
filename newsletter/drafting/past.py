"""What earlier issues had, so that no story is told twice."""

from __future__ import annotations

import datetime
import posixpath
from dataclasses import field

from newsletter.content.document import parse_document
from newsletter.content.stories import stories_of
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.importers.lines import squashed
from newsletter.urls import story_key
from newsletter.workspace import Workspace

_TELLING = 20
"""Characters from which a title tells one story from all others."""


@dataclass(slots=True)
class Used:
    """The stories that are taken already, by address and by title."""

    keys: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    def add(self, url: str, title: str) -> None:
        """Take a story."""
        self.keys |= {story_key(url)} if url else set()
        self.titles |= {squashed(title)} if len(title) >= _TELLING else set()

    def has(self, url: str, title: str) -> bool:
        """Whether a story is taken: under this address, another spelling of it, or its title."""
        return bool(url and story_key(url) in self.keys) or squashed(title) in self.titles


def past_stories(
    space: Workspace, day: datetime.date, problems: list[Problem] | None = None
) -> Used:
    """The stories of the issues before a day, as many issues as ``drafts.past_issues`` says.

    Args:
        space: The workspace.
        day: The new issue's; only issues before it count.
        problems: Where those of issues that cannot be read are added, in the order of their days;
            a folder with two issue documents is one of them.
    """
    used = Used()
    count = space.config.drafts.past_issues
    if not count:
        return used
    doubled: list[Problem] = []
    earlier = [file for file in space.issue_files(doubled) if file.date < day]
    recent = earlier[-count:]
    unread = _between(doubled, recent[0].date if len(recent) < len(earlier) else None, day)
    for file in recent:
        try:
            source = space.read_source(file.path)
            for story in stories_of(parse_document(source.text, source.path)):
                used.add(story.url, story.title)
        except NewsletterError as error:
            unread.extend(error.problems)
    if problems is not None:
        problems.extend(sorted(unread, key=lambda problem: problem.path))
    return used


def _between(
    doubled: list[Problem], first: datetime.date | None, day: datetime.date
) -> list[Problem]:
    """The folders of days before one, and not before the first that counts."""
    after = first.isoformat() if first else ""
    return [it for it in doubled if after <= posixpath.basename(it.path) < day.isoformat()]
