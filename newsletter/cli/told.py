"""What several issues share, a flaw of newsletter.toml for one, is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TypeAlias

from newsletter.cli.console import inert, say
from newsletter.dataclass import dataclass
from newsletter.errors import Problem

_Key: TypeAlias = tuple[str, str, int, int, str]


@dataclass(slots=True)
class Told:
    """What was told of the issues so far, and of how many of them it was true."""

    _issues: dict[_Key, set[str]] = field(default_factory=dict)
    _first: list[Problem] = field(default_factory=list)

    def once(self, problems: Iterable[Problem], issue: str) -> Iterator[Problem]:
        """Those of an issue's problems that were not told yet."""
        return (problem for problem in problems if self.is_new(problem, issue))

    def is_new(self, problem: Problem, issue: str) -> bool:
        """Whether a problem was not told yet; it counts as told from here on.

        One without a file is always new: only its issue says where it is.
        """
        if not problem.path:
            return True
        issues = self._issues.setdefault(_key(problem), set())
        if not issues:
            self._first.append(problem)
        known = bool(issues)
        issues.add(issue)
        return not known

    def count(self, problem: Problem) -> int:
        """How many issues have a problem."""
        return len(self._issues.get(_key(problem), ())) or 1

    def before(self, problems: Iterable[Problem], issue: str) -> str:
        """Which of an issue's problems an earlier issue told, for the line that says what became
        of it; empty if none."""
        known = [it for it in problems if self._issues.get(_key(it), {issue}) - {issue}]
        places = ", ".join(f"{it.code} at {it.place}" for it in known)
        return f": {inert(places)}, as told above" if places else ""

    def say_counts(self) -> None:
        """Say of what was told once how many issues it concerns, if that is more than one."""
        for problem in self._first:
            count = self.count(problem)
            if count > 1:
                say(f"{problem.code} at {inert(problem.place)} concerns {count} issues")


def _key(problem: Problem) -> _Key:
    return (problem.code, problem.path, problem.line, problem.column, problem.message)
