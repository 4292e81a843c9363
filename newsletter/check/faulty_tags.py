"""Every merge tag of an issue that its platform cannot have, once a renderer has met the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsletter.check.words import Walk
from newsletter.errors import MergeTagError, Problem
from newsletter.model.inline import MergeTag
from newsletter.model.issue import Issue
from newsletter.model.location import Location


def with_all_faults(
    error: MergeTagError,
    issue: Issue,
    lines: Sequence[str],
    *,
    code: Callable[[MergeTag], str],
    url: Callable[[str, Location], str],
) -> MergeTagError:
    """An error with what is wrong with every tag of the issue, in the order of its file.

    Args:
        error: What was met first. A tag that stands in no issue but in a theme is in it alone.
        issue: As far as it was assembled.
        lines: The lines of the issue's document.
        code: Gives the platform's code for a tag, or raises a ``MergeTagError``.
        url: The same for an address with tags in it.
    """
    walk = Walk(issue, lines)
    found: list[Problem] = []
    for tag in walk.tags:
        try:
            code(tag)
        except MergeTagError as fault:
            found += fault.problems
    for link in walk.links:
        try:
            url(link.url, link.location)
        except MergeTagError as fault:
            found += fault.problems
    # What is no tag at all was said where the document was read.
    said = [it for it in error.problems if it.code == "E140"]
    said += [it for it in found if it.code != "E140"]
    path = issue.location.path
    said.sort(key=lambda it: (it.path != path, it.path, it.line, it.column))
    return MergeTagError(dict.fromkeys(said) or error.problems)
