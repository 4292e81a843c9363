"""newsletter.check.sponsorship: each conflict is found with both its places, and its near misses
are not."""

from __future__ import annotations

import datetime

import pytest

from newsletter.assemble.sponsors import place_sponsors
from newsletter.check.sponsorship import Review, check_sponsors, creative_repeated
from newsletter.check.sponsorship.links import editorial_links
from newsletter.config.settings import SponsorSettings
from newsletter.content.markdown import parse_issue
from newsletter.content.sponsor_file import parse_sponsor
from newsletter.model.finding import Finding
from newsletter.model.slot import SlotPlace
from newsletter.model.sponsor import SPONSOR_KINDS

ISSUE = "issues/2026-11-16/issue.md"
LABELS = dict.fromkeys(SPONSOR_KINDS, "Advertisement")
PLACES = {"after-lead": SlotPlace("after", "lead"), "in-more": SlotPlace("in", "more", 1)}
FLIGHT = "bookings: [{slot: %s, from: 2026-11-16, to: 2026-11-16%s}]"
LIST = "\n## More from us\n\n- [One](https://news.example/1)\n"


def sponsor(name: str, *lines: str, body: str = "Buy our {name} today, it is on sale.\n") -> str:
    head = "\n".join((f"name: {name}", *lines))
    return f"---\n{head}\n---\n\n{body.format(name=name)}"


def check(
    body: str = "",
    *,
    head: str = "subject: A quiet day",
    required: tuple[str, ...] = (),
    **sponsors: str,
) -> list[Finding]:
    """The findings of an issue, with sponsors' files by slug."""
    text = f"---\ndate: 2026-11-16\n{head}\n---\n\n# Lead\n\nWords.\n\n{body}"
    files = {
        slug: parse_sponsor(content, f"sponsors/{slug}.md") for slug, content in sponsors.items()
    }
    placed = place_sponsors(parse_issue(text, ISSUE), files, labels=LABELS, places=PLACES)
    settings = SponsorSettings(required_slots=required)
    return list(check_sponsors(Review(placed.issue, placed.plans, files, settings)))


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(it.severity, it.problem.code, it.problem.place) for it in findings]


def test_a_slot_that_is_sold_twice() -> None:
    """The one that would vanish is named at its booking, with the other's place."""
    twice = {
        "acorn": sponsor("Acorn", FLIGHT % ("after-lead", "")),
        "birch": sponsor("Birch", FLIGHT % ("after-lead", "")),
    }
    (finding,) = check(**twice)
    assert told([finding]) == [("error", "P001", "sponsors/birch.md:3:12")]
    assert "for acorn at sponsors/acorn.md:3:12" in finding.problem.message
    assert check(**twice | {"birch": sponsor("Birch", FLIGHT % ("in-more", ""))}, body=LIST) == []
    higher = sponsor("Birch", FLIGHT % ("after-lead", ", priority: 1"))
    assert check(**twice | {"birch": higher}) == []
    house = sponsor("Birch", "kind: house", FLIGHT % ("after-lead", ""))
    assert check(**twice | {"birch": house}) == []


def test_two_of_one_trade() -> None:
    """Both slots and both files are named; one sponsor in two slots competes with nobody."""
    acorn = sponsor("Acorn", "category: nuts", FLIGHT % ("after-lead", ""))
    birch = sponsor("Birch", "category: nuts", FLIGHT % ("in-more", ""))
    (finding,) = check(LIST, acorn=acorn, birch=birch)
    assert told([finding]) == [("error", "P002", "sponsors/birch.md:4:12")]
    for place in ("sponsors/acorn.md:4:12", "sponsors/birch.md:3:11", "sponsors/acorn.md:3:11"):
        assert place in finding.problem.message
    assert check(LIST, acorn=acorn, birch=birch.replace("nuts", "timber")) == []
    second = ", {slot: in-more, from: 2026-11-16, to: 2026-11-16}]"
    both = acorn.replace("]\n", f"{second}\n")
    assert check(LIST, acorn=both) == []


def test_an_avoided_topic() -> None:
    """The slot, the sponsor's wish and the issue's topics are all named."""
    acorn = sponsor("Acorn", "avoid: [war, fire]", FLIGHT % ("after-lead", ""))
    (finding,) = check(head="subject: A\ntopics: [harvest, Fire]", acorn=acorn)
    assert told([finding]) == [("error", "P003", "sponsors/acorn.md:4:12")]
    assert 'avoids "fire" (sponsors/acorn.md:3:8)' in finding.problem.message
    assert f"{ISSUE}:4:9" in finding.problem.message
    assert check(head="subject: A\ntopics: [firefly]", acorn=acorn) == []


