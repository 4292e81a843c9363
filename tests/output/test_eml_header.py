"""A message's header: its date, its id, one-click, names and subjects."""

from __future__ import annotations

import datetime
import email
import email.header
import email.message
import email.policy
import email.utils
from dataclasses import replace
from typing import Any

import pytest
from rendered_messages import (
    CONFIG,
    EMAIL,
    UNSUBSCRIBE,
    assert_sendable,
    header_lines,
    parsed,
    raw_header,
    render,
)

from newsletter.config.settings import Config, Sender
from newsletter.errors import OutputError
from newsletter.model.email import Email


@pytest.mark.parametrize(
    "change",
    [{"html": "<p>other</p>"}, {"text": "other\n"}, {"subject": "Another"}],
)
def test_another_email_has_another_message_id(change: dict[str, Any]) -> None:
    first, other = parsed(render()), parsed(render(replace(EMAIL, **change)))
    assert first["Message-ID"] != other["Message-ID"]


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Berlin", "2026-07-01", "06:30", "Wed, 01 Jul 2026 06:30:00 +0200"),
        ("America/St_Johns", "2026-01-01", "05:00", "Thu, 01 Jan 2026 05:00:00 -0330"),
        ("UTC", "2026-01-01", "00:00", "Thu, 01 Jan 2026 00:00:00 +0000"),
        # The hour that does not exist, and the first of the hour that comes twice.
        ("Europe/Berlin", "2026-03-29", "02:30", "Sun, 29 Mar 2026 03:30:00 +0200"),
        ("Europe/Berlin", "2026-10-25", "02:30", "Sun, 25 Oct 2026 02:30:00 +0200"),
        # Local mean time, 53 minutes and 28 seconds ahead.
        ("Europe/Berlin", "1890-01-01", "06:00", "Wed, 01 Jan 1890 05:06:32 +0000"),
    ],
)
def test_the_date_is_the_publication_s_hour(zone: str, day: str, at: str, expected: str) -> None:
    send_at = datetime.time.fromisoformat(at)
    config = replace(
        CONFIG, publication=replace(CONFIG.publication, timezone=zone, send_at=send_at)
    )
    content = render(config=config, date=datetime.date.fromisoformat(day))
    assert raw_header(content, "Date") == f"Date: {expected}".encode()


@pytest.mark.parametrize(
    "address",
    [
        UNSUBSCRIBE,
        "https://news.example.org/u?token=" + "x" * 900,
        "*|UNSUB|*",
        "{{ unsubscribe_url }}",
        "{{{unsubscribe}}}",
        "<%asm_group_unsubscribe_raw_url%>",
        "%unsubscribe_url%",
        "https://news.example.org/u?e={{ .Subscriber.Email }}",
    ],
)
def test_one_click_stays_on_one_line_as_it_is(address: str) -> None:
    content = render(unsubscribe=address)
    lines = header_lines(content)
    assert f"List-Unsubscribe: <{address}>".encode() in lines
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines
    assert_sendable(content)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/u",
        "mailto:leave@example.org",
        "javascript:x",
        "https://example.org/ü",
        "https://example.org/a b",
        "https://example.org/a>,<mailto:x@y.z",
    ],
)
def test_an_address_that_one_click_cannot_use_is_refused(address: str) -> None:
    assert codes(unsubscribe=address) == ["E167"]


def test_an_address_too_long_for_a_header_line_is_refused() -> None:
    assert codes(unsubscribe="https://example.org/" + "x" * 1000) == ["E168"]


def test_without_an_address_no_one_click_is_promised() -> None:
    message = parsed(render(unsubscribe=""))
    assert message["List-Unsubscribe"] is None
    assert message["List-Unsubscribe-Post"] is None


def codes(message: Email = EMAIL, config: Config = CONFIG, **options: Any) -> list[str]:
    with pytest.raises(OutputError) as caught:
        render(message, config, **options)
    assert all(problem.hint and "\n" not in problem.message for problem in caught.value.problems)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("mark", ["\r\nBcc: x@y.z", "\nBcc: x@y.z", "\r", "\0", "\ud800"])
