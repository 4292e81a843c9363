"""Checks issues without writing anything, shared out over the machine's cores like builds."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from newsletter.building.build import check_issue, compose_issue, share_out
from newsletter.building.checking import collect_links
from newsletter.building.results import BuildOptions
from newsletter.check.registry import RULES
from newsletter.check.run import ONLINE_CODES, refusing
from newsletter.compose import Composer
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.model.finding import Finding, Ignore, Severity
from newsletter.model.visit import Visit
from newsletter.workspace import IssueFile, Workspace


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the checks say of one issue.

    Attributes:
        name: The issue's file, relative to the workspace.
        findings: What is flawed.
        accepted: How many findings an ignore took away.
        used: The ignores that did so, or would have before their last day.
        problems: Why no email could be made; there are no findings then.
        exit_code: What the process ends with because of this issue, at ``[check] fail_on``.
        visits: What was found at the addresses of its links and pictures; empty unless the
            network was asked.
    """

    date: datetime.date
    name: str
    findings: tuple[Finding, ...] = ()
    accepted: int = 0
    used: frozenset[Ignore] = frozenset()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    visits: tuple[Visit, ...] = ()


def check_one(
    composer: Composer,
    issue: IssueFile,
    fail_on: Severity,
    online: Mapping[str, Visit] | None = None,
) -> CheckResult:
    """Check one issue; what keeps it from being made is in the result.

    Args:
        online: What was found at the links' addresses; None when nobody was asked.
    """
    try:
        _, _, report = check_issue(composer, issue, BuildOptions(), online=online)
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
        visits=report.visits,
    )


def check_many(
    workspace: Workspace,
    issues: Sequence[IssueFile],
    fail_on: Severity,
    jobs: int = 0,
    online: Sequence[Mapping[str, Visit]] = (),
) -> Iterator[CheckResult]:
    """Check issues, in order.

    Args:
        fail_on: From which severity on an issue counts as refused.
        jobs: Processes; 0 for one a core.
        online: For each issue what was found at its links' addresses; empty when nobody was asked.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    found: Sequence[Mapping[str, Visit] | None] = online or [None] * len(issues)
    pairs = list(zip(issues, found, strict=True))
    return share_out(workspace, pairs, _Check(fail_on), jobs)


@dataclass(frozen=True, slots=True)
class _Check:
    """``check_one`` as it travels to another process."""

    fail_on: Severity

    def __call__(
        self, composer: Composer, pair: tuple[IssueFile, Mapping[str, Visit] | None]
    ) -> CheckResult:
        return check_one(composer, pair[0], self.fail_on, pair[1])


def links_of_issues(
    workspace: Workspace, issues: Sequence[IssueFile], jobs: int = 0
) -> Iterator[tuple[str, ...]]:
    """The addresses that have to be visited for each issue; none for one that cannot be made.

    Raises:
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    return share_out(workspace, issues, _links_of_issue, jobs)


def _links_of_issue(composer: Composer, issue: IssueFile) -> tuple[str, ...]:
    try:
        source, composition = compose_issue(composer, issue)
        return collect_links(composer, composition, source)
    except NewsletterError:
        return ()  # the check itself says why


def unused_ignores(
    workspace: Workspace, results: Sequence[CheckResult], *, online: bool = False
) -> tuple[Finding, ...]:
    """Findings for the ignores of newsletter.toml that no issue of the workspace needed.

    Args:
        results: Those of every issue: one issue alone says nothing about the others.
        online: The rules that need the network ran too.
    """
    rule = next(rule for rule in RULES if rule.name == "ignore_unused")
    settings = workspace.config.check
    idle = frozenset() if online else ONLINE_CODES
    used = frozenset[Ignore]().union(*(result.used for result in results))
    if any(setting.key == rule.code and setting.value == "off" for setting in settings.severity):
        return ()
    return tuple(
        rule.found(it.location, f"this ignore of {it.code} takes no finding of any issue away")
        for it in settings.ignore
        if it not in used and it.code not in idle
    )