def test_a_creative_outside_its_flight() -> None:
    """A placement on another day; any weekday of the flight is inside it."""
    placed = "::: sponsor acorn\n:::\n"
    over = sponsor("Acorn", "bookings: [{slot: in-more, from: 2026-11-01, to: 2026-11-15}]")
    (finding,) = check(placed, acorn=over)
    assert told([finding]) == [("error", "P004", f"{ISSUE}:10:1")]
    assert "at sponsors/acorn.md:3:12, is 2026-11-01 to 2026-11-15" in finding.problem.message
    assert check(placed, acorn=over.replace("-15", "-30")) == []
    assert check(placed, acorn=over.replace("-15", "-30, weekdays: [sun]")) == []
    assert check(placed, acorn=sponsor("Acorn")) == []


def test_an_empty_slot_that_must_be_filled() -> None:
    """Only the slots that the setting names; a house promotion fills one."""
    assert told(check(required=("in-more",))) == [("warning", "P006", f"{ISSUE}:1:1")]
    house = sponsor("Acorn", "kind: house", "bookings: [{slot: after-lead, from: 2020-01-01}]")
    assert check(required=("after-lead",), acorn=house) == []
    assert check() == []


def test_a_slot_that_the_theme_does_not_have() -> None:
    """In a booking and in a placement, with the nearest name."""
    acorn = sponsor("Acorn", FLIGHT % ("after-led", ""))
    (finding,) = check(acorn=acorn)
    assert told([finding]) == [("warning", "P007", "sponsors/acorn.md:3:12")]
    assert finding.problem.hint == 'did you mean "after-lead"?'
    (finding,) = check("::: sponsor acorn {slot=in-mor}\n:::\n", acorn=sponsor("Acorn"))
    assert told([finding]) == [("warning", "P007", f"{ISSUE}:10:1")]


def test_a_booked_sponsor_that_is_displaced() -> None:
    """A placement wins, and says whom it cost; not if the loser stands in another slot."""
    acorn, birch = sponsor("Acorn", FLIGHT % ("after-lead", "")), sponsor("Birch")
    placed = "::: sponsor birch\n:::\n"
    (finding,) = check(placed, acorn=acorn, birch=birch)
    assert told([finding]) == [("warning", "P008", f"{ISSUE}:10:1")]
    assert "booked for acorn on 2026-11-16 at sponsors/acorn.md:3:12" in finding.problem.message
    moved = placed + LIST + "\n::: sponsor acorn\n:::\n"
    assert check(moved, acorn=acorn, birch=birch) == []
    house = acorn.replace("bookings", "kind: house\nbookings")
    assert check(placed, acorn=house, birch=birch) == []


def test_a_booked_slot_without_a_place() -> None:
    """An issue without the list cannot hold what was sold for it."""
    acorn = sponsor("Acorn", FLIGHT % ("in-more", ""))
    (finding,) = check(acorn=acorn)
    assert told([finding]) == [("warning", "P012", f"{ISSUE}:1:1")]
    assert "sponsors/acorn.md:3:12" in finding.problem.message
    assert check(LIST, acorn=acorn) == []


RUNNING = ("domains: [bank.example]", FLIGHT % ("after-lead", ""))


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://bank.example/", True),
        ("https://www.bank.example/x?y#z", True),
        ("https://BANK.example:443/", True),
        ("https://user@bank.example/", True),
        ("https://bank.example./", True),
        ("https://click.example/?to=https%3A%2F%2Fapp.bank.example%2Fx&y=1", True),
        ("https://notbank.example/", False),
        ("https://bank.example.org/", False),
        ("https://news.example/bank.example", False),
        ("https://news.example/?q=bank.example", False),
        ("mailto:a@bank.example", False),
    ],
)
def test_an_editorial_link_to_a_sponsor(url: str, found: bool) -> None:
    """Its host, a subdomain, or a redirect to it; not a name that merely looks like it."""
    findings = check(f"Read [this]({url}).\n", bank=sponsor("Bank", *RUNNING))
    assert [it[:2] for it in told(findings)] == [("warning", "P009")] * found
    if found:
        assert findings[0].problem.place == f"{ISSUE}:10:6"
        assert "sponsors/bank.md:4:12" in findings[0].problem.message


def test_links_to_a_sponsor_are_free_when_nothing_runs() -> None:
    """No flight that day, a house promotion, or the sponsor's own slot."""
    body = "Read [this](https://bank.example/).\n"
    over = FLIGHT.replace("11-16", "11-15") % ("after-lead", "")
    assert check(body, bank=sponsor("Bank", RUNNING[0], over)) == []
    assert check(body, bank=sponsor("Bank", "kind: house", *RUNNING)) == []
    own = sponsor("Bank", *RUNNING, body="[Save](https://bank.example/)\n")
    assert check(bank=own) == []
    placed = f"{body}\n::: sponsor bank\n:::\n"
    assert told(check(placed, bank=sponsor("Bank", RUNNING[0])))[0][1] == "P009"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?a=letter&c=2026-11-16-after-lead", True),
        ("?x=1&c=anything-at-all&a=letter#top", True),
        ("?a=letter", False),
        ("?a=letters&c=2026-11-16-after-lead", False),
        ("", False),
    ],
)
def test_an_editorial_link_that_a_sponsor_counts(query: str, found: bool) -> None:
    """All of the template's parameters with their values, whether or not a flight is running."""
    bank = sponsor("Bank", "tracking: a=letter&c={date}-{slot}")
    findings = check(f"Read [this](https://other.example/{query}).\n", bank=bank)
    assert [it[:2] for it in told(findings)] == [("warning", "P010")] * found


