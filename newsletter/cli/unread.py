"""One line for all the issues that another command than theirs could not read."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.cli.console import inert, paint_warning, say
from newsletter.errors import Problem


def say_unread(problems: Sequence[Problem], lost: str) -> None:
    """Count the issues, name the first problem, and say where all of them are told.

    A half-written issue is no news to its editor, and ten of them hid what was asked for.

    Args:
        problems: Those of all the issues, each issue's own together.
        lost: What became of the issues: ``searched``.
    """
    if not problems:
        return
    count = len({problem.path for problem in problems})
    first = problems[0]
    where = f"{'the first is ' if count > 1 else ''}{inert(first.place)}"
    say(
        f"{paint_warning('warning')}: {count} issue{'s' * (count > 1)} could not be {lost}: "
        f"{where}, {inert(first.message)}; newsletter check --all tells everything"
    )
