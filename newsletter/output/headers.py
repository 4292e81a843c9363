"""Header fields of a message, as bytes.

Written by hand because ``email`` with ``policy.SMTP`` turns a long List-Unsubscribe into an
encoded word, which breaks one-click (Python 3.11, 2026-11-23), and costs a cold build 30 ms.
Nothing here can hold a line break: ``checked`` refuses it before a field is made.
Sources: RFC 5322 (2.1.1, 2.2.3), RFC 2047, RFC 2369, RFC 2919, RFC 8058.
"""

from __future__ import annotations

import binascii
import datetime
import re

from newsletter.errors import OutputError, Problem

# RFC 5322 2.1.1, without CRLF: the longest line there may be, and there should be.
LINE_LIMIT_BYTES = 998
LINE_BYTES = 78
# RFC 2047 2: an encoded word, and a line that holds one.
_WORD_BYTES = 75
_WORD_LINE_BYTES = 76

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_FRAME_BYTES = len("=?utf-8?q??=")
# Characters that stand for themselves in a Q word everywhere, in a phrase too (RFC 2047 5.3).
_Q_SAFE = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!*+-/"
_Q_CODES = tuple(
    chr(byte) if byte in _Q_SAFE else "_" if byte == 0x20 else f"={byte:02X}" for byte in range(256)
)
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_ADDRESS = re.compile(
    r"(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>[^\s@<>()\[\],;:\\\"]+)"
)
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_URI = re.compile(r"[\s<>,\"]")
# A platform's code inside an address is the platform's to replace, spaces and all.
_CODE = re.compile(r"\{\{.*?\}\}|\*\|.*?\|\*|<%.*?%>")
_PRINTABLE = re.compile(r"[ -~]+")


def checked(name: str, value: str, path: str) -> str:
    """The value, when nothing in it could end the field or begin another.

    Raises:
        OutputError: E166, a line break, a NUL or half a surrogate pair.
    """
    broken = any(mark in value for mark in "\r\n\0")
    if broken or any("\ud800" <= mark <= "\udfff" for mark in value):
        what = "a line break or a NUL character" if broken else "half of a surrogate pair"
        raise refusal("E166", f"{name} holds {what}", path, "write it on one line, as plain text")
    return value


def text_field(name: str, value: str) -> bytes:
    """An unstructured field: words as they are, or all of it in encoded words."""
    words = value.split(" ")
    plain = (
        _PRINTABLE.fullmatch(value)
        and "" not in words
        and "=?" not in value
        and max(map(len, words)) < LINE_BYTES - len(name) - 2
    )
    return fold(name, words if plain or not value else encoded_words(name, value))


def address_field(name: str, display: str, address: str) -> bytes:
    """A mailbox: its name, if it has one, and the address."""
    if not display:
        return fold(name, [address])
    if _ATOMS.fullmatch(display) and "=?" not in display:
        words = display.split(" ")
    elif _PRINTABLE.fullmatch(display) and "=?" not in display and len(display) < 60:
        words = ['"' + display.replace("\\", "\\\\").replace('"', '\\"') + '"']
    else:
        words = encoded_words(name, display)
    return fold(name, [*words, f"<{address}>"])


def raw_field(name: str, value: str, path: str) -> bytes:
    """A field on one line of its own, neither folded nor encoded.

    Raises:
        OutputError: E168, the line would be too long for any mail server.
    """
    line = f"{name}: {value}".encode("ascii")
    if len(line) > LINE_LIMIT_BYTES:
        raise refusal(
            "E168",
            f"{name} has {len(line)} bytes, the limit is {LINE_LIMIT_BYTES}",
            path,
            "use a shorter address",
        )
    return line + b"\r\n"


def fold(name: str, words: list[str]) -> bytes:
    """Join words by spaces, beginning a new line before one that does not fit."""
    lines = [f"{name}: {words[0]}"]
    for word in words[1:]:
        limit = _WORD_LINE_BYTES if "=?" in lines[-1] + word else LINE_BYTES
        if len(lines[-1]) + 1 + len(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(f" {word}")
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def encoded_words(name: str, value: str) -> list[str]:
    """The value as RFC 2047 words of whole characters, in the shorter of the two encodings."""
    raw = value.encode()
    in_q = len(_q_coded(raw)) <= len(raw) * 4 / 3
    room = _WORD_LINE_BYTES - len(name) - 2 - _FRAME_BYTES
    words: list[str] = []
    chunk, used = bytearray(), 0
    for character in value:
        piece = character.encode()
        used += len(_q_coded(piece)) if in_q else len(piece)
        # Base64 makes four characters of every three bytes begun.
        if chunk and used > (room if in_q else room // 4 * 3):
            words.append(_word(chunk, in_q))
            chunk.clear()
            used = len(_q_coded(piece)) if in_q else len(piece)
            room = _WORD_BYTES - _FRAME_BYTES
        chunk += piece
    return [*words, _word(chunk, in_q)]


def _word(chunk: bytes | bytearray, in_q: bool) -> str:
    if in_q:
        return f"=?utf-8?q?{_q_coded(chunk)}?="
    return f"=?utf-8?b?{binascii.b2a_base64(chunk, newline=False).decode()}?="


def _q_coded(chunk: bytes | bytearray) -> str:
    return "".join(map(_Q_CODES.__getitem__, chunk))


def mail_address(name: str, value: str, path: str) -> str:
    """The address with its domain in ASCII.

    Raises:
        OutputError: E167, it is none that every mail server takes.
    """
    match = _ADDRESS.fullmatch(value)
    domain = _ascii_domain(match["domain"]) if match else ""
    if not match or not domain:
        hint = "write it as name@example.org, without the sender's name"
        raise refusal("E167", f'{name}: "{value}" is no mail address', path, hint)
    return f"{match['local']}@{domain}"


def _ascii_domain(domain: str) -> str:
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return ascii_domain if _DOMAIN.fullmatch(ascii_domain) else ""


def list_identifier(value: str, path: str) -> str:
    """The list's identifier, RFC 2919.

    Raises:
        OutputError: E167, it is no dotted name.
    """
    if not _DOMAIN.fullmatch(value):
        hint = "write it as daily.example.org, without angle brackets"
        raise refusal("E167", f'list_id: "{value}" is no list identifier', path, hint)
    return value


def unsubscribe_address(value: str, path: str) -> str:
    """The one-click address: an https URI, or the code a platform puts one in place of.

    Raises:
        OutputError: E167, one-click would not work with it.
    """
    is_code = not _SCHEME.match(value)
    is_uri = value.startswith("https://") and not _NOT_IN_URI.search(_CODE.sub("", value))
    if not _PRINTABLE.fullmatch(value) or not (is_code or is_uri):
        raise refusal(
            "E167",
            f'"{value}" cannot be the one-click unsubscribe address',
            path,
            "it must be one https: address without spaces (RFC 8058)",
        )
    return value


def date_value(when: datetime.datetime) -> str:
    """A moment with its offset, in RFC 5322's form, in English whatever the locale."""
    day = f"{_DAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1]} {when.year:04}"
    return f"{day} {when:%H:%M:%S %z}"


def refusal(code: str, message: str, path: str, hint: str) -> OutputError:
    """A problem of the message's head, whose source is a file but no line of it."""
    return OutputError(Problem(code, " ".join(message.split()), path, hint=hint))