def test_every_place_of_an_editorial_link_is_looked_at() -> None:
    """Title, dek, byline, hero, picture, list, quote, item, thumbnail, teaser, section."""
    urls = [f"https://x.example/{name}" for name in "abcdefghijkl"]
    text = (
        "---\ndate: 2026-11-16\nsubject: A\n---\n\n# [L]({})\n\n::: dek\n[d]({})\n:::\n\n"
        "::: byline\n[b]({})\n:::\n\n[![h](h.jpg)]({})\n\nx\n\n[![p](p.jpg)]({})\n\n"
        "- **[l]({})**\n\n> [q]({})\n\n## More from us\n\n### [i]({})\n\n[![t](t.jpg)]({})\n\n"
        "[z]({})\n\n## [s]({})\n\n#### [h]({})\n"
    ).format(*urls)
    assert [url for url, _ in editorial_links(parse_issue(text, ISSUE))] == urls


PITCH = "### Sow in frost\n\nOne box covers twelve square metres of bare ground.\n\n[Order it](https://a.example/)\n"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("subject: Why ONE box covers “twelve square” metres", 1),
        ("subject: Sow in frost?", 1),
        ("subject: A\npreheader: twelve square metres of bare news", 1),
        ("subject: A\npreheader: 'Advertisement: sow in frost'", 0),
        ("subject: One box covers twelve countries", 0),
        ("subject: Sow in", 0),
        ("subject: Advertisement for the frost", 0),
    ],
)
def test_a_subject_that_sells(head: str, found: int) -> None:
    """Five words in a row, or a whole headline; a line that begins with the label may."""
    acorn = sponsor("Acorn", FLIGHT % ("after-lead", ""), body=PITCH)
    findings = check(head=head, acorn=acorn)
    assert [it[:2] for it in told(findings)] == [("error", "P011")] * found
    if found:
        assert findings[0].problem.place.startswith(f"{ISSUE}:{2 + len(head.splitlines())}:")
        assert "sponsors/acorn.md:6:1" in findings[0].problem.message


def test_a_subject_in_a_script_without_spaces() -> None:
    """Ten characters in a row; fewer are chance."""
    pitch = "新しい普通預金は毎日利息が付きます。\n"
    acorn = sponsor("Acorn", FLIGHT % ("after-lead", ""), body=pitch)
    assert told(check(head="subject: 普通預金は毎日利息が付く", acorn=acorn))[0][1] == "P011"
    assert check(head="subject: 普通預金は便利", acorn=acorn) == []


def test_the_creative_of_a_running_flight_counts_though_it_is_not_shown() -> None:
    """The subject may not sell what today's issue leaves out; a house promotion may."""
    flight = FLIGHT.replace("2026-11-16, to", "2026-11-10, to") % (
        "after-lead",
        ", weekdays: [tue]",
    )
    acorn = sponsor("Acorn", flight, body=PITCH)
    assert told(check(head="subject: Sow in frost", acorn=acorn))[0][1] == "P011"
    house = acorn.replace("bookings", "kind: house\nbookings")
    assert check(head="subject: Sow in frost", acorn=house) == []


def test_the_same_creative_in_too_many_issues() -> None:
    """One more than the limit; the issues before are read only as far as they are needed."""
    files = {"acorn": parse_sponsor(sponsor("Acorn"), "sponsors/acorn.md")}
    text = "---\ndate: 2026-11-16\nsubject: A\n---\n\n# L\n\nx\n\n::: sponsor acorn\n:::\n"
    placed = place_sponsors(parse_issue(text, ISSUE), files, labels=LABELS, places=PLACES)
    slots = placed.issue.sponsor_slots
    read: list[int] = []

    def earlier(*shown: bool):
        for at, was in enumerate(shown, start=1):
            read.append(at)
            day = datetime.date(2026, 11, 16) - datetime.timedelta(at)
            yield day, {("acorn", "default")} if was else {("acorn", "other")}

    (finding,) = creative_repeated(slots, earlier(True, True, True, True), 2)
    assert told([finding]) == [("warning", "P005", f"{ISSUE}:10:1")]
    assert "in more than 2 issues running, since 2026-11-14" in finding.problem.message
    assert read == [1, 2]
    assert list(creative_repeated(slots, earlier(True, False, True), 2)) == []
    assert list(creative_repeated(slots, earlier(True), 2)) == []
    assert list(creative_repeated(slots, earlier(True, True), 0)) == []
