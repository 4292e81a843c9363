"""What ``newsletter check`` prints for a person: each issue's flaws, and a line about them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.cli.console import inert, say, show_problem, show_problems
from newsletter.cli.told import Told

if TYPE_CHECKING:
    from newsletter.building.check_many import CheckResult
    from newsletter.model.finding import Finding


def show_result(result: CheckResult, told: Told, root: Path) -> list[Finding]:
    """Show what is wrong with one issue, if it was not told of another.

    Returns:
        The findings that were shown.
    """
    show_problems(told.once(result.problems, result.name), root=root)
    if result.problems:
        before = told.before(result.problems, result.name)
        say(f"{inert(result.name)}: no email can be made, so nothing else was checked{before}")
    new = [it for it in result.findings if told.is_new(it.problem, result.name)]
    for finding in new:
        show_problem(finding.problem, finding.severity, root=root)
        say()
    return new


def say_summary(results: Sequence[CheckResult], told: Sequence[Finding], *, online: bool) -> None:
    """The last line: how many findings of each severity were told, in how many issues.

    Args:
        told: The findings that were shown, each once.
        online: Say before it what the network said.
    """
    from newsletter.cli.check_formats import count_findings
    from newsletter.cli.check_online import every_visit, say_visits

    if online:
        say_visits(every_visit(results))
    counts = count_findings(told)
    said = [f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items() if count]
    ignored = sum(result.accepted for result in results)
    said += [f"{ignored} ignored"] if ignored else []
    made = sum(1 for result in results if not result.problems)
    issues = f"{made} issue{'s' * (made != 1)}"
    if made < len(results):
        issues += f"; {len(results) - made} could not be checked"
    say(f"{', '.join(said) or 'no findings'} in {issues}")
