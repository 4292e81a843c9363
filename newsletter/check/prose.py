"""The words of an issue as one text, in which rules look for slips of the keyboard."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field

from newsletter.check.words import Passage
from newsletter.dataclass import dataclass
from newsletter.model.location import Location

END = "\ue001"
"""Stands between two passages: neither a space nor a letter, and in no one's text."""
HIDDEN = "\ue000"
"""Stands for each character of code and of an address, which have rules of their own."""

_ADDRESS = re.compile(
    r"(?:https?|mailto|tel|ftp):[^\s\ue001<>“”\"«»]*[^\s\ue001<>“”\"«».,;:!?)\]'’]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)[@#]\w[\w.-]*\w"
    r"|\b(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|news|tech|dev|app|io|ai|co|uk|us|eu|de"
    r"|fr|es|it|nl|ch|at|be|pl|se|no|dk|fi|ca|au|nz|jp|cn|in|br|ru|ua|tv|me|fm|gl|ly)\b(?:/[^\s\ue001]*)?"
    r"|(?<![\w])/(?:[\w.-]+/)+[\w.-]*"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Passages one behind the other.

    Attributes:
        text: All of them, ``END`` behind each; code and addresses are ``HIDDEN``, character for
            character.
        passages: Those of it, in reading order.
    """

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...] = field(repr=False)

    def _index(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def passage(self, offset: int) -> Passage:
        """The passage in which a character stands."""
        return self.passages[self._index(offset)]

    def at(self, offset: int) -> Location:
        """The place of a character in its author's file."""
        index = self._index(offset)
        return self.passages[index].at(offset - self.starts[index])

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern; a pattern that can match ``END`` runs on into the next."""
        return pattern.finditer(self.text)

    def each(self) -> Iterator[tuple[Passage, int, str]]:
        """Passage by passage: where it begins in ``text``, and its part of that."""
        ends = (*self.starts[1:], len(self.text))
        for passage, start, end in zip(self.passages, self.starts, ends, strict=True):
            yield passage, start, self.text[start : end - 1]


def prose_of(passages: Sequence[Passage]) -> Prose:
    """Join passages; preformatted ones are left out."""
    kept = tuple(passage for passage in passages if passage.kind != "code")
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for passage in kept:
        starts.append(length)
        text = passage.text.replace("\n", " ")
        for begin, end in passage.code:
            text = text[:begin] + HIDDEN * (end - begin) + text[end:]
        pieces.append(text)
        length += len(text) + 1
    joined = "".join(f"{piece}{END}" for piece in pieces)
    joined = _ADDRESS.sub(lambda match: HIDDEN * len(match[0]), joined)
    return Prose(joined, kept, tuple(starts))
