"""``newsletter sponsors calendar``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from newsletter.cli.console import print_json, say, show_problems
from newsletter.cli.options import FormatOption, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.sponsors_range import (
    FromOption,
    ToOption,
    open_composer,
    parse_range,
    today,
)
from newsletter.cli.table import print_table

if TYPE_CHECKING:
    from newsletter.building.sponsorship import DayPlan
    from newsletter.model.sponsor import SlotPlan

_DAYS_SHOWN = 28
_FREE = "free"


def calendar(
    first: FromOption = None,
    last: ToOption = None,
    output_format: FormatOption = OutputFormat.text,
    workspace: WorkspaceOption = None,
) -> None:
    """Show who has each slot on each day, and what is free.

    Example: newsletter sponsors calendar --from 2026-01-05 --to 2026-01-11
    """
    as_json = output_format is OutputFormat.json
    begin, end = parse_range(first, last)
    with reported(as_json=as_json) as run:
        from newsletter.building.sponsorship import days_between, plan_days

        composer = open_composer(run, workspace)
        span = datetime.timedelta(_DAYS_SHOWN - 1)
        begin = begin or (end - span if end else today(composer))
        days = plan_days(composer, days_between(begin, end or begin + span))
        problems = [problem for day in days for problem in day.problems]
        run.exit_code = 2 if problems else 0
        show_problems(problems, root=run.root)
        if as_json:
            print_json({"version": 1, "days": [_describe(day) for day in days]})
            return
        slots = list(dict.fromkeys(plan.slot for day in days for plan in day.plans))
        print_table(("DAY", *slots), [_row(day, slots) for day in days])
        _say_summary(days)


def _row(day: DayPlan, slots: list[str]) -> tuple[str, ...]:
    cells = {
        slot: " + ".join(_cell(it, day) for it in day.plans if it.slot == slot) for slot in slots
    }
    return (f"{day.date} {day.date:%a}", *(cells[slot] for slot in slots))


def _cell(plan: SlotPlan, day: DayPlan) -> str:
    mark = "!" if _conflicts(plan, day) else ""
    if plan.how == "empty":
        return f"{plan.candidates[0].sponsor if plan.candidates else _FREE}{mark}"
    return f"{plan.sponsor}{'*' if plan.how == 'placed' else ''}{mark}"


def _conflicts(plan: SlotPlan, day: DayPlan) -> bool:
    """Whether a finding of the day stands at this slot's placement or one of its bookings."""
    places = {str(plan.location), *(str(it.booking.location) for it in plan.candidates)}
    homeless = any(it.paid and it.outcome == "homeless" for it in plan.candidates)
    return homeless or any(it.problem.place in places for it in day.findings)


def _say_summary(days: list[DayPlan]) -> None:
    plans = [(plan, day) for day in days for plan in day.plans]
    free = sum(plan.how == "empty" and not plan.candidates for plan, _ in plans)
    placed = any(plan.how == "placed" for plan, _ in plans)
    wrong = sum(_conflicts(plan, day) for plan, day in plans)
    say(f"{len(plans) - free} booked, {free} free")
    if placed:
        say("* placed in the issue")
    if wrong:
        say(f"! {wrong} in conflict: newsletter sponsors check says why")


def _describe(day: DayPlan) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "issue": day.issue or None,
        "slots": [
            {
                "slot": plan.slot,
                "status": plan.how if plan.how != "empty" or plan.candidates else _FREE,
                "sponsor": plan.sponsor or None,
                "creative": plan.creative or None,
                "at": str(plan.location) or None,
                "conflict": _conflicts(plan, day),
            }
            for plan in day.plans
        ],
    }
