"""Says in a new issue which slots are booked.

The bookings themselves fill the slots when the issue is built. A placement (``::: sponsor``) would
win over them: it would keep a sponsor that is cancelled later, and hide that a slot is sold twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from newsletter.assemble.bookings import plan_slots
from newsletter.check.sponsorship import check_plans
from newsletter.compose import Composer
from newsletter.model.blocks import Item
from newsletter.model.finding import Finding
from newsletter.model.issue import Issue, Lead, More, Note
from newsletter.model.location import NOWHERE, Location
from newsletter.model.slot import SlotPlace
from newsletter.model.sponsor import SlotPlan

BOOKED = "booked:"
_END = 1_000_000_000  # below every line that a draft has


def slots_of(composer: Composer, day: datetime.date) -> tuple[tuple[SlotPlan, ...], list[Finding]]:
    """How the bookings fill a day's slots, and what conflicts."""
    plans = plan_slots(day, composer.sponsors, (), tuple(composer.theme.slots))
    findings = check_plans(day, plans, composer.sponsors, composer.config.sponsors)
    return plans, list(findings)


def with_booked(issue: Issue, plans: Sequence[SlotPlan], composer: Composer) -> Issue:
    """The issue with a note at each place that a booking fills."""
    notes: list[Note] = []
    for plan in plans:
        place = composer.theme.slots.get(plan.slot)
        if plan.sponsor and place is not None:
            name = composer.sponsors[plan.sponsor].name
            said = f"{BOOKED} {plan.slot} goes to {name} ({plan.location}); the build puts it"
            said += f" here, unless you place it elsewhere with ::: sponsor {plan.sponsor}"
            notes.append(Note(said, _before(issue, place)))
    return replace(issue, notes=(*issue.notes, *notes))


def _before(issue: Issue, place: SlotPlace) -> Location:
    """Right above what comes after the slot; at the end if nothing does."""
    lead = next((it for it in issue.parts if isinstance(it, Lead)), None)
    more = next((it for it in issue.parts if isinstance(it, More)), None)
    following = NOWHERE
    if place.anchor == "lead" and lead is not None:
        at = issue.parts.index(lead) + (place.side == "after")
        following = issue.parts[at].location if at < len(issue.parts) else NOWHERE
    elif place.anchor == "more" and more is not None:
        at = issue.parts.index(more) + (place.side == "after")
        following = issue.parts[at].location if at < len(issue.parts) else NOWHERE
        items = [block for block in more.blocks if isinstance(block, Item)]
        if place.side == "in" and place.items < len(items):
            following = items[place.items].location
    return Location("", following.line - 1 if following.line else _END)
