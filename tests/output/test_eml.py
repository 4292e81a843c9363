"""The message file, read back by Python's own parser."""

from __future__ import annotations

import datetime
import email
import email.header
import email.message
import email.policy
import email.utils
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter.config.settings import Config, Publication, Sender
from newsletter.errors import OutputError
from newsletter.model.email import Asset, Email
from newsletter.output import eml
from newsletter.output.eml import flowed, render_eml

DAY = datetime.date(2026, 3, 4)
UNSUBSCRIBE = "https://news.example.org/u?token=abc"
CONFIG = Config(
    Publication("The Harbour Post", "1 Quay Street", timezone="Europe/Berlin"),
    Sender("The Harbour Post", "daily@example.org", "desk@example.org", "daily.example.org"),
)
EMAIL = Email(
    "A subject", "A preheader", "<!doctype html>\n<p>Grüße</p>\n", "Grüße\n\n> said\n", "<p>web</p>"
)
PICTURES = (
    Asset("0123456789abcdef.jpg", bytes(range(256)) * 40, "image/jpeg", "issues/a/b.jpg"),
    Asset("fedcba9876543210.png", b"\x89PNG\r\n\x1a\n", "image/png", "issues/a/c.png"),
)


def render(message: Email = EMAIL, config: Config = CONFIG, **options: Any) -> bytes:
    arguments: dict[str, Any] = {"date": DAY, "unsubscribe": UNSUBSCRIBE} | options
    return render_eml(message, config, **arguments)


