"""Finds tags and attributes in markup that need not be well-formed, with their places.

Slow and forgiving: it serves theme sources, whose Jinja is blanked out, and the explanation of a
document that the strict parser refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from newsletter.dataclass import dataclass
from newsletter.patterns import late_pattern

# Stands for a Jinja construct in blanked source; a noncharacter, which no text may contain.
DYNAMIC = "\ufdd0"

# Possessive, so that a stray quote costs one pass and no backtracking.
_TAG = late_pattern(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)"
    r"(?P<attributes>(?:[^>\"'/<]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = late_pattern(r"([^\s\"'/>=\ufdd0]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?|\ufdd0")


@dataclass(frozen=True, slots=True)
class ScannedAttribute:
    """An attribute.

    Attributes:
        value: Without its quotes; None when there is none.
        offset: Where its name stands, in characters.
        quoted: Whether the value stands in quotes, as XML asks.
    """

    name: str
    value: str | None
    offset: int
    quoted: bool

    @property
    def dynamic(self) -> bool:
        """Whether Jinja writes part of the value."""
        return self.value is None or DYNAMIC in self.value


@dataclass(frozen=True, slots=True)
class ScannedTag:
    """A tag.

    Attributes:
        dynamic: Whether Jinja may write attributes of its own.
    """

    kind: Literal["open", "close", "empty"]
    name: str
    offset: int
    end: int
    attributes: tuple[ScannedAttribute, ...]
    dynamic: bool


def scan_tags(text: str) -> Iterator[ScannedTag]:
    """Every tag outside comments, in order."""
    for match in _TAG.finditer(text):
        if match["name"] is None:
            continue
        start = match.start("attributes")
        attributes = []
        dynamic = False
        for found in _ATTRIBUTE.finditer(match["attributes"]):
            if found[1] is None:
                dynamic = True
                continue
            value = found[2]
            quoted = value is not None and value[0] in "\"'"
            attributes.append(
                ScannedAttribute(
                    found[1],
                    value[1:-1] if value is not None and quoted else value,
                    start + found.start(),
                    quoted,
                )
            )
        kind: Literal["open", "close", "empty"] = (
            "close" if match["close"] else "empty" if match["empty"] else "open"
        )
        yield ScannedTag(
            kind, match["name"], match.start(), match.end(), tuple(attributes), dynamic
        )


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in characters."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset + column - 1
