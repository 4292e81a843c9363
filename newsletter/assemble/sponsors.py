"""Fills the slots: those that the issue document asks for, and those that are booked."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from newsletter.assemble.bookings import plan_slots
from newsletter.dataclass import dataclass
from newsletter.errors import Problem, SponsorError
from newsletter.fields import did_you_mean
from newsletter.model.blocks import Blocks, Figure, Item
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.location import Location
from newsletter.model.slot import SlotPlace
from newsletter.model.sponsor import (
    Disclosure,
    SlotPlan,
    Sponsor,
    SponsorKind,
    SponsorPlacement,
    SponsorSlot,
)

_NO_PLACES: Mapping[str, SlotPlace] = {}


@dataclass(frozen=True, slots=True)
class Placed:
    """An issue whose slots are filled, and how each came to be.

    Attributes:
        plans: One for each slot, in the theme's order.
    """

    issue: Issue
    plans: tuple[SlotPlan, ...]


def place_sponsors(
    issue: Issue,
    sponsors: Mapping[str, Sponsor],
    *,
    labels: Mapping[SponsorKind, str],
    places: Mapping[str, SlotPlace] = _NO_PLACES,
) -> Placed:
    """Replace every placement by a filled slot, and fill the theme's other slots from bookings.

    Args:
        issue: As the editor wrote it.
        sponsors: By slug.
        labels: The disclosure's wording by kind, for a sponsor that has none of its own.
        places: Where the theme puts each slot, in its order.

    Raises:
        SponsorError: For each placement that names an unknown sponsor or creative.
    """
    placements = [node for node in _nodes(issue) if isinstance(node, SponsorPlacement)]
    problems = [problem for it in placements if (problem := _wrong(it, sponsors))]
    if problems:
        raise SponsorError(problems)
    has_more = any(isinstance(part, More) for part in issue.parts)
    homeless = [name for name, it in places.items() if it.anchor == "more" and not has_more]
    plans = plan_slots(issue.date, sponsors, placements, tuple(places), homeless=homeless)

    def slot(name: str, sponsor: str, creative: str, location: Location) -> SponsorSlot:
        return fill_slot(name, sponsors[sponsor], creative, labels, location)

    def fill(node: object) -> object:
        if isinstance(node, SponsorPlacement):
            return slot(node.slot, node.sponsor, node.creative, node.location)
        if isinstance(node, Lead | More | Section):
            blocks = tuple(map(fill, node.blocks))
            return dataclasses.replace(node, blocks=blocks)  # type: ignore[arg-type]
        return node

    parts: tuple[Part, ...] = issue.parts
    if placements:
        parts = tuple(map(fill, parts))  # type: ignore[arg-type]
    booked: dict[SlotPlace, tuple[SponsorSlot, ...]] = {}
    for plan in plans:
        if plan.how == "booked":
            place = places[plan.slot]
            filled = slot(plan.slot, plan.sponsor, plan.creative, plan.location)
            booked[place] = (*booked.get(place, ()), filled)
    for place, slots in booked.items():
        parts = _insert(parts, slots, place)
    return Placed(dataclasses.replace(issue, parts=parts), plans)


def fill_slot(
    name: str,
    sponsor: Sponsor,
    creative: str,
    labels: Mapping[SponsorKind, str],
    location: Location,
) -> SponsorSlot:
    """A slot with its disclosure.

    Args:
        name: The slot's.
        creative: The slug of a creative that the sponsor has; empty for its first.
        labels: The wording by kind, for a sponsor that has none of its own.
        location: The placement or the booking.
    """
    found = sponsor.creative(creative)
    assert found is not None, creative
    label = sponsor.label or labels[sponsor.kind]
    logo = None
    if sponsor.logo:
        logo = Figure(sponsor.logo, sponsor.name, location=sponsor.logo_location)
    return SponsorSlot(
        name,
        sponsor.slug,
        Disclosure(sponsor.kind, label, sponsor.name, sponsor.political),
        found,
        logo,
        location,
    )


def _nodes(issue: Issue) -> list[object]:
    found: list[object] = []
    for part in issue.parts:
        found.append(part)
        if isinstance(part, Lead | More | Section):
            found.extend(part.blocks)
    return found


def _wrong(placement: SponsorPlacement, sponsors: Mapping[str, Sponsor]) -> Problem | None:
    """What keeps a placement from being filled."""
    sponsor = sponsors.get(placement.sponsor)
    if sponsor is None:
        return placement.location.problem(
            "E085",
            f'no sponsor "{placement.sponsor}" in sponsors/',
            did_you_mean(placement.sponsor, list(sponsors))
            if sponsors
            else f"write sponsors/{placement.sponsor}.md",
        )
    if sponsor.creative(placement.creative) is not None:
        return None
    known = [creative.slug for creative in sponsor.creatives]
    return placement.location.problem(
        "E086",
        f'{sponsor.name} has no creative "{placement.creative}"',
        did_you_mean(placement.creative, known) if known else "write one in its file",
    )


def _insert(
    parts: tuple[Part, ...], slots: tuple[SponsorSlot, ...], place: SlotPlace
) -> tuple[Part, ...]:
    """The parts with the booked slots at their place."""
    if place.anchor == "footer":
        return (*parts, *slots)
    kind = Lead if place.anchor == "lead" else More
    at, part = next((at, part) for at, part in enumerate(parts) if isinstance(part, kind))
    if place.side == "in" and isinstance(part, More):
        blocks = _insert_in_list(part.blocks, slots, place.items)
        return (*parts[:at], dataclasses.replace(part, blocks=blocks), *parts[at + 1 :])
    if place.side == "after":
        at += 1
    return (*parts[:at], *slots, *parts[at:])


def _insert_in_list(blocks: Blocks, slots: tuple[SponsorSlot, ...], items: int) -> Blocks:
    """After so many items; a shorter list has them at its end."""
    at = len(blocks)
    for index, block in enumerate(blocks):
        items -= isinstance(block, Item)
        if items == 0:
            at = index + 1
            break
    return (*blocks[:at], *slots, *blocks[at:])