def test_no_field_can_begin_another(mark: str) -> None:
    sender = CONFIG.sender
    assert codes(replace(EMAIL, subject=f"Hello{mark}")) == ["E166"]
    assert codes(unsubscribe=UNSUBSCRIBE + mark) == ["E166"]
    assert codes(to=f"a@b.example{mark}") == ["E166"]
    for change in ("name", "email", "reply_to", "list_id"):
        config = replace(CONFIG, sender=replace(sender, **{change: f"x@y.example{mark}"}))
        assert codes(config=config) == ["E166"]
    publication = replace(CONFIG.publication, name=f"Post{mark}")
    assert codes(config=replace(CONFIG, publication=publication)) == ["E166"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "desk",
        "a@b@c.example",
        "a b@c.example",
        "Desk <a@b.example>",
        "ü@b.example",
        "a@b.c,d@e.f",
        "a@..",
        ".a@b.example",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    assert codes(to=address) == ["E167"]


def test_all_problems_of_the_header_are_reported_at_once() -> None:
    config = replace(CONFIG, sender=Sender("A\nB", "no address", "none", "a list"))
    found = codes(replace(EMAIL, subject="a\rb"), config, unsubscribe="http://x.example")
    assert sorted(found) == ["E166", "E166", "E167", "E167", "E167"]


def test_text_that_is_no_unicode_is_refused() -> None:
    assert codes(replace(EMAIL, html="\udfff")) == ["E169"]
    assert codes(replace(EMAIL, text="\udfff")) == ["E169"]


def test_a_domain_beyond_ascii_is_written_in_punycode() -> None:
    message = parsed(render(config=replace(CONFIG, sender=Sender("P", "post@münchen.example"))))
    assert str(message["From"]) == "P <post@xn--mnchen-3ya.example>"
    assert str(message["Message-ID"]).endswith("@xn--mnchen-3ya.example>")


NAMES = [
    "Plain Name",
    "O'Neill, Ann (Desk)",
    'The "Post" \\ Desk',
    "Tägliche Rundschau",
    "Ежедневный обзор новостей и мнений для всех читателей",
    "日刊",
    "نشرة الصباح",
    "=?utf-8?q?trick?=",
    "A name that goes on, and on, " * 5,
]


@pytest.mark.parametrize("name", NAMES)
def test_any_sender_s_name_comes_back(name: str) -> None:
    config = replace(CONFIG, sender=Sender(name.strip(), "a@b.example"))
    content = render(config=config)
    # Not the policy's own parser: it keeps the space between two encoded words of a phrase,
    # which RFC 2047 6.2 says is to be dropped (Python 3.11.7, 2026-11-23).
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    shown, address = email.utils.parseaddr(str(message["From"]).replace("\r\n", ""))
    decoded = str(email.header.make_header(email.header.decode_header(shown)))
    assert (decoded, address) == (name.strip(), "a@b.example")
    assert all(len(line) <= 78 for line in raw_header(content, "From").split(b"\r\n"))


SUBJECTS = [
    "",
    "Plain",
    "A plain subject that is far too long for one line of a header, and so it is folded at a space",
    "Two  spaces",
    "x" * 300,
    "Morning 👩‍👩‍👧‍👦 news 🏴󠁧󠁢󠁥󠁮󠁧󠁿 " * 8,
    "عاجل: نشرة الصباح اليوم كاملة مع كل الأخبار",
    "=?utf-8?q?already?=",
    "=?utf-8?b?4pyT?= and =? more ?=",
    "*|FNAME|*, {{ first_name }}: today",
    "e\u0301 combining and \u00a0no-break",
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_any_subject_comes_back_folded(subject: str) -> None:
    subject = subject.strip()
    content = render(replace(EMAIL, subject=subject))
    assert str(parsed(content)["Subject"]) == subject
    lines = raw_header(content, "Subject").split(b"\r\n")
    assert all(len(line) <= 78 for line in lines)
    assert all(line.strip() for line in lines)
    assert_sendable(content)
