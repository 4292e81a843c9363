"""What a workspace and an editor make of findings: severities, and those that they accept."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from newsletter.config.settings import CheckSettings
from newsletter.dataclass import dataclass
from newsletter.errors import ConfigError, IssueError, Problem
from newsletter.fields import nearest
from newsletter.model.finding import Finding, Ignore, Severity
from newsletter.model.location import Location


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings after the settings.

    Attributes:
        findings: Those that are left.
        accepted: Those that an ignore took away.
        used: The ignores that did so.
        expired: The ignores that would have, had their last day not passed.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    used: frozenset[Ignore]
    expired: frozenset[Ignore]


@functools.lru_cache(maxsize=8)
def severities(settings: CheckSettings, known: tuple[str, ...]) -> dict[str, str]:
    """The severities that newsletter.toml changes, by code; ``off`` for a rule that never runs.

    Args:
        known: Every code that a finding can have.

    Raises:
        ConfigError: E025 for every code that no rule has, in ``severity`` and ``ignore``.
    """
    named = [(setting.key, setting.location) for setting in settings.severity]
    named += [(ignore.code, ignore.location) for ignore in settings.ignore]
    problems = [_unknown("E025", code, place, known) for code, place in named if code not in known]
    if problems:
        raise ConfigError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return {setting.key: setting.value for setting in settings.severity}


def refuse_unknown(ignores: Sequence[Ignore], known: Sequence[str]) -> None:
    """Hold an issue's ignores to the rules that there are.

    Raises:
        IssueError: E057 for every code that no rule has.
    """
    problems = [
        _unknown("E057", it.code, it.location, known) for it in ignores if it.code not in known
    ]
    if problems:
        raise IssueError(problems)


def _unknown(error: str, code: str, place: Location, known: Sequence[str]) -> Problem:
    close = nearest(code.upper(), known)
    hint = f'did you mean "{close}"?' if close else "newsletter rules lists them all"
    return place.problem(error, f'no rule has the code "{code}"', hint)


def settle(
    findings: Iterable[Finding], changed: Mapping[str, str], ignores: Sequence[Ignore], day: date
) -> Settled:
    """Apply severities and ignores.

    Args:
        changed: As ``severities`` gives them.
        ignores: The issue's own and the workspace's.
        day: The issue's date: an ignore holds until the end of its last day.
    """
    by_code: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_code.setdefault(ignore.code, []).append(ignore)
    left: list[Finding] = []
    accepted: list[Finding] = []
    used: set[Ignore] = set()
    expired: set[Ignore] = set()
    for finding in findings:
        code = finding.problem.code
        wanted = changed.get(code, finding.severity)
        if wanted == "off":
            continue
        if wanted != finding.severity:
            finding = replace(finding, severity=cast(Severity, wanted))  # noqa: PLW2901
        entries = by_code.get(code, ())
        holding = [it for it in entries if it.until is None or it.until >= day]
        if holding:
            used.update(holding)
            accepted.append(finding)
        else:
            expired.update(entries)
            left.append(finding)
    return Settled(tuple(left), tuple(accepted), frozenset(used), frozenset(expired))
