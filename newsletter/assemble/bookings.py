"""Who gets a slot on a day: the placement in the issue, else the first of the bookings.

The order depends on nothing but the sponsors' files: priority, then paid before house, then the
sponsor's slug, then the order in its file.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from newsletter.model.sponsor import (
    Booking,
    Candidate,
    SlotPlan,
    Sponsor,
    SponsorPlacement,
)


def bookings_on(
    day: datetime.date, sponsors: Mapping[str, Sponsor]
) -> dict[str, list[tuple[Sponsor, Booking]]]:
    """The bookings that run on a day, by slot, the one that comes first in front."""
    found: dict[str, list[tuple[Sponsor, Booking]]] = {}
    for sponsor in sponsors.values():
        for booking in sponsor.bookings:
            if booking.runs_on(day):
                found.setdefault(booking.slot, []).append((sponsor, booking))
    for entries in found.values():
        entries.sort(key=lambda entry: (*_rank(*entry), entry[0].slug))  # stable: file order
    return found


def _rank(sponsor: Sponsor, booking: Booking) -> tuple[int, bool]:
    return -booking.priority, sponsor.kind == "house"


def plan_slots(
    day: datetime.date,
    sponsors: Mapping[str, Sponsor],
    placements: Sequence[SponsorPlacement],
    slots: Sequence[str],
    *,
    homeless: Collection[str] = (),
) -> tuple[SlotPlan, ...]:
    """Decide every slot of one issue.

    Args:
        day: The issue's date.
        sponsors: By slug.
        placements: Those of the issue document, in reading order; one may name an unknown
            sponsor or creative, which is another step's error.
        slots: Names that the theme has places for, in its order.
        homeless: Those of them that this issue has no place for: a list that it does not have.

    Returns:
        One plan for each placement, and one for each other slot of the theme or of a booking,
        in the theme's order, then by name.
    """
    booked = bookings_on(day, sponsors)
    placed = {placement.slot for placement in placements}
    plans = [
        SlotPlan(
            placement.slot,
            "placed",
            placement.sponsor,
            _placed_creative(placement, sponsors),
            _candidates(booked.get(placement.slot, ()), "displaced"),
            placement.slot in slots,
            placement.location,
        )
        for placement in placements
    ]
    for slot in (*slots, *sorted(booked.keys() - set(slots))):
        if slot in placed:
            continue
        entries = booked.get(slot, [])
        known = slot in slots
        if not entries or not known or slot in homeless:
            candidates = _candidates(entries, "homeless")
            plans.append(SlotPlan(slot, "empty", candidates=candidates, known=known))
            continue
        sponsor, booking = entries[0]
        candidates = _candidates(entries, "runs")
        plans.append(
            SlotPlan(
                slot,
                "booked",
                sponsor.slug,
                booking.creative,
                candidates,
                location=booking.location,
            )
        )
    order = {slot: at for at, slot in enumerate(slots)}
    return tuple(sorted(plans, key=lambda plan: order.get(plan.slot, len(order))))


def _placed_creative(placement: SponsorPlacement, sponsors: Mapping[str, Sponsor]) -> str:
    sponsor = sponsors.get(placement.sponsor)
    creative = sponsor.creative(placement.creative) if sponsor else None
    return creative.slug if creative else placement.creative


def _candidates(
    entries: Sequence[tuple[Sponsor, Booking]], first: Literal["runs", "displaced", "homeless"]
) -> tuple[Candidate, ...]:
    """The bookings with what became of them; ``first`` is what became of the one in front."""
    found: list[Candidate] = []
    for at, (sponsor, booking) in enumerate(entries):
        outcome: Literal["runs", "outranked", "tied", "displaced", "homeless"] = first
        if at and first == "runs":
            tied = _rank(sponsor, booking) == _rank(*entries[0])
            outcome = "tied" if tied and sponsor.kind != "house" else "outranked"
        found.append(Candidate(sponsor.slug, sponsor.kind != "house", booking, outcome))
    return tuple(found)
