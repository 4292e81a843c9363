"""The email as one message file, ready for a mail server or an import.

No clock and no random boundary: the same email gives the same bytes.
Sources: RFC 5322, RFC 2045 to 2047, RFC 2387 (related), RFC 3676 (format=flowed), RFC 8058.
"""

from __future__ import annotations

import binascii
import datetime
import hashlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsletter.assemble.images import CONTENT_ID_DOMAIN
from newsletter.errors import OutputError, Problem
from newsletter.output.headers import (
    address_field,
    checked,
    date_value,
    fold,
    list_identifier,
    mail_address,
    raw_field,
    text_field,
    unsubscribe_address,
)

if TYPE_CHECKING:
    from newsletter.config.settings import Config
    from newsletter.model.email import Asset, Email

UNDISCLOSED = "undisclosed-recipients:;"
_PICTURE_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
_MEDIA_TYPE = re.compile(r"image/[a-z]{1,16}")


def render_eml(
    email: Email, config: Config, *, date: datetime.date, unsubscribe: str, to: str = UNDISCLOSED
) -> bytes:
    """Write the message, its lines ending in CRLF.

    Args:
        date: The issue's day; with ``publication.send_at`` and its time zone it is the Date.
        unsubscribe: https address for one-click, or the platform's merge tag that stands for it;
            empty leaves both List-Unsubscribe fields out.
        to: A mail address, or the group without members.

    Raises:
        OutputError: All of: E166 a field holds a line break, E167 an address that is none or
            that one-click cannot use, E168 a line too long for mail servers, E169 text that UTF-8
            cannot hold.
    """
    body = _Body(email)
    fields = _fields(email, config, date, unsubscribe=unsubscribe, to=to, digest=body.digest)
    return fields + b"MIME-Version: 1.0\r\n" + body.render()


def _fields(
    email: Email, config: Config, date: datetime.date, *, unsubscribe: str, to: str, digest: str
) -> bytes:
    path, sender = config.path, config.sender
    problems: list[Problem] = []

    def made(make: Callable[[], bytes]) -> bytes:
        try:
            return make()
        except OutputError as error:
            problems.extend(error.problems)
            return b""

    def mailbox(name: str, display: str, address: str) -> bytes:
        display, address = checked(name, display, path), checked(name, address, path)
        return address_field(name, display, mail_address(name, address, path))

    def identifier() -> bytes:
        name = checked("List-Id", config.publication.name, path)
        listed = checked("List-Id", sender.list_id, path)
        return address_field("List-Id", name, list_identifier(listed, path))

    def one_click() -> bytes:
        address = checked("List-Unsubscribe", unsubscribe, path)
        line = f"<{unsubscribe_address(address, path)}>"
        return raw_field("List-Unsubscribe", line, path) + raw_field(
            "List-Unsubscribe-Post", "List-Unsubscribe=One-Click", path
        )

    def message_id() -> bytes:
        address = mail_address("From", checked("From", sender.email, path), path)
        when = date_value(_moment(date, config))
        parts = (digest, email.subject, when, sender.name, address, to, unsubscribe)
        unique = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
        return raw_field("Message-ID", f"<{unique}@{address.rpartition('@')[2]}>", path)

    fields = [
        made(lambda: mailbox("From", sender.name, sender.email)),
        fold("To", [UNDISCLOSED]) if to == UNDISCLOSED else made(lambda: mailbox("To", "", to)),
        made(lambda: mailbox("Reply-To", "", sender.reply_to)) if sender.reply_to else b"",
        made(lambda: text_field("Subject", checked("the subject", email.subject, ""))),
        fold("Date", [date_value(_moment(date, config))]),
        b"" if problems else made(message_id),
        made(identifier) if sender.list_id else b"",
        made(one_click) if unsubscribe else b"",
    ]
    if problems:
        raise OutputError(dict.fromkeys(problems))
    return b"".join(fields)


