"""Where a theme puts a booked sponsor that no placement in the issue asked for."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, cast

from newsletter.dataclass import dataclass

Anchor: TypeAlias = Literal["lead", "more", "footer"]
Side: TypeAlias = Literal["before", "after", "in"]

SLOT_PLACES = (
    "before lead",
    "after lead",
    "before more",
    "in more after 3",
    "after more",
    "before footer",
)
"""Every form that a place has, as ``theme.toml`` writes it; the number is free."""

_PLACE = re.compile(r"(before|after) (lead|more)|(before) (footer)|(in) (more) after ([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class SlotPlace:
    """A named place.

    Attributes:
        anchor: What it is near; ``more`` is the first "More from" list.
        items: For a place in the list: how many items stand before it.
    """

    side: Side
    anchor: Anchor
    items: int = 0


def parse_slot_place(text: str) -> SlotPlace | None:
    """Read ``in more after 3``; None if it is no place."""
    found = _PLACE.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    side, anchor = (word for word in found.groups()[:6] if word)
    return SlotPlace(cast("Side", side), cast("Anchor", anchor), int(found[7] or 0))
