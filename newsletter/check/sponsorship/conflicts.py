"""What was sold and cannot be kept: found from the plan of a day, whether or not it is written.

Each finding stands at one place and names the other in its message. A promise to an advertiser
that would be broken in public (two of one trade, an avoided topic, a creative after its last day,
two owners of one slot) refuses the build; a slot that brings nothing is a warning.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence

from newsletter.config.settings import SponsorSettings
from newsletter.fields import did_you_mean
from newsletter.model.finding import Finding, Severity
from newsletter.model.issue import Issue
from newsletter.model.location import Location
from newsletter.model.sponsor import Booking, SlotPlan, Sponsor


def check_plans(
    day: datetime.date,
    plans: Sequence[SlotPlan],
    sponsors: Mapping[str, Sponsor],
    settings: SponsorSettings,
    issue: Issue | None = None,
) -> Iterator[Finding]:
    """Every conflict of a day.

    Args:
        day: The issue's date.
        plans: How each slot is filled.
        sponsors: By slug; a placement may name one that is not there.
        issue: The issue of that day, if it is written.
    """
    shown = {plan.sponsor for plan in plans if plan.how != "empty"}
    for plan in plans:
        yield from _booked_twice(day, plan)
        yield from _unknown_slot(plan, [it.slot for it in plans if it.known])
        yield from _displaced(day, plan, shown)
        yield from _outside_its_flight(day, plan, sponsors)
        if issue is not None:
            yield from _without_place(day, plan, issue, shown)
    yield from _competitors(plans, sponsors)
    if issue is not None:
        yield from _avoided_topics(issue, plans, sponsors)
        yield from _empty_slots(issue, plans, settings)


def _finding(severity: Severity, code: str, place: Location, message: str, hint: str) -> Finding:
    return Finding(place.problem(code, message, hint), severity)


def _booked_twice(day: datetime.date, plan: SlotPlan) -> Iterator[Finding]:
    """P001: two paid bookings of one rank for one slot and day; the second would vanish."""
    for candidate in plan.candidates:
        if candidate.outcome == "tied":
            first = plan.candidates[0]
            yield _finding(
                "error",
                "P001",
                candidate.booking.location,
                f"{plan.slot} is booked twice on {day}: for {candidate.sponsor} here, and for"
                f" {first.sponsor} at {first.booking.location}",
                "end one flight, give one a higher priority, or place one in the issue",
            )


def _competitors(plans: Sequence[SlotPlan], sponsors: Mapping[str, Sponsor]) -> Iterator[Finding]:
    """P002: two advertisers of one category in one issue."""
    seen: dict[str, tuple[Sponsor, SlotPlan]] = {}
    for plan in plans:
        sponsor = sponsors.get(plan.sponsor)
        if sponsor is None or not sponsor.category or sponsor.kind == "house":
            continue
        other, there = seen.setdefault(sponsor.category, (sponsor, plan))
        if other.slug != sponsor.slug:
            yield _finding(
                "error",
                "P002",
                plan.location,
                f"{sponsor.slug} in {plan.slot} and {other.slug} in {there.slot} at"
                f' {there.location} are both "{sponsor.category}"'
                f" ({sponsor.category_location}, {other.category_location})",
                "move one of them to another day",
            )


def _avoided_topics(
    issue: Issue, plans: Sequence[SlotPlan], sponsors: Mapping[str, Sponsor]
) -> Iterator[Finding]:
    """P003: an advertiser stands beside a topic that it avoids."""
    topics = {topic.strip().casefold() for topic in issue.topics}
    for plan in plans:
        sponsor = sponsors.get(plan.sponsor)
        for topic in sponsor.avoid if sponsor else ():
            if sponsor and topic in topics:
                yield _finding(
                    "error",
                    "P003",
                    plan.location,
                    f'{sponsor.slug} in {plan.slot} avoids "{topic}" ({sponsor.avoid_location}),'
                    f" a topic of this issue ({issue.topics_location})",
                    f"place another sponsor in {plan.slot}, or move the flight",
                )


def _outside_its_flight(
    day: datetime.date, plan: SlotPlan, sponsors: Mapping[str, Sponsor]
) -> Iterator[Finding]:
    """P004: the issue places a creative on a day that none of its flights covers.

    A sponsor without any booking may be placed on any day: the placement is all there is.
    """
    sponsor = sponsors.get(plan.sponsor)
    if plan.how != "placed" or sponsor is None or not sponsor.bookings:
        return
    flights = [it for it in sponsor.bookings if it.creative == plan.creative]
    if any(it.covers(day) for it in flights):
        return
    near = min(flights or sponsor.bookings, key=lambda it: (_distance(day, it), it.first_day))
    said = f"{near.first_day} to {near.last_day}" if flights else f'for "{near.creative}"'
    yield _finding(
        "error",
        "P004",
        plan.location,
        f'{sponsor.slug} has no flight for "{plan.creative}" on {day};'
        f" the nearest, at {near.location}, is {said}",
        "book the day in the sponsor's file, or take the placement out",
    )


def _distance(day: datetime.date, booking: Booking) -> int:
    if booking.covers(day):
        return 0
    if day < booking.first_day:
        return (booking.first_day - day).days
    return (day - (booking.last_day or day)).days


def _empty_slots(
    issue: Issue, plans: Sequence[SlotPlan], settings: SponsorSettings
) -> Iterator[Finding]:
    """P006: a slot that may not stay empty has neither a booking nor a house promotion."""
    filled = {plan.slot for plan in plans if plan.how != "empty"}
    for slot in settings.required_slots:
        if slot not in filled:
            yield _finding(
                "warning",
                "P006",
                issue.location,
                f"{slot} is empty on {issue.date}; newsletter.toml says that it must be filled",
                "book a house promotion without an end (kind: house), or place one",
            )


def _unknown_slot(plan: SlotPlan, known: Sequence[str]) -> Iterator[Finding]:
    """P007: a booking or placement names a slot that the theme does not have."""
    if plan.known:
        return
    places = [it.booking.location for it in plan.candidates]
    if plan.how == "placed":
        places.insert(0, plan.location)
    for place in places:
        hint = did_you_mean(plan.slot, list(dict.fromkeys(known)))
        message = f'the theme has no slot "{plan.slot}"'
        if plan.how != "placed" or place != plan.location:
            message += ", so this booking cannot run"
        yield _finding("warning", "P007", place, message, hint)


def _displaced(day: datetime.date, plan: SlotPlan, shown: Collection[str]) -> Iterator[Finding]:
    """P008: a placement takes a slot that is booked for somebody else, who then does not run."""
    if plan.how != "placed" or not plan.candidates:
        return
    first = plan.candidates[0]
    if first.paid and first.sponsor not in shown:
        yield _finding(
            "warning",
            "P008",
            plan.location,
            f"{plan.sponsor} is placed in {plan.slot}, which is booked for {first.sponsor}"
            f" on {day} at {first.booking.location}",
            f"take the placement out, or book another day for {first.sponsor}",
        )


def _without_place(
    day: datetime.date, plan: SlotPlan, issue: Issue, shown: Collection[str]
) -> Iterator[Finding]:
    """P012: the issue has no place for a booked slot, so a paid creative does not run."""
    for candidate in plan.candidates[:1]:
        runs = candidate.outcome != "homeless" or candidate.sponsor in shown
        if plan.known and candidate.paid and not runs:
            yield _finding(
                "warning",
                "P012",
                issue.location,
                f'the issue has no "More from" list, so {plan.slot}, booked for'
                f" {candidate.sponsor} on {day} at {candidate.booking.location}, does not run",
                f"place it where you want it: ::: sponsor {candidate.sponsor} {{slot={plan.slot}}}",
            )
