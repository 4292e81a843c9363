"""The message file, read back by Python's own parser."""

from __future__ import annotations

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
from rendered_messages import (
    CONFIG,
    DAY,
    EMAIL,
    PICTURES,
    UNSUBSCRIBE,
    assert_sendable,
    content_of,
    header_lines,
    parsed,
    parts,
    render,
    unflowed,
)

from newsletter.output import eml
from newsletter.output.eml import flowed


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
