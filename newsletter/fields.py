"""Reads typed values from a mapping that knows its lines, and collects all problems.

Front matter, structured issues, sponsors' files and newsletter.toml all come as a tree of
``Node``; a ``Fields`` reads one mapping of it. Nothing is raised here: the caller raises once,
with everything that is wrong.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from newsletter.dataclass import dataclass
from newsletter.errors import Problem
from newsletter.model.location import Location
from newsletter.patterns import late_pattern

Scalar: TypeAlias = str | int | float | bool | datetime.date | datetime.time | None
_MOMENT = late_pattern(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
Value: TypeAlias = "Scalar | tuple[Node, ...] | Mapping[str, Node]"


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it stands.

    Attributes:
        location: Where the value begins.
        key_location: For a value in a mapping, where its key stands; else the same as location.
    """

    value: Value
    location: Location
    key_location: Location


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty string when none is near."""
    matches = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A remedy for an unknown word: the nearest known one, else all of them."""
    close = nearest(word, known)
    return f'did you mean "{close}"?' if close else "known: " + ", ".join(known)


def kind_of(value: Value) -> str:
    """What a value is, in the words of the person who wrote the file."""
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case datetime.date():
            return "a date"
        case datetime.time():
            return "a time"
        case None:
            return "nothing"
        case tuple():
            return "a list"
    return "a table"


class Fields:
    """One mapping, read key by key; ``finish`` reports the keys that nobody read."""

    def __init__(self, node: Node, problems: list[Problem], *, code: str, name: str = "") -> None:
        """
        Args:
            node: A node whose value is a mapping; anything else is reported and read as empty.
            problems: Where problems are added.
            code: The code that this mapping's problems carry.
            name: The dotted path of this mapping, for messages; empty at the top.
        """
        self.node = node
        self.problems = problems
        self.code = code
        self.name = name
        self._known: dict[str, None] = {}  # in the order of reading, each once
        self._values: Mapping[str, Node] = {}
        if isinstance(node.value, Mapping):
            self._values = node.value
        else:
            self.wrong(node, name or "the document", "a table")

    def path(self, key: str) -> str:
        """The key's dotted path."""
        return f"{self.name}.{key}" if self.name else key

    def report(self, location: Location, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append(location.problem(self.code, message, hint))

    def wrong(self, node: Node, name: str, wanted: str) -> None:
        """Report a value of the wrong type."""
        self.report(node.location, f"{name} must be {wanted}, not {kind_of(node.value)}")

    def get(self, key: str, *, required: bool = False) -> Node | None:
        """The key's node; a missing required key is reported at the mapping's own place."""
        self._known[key] = None
        found = self._values.get(key)
        if found is None and required:
            self.report(self.node.key_location, f"{self.path(key)} is missing", f"add {key}")
        return found

    def peek(self, key: str) -> Node | None:
        """The key's node, without taking the key for a known one."""
        return self._values.get(key)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text; numbers and dates count as the text that was written only in quotes."""
        node = self.get(key, required=required)
        if node is None:
            return default
        if isinstance(node.value, str):
            if required and not node.value.strip():
                self.report(node.location, f"{self.path(key)} is empty", f"give {key} a value")
            return node.value
        self.wrong(node, self.path(key), "text")
        return default

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        node = self.get(key)
        if node is None:
            return default
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            self.wrong(node, self.path(key), "a whole number")
            return default
        if not low <= node.value <= high:
            self.report(node.location, f"{self.path(key)} must be from {low} to {high}")
            return default
        return node.value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        node = self.get(key)
        if node is None:
            return default
        if not isinstance(node.value, bool):
            self.wrong(node, self.path(key), "true or false")
            return default
        return node.value

    def day(self, key: str, *, required: bool = False) -> datetime.date | None:
        """A date, written ``2024-10-08``."""
        node = self.get(key, required=required)
        if node is None:
            return None
        value = node.value
        if isinstance(value, datetime.datetime):
            value = value.date()
        if isinstance(value, datetime.date):
            return value
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                pass
        self.report(node.location, f"{self.path(key)} must be a date", "write it as 2024-10-08")
        return None

    def moment(self, key: str) -> datetime.datetime | None:
        """A date with a time of day, ``2024-10-08 06:00``; a date alone is its first minute.

        Without ``Z`` or ``+02:00`` behind it the time knows no offset: whose it is says the caller.
        """
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node.value, datetime.date):
            return datetime.datetime.combine(node.value, datetime.time())
        if isinstance(node.value, str) and _MOMENT.fullmatch(node.value):
            try:
                return datetime.datetime.fromisoformat(node.value)
            except ValueError:
                pass
        message = f"{self.path(key)} must be a date, with a time of day if you like"
        self.report(node.location, message, "write it as 2024-10-08 06:00, or 2024-10-08T06:00Z")
        return None

    def choice(self, key: str, known: Sequence[str], default: str) -> str:
        """One of the known words."""
        node = self.get(key)
        if node is None:
            return default
        if not isinstance(node.value, str) or node.value not in known:
            shown = str(node.value) if isinstance(node.value, str) else kind_of(node.value)
            self.report(
                node.location, f'{self.path(key)}: unknown "{shown}"', did_you_mean(shown, known)
            )
            return default
        return node.value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(node.value) for node in self.nodes(key) if self._is_text(node, key))

    def _is_text(self, node: Node, key: str) -> bool:
        if isinstance(node.value, str):
            return True
        self.wrong(node, f"an entry of {self.path(key)}", "text")
        return False

    def nodes(self, key: str) -> tuple[Node, ...]:
        """The entries of a list, unread."""
        node = self.get(key)
        if node is None:
            return ()
        if not isinstance(node.value, tuple):
            self.wrong(node, self.path(key), "a list")
            return ()
        return node.value

    def table(self, key: str, *, required: bool = False) -> Fields | None:
        """The mapping under a key, or None when there is none."""
        node = self.get(key, required=required)
        if node is None:
            return None
        return Fields(node, self.problems, code=self.code, name=self.path(key))

    def tables(self, key: str) -> tuple[Fields, ...]:
        """The mappings of a list of them."""
        return tuple(
            Fields(node, self.problems, code=self.code, name=f"{self.path(key)}[{index}]")
            for index, node in enumerate(self.nodes(key))
        )

    def items(self) -> Iterable[tuple[str, Node]]:
        """Every key and its node; for mappings whose keys are free."""
        self._known.update(dict.fromkeys(self._values))
        return self._values.items()

    def finish(self) -> None:
        """Report every key that was not read, with the nearest known one."""
        for key, node in self._values.items():
            if key not in self._known:
                self.report(
                    node.key_location,
                    f'unknown key "{self.path(key)}"',
                    did_you_mean(key, list(self._known)),
                )
