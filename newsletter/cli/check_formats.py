"""What ``newsletter check`` prints for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from newsletter.cli.check_online import count_visits, describe_visit, every_visit
from newsletter.cli.console import describe
from newsletter.model.finding import SEVERITIES
from newsletter.version import __version__

if TYPE_CHECKING:
    from newsletter.building.check_many import CheckResult
    from newsletter.check.rule import Rule
    from newsletter.cli.told import Told
    from newsletter.errors import Problem
    from newsletter.model.finding import Finding

_SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
# Source: GitHub, "Workflow commands for GitHub Actions", and actions/toolkit, command.ts, which
# escapes these and no others (read 2026-11-23).
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def count_findings(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are of each severity."""
    severities = [finding.severity for finding in findings]
    return {severity: severities.count(severity) for severity in SEVERITIES}


def as_json(
    results: Sequence[CheckResult],
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    exit_code: int,
    *,
    online: bool = False,
) -> dict[str, Any]:
    """The stable document; docs/json.md describes it.

    Args:
        results: One for each issue.
        findings: What is wrong with no issue in particular.
        problems: What kept issues from being tried.
        exit_code: The process's.
        online: Whether the links' addresses were asked for.
    """
    every = [*findings, *(it for result in results for it in result.findings)]
    return {
        "version": 1,
        "exit_code": exit_code,
        "results": [
            {
                "date": result.date.isoformat(),
                "issue": result.name,
                "findings": [describe(it.problem, it.severity) for it in result.findings],
                "ignored": result.accepted,
                "problems": [describe(problem) for problem in result.problems],
                "links": [describe_visit(it) for it in result.visits] if online else None,
            }
            for result in results
        ],
        "findings": [describe(it.problem, it.severity) for it in findings],
        "problems": [describe(problem) for problem in problems],
        "summary": {
            **count_findings(every),
            "ignored": sum(it.accepted for it in results),
            "links": count_visits(every_visit(results)) if online else None,
        },
    }


def as_github(
    findings: Iterable[Finding],
    problems: Iterable[Problem],
    names: Mapping[str, str],
    told: Told,
) -> Iterator[str]:
    """Workflow commands, one line each: GitHub shows them at the line in a pull request.

    Args:
        names: A rule's name by its code.
        told: Of how many issues each is true.
    """
    for problem in problems:
        yield _command("error", problem, names, told)
    for finding in findings:
        yield _command(finding.severity, finding.problem, names, told)


def _command(level: str, problem: Problem, names: Mapping[str, str], told: Told) -> str:
    properties = {
        "file": problem.path,
        "line": str(problem.line or ""),
        "col": str(problem.column or ""),
        "title": f"{problem.code} {names.get(problem.code, '')}".rstrip(),
    }
    said = ",".join(
        f"{name}={_escape(value, _PROPERTY_ESCAPES)}" for name, value in properties.items() if value
    )
    count = told.count(problem)
    message = problem.message + (f" (in {count} issues)" if count > 1 else "")
    message += f"; {problem.hint}" if problem.hint else ""
    return f"::{level} {said}::{_escape(message, _ESCAPES)}"


def _escape(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)


def as_sarif(
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    rules: Sequence[Rule],
    told: Told,
) -> dict[str, Any]:
    """A SARIF log, for code hosts and editors.

    Args:
        told: Of how many issues each finding is true: a result's ``occurrenceCount``.

    Source: OASIS, Static Analysis Results Interchange Format 2.1.0, errata 01.
    """
    used = sorted({finding.problem.code for finding in findings})
    known = {rule.code: rule for rule in rules}
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newsletter",
                        "semanticVersion": __version__,
                        "rules": [_descriptor(code, known.get(code)) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"WORKSPACE": {"description": {"text": "The workspace."}}},
                "invocations": [
                    {
                        "executionSuccessful": not problems,
                        "toolExecutionNotifications": [
                            {
                                "descriptor": {"id": problem.code},
                                "level": "error",
                                "message": {"text": _text(problem)},
                                **_locations(problem),
                            }
                            for problem in problems
                        ],
                    }
                ],
                "results": [
                    {
                        "ruleId": finding.problem.code,
                        "ruleIndex": used.index(finding.problem.code),
                        "level": _LEVELS[finding.severity],
                        "message": {"text": _text(finding.problem)},
                        "occurrenceCount": told.count(finding.problem),
                        **_locations(finding.problem),
                    }
                    for finding in findings
                ],
            }
        ],
    }


def _descriptor(code: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code}
    source = f" Source: {rule.source.title} (read {rule.source.read_on})."
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.remedy[:1].upper()}{rule.remedy[1:]}.{source}"},
        **({"helpUri": rule.source.url} if rule.source.url else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _text(problem: Problem) -> str:
    return problem.message + (f". Help: {problem.hint}" if problem.hint else "")


def _locations(problem: Problem) -> dict[str, Any]:
    if not problem.path:
        return {}
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(problem.path), "uriBaseId": "WORKSPACE"}
    }
    if problem.line:
        region = {"startLine": problem.line}
        if problem.column:
            region["startColumn"] = problem.column
        place["region"] = region
    return {"locations": [{"physicalLocation": place}]}