def parsed(content: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    for part in message.walk():
        assert part.defects == []
        assert [getattr(value, "defects", ()) for value in part.values()] == [()] * len(part)
    return message


def parts(content: bytes) -> tuple[str, str]:
    """The text and the HTML as a mail program gets them, with LF."""
    message = parsed(content)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    return content_of(text), content_of(html)


def content_of(part: Any) -> str:
    decoded = part.get_payload(decode=True)
    assert isinstance(decoded, bytes)
    return decoded.decode().replace("\r\n", "\n")


def header_lines(content: bytes) -> list[bytes]:
    return content.split(b"\r\n\r\n", 1)[0].split(b"\r\n")


def raw_header(content: bytes, name: str) -> bytes:
    """One field's own bytes."""
    match = re.search(rb"(?m)^" + name.encode() + rb":.*(?:\r\n[ \t].*)*", content)
    assert match
    return match[0].rstrip(b"\r")


def unflowed(text: str) -> str:
    """A reader of format=flowed with delsp=no (RFC 3676 4.2 to 4.5), quotations left out."""
    paragraphs: list[str] = []
    joins = False
    for line in text.split("\n"):
        assert not line.startswith(">"), "read as a quotation"
        content = line[1:] if line.startswith(" ") else line
        if joins:
            paragraphs[-1] += content
        else:
            paragraphs.append(content)
        joins = content.endswith(" ") and content != "-- "
    return "\n".join(paragraphs)


def assert_sendable(content: bytes) -> None:
    """What every mail server asks of the bytes."""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.isascii()
    assert b"\0" not in content


def test_the_header_says_who_what_when_and_how_to_leave() -> None:
    content = render()
    message = parsed(content)
    assert str(message["From"]) == "The Harbour Post <daily@example.org>"
    assert str(message["To"]) == "undisclosed-recipients:;"
    assert str(message["Reply-To"]) == "desk@example.org"
    assert str(message["Subject"]) == "A subject"
    assert str(message["Date"]) == "Wed, 04 Mar 2026 06:00:00 +0100"
    assert str(message["List-Id"]) == "The Harbour Post <daily.example.org>"
    assert str(message["List-Unsubscribe"]) == f"<{UNSUBSCRIBE}>"
    assert str(message["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    assert str(message["MIME-Version"]) == "1.0"
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", str(message["Message-ID"]))
    assert all(len(line) <= 78 for line in header_lines(content))
    assert len(set(message.keys())) == len(message.keys())


def test_text_comes_before_html_and_both_come_back() -> None:
    content = render()
    message = parsed(content)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    text, html = parts(content)
    assert html == EMAIL.html
    assert unflowed(text) == EMAIL.text
    plain = message.get_body(("plain",))
    assert plain is not None
    assert dict(plain["Content-Type"].params) == {
        "charset": "utf-8",
        "format": "flowed",
        "delsp": "no",
    }
    assert_sendable(content)


def test_embedded_pictures_stand_beside_the_html_under_the_addresses_it_uses() -> None:
    html = "".join(f'<img src="cid:{asset.name}@newsletter">' for asset in PICTURES)
    content = render(replace(EMAIL, html=html, assets=PICTURES, embedded=True))
    message = parsed(content)
    plain, related = message.iter_parts()
    assert (plain.get_content_type(), related.get_content_type()) == (
        "text/plain",
        "multipart/related",
    )
    assert isinstance(related, email.message.EmailMessage)
    assert related["Content-Type"].params["type"] == "text/html"
    body, *pictures = related.iter_parts()
    assert content_of(body) == html
    for asset, part in zip(PICTURES, pictures, strict=True):
        assert part.get_payload(decode=True) == asset.content
        assert part.get_content_type() == asset.media_type
        assert part["Content-Disposition"].content_disposition == "inline"
        assert f"cid:{str(part['Content-ID'])[1:-1]}" in html
    assert_sendable(content)


def test_pictures_that_are_not_embedded_are_not_in_the_message() -> None:
    assert render(replace(EMAIL, assets=PICTURES)) == render()


def test_the_same_email_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys, datetime; from newsletter.model.email import Email;"
        "from newsletter.config.settings import *; from newsletter.output.eml import render_eml;"
        f"sys.stdout.buffer.write(render_eml({EMAIL!r}, {CONFIG!r}, "
        f"date=datetime.{DAY!r}, unsubscribe={UNSUBSCRIBE!r}))"
    ).replace("datetime.datetime.", "datetime.")
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs == [render(), render()]


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


NO_SURROGATES: Any = st.characters(exclude_categories=["Cs"])


def one_line() -> st.SearchStrategy[str]:
    """Any text that a subject may be: no control characters, nothing at its edges."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
    pieces = st.one_of(
        st.text(letters, max_size=60),
        st.sampled_from(["=?utf-8?q?x?=", "=?", "?=", "a b", "👩‍👧", "ü", "{{ x }}", "x" * 90]),
    )
    return st.lists(pieces, max_size=6).map("".join).map(str.strip)


@settings(max_examples=80, deadline=None)
@given(subject=one_line(), text=st.text(NO_SURROGATES), html=st.text(NO_SURROGATES))
@example(subject="a", text="-- \nsignature", html="From me\n.\n..\n=\n")
@example(subject="a", text=" x \n>y\nFrom z", html="x" * 5000)
@example(subject="ü" * 400, text="\x0b\x0c\x85\u2028", html="--=_\n\x85\u2028\x0b")
def test_whatever_it_holds_comes_back_and_can_be_sent(subject: str, text: str, html: str) -> None:
    content = render(replace(EMAIL, subject=subject, text=text, html=html))
    assert_sendable(content)
    assert str(parsed(content)["Subject"]) == subject
    got_text, got_html = parts(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    trimmed = "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)
    assert unflowed(got_text) == trimmed
    assert got_html == html.replace("\r\n", "\n").replace("\r", "\n")


def test_the_boundary_does_not_occur_in_what_it_bounds() -> None:
    """Not even when the content quotes the boundary of the message without it."""
    first = render()
    boundary = parsed(first).get_boundary()
    assert boundary is not None
    again = render(
        replace(EMAIL, html=f"<p>\n--{boundary}\n--{boundary}--\n", text=f"--{boundary}")
    )
    assert parts(again)[1] == f"<p>\n--{boundary}\n--{boundary}--\n"
    own = parsed(again).get_boundary()
    assert own is not None
    assert again.count(b"--" + own.encode()) == 3


def test_a_picture_that_is_none_of_ours_is_a_fault_of_the_caller() -> None:
    bad = replace(PICTURES[0], name='x"\r\nBcc: y')
    with pytest.raises(ValueError, match="no picture of ours"):
        render(replace(EMAIL, assets=(bad,), embedded=True))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain", "plain"),
        ("ends with spaces   ", "ends with spaces"),
        ("> quoted", " > quoted"),
        (" indented", "  indented"),
        ("From here", " From here"),
        ("Fromage", "Fromage"),
        ("-- ", "-- "),
        ("   ", ""),
    ],
)
def test_lines_stay_lines_for_a_reader_of_format_flowed(line: str, expected: str) -> None:
    assert flowed(line) == expected


def test_writing_a_message_does_not_import_the_email_package(tmp_path: Path) -> None:
    """It costs a cold build 30 ms."""
    script = (
        "import sys, datetime; from newsletter.config.settings import *;"
        "from newsletter.model.email import Email; from newsletter.output.eml import render_eml;"
        "render_eml(Email('s', '', '<p>', 't', ''), Config(Publication('n', 'a'),"
        " Sender('n', 'a@b.example')), date=datetime.date(2026, 3, 4), unsubscribe='');"
        "assert 'email' not in sys.modules, 'email'"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=tmp_path)


def test_a_boundary_stands_nowhere_in_what_it_parts() -> None:
    """Content made for it does not end a part early: the next one is tried."""
    body = eml._Body(EMAIL)
    first = body._boundary(b"x" * 42)
    assert len(first) == 42
    second = body._boundary(first)
    assert second not in first
    assert len(second) == 42
