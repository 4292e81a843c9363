"""``newsletter sponsors check``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsletter.cli.console import describe, print_json, say, show_problem, show_problems
from newsletter.cli.options import FormatOption, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.sponsors_range import FromOption, ToOption, open_composer, parse_range

if TYPE_CHECKING:
    from newsletter.building.sponsorship import DayPlan
    from newsletter.model.finding import Finding


def check(
    first: FromOption = None,
    last: ToOption = None,
    output_format: FormatOption = OutputFormat.text,
    workspace: WorkspaceOption = None,
) -> None:
    """Find conflicts of bookings, placements and issues.

    Example: newsletter sponsors check
    """
    as_json = output_format is OutputFormat.json
    begin, end = parse_range(first, last)
    with reported(as_json=as_json) as run:
        from newsletter.building.sponsorship import busy_range, days_between, plan_days

        composer = open_composer(run, workspace)
        busy = busy_range(composer)
        days: list[DayPlan] = []
        if busy:
            days = plan_days(composer, days_between(begin or busy[0], end or busy[1]))
        problems = [problem for day in days for problem in day.problems]
        findings = merge_days(days)
        refused = any(finding.severity == "error" for finding in findings)
        run.exit_code = 2 if problems else 1 if refused else 0
        show_problems(problems, root=run.root)
        for at, finding in enumerate(findings):
            if at or problems:
                say()
            show_problem(finding.problem, finding.severity, root=run.root)
        if as_json:
            print_json(
                {
                    "version": 1,
                    "exit_code": run.exit_code,
                    "from": days[0].date.isoformat() if days else None,
                    "to": days[-1].date.isoformat() if days else None,
                    "findings": [describe(it.problem, it.severity) for it in findings],
                    "problems": [describe(problem) for problem in problems],
                }
            )
            return
        _say_summary(days, findings)


def merge_days(days: Sequence[DayPlan]) -> list[Finding]:
    """The findings of some days; what is wrong on several of them alike is told once."""
    groups: dict[tuple[str, str, str], tuple[Finding, list[str]]] = {}
    for day in days:
        iso = day.date.isoformat()
        for finding in day.findings:
            problem = finding.problem
            key = (problem.code, problem.place, problem.message.replace(iso, ""))
            groups.setdefault(key, (finding, []))[1].append(iso)
    merged: list[Finding] = []
    for finding, dates in groups.values():
        found = finding
        if len(dates) > 1:
            count = len(dates) - 1
            more = f"; so on {count} more day{'s' if count > 1 else ''}, the last {dates[-1]}"
            problem = replace(finding.problem, message=finding.problem.message + more)
            found = replace(finding, problem=problem)
        merged.append(found)
    return merged


def _say_summary(days: Sequence[DayPlan], findings: Sequence[Finding]) -> None:
    if not days:
        say("nothing is booked, and there is no issue")
        return
    errors = sum(finding.severity == "error" for finding in findings)
    others = len(findings) - errors
    counts = [f"{errors} error{'' if errors == 1 else 's'}"] * bool(errors)
    counts += [f"{others} warning{'' if others == 1 else 's'}"] * bool(others)
    if findings:
        say()
    say(f"{days[0].date} to {days[-1].date}: {', '.join(counts) or 'no conflict'}")
