"""``newsletter sponsors why``."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsletter.cli.completion import complete_issue
from newsletter.cli.console import describe, inert, print_json, show_problem, show_problems
from newsletter.cli.options import FormatOption, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.sponsors_list import flight, weekdays
from newsletter.cli.sponsors_range import now, open_composer, parse_day

if TYPE_CHECKING:
    from newsletter.compose import Composer
    from newsletter.model.sponsor import Candidate, SlotPlan

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OUTCOMES = {
    "outranked": "has a lower priority, or is a house promotion",
    "tied": "has the same priority and comes later by name: a conflict",
    "displaced": "is displaced by the placement",
    "homeless": "has no place",
}


def why(
    day: Annotated[
        str,
        typer.Argument(
            metavar="DATE",
            help="A date, today, latest, or an issue.",
            show_default="latest",
            autocompletion=complete_issue,
        ),
    ] = "latest",
    output_format: FormatOption = OutputFormat.text,
    workspace: WorkspaceOption = None,
) -> None:
    """Explain who has each slot of a day, and why.

    Example: newsletter sponsors why 2026-01-05
    """
    as_json = output_format is OutputFormat.json
    # A day without an issue is none of the words that choose an issue.
    date = parse_day(day, "DATE") if _DATE.fullmatch(day) else None
    with reported(as_json=as_json) as run:
        from newsletter.building.sponsorship import plan_days

        composer = open_composer(run, workspace)
        date = date or composer.workspace.select(day, now()).date
        (planned,) = plan_days(composer, [date])
        show_problems(planned.problems, root=run.root)
        run.exit_code = 2 if planned.problems else 0
        for finding in planned.findings:
            show_problem(finding.problem, finding.severity, root=run.root)
        if as_json:
            print_json(
                {
                    "version": 1,
                    "date": planned.date.isoformat(),
                    "issue": planned.issue or None,
                    "slots": [_describe(plan) for plan in planned.plans],
                    "findings": [describe(it.problem, it.severity) for it in planned.findings],
                    "problems": [describe(problem) for problem in planned.problems],
                }
            )
            return
        print(f"{planned.date:%A} {planned.date}: {planned.issue or 'no issue is written yet'}")
        for plan in planned.plans:
            print()
            for line in _lines(plan, planned.date, composer):
                print(line)


def _lines(plan: SlotPlan, day: datetime.date, composer: Composer) -> list[str]:
    if plan.how == "empty":
        lines = [f"{inert(plan.slot)}: empty"]
        if not plan.known:
            lines.append(f"  the theme has no slot of this name: {', '.join(composer.theme.slots)}")
        elif not plan.candidates:
            lines.append("  no booking runs on this day, and no placement asks for the slot")
        else:
            lines.append("  booked, but the issue has no place for it")
    else:
        lines = [f"{inert(plan.slot)}: {plan.sponsor}, creative {plan.creative}"]
        lines.append(f"  {plan.how} at {plan.location}{_because(plan)}")
    lines += [_candidate_line(it, plan) for it in plan.candidates if it.outcome != "runs"]
    lines += _nearby(plan, day, composer)
    return lines


def _because(plan: SlotPlan) -> str:
    if plan.how == "placed":
        return "; a placement wins over any booking" if plan.candidates else ""
    if len(plan.candidates) == 1:
        return "; the only booking for this day"
    return f"; first of {len(plan.candidates)}, priority {plan.candidates[0].booking.priority}"


def _candidate_line(candidate: Candidate, plan: SlotPlan) -> str:
    booking = candidate.booking
    said = _OUTCOMES[candidate.outcome]
    if plan.how == "placed" and candidate.sponsor == plan.sponsor:
        said = "has it booked as well"
    return f"  {candidate.sponsor} {said} ({booking.location}, priority {booking.priority})"


def _nearby(plan: SlotPlan, day: datetime.date, composer: Composer) -> list[str]:
    from newsletter.building.sponsorship import nearby_bookings

    lines = []
    for sponsor, booking in nearby_bookings(day, plan.slot, composer.sponsors):
        runs = f"runs on {weekdays(booking)} only" if booking.covers(day) else flight(booking)
        lines.append(f"  {sponsor.slug}: {runs} ({booking.location})")
    return lines


def _describe(plan: SlotPlan) -> dict[str, Any]:
    return {
        "slot": plan.slot,
        "how": plan.how,
        "sponsor": plan.sponsor or None,
        "creative": plan.creative or None,
        "at": str(plan.location) or None,
        "candidates": [
            {
                "sponsor": it.sponsor,
                "creative": it.booking.creative,
                "priority": it.booking.priority,
                "outcome": it.outcome,
                "at": str(it.booking.location),
            }
            for it in plan.candidates
        ],
    }
