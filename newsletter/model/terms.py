"""Since when and until when a story or a picture may be shown."""

from __future__ import annotations

import datetime
from dataclasses import field

from newsletter.dataclass import dataclass
from newsletter.model.location import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Terms:
    """The days that bind a story or a picture.

    Attributes:
        published: The day on which a story appeared; None when nobody said, and for pictures.
        expires: The last day on which it may be shown; None when that does not end.
        embargo: The moment from which it may be shown; without an offset from UTC it is in the
            publication's time zone. None when it may be shown at once.
        location: Where the first of them is written.
    """

    published: datetime.date | None = None
    expires: datetime.date | None = None
    embargo: datetime.datetime | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


NO_TERMS = Terms()
