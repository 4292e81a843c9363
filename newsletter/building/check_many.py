"""Checks issues without writing anything, shared out over the machine's cores like builds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsletter.building.build import BuildOptions, check_issue, share_out
from newsletter.check.registry import RULES
from newsletter.check.run import refusing
from newsletter.compose import Composer
from newsletter.errors import NewsletterError, Problem
from newsletter.model.finding import Finding, Ignore, Severity
from newsletter.workspace import IssueFile, Workspace


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the checks say of one issue.

    Attributes:
        name: The issue's file, relative to the workspace.
        findings: What is flawed.
        accepted: How many findings an ignore took away.
        used: The ignores that did so.
        problems: Why no email could be made; there are no findings then.
        exit_code: What the process ends with because of this issue, at ``[check] fail_on``.
    """

    date: datetime.date
    name: str
    findings: tuple[Finding, ...] = ()
    accepted: int = 0
    used: frozenset[Ignore] = frozenset()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0


def check_one(composer: Composer, issue: IssueFile, fail_on: Severity) -> CheckResult:
    """Check one issue; what keeps it from being made is in the result."""
    try:
        _, _, report = check_issue(composer, issue, BuildOptions())
    except NewsletterError as error:
        return CheckResult(
            issue.date, issue.name, problems=error.problems, exit_code=error.exit_code
        )
    return CheckResult(
        issue.date,
        issue.name,
        report.findings,
        len(report.accepted),
        report.used,
        exit_code=1 if refusing(report.findings, fail_on) else 0,
    )


def check_many(
    workspace: Workspace, issues: Sequence[IssueFile], fail_on: Severity, jobs: int = 0
) -> Iterator[CheckResult]:
    """Check issues, in order.

    Args:
        fail_on: From which severity on an issue counts as refused.
        jobs: Processes; 0 for one a core.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    return share_out(workspace, issues, _Check(fail_on), jobs)


@dataclass(frozen=True, slots=True)
class _Check:
    """``check_one`` as it travels to another process."""

    fail_on: Severity

    def __call__(self, composer: Composer, issue: IssueFile) -> CheckResult:
        return check_one(composer, issue, self.fail_on)


def unused_ignores(workspace: Workspace, results: Sequence[CheckResult]) -> tuple[Finding, ...]:
    """Findings for the ignores of newsletter.toml that no issue of the workspace needed.

    Args:
        results: Those of every issue: one issue alone says nothing about the others.
    """
    rule = next(rule for rule in RULES if rule.name == "ignore_unused")
    settings = workspace.config.check
    used = frozenset[Ignore]().union(*(result.used for result in results))
    if any(setting.key == rule.code and setting.value == "off" for setting in settings.severity):
        return ()
    return tuple(
        rule.found(it.location, f"this ignore of {it.code} takes no finding of any issue away")
        for it in settings.ignore
        if it not in used
    )
