"""Shows what became of each issue: to people as it happens, to programs at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsletter.cli.console import (
    describe,
    inert,
    paint_dim,
    print_json,
    say,
    show_problem,
    show_problems,
)
from newsletter.cli.told import Told
from newsletter.dataclass import dataclass

if TYPE_CHECKING:
    from newsletter.building.explain import Detail
    from newsletter.building.results import BuildResult
    from newsletter.errors import Problem

# From one that can be ignored to one that needs a person first.
_GRAVITY = (0, 3, 75, 1, 2)
_MANY = 20
_STATUSES = ("built", "unchanged", "failed")


@dataclass(slots=True)
class Results:
    """The results of one command, shown as they come.

    Attributes:
        root: The workspace, for the lines that problems are in.
        total: How many issues will be built.
        as_json: Print one document at the end.
        explain: Say why.
        quiet: Say nothing but problems.
        problems: What is wrong with no issue in particular.
        details: What all the issues share.
    """

    root: Path
    total: int
    as_json: bool = False
    explain: bool = False
    quiet: bool = False
    problems: list[Problem] = field(default_factory=list)
    details: tuple[Detail, ...] = ()
    _all: list[BuildResult] = field(default_factory=list)
    _told: Told = field(default_factory=Told)

    def begin(self) -> None:
        """Show what concerns no issue in particular."""
        show_problems(self.problems, root=self.root)
        _say_details(self.details, "")

    def add(self, result: BuildResult) -> None:
        """Show one result, and the progress where somebody may wait for it."""
        self._all.append(result)
        progress = self.total >= _MANY and sys.stderr.isatty() and not self.quiet
        if progress:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        self._say(result)
        if not self.as_json and result.status != "failed":
            print(shown_folder(result.folder), flush=progress)
        if progress and len(self._all) < self.total:
            line = f"{len(self._all)} of {self.total}"
            print(paint_dim(line), end="", file=sys.stderr, flush=True)

    def finish(self) -> int:
        """Print the document or the count; returns the exit code, the gravest of all."""
        codes = [result.exit_code for result in self._all]
        code = gravest([*codes, 2] if self.problems else codes)
        self._told.say_counts()
        if self.total > 1 and not self.quiet:
            counts = {status: sum(it.status == status for it in self._all) for status in _STATUSES}
            say(", ".join(f"{count} {status}" for status, count in counts.items() if count))
        if self.as_json:
            print_json(self._document(code))
        return code

    def _say(self, result: BuildResult) -> None:
        if result.status == "failed":
            show_problems(self._told.once(result.problems, result.name), root=self.root)
            self._say_findings(result)
            told = self._told.before(result.problems, result.name)
            say(f"{inert(result.name)}: nothing was written{told}")
            return
        self._say_findings(result)
        if self.quiet or (self.total > 1 and not self.explain):
            return
        line = f"{result.date} {result.status}"
        if result.status == "built":
            count = sum(1 for name in result.sizes if name.startswith("images/"))
            pictures = f"{count} picture{'' if count == 1 else 's'}"
            line += f": email.html {result.sizes['email.html'] / 1000:.1f} kB, {pictures}"
        say(line + (f" {paint_dim(f'({inert(result.reason)})')}" if self.explain else ""))
        _say_details(result.details, "  ")

    def _say_findings(self, result: BuildResult) -> None:
        for finding in result.findings:
            if finding.severity == "notice" and self.quiet:
                continue
            if self._told.is_new(finding.problem, result.name):
                show_problem(finding.problem, finding.severity, root=self.root)

    def _document(self, code: int) -> dict[str, Any]:
        """The stable form of ``--format json``; docs/json.md describes it."""
        return {
            "version": 1,
            "exit_code": code,
            "results": [_describe_result(result) for result in self._all],
            "problems": [describe(problem) for problem in self.problems],
            "details": _describe_details(self.details),
        }


def gravest(codes: Iterable[int]) -> int:
    """The exit code that stands for several."""
    return max(codes, key=_GRAVITY.index, default=0)


def shown_folder(folder: Path) -> str:
    """The folder, relative to where the user is if it is below."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _say_details(details: Iterable[Detail], indent: str) -> None:
    for detail in details:
        say(f"{indent}{detail.about} {inert(detail.name)}: {paint_dim(inert(detail.said))}")


def _describe_result(result: BuildResult) -> dict[str, Any]:
    return {
        "date": result.date.isoformat(),
        "issue": result.name,
        "folder": shown_folder(result.folder),
        "status": result.status,
        "reason": result.reason or None,
        "sizes": result.sizes,
        "findings": [describe(it.problem, it.severity) for it in result.findings],
        "problems": [describe(problem) for problem in result.problems],
        "details": _describe_details(result.details),
    }


def _describe_details(details: Iterable[Detail]) -> list[dict[str, str]]:
    return [{"about": it.about, "name": it.name, "said": it.said} for it in details]
