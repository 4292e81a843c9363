"""Reads the ``ignore`` list of newsletter.toml and of an issue."""

from __future__ import annotations

from newsletter.fields import Fields
from newsletter.model.finding import Ignore


def read_ignores(fields: Fields, key: str = "ignore") -> tuple[Ignore, ...]:
    """The entries of a list of ``code``, ``reason`` and, if wanted, ``until``.

    Whether a code is a rule's is for the checks to say: they know the rules.

    Args:
        fields: The mapping that holds the list; problems are added to it.
        key: The list's name.
    """
    found: list[Ignore] = []
    for entry in fields.tables(key):
        code = entry.text("code", required=True).strip()
        reason = entry.text("reason", required=True).strip()
        until = entry.day("until")
        entry.finish()
        place = entry.get("code")
        if code and reason and place is not None:
            found.append(Ignore(code, reason, until, place.location))
    return tuple(found)
