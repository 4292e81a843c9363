"""Text for finding words and phrases, whatever stands between their letters.

Most characters come out the same whatever is beside them. So a text is read at once, with one look
at each of its different characters; as it is written only where marks combine with what is before.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import Literal

# What no reader sees and the renderers drop or add: controls, and the word joiner that keeps a
# platform from reading braces as its code.
_DROPPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2060]+")
# Soft hyphen, joiners, zero-width spaces, marks and overrides of direction, byte order mark, tags.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f"
    "\ufeff\U000e0000-\U000e007f]+"
)
_ASCII = bytes(range(128))
_ASCII_NOT_SHOWN = bytes((*range(33), 127))
_LOWER = bytes(range(256)).lower()
_NOT_PHRASE = re.compile(r"[^\w'-]+")
_PHRASE_TABLE = bytes(
    ord(" ") if byte < 128 and _NOT_PHRASE.match(chr(byte)) else lowered
    for byte, lowered in enumerate(_LOWER)
)
# The letters of syllables, which join and are no marks (Unicode 16, chapter 3.12).
_HANGUL = ("\u1100", "\u11ff")
_SHORT = 1_000


def squash(text: str) -> str:
    """Text for finding words whatever the markup between them: folded, without white space."""
    # A sponsor's words come again and again, in its slots and from email to email.
    return _squash_short(text) if len(text) <= _SHORT else _squash(text)


def _squash(text: str) -> str:
    found = _read(text, _LOWER, _ASCII_NOT_SHOWN, _squashed_alone)
    if found is None:
        text = unicodedata.normalize("NFC", "".join(text.split()))
        found = _DROPPED.sub("", text).casefold()
    return found


_squash_short = functools.lru_cache(maxsize=1024)(_squash)


@functools.lru_cache(maxsize=4096)
def _squashed_alone(char: str) -> str | None:
    if char.isspace() or _DROPPED.match(char):
        return ""
    return char.casefold() if _stands_alone(char, "NFC") else None


def phrase_words(text: str) -> list[str]:
    """The words of a text for finding phrases: compatible forms as one (NFKC), in lower case,
    without what is unseen; apostrophes and hyphens are parts of words."""
    found = _read(text, _PHRASE_TABLE, b"", _phrased_alone)
    return (_phrased(text) if found is None else found).split()


def _phrased(text: str) -> str:
    shown = without_unseen(unicodedata.normalize("NFKC", text))
    lowered = unicodedata.normalize("NFC", shown).lower()
    return _NOT_PHRASE.sub(" ", lowered.replace("\u2019", "'"))


@functools.lru_cache(maxsize=4096)
def _phrased_alone(char: str) -> str | None:
    # The lower form of a sigma is another one at a word's end.
    sigma = "\u03a3" in unicodedata.normalize("NFKC", char)
    return _phrased(char) if _stands_alone(char, "NFKC") and not sigma else None


def _read(
    text: str, table: bytes, dropped: bytes, alone: Callable[[str], str | None]
) -> str | None:
    """Read a text, one character as any other of the same.

    Args:
        table: What becomes of each character of ASCII that is not dropped.
        alone: What becomes of another character; None if that depends on those beside it.

    Returns:
        None if the text has such a character.
    """
    written = text.encode("utf-8", "surrogatepass")
    beyond = written.translate(None, _ASCII)
    text = written.translate(table, dropped).decode("utf-8", "surrogatepass")
    for char in set(beyond.decode("utf-8", "surrogatepass")) if beyond else ():
        found = alone(char)
        if found is None:
            return None
        if found != char:
            text = text.replace(char, found)
    return text


def _stands_alone(char: str, form: Literal["NFC", "NFKC"]) -> bool:
    """Whether a character's normal form does not depend on those beside it."""
    normal = unicodedata.normalize(form, char)
    return (normal == char or form == "NFKC") and not any(map(combines, normal))


def combines(char: str) -> bool:
    """Whether a character may be one with another that stands beside it."""
    first, last = _HANGUL
    mark = unicodedata.category(char)[0] == "M" and not _UNSEEN.match(char)
    return mark or first <= char <= last


def without_unseen(text: str) -> str:
    """Text without characters that have no look of their own and may part any word."""
    if text.isascii():
        return text  # none of them is
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    for char in set(beyond.decode("utf-8", "surrogatepass")):
        if _is_unseen(char):
            text = text.replace(char, "")
    return text


@functools.lru_cache(maxsize=4096)
def _is_unseen(char: str) -> bool:
    return _UNSEEN.match(char) is not None
