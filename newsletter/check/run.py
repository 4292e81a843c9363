"""Runs the rules over one email."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.check.context import CheckContext
from newsletter.check.online import visits_of
from newsletter.check.registry import RULES
from newsletter.check.rule import Rule
from newsletter.check.settle import refuse_unknown, settle, severities
from newsletter.dataclass import dataclass
from newsletter.error_codes import CODES, LETTERS
from newsletter.model.finding import SEVERITIES, Finding, Ignore, Severity
from newsletter.model.visit import Visit

_OF_IGNORES = "X"

KNOWN_CODES: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(rule.code for rule in RULES),
            *(code for code in CODES if code[0] == "W" or code[0] in LETTERS),
        )
    )
)
"""Every code that a finding can have: the rules', and those of checks that compose itself."""

ONLINE_CODES = frozenset(rule.code for rule in RULES if rule.needs == "online")
"""Of rules that are silent unless the network is asked: an ignore may be needed all the same."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the checks say of one email.

    Attributes:
        findings: In the order of the issue's file; those about other files last.
        accepted: Findings that an ignore took away.
        used: The ignores that did so, or would have before their last day.
        visits: What was found at the addresses of links and pictures, those left out among them;
            empty unless the network was asked.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    used: frozenset[Ignore] = frozenset()
    visits: tuple[Visit, ...] = ()


def run_checks(context: CheckContext, rules: Sequence[Rule] = RULES) -> CheckReport:
    """Everything that is flawed in an email.

    Args:
        context: The email; its ``composed`` findings are settled with the rules'.
        rules: Some of them, for tests.

    Raises:
        ConfigError: E025 if newsletter.toml names a rule that does not exist.
        IssueError: E057 if the issue does.
    """
    changed = severities(context.config.check, KNOWN_CODES)
    own, shared = context.issue.ignores, context.config.check.ignore
    refuse_unknown(own, KNOWN_CODES)
    found = [*context.composed, *_hits(context, rules, changed)]
    settled = settle(dict.fromkeys(found), changed, (*own, *shared), context.date)
    matched: frozenset[Ignore] = settled.used | settled.expired
    idle = frozenset() if context.online is not None else ONLINE_CODES
    context.unused = tuple(it for it in own if it not in matched and it.code not in idle)
    context.expired = tuple(it for it in (*own, *shared) if it in settled.expired)
    about = _hits(context, rules, changed, ignores=True)
    findings = (*settled.findings, *settle(about, changed, (), context.date).findings)
    path = context.issue.location.path
    ordered = sorted(findings, key=lambda finding: _place(finding, path))
    visits = tuple(visit for _, visit in visits_of(context)) if context.online is not None else ()
    return CheckReport(tuple(ordered), settled.accepted, matched, visits)


def _hits(
    context: CheckContext,
    rules: Sequence[Rule],
    changed: dict[str, str],
    *,
    ignores: bool = False,
) -> Iterator[Finding]:
    for rule in rules:
        if (rule.code[0] == _OF_IGNORES) is not ignores or changed.get(rule.code) == "off":
            continue
        if rule.needs == "online" and not context.online:
            continue
        yield from rule.check(context)


def _place(finding: Finding, path: str) -> tuple[bool, str, int, int, str]:
    problem = finding.problem
    return (problem.path != path, problem.path, problem.line, problem.column, problem.code)


def refusing(findings: Sequence[Finding], fail_on: Severity) -> tuple[Finding, ...]:
    """The findings that are as grave as the threshold, or graver."""
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return tuple(finding for finding in findings if finding.severity in grave)