def _moment(date: datetime.date, config: Config) -> datetime.datetime:
    """When the issue is sent; an hour that daylight saving skips becomes the one after it."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 7 ms, only where a date is written

    zone = ZoneInfo(config.publication.timezone)
    local = datetime.datetime.combine(date, config.publication.send_at.replace(tzinfo=None), zone)
    when = local.astimezone(datetime.UTC).astimezone(zone)
    offset = when.utcoffset() or datetime.timedelta()
    # Local mean times of long ago have seconds, which the header cannot say.
    return when.astimezone(datetime.UTC) if offset.seconds % 60 else when


class _Body:
    """The message's body: text and HTML as alternatives, pictures beside the HTML."""

    def __init__(self, email: Email) -> None:
        self._text = _encoded(flowed(email.text), "the text part")
        self._html = _encoded(email.html, "the HTML part")
        self._assets = email.assets if email.embedded else ()
        contents = (self._text, self._html, *(asset.content for asset in self._assets))
        hashes = [hashlib.sha256(content).digest() for content in contents]
        self.digest = hashlib.sha256(b"".join(hashes)).hexdigest()

    def render(self) -> bytes:
        text = _text_part("text/plain; charset=utf-8; format=flowed; delsp=no", self._text)
        html = _text_part("text/html; charset=utf-8", self._html)
        if self._assets:
            parts = [html, *map(_picture_part, self._assets)]
            html = self._multipart('multipart/related; type="text/html"', parts)
        return self._multipart("multipart/alternative", [text, html])

    def _multipart(self, kind: str, parts: list[bytes]) -> bytes:
        boundary = self._boundary(b"".join(parts))
        head = f'Content-Type: {kind};\r\n boundary="{boundary.decode()}"\r\n\r\n'.encode()
        between = b"--" + boundary + b"\r\n"
        joined = b"".join(between + part + b"\r\n" for part in parts)
        return head + joined + b"--" + boundary + b"--\r\n"

    def _boundary(self, content: bytes) -> bytes:
        """A line that the content does not hold, made of nothing but the content.

        ``=_`` occurs neither in quoted-printable nor in base64, so the first try is right; the
        loop is the proof.
        """
        number = 0
        while True:
            seed = f"{self.digest} {len(content)} {number}".encode()
            boundary = b"=_" + hashlib.sha256(seed).hexdigest()[:40].encode()
            if boundary not in content:
                return boundary
            number += 1


def flowed(text: str) -> str:
    """Text whose lines all stay lines for a reader of format=flowed (RFC 3676 4.1, 4.4).

    A line's trailing spaces would join it to the next, and are trimmed; a space is stuffed before
    what would otherwise be taken for a quotation, a stuffed line or a mailbox separator.
    """
    return "\n".join(_stuffed(line) for line in _lines(text).split("\n"))


def _stuffed(line: str) -> str:
    if line == "-- ":
        return line  # The signature's separator is never joined (RFC 3676 4.3).
    line = line.rstrip(" ")
    return f" {line}" if line.startswith((" ", ">", "From ")) else line


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoded(text: str, name: str) -> bytes:
    try:
        return _lines(text).encode()
    except UnicodeEncodeError as error:
        message = f"{name} holds half of a surrogate pair"
        hint = "find the broken character in the issue and write it again"
        raise OutputError(Problem("E169", message, hint=hint)) from error


def _text_part(content_type: str, content: bytes) -> bytes:
    """Quoted-printable, or base64 where that is shorter, as for scripts beyond ASCII."""
    encoding, coded = "quoted-printable", binascii.b2a_qp(content, istext=True)
    coded = coded.replace(b"\n", b"\r\n")
    if len(coded) * 3 > len(content) * 4:
        encoding, coded = "base64", _base64(content.replace(b"\n", b"\r\n"))
    head = f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + coded


def _picture_part(asset: Asset) -> bytes:
    name = asset.name
    if not _PICTURE_NAME.fullmatch(name) or not _MEDIA_TYPE.fullmatch(asset.media_type):
        raise ValueError(f"no picture of ours: {name!r}, {asset.media_type!r}")
    head = (
        f'Content-Type: {asset.media_type}; name="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f"Content-ID: <{name}@{CONTENT_ID_DOMAIN}>\r\n"
        f'Content-Disposition: inline; filename="{name}"\r\n\r\n'
    )
    return head.encode() + _base64(asset.content)


def _base64(content: bytes) -> bytes:
    """Lines of 76 characters, the last one closed too."""
    return b"".join(
        binascii.b2a_base64(content[at : at + 57], newline=False) + b"\r\n"
        for at in range(0, len(content), 57)
    )
