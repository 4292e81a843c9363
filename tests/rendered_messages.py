"""Messages as tests of the EML render and read them."""

from __future__ import annotations

import datetime
import email
import email.header
import email.message
import email.policy
import email.utils
import re
from typing import Any

from newsletter.config.settings import Config, Publication, Sender
from newsletter.model.email import Asset, Email
from newsletter.output.eml import render_eml

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
