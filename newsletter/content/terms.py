"""The days that bind a story or a picture: ``published``, ``expires``, ``embargo``."""

from __future__ import annotations

import datetime

from newsletter.fields import Fields
from newsletter.model.terms import NO_TERMS, Terms

PICTURE_TERMS = ("expires", "embargo")
STORY_TERMS = ("published", *PICTURE_TERMS)


def read_terms(fields: Fields, *, story: bool) -> Terms:
    """Read them from attributes or from a structured document's mapping.

    Args:
        fields: The mapping; its problems get what is no date.
        story: Whether it is a story's, which has a day of publication.
    """
    places = [node.location for key in STORY_TERMS if (node := fields.peek(key)) is not None]
    published = fields.day("published") if story else None
    expires, embargo = fields.day("expires"), fields.moment("embargo")
    return Terms(published, expires, embargo, places[0]) if places else NO_TERMS


def write_terms(terms: Terms) -> dict[str, str]:
    """What is to be written of them, by key; nothing for a term that is not set."""
    said = {
        "published": terms.published.isoformat() if terms.published else "",
        "expires": terms.expires.isoformat() if terms.expires else "",
        "embargo": _moment(terms.embargo) if terms.embargo else "",
    }
    return {key: value for key, value in said.items() if value}


def _moment(moment: datetime.datetime) -> str:
    if moment.tzinfo is None and moment.time() == datetime.time():
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
