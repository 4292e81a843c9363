"""newsletter.assemble: who gets a slot, and where it stands."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.assemble.bookings import plan_slots
from newsletter.assemble.sponsors import place_sponsors
from newsletter.content.markdown import parse_issue
from newsletter.errors import SponsorError
from newsletter.model.blocks import Item
from newsletter.model.issue import Issue, Lead, More
from newsletter.model.location import Location
from newsletter.model.slot import SLOT_PLACES, SlotPlace, parse_slot_place
from newsletter.model.sponsor import SPONSOR_KINDS, Booking, Creative, Sponsor, SponsorSlot

MONDAY = datetime.date(2026, 11, 16)
LABELS = dict.fromkeys(SPONSOR_KINDS, "Advertisement")
PLACES = {
    "after-lead": SlotPlace("after", "lead"),
    "in-more": SlotPlace("in", "more", 2),
    "before-footer": SlotPlace("before", "footer"),
}
SLOTS = tuple(PLACES)


def booking(slot: str = "after-lead", **changes: Any) -> Booking:
    given: dict[str, Any] = {"first_day": MONDAY, "last_day": MONDAY, "creative": "default"}
    return Booking(slot, **(given | changes))


def sponsor(slug: str, *bookings: Booking, **changes: Any) -> Sponsor:
    creatives = (Creative("default"), Creative("second"))
    return Sponsor(slug, slug.title(), creatives=creatives, bookings=bookings, **changes)


def by_slug(*sponsors: Sponsor) -> dict[str, Sponsor]:
    return {it.slug: it for it in sponsors}


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        ({"last_day": MONDAY + datetime.timedelta(2)}, [0, 1, 2]),
        ({"last_day": None, "weekdays": (0, 6)}, [0, 6, 7]),
        ({"last_day": MONDAY + datetime.timedelta(7), "weekdays": (0,)}, [0, 7]),
        ({}, [0]),
    ],
)
def test_a_flight_runs_on_its_days(changes: dict[str, Any], days: list[int]) -> None:
    """Both ends belong to it, and only its weekdays."""
    flight = booking(**changes)
    offsets = [at for at in range(-3, 9) if flight.runs_on(MONDAY + datetime.timedelta(at))]
    assert offsets == days


def test_priority_then_paid_before_house_then_name() -> None:
    """The order is told from the files alone, whatever order they are read in."""
    files = [
        sponsor("zinc", booking(priority=5)),
        sponsor("acorn", booking()),
        sponsor("birch", booking()),
        sponsor("aaa-house", booking(), kind="house"),
    ]
    for order in itertools.permutations(files):
        (plan, *_) = plan_slots(MONDAY, by_slug(*order), (), SLOTS)
        assert (plan.how, plan.sponsor) == ("booked", "zinc")
        assert [(it.sponsor, it.outcome) for it in plan.candidates] == [
            ("zinc", "runs"),
            ("acorn", "outranked"),
            ("birch", "outranked"),
            ("aaa-house", "outranked"),
        ]


def test_two_paid_bookings_of_one_rank_are_tied() -> None:
    """The first by name runs, and the plan says that nothing better decided it."""
    (plan, *_) = plan_slots(
        MONDAY, by_slug(sponsor("birch", booking()), sponsor("acorn", booking())), (), SLOTS
    )
    assert [(it.sponsor, it.outcome) for it in plan.candidates] == [
        ("acorn", "runs"),
        ("birch", "tied"),
    ]


def test_a_slot_that_the_theme_lacks_has_a_plan() -> None:
    """Its booking cannot run, and is not forgotten."""
    *_, plan = plan_slots(MONDAY, by_slug(sponsor("acorn", booking("after-led"))), (), SLOTS)
    assert (plan.slot, plan.how, plan.known) == ("after-led", "empty", False)
    assert plan.candidates[0].outcome == "homeless"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from([*SLOTS, "x"]), st.integers(-1, 1)),
        max_size=8,
    )
)
def test_every_booking_of_the_day_is_in_one_plan(entries: list[tuple[str, str, int]]) -> None:
    """No booking vanishes without a word."""
    bookings: dict[str, list[Booking]] = {}
    for slug, slot, priority in entries:
        bookings.setdefault(slug, []).append(booking(slot, priority=priority))
    files = by_slug(*(sponsor(slug, *found) for slug, found in bookings.items()))
    plans = plan_slots(MONDAY, files, (), SLOTS)
    assert len({plan.slot for plan in plans}) == len(plans)
    seen = [(it.sponsor, it.booking) for plan in plans for it in plan.candidates]
    assert sorted(map(str, seen)) == sorted(
        str((slug, it)) for slug, found in bookings.items() for it in found
    )


def issue(body: str) -> Issue:
    text = f"---\ndate: {MONDAY}\nsubject: A\n---\n\n# Lead\n\nWords.\n\n{body}"
    return parse_issue(text, "issues/2026-11-16/issue.md")


LIST = "## More from us\n\n- [a](https://a.example/)\n- [b](https://a.example/)\n- [c](https://a.example/)\n"


def shape(issue: Issue) -> list[str]:
    """The order of what is in an issue."""
    found: list[str] = []
    for part in issue.parts:
        if isinstance(part, SponsorSlot):
            found.append(f"{part.slot}:{part.sponsor}")
        elif isinstance(part, Lead):
            found.append("lead")
        elif isinstance(part, More):
            for node in part.blocks:
                found.append("item" if isinstance(node, Item) else f"{node.slot}:{node.sponsor}")
        else:
            found.append("section")
    return found


ALL = by_slug(
    sponsor("acorn", booking()),
    sponsor("birch", booking("in-more")),
    sponsor("cedar", booking("before-footer")),
)


def test_booked_slots_stand_where_the_theme_says() -> None:
    """After the lead, after the second item of the list, and at the end."""
    placed = place_sponsors(issue(LIST + "\n## Last\n\nx\n"), ALL, labels=LABELS, places=PLACES)
    assert shape(placed.issue) == [
        "lead",
        "after-lead:acorn",
        *("item", "item", "in-more:birch", "item"),
        "section",
        "before-footer:cedar",
    ]


def test_a_short_list_has_the_slot_at_its_end_and_no_list_has_none() -> None:
    """An issue without the list says that the booking has no place."""
    short = issue("## More from us\n\n- [a](https://a.example/)\n")
    placed = place_sponsors(short, ALL, labels=LABELS, places=PLACES)
    assert shape(placed.issue)[2:4] == ["item", "in-more:birch"]
    placed = place_sponsors(issue("x\n"), ALL, labels=LABELS, places=PLACES)
    assert "in-more:birch" not in shape(placed.issue)
    (plan,) = [plan for plan in placed.plans if plan.slot == "in-more"]
    assert (plan.how, plan.candidates[0].outcome) == ("empty", "homeless")


def test_a_placement_wins_and_keeps_its_place() -> None:
    """The booking is displaced; the slot stands where the editor put it."""
    text = f"::: sponsor cedar {{creative=second}}\n:::\n\n{LIST}"
    placed = place_sponsors(issue(text), ALL, labels=LABELS, places=PLACES)
    assert shape(placed.issue)[:2] == ["lead", "after-lead:cedar"]
    plan = placed.plans[0]
    assert (plan.how, plan.sponsor, plan.creative) == ("placed", "cedar", "second")
    assert plan.location == Location("issues/2026-11-16/issue.md", 10, 1)
    assert [(it.sponsor, it.outcome) for it in plan.candidates] == [("acorn", "displaced")]


def test_an_unknown_sponsor_or_creative_is_an_error_with_its_place() -> None:
    """All of them at once, with the nearest name."""
    text = "::: sponsor acorm\n:::\n\n::: sponsor birch {creative=secnd}\n:::\n"
    with pytest.raises(SponsorError) as caught:
        place_sponsors(issue(text), ALL, labels=LABELS, places=PLACES)
    assert [(it.code, it.line, it.hint) for it in caught.value.problems] == [
        ("E085", 10, 'did you mean "acorn"?'),
        ("E086", 13, 'did you mean "second"?'),
    ]


@pytest.mark.parametrize("text", SLOT_PLACES)
def test_every_place_that_the_remedy_names_is_read(text: str) -> None:
    """Each form puts a slot somewhere in an issue that has a list."""
    place = parse_slot_place(text)
    assert place is not None
    found = place_sponsors(
        issue(LIST), by_slug(sponsor("acorn", booking("s"))), labels=LABELS, places={"s": place}
    )
    assert "s:acorn" in shape(found.issue)


@pytest.mark.parametrize("text", ["", "after", "after leads", "in more after 0", "in lead after 1"])
def test_other_words_are_no_place(text: str) -> None:
    """A theme's slip is told, not guessed at."""
    assert parse_slot_place(text) is None
