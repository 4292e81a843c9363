"""Forms that a text can have: URL, e-mail address, language tag, colour, list id.

Each check returns what is wrong, in words that follow "must be", or an empty string. They are
stricter than the standards where a mail program or a header is: ASCII only, no white space.
"""

from __future__ import annotations

import re

_LABEL_END = r"(?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"(?:[A-Za-z0-9]{_LABEL_END}\.)+[A-Za-z]{_LABEL_END}"
_HTTPS_URL = re.compile(rf"https://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?")
_DOMAIN = re.compile(_HOST)
_DATE_FIELD = "{date}"
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?P<host>{_HOST})")
_LIST_ID = re.compile(rf"{_ATOM}(?:\.{_ATOM})+")
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}"  # language, extended language
    r"(?:-[A-Za-z]{4})?"  # script
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"  # variants
    r"(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*"  # extensions
    r"(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"  # private use
)
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def wrong_https_url(text: str, *, dated: bool = False) -> str:
    """What keeps a text from being an absolute https URL in ASCII.

    Args:
        dated: ``{date}`` may stand in it.
    """
    plain = text.replace(_DATE_FIELD, "2000-01-01") if dated else text
    return "" if _HTTPS_URL.fullmatch(plain) else "a full https:// address"


def wrong_domain(text: str) -> str:
    """What keeps a text from being a host in lower case, without ``www.`` in front."""
    good = _DOMAIN.fullmatch(text) and text == text.lower() and not text.startswith("www.")
    return "" if good else "a domain such as example.org"


def wrong_email_address(text: str) -> str:
    """What keeps a text from being a plain address, ``news@example.org``.

    Source: RFC 5322 section 3.4.1 (dot-atom form), lengths from RFC 5321 section 4.5.3.1.
    """
    found = _ADDRESS.fullmatch(text)
    if found and len(found["local"]) <= 64 and len(text) <= 254:
        return ""
    return "a plain e-mail address such as news@example.org"


def wrong_list_id(text: str) -> str:
    """What keeps a text from being a List-Id's identifier. Source: RFC 2919 section 3."""
    if _LIST_ID.fullmatch(text) and len(text) <= 255:
        return ""
    return "a dotted name without brackets such as daily.example.org"


def wrong_language(text: str) -> str:
    """What keeps a text from having the form of a language tag. Source: RFC 5646 section 2.1."""
    return "" if _LANGUAGE.fullmatch(text) else "a language tag such as en or pt-BR"


def wrong_folder_name(text: str) -> str:
    """What keeps a text from being one plain folder name."""
    return "" if _FOLDER.fullmatch(text) else "one folder name of letters, digits, - and _"


def wrong_relative_path(text: str) -> str:
    """What keeps a text from being a path inside the workspace, with forward slashes."""
    parts = text.split("/")
    if "\\" in text or ":" in text or any(part in {"", ".", ".."} for part in parts):
        return "a path inside the workspace such as images/logo.png"
    return ""


def rgb(text: str) -> str:
    """A colour as ``#rrggbb`` in lower case; empty if the text is no hexadecimal colour."""
    if not _COLOUR.fullmatch(text):
        return ""
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def control_character(text: str, *, lines: bool = False) -> str:
    """The first control character or line break in a text, as ``U+000A``; empty if there is none.

    Args:
        lines: A plain line feed is allowed.
    """
    for found in _CONTROL.finditer(text):
        if not (lines and found[0] == "\n"):
            return f"U+{ord(found[0]):04X}"
    return ""
