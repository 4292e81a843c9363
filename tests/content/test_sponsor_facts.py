"""newsletter.content.sponsor_facts: what a sponsor's front matter says, and what is wrong in it."""

from __future__ import annotations

import datetime

import pytest

from newsletter.content.sponsor_file import parse_sponsor
from newsletter.errors import NewsletterError, Problem
from newsletter.model.location import Location
from newsletter.model.sponsor import Booking, Political, Sponsor

WHOLE = """---
name: Harbor Bank
legal_name: Harbor Bank Mutual Ltd
domains: [harbor-bank.example.org, harbor.example]
category: banking
logo: harbor-logo.png
label: Advertisement
kind: ad
jurisdictions: [uk]
avoid: [bank-failure, fraud]
tracking: utm_source=letter&utm_campaign={date}-{slot}&utm_content={creative}
bookings:
  - slot: after-lead
    from: 2026-11-16
    to: 2026-11-27
    weekdays: [mon, Wednesday, fri]
    priority: 5
    creative: spring
  - {slot: in-more, from: 2026-12-01, to: 2026-12-01}
---

## first

Words.

## spring

Other words.
"""


def read(text: str) -> Sponsor:
    return parse_sponsor(text, "sponsors/harbor-bank.md")


def problems(text: str) -> list[Problem]:
    with pytest.raises(NewsletterError) as caught:
        read(text)
    return list(caught.value.problems)


def test_everything_arrives() -> None:
    """Each key where it belongs; a booking without a creative has the first."""
    sponsor = read(WHOLE)
    assert sponsor.legal_name == "Harbor Bank Mutual Ltd"
    assert sponsor.domains == ("harbor-bank.example.org", "harbor.example")
    assert (sponsor.category, sponsor.category_location.line) == ("banking", 5)
    assert (sponsor.avoid, sponsor.avoid_location.line) == (("bank-failure", "fraud"), 10)
    assert (sponsor.logo, sponsor.jurisdictions) == ("harbor-logo.png", ("uk",))
    assert sponsor.tracking == (
        ("utm_source", "letter"),
        ("utm_campaign", "{date}-{slot}"),
        ("utm_content", "{creative}"),
    )
    first, second = sponsor.bookings
    start, end = datetime.date(2026, 11, 16), datetime.date(2026, 11, 27)
    assert first == Booking("after-lead", start, end, "spring", (0, 2, 4), 5)
    assert first.location == Location("sponsors/harbor-bank.md", 13, 5)
    assert (second.creative, second.weekdays, second.priority) == ("first", (), 0)


def test_a_political_advertisement_says_who_paid_what() -> None:
    """The three facts that the reader is owed come together."""
    head = "---\nname: A\npolitical: true\npayer: B\namount: EUR 1,200\n"
    text = head + "notice: https://example.org/n\n---\nx"
    assert read(text).political == Political("B", "EUR 1,200", "https://example.org/n")


def with_lines(*lines: str) -> str:
    return "---\nname: A\n" + "\n".join(lines) + "\n---\n\nWords.\n"


BOOKING = "  - {slot: a, from: 2026-11-16, to: 2026-11-20%s}"


@pytest.mark.parametrize(
    ("lines", "line", "message", "hint"),
    [
        (["domains: [https://Bank.example/x]"], 3, "must be a domain", '"bank.example"'),
        (["domains: [www.bank.example]"], 3, "must be a domain", '"bank.example"'),
        (["domains: [3]"], 3, "an entry of domains must be text", ""),
        (["domains: bank.example"], 3, "domains must be a list", ""),
        (["category: Retail Banking"], 3, "category must be lower-case", ""),
        (["logo: /etc/logo.png"], 3, "logo must be a picture", ""),
        (["jurisdictions: [UK]"], 3, "must be one of us, uk, eu", '"uk"'),
        (["avoid: [War and peace]"], 3, "must be lower-case", ""),
        (["tracking: utm_source"], 3, 'cannot read "utm_source"', "utm_source="),
        (["tracking: a=b c"], 3, 'cannot read "a=b c"', "%20"),
        (["tracking: a={dat}"], 3, 'unknown placeholder "{dat}"', '"date"'),
        (["tracking: a={date"], 3, "is not closed", "{date}"),
        (["tracking: a=1&a=2"], 3, 'gives "a" twice', "delete one"),
        (["tracking: a={{ email }}"], 3, "cannot read", ""),
        (["political: true"], 3, "needs payer", "add payer"),
        (["political: true", "payer: ' '"], 3, "needs payer", "add payer"),
        (["payer: B"], 3, "payer belongs to a political", "political: true"),
        (["political: yes"], 3, "political must be true or false", ""),
        (["bookings: x"], 3, "bookings must be a list", ""),
        (["bookings:", BOOKING % ", weekdys: [mon]"], 4, "unknown key", '"weekdays"'),
        (["bookings:", BOOKING % ", weekdays: [mn]"], 4, '"mn" is no weekday', '"mon"'),
        (["bookings:", BOOKING % ", weekdays: [wensday]"], 4, "no weekday", '"wednesday"'),
        (["bookings:", BOOKING % ", weekdays: []"], 4, "weekdays is empty", "every day"),
        (["bookings:", BOOKING % ", weekdays: [sat, sun]"], 4, "none of these", "name a"),
        (["bookings:", BOOKING % ", priority: high"], 4, "a whole number", ""),
        (["bookings:", BOOKING % ", creative: defalt"], 4, "no creative", '"default"'),
        (["bookings:", "  - {slot: A b, from: 2026-11-16, to: 2026-11-16}"], 4, "slot must", ""),
        (["bookings:", "  - {from: 2026-11-16, to: 2026-11-16}"], 4, "slot is missing", ""),
        (["bookings:", "  - {slot: a, from: 2026-11-16}"], 4, "to is missing", "add to"),
        (
            ["bookings:", "  - {slot: a, from: 2026-11-16, to: 2026-11-15}"],
            4,
            "ends on",
            "exchange",
        ),
        (["bookings:", "  - {slot: a, from: 16.11.2026, to: 2026-11-17}"], 4, "a date", "2024"),
    ],
)
def test_each_slip_has_its_line_and_remedy(
    lines: list[str], line: int, message: str, hint: str
) -> None:
    """What is wrong, where, and what to write instead."""
    found = [it for it in problems(with_lines(*lines)) if message in it.message]
    assert found, problems(with_lines(*lines))
    assert (found[0].line, found[0].path) == (line, "sponsors/harbor-bank.md")
    assert hint in found[0].hint
    assert found[0].code in ("E081", "E086")


def test_all_slips_come_at_once() -> None:
    """One run tells an editor everything."""
    text = with_lines("kind: advert", "avoid: [A B]", "bookings:", BOOKING % ", creative: x")
    assert [it.line for it in problems(text)] == [3, 4, 6]


def test_only_a_house_promotion_may_have_no_end() -> None:
    """It runs until somebody takes it out; a paid flight that nobody ended would run unpaid."""
    text = with_lines("kind: house", "bookings:", "  - {slot: a, from: 2026-11-16}")
    (booking,) = read(text).bookings
    assert booking.last_day is None
    assert booking.runs_on(datetime.date(2126, 1, 1))
