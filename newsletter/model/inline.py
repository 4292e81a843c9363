"""Inline content: text and what stands inside a line of text.

Locations do not take part in equality: two nodes with the same content are equal wherever
they stand, so a document can be compared with what it becomes when written and read again.
"""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.location import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Text:
    """Literal text; braces, stars and angle brackets in it mean nothing but themselves."""

    value: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance (bold)."""

    children: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress or a title of a work (italic)."""

    children: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strikethrough:
    """Text that is no longer right, kept readable."""

    children: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Literal computer text in a line."""

    value: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A link.

    Attributes:
        url: Absolute URL or ``mailto:``/``tel:``; may hold portable merge tags (``{{ email }}``).
    """

    url: str
    children: Inlines
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""

    location: Location = field(default=NOWHERE, compare=False, repr=False)


MERGE_TAG_NAMES = (
    "unsubscribe_url",
    "preferences_url",
    "view_in_browser_url",
    "first_name",
    "last_name",
    "email",
)


@dataclass(frozen=True, slots=True)
class MergeTag:
    """A portable merge tag, ``{{ first_name | there }}``.

    Attributes:
        name: One of ``MERGE_TAG_NAMES``.
        fallback: What stands there when the subscriber has no value, and in the web version.
    """

    name: str
    fallback: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


Inline: TypeAlias = Text | Strong | Emphasis | Strikethrough | Code | Link | LineBreak | MergeTag
Inlines: TypeAlias = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """The words alone: no markup, a break as a space, a merge tag as its fallback."""
    parts: list[str] = []
    for node in inlines:
        if isinstance(node, (Text, Code)):
            parts.append(node.value)
        elif isinstance(node, LineBreak):
            parts.append(" ")
        elif isinstance(node, MergeTag):
            parts.append(node.fallback)
        else:
            parts.append(plain_text(node.children))
    return "".join(parts)
