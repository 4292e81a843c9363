"""What is booked, what is free, what conflicts, and what ran: the calendar behind the commands.

A day with an issue is read from its document, where a placement wins; any other from the bookings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsletter.assemble.bookings import plan_slots
from newsletter.check.sponsorship import Review, check_plans, check_sponsors, creative_repeated
from newsletter.compose import Composer
from newsletter.content.document import parse_document
from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.model.finding import Finding
from newsletter.model.sponsor import Booking, SlotPlan, Sponsor
from newsletter.output.manifest import MANIFEST_NAME, recorded_build
from newsletter.workspace import IssueFile

LONGEST_DAYS = 3660
"""A range of more days than ten years is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day of the calendar.

    Attributes:
        issue: The issue's file, relative to the workspace; empty if none is written.
        plans: How each slot is filled, in the theme's order.
        findings: The conflicts of that day.
        problems: Why the issue could not be read; the plans are the bookings' alone then.
    """

    date: datetime.date
    issue: str
    plans: tuple[SlotPlan, ...]
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def plan_days(composer: Composer, days: Sequence[datetime.date]) -> list[DayPlan]:
    """The calendar of some days, in order, read from issues and bookings.

    Args:
        days: In order; a creative's repetition is counted over the issues among them.

    Raises:
        UsageError: If a folder holds two issue documents.
    """
    wanted = set(days)
    issues = {file.date: file for file in composer.workspace.issue_files() if file.date in wanted}
    planned: list[DayPlan] = []
    shown: list[tuple[datetime.date, set[tuple[str, str]]]] = []
    for day in days:
        file = issues.get(day)
        if file is None:
            planned.append(_from_bookings(composer, day))
            continue
        planned.append(_from_issue(composer, file, shown))
    return planned


def _from_bookings(
    composer: Composer, day: datetime.date, issue: str = "", problems: tuple[Problem, ...] = ()
) -> DayPlan:
    sponsors = composer.sponsors
    plans = plan_slots(day, sponsors, (), tuple(composer.theme.slots))
    findings = tuple(check_plans(day, plans, sponsors, composer.config.sponsors))
    return DayPlan(day, issue, plans, findings, problems)


def _from_issue(
    composer: Composer, file: IssueFile, shown: list[tuple[datetime.date, set[tuple[str, str]]]]
) -> DayPlan:
    try:
        source = composer.workspace.read_source(file.path)
        placed = composer.place(parse_document(source.text, source.path))
    except NewsletterError as error:
        return _from_bookings(composer, file.date, file.name, error.problems)
    settings = composer.config.sponsors
    review = Review(placed.issue, placed.plans, composer.sponsors, settings)
    slots = placed.issue.sponsor_slots
    repeated = creative_repeated(slots, reversed(shown), settings.repeat_limit)
    findings = (*check_sponsors(review), *repeated)
    shown.append((file.date, {(slot.sponsor, slot.creative.slug) for slot in slots}))
    return DayPlan(file.date, file.name, placed.plans, findings)


def days_between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """Every day from the first to the last, both included; none if they are the wrong way round."""
    return [first + datetime.timedelta(at) for at in range((last - first).days + 1)]


def busy_range(composer: Composer) -> tuple[datetime.date, datetime.date] | None:
    """From the first day with a booking or an issue to the last; None if there is nothing.

    A house promotion without an end counts with its first day.

    Raises:
        UsageError: If a folder holds two issue documents.
    """
    days = [file.date for file in composer.workspace.issue_files()]
    for sponsor in composer.sponsors.values():
        for booking in sponsor.bookings:
            days += [booking.first_day, booking.last_day or booking.first_day]
    return (min(days), max(days)) if days else None


def nearby_bookings(
    day: datetime.date, slot: str, sponsors: Mapping[str, Sponsor]
) -> Iterator[tuple[Sponsor, Booking]]:
    """Bookings of a slot that do not run on a day: those whose flight covers it, then the next."""
    others = [
        (sponsor, booking)
        for sponsor in sponsors.values()
        for booking in sponsor.bookings
        if booking.slot == slot and not booking.runs_on(day)
    ]
    yield from (entry for entry in others if entry[1].covers(day))
    later = [entry for entry in others if entry[1].first_day > day]
    if later:
        yield min(later, key=lambda entry: (entry[1].first_day, entry[0].slug))


def read_report(
    out: Path, first: datetime.date | None, last: datetime.date | None
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """What really ran, from the manifests of the builds in a folder.

    Args:
        out: The folder that holds the builds' folders.
        first: The first day; None for all before the last.
        last: The last day; None for all after the first.

    Returns:
        One row for each slot of each build, by date and reading order, with the hash of the
        ``email.html`` that it ran in; and a problem (E012) for each build without a readable
        manifest.
    """
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for path in sorted(out.glob(f"*/{MANIFEST_NAME}")):
        build = recorded_build(path.parent)
        if build is None:
            message = "the manifest is damaged, so nobody knows what ran there"
            hint = "newsletter build --force builds the issue again"
            problems.append(Problem("E012", message, str(path), hint=hint))
            continue
        day = build.date
        if (first is None or first <= day) and (last is None or day <= last):
            rows += [
                {"date": day.isoformat(), **entry, "email_html": build.outputs.get("email.html")}
                for entry in build.sponsors
            ]
    return rows, problems
