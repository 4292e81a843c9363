"""``newsletter sponsors list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsletter.cli.console import print_json, say
from newsletter.cli.options import FormatOption, OutputFormat, WorkspaceOption
from newsletter.cli.reporting import reported
from newsletter.cli.sponsors_range import open_composer
from newsletter.cli.table import print_table

if TYPE_CHECKING:
    from newsletter.model.sponsor import Booking, Sponsor

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_HEADS = ("SPONSOR", "KIND", "CATEGORY", "SLOT", "FLIGHT", "DAYS", "CREATIVE")


def list_sponsors(
    output_format: FormatOption = OutputFormat.text, workspace: WorkspaceOption = None
) -> None:
    """List the sponsors and what they have booked.

    Example: newsletter sponsors list
    """
    as_json = output_format is OutputFormat.json
    with reported(as_json=as_json) as run:
        sponsors = open_composer(run, workspace).sponsors.values()
        if as_json:
            print_json({"version": 1, "sponsors": [describe_sponsor(it) for it in sponsors]})
            return
        if not sponsors:
            say("there are no sponsors yet: write sponsors/<name>.md")
            return
        print_table(_HEADS, [row for sponsor in sponsors for row in _rows(sponsor)])


def _rows(sponsor: Sponsor) -> list[tuple[str, ...]]:
    who = (sponsor.slug, sponsor.kind, sponsor.category)
    if not sponsor.bookings:
        return [(*who, "nothing booked", "", "", "")]
    return [(*who, it.slot, flight(it), weekdays(it), it.creative) for it in sponsor.bookings]


def flight(booking: Booking) -> str:
    """The days of a flight."""
    if booking.last_day is None:
        return f"from {booking.first_day}"
    if booking.last_day == booking.first_day:
        return str(booking.first_day)
    return f"{booking.first_day} to {booking.last_day}"


def weekdays(booking: Booking) -> str:
    """The weekdays of a flight, by their names."""
    return " ".join(_DAYS[day] for day in booking.weekdays) or "every day"


def describe_sponsor(sponsor: Sponsor) -> dict[str, Any]:
    """A sponsor for ``--format json``."""
    return {
        "sponsor": sponsor.slug,
        "name": sponsor.name,
        "legal_name": sponsor.legal_name or sponsor.name,
        "kind": sponsor.kind,
        "category": sponsor.category or None,
        "domains": list(sponsor.domains),
        "avoid": list(sponsor.avoid),
        "political": sponsor.political is not None,
        "creatives": [creative.slug for creative in sponsor.creatives],
        "bookings": [
            {
                "slot": it.slot,
                "from": it.first_day.isoformat(),
                "to": it.last_day.isoformat() if it.last_day else None,
                "weekdays": [_DAYS[day].lower() for day in it.weekdays],
                "priority": it.priority,
                "creative": it.creative,
                "at": str(it.location),
            }
            for it in sponsor.bookings
        ],
    }
