"""TOML with places: tomllib reads the values, a small scanner finds where each of them stands.

tomllib gives no positions, and a second parser of values would be a second opinion about what a
file means. So tomllib alone decides what is valid and what the values are; the scanner runs
only over text that tomllib has accepted, and knows nothing but where keys and values begin.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field

from newsletter.dataclass import dataclass
from newsletter.errors import ConfigError, Problem
from newsletter.fields import Node, Scalar
from newsletter.model.location import Location

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?!")|\'\'\'.*?\'\'\'(?!\')|"(?:[^"\\]|\\.)*"|\'[^\']*\'', re.DOTALL
)


def parse_toml(text: str, path: str, *, code: str = "E020") -> Node:
    """The document as a tree in which every key and value knows its line and column.

    Args:
        text: The file's text.
        path: The file as the author knows it.
        code: The code that a syntax error carries.

    Raises:
        ConfigError: If the text is not TOML; with the line and column that tomllib names.
    """
    text = text.replace("\r\n", "\n")  # as tomllib does, so that both count the same columns
    try:
        values = tomllib.loads(text)
        places = _Scanner(text, path).document()
    except RecursionError:
        raise ConfigError(Problem(code, "nested too deeply", path)) from None
    except ValueError as error:  # TOMLDecodeError, or a number of more than 4300 digits
        raise ConfigError(_syntax_problem(str(error), text, path, code)) from error
    return _join(values, places)


def _syntax_problem(said: str, text: str, path: str, code: str) -> Problem:
    found = _AT.search(said)
    message = _AT.sub("", said).rstrip(".")
    message = message[:1].lower() + message[1:]
    if found and found[1]:
        return Problem(code, message, path, int(found[1]), int(found[2]))
    if found:
        lines = text.split("\n")
        return Problem(code, message, path, len(lines), len(lines[-1]) + 1)
    return Problem(code, message, path)


@dataclass(slots=True)
class _Place:
    """Where a key and its value stand, and where what is inside the value stands."""

    location: Location
    key_location: Location
    keys: dict[str, _Place] = field(default_factory=dict)
    entries: list[_Place] = field(default_factory=list)


def _join(value: object, place: _Place) -> Node:
    if isinstance(value, Mapping):
        members = {key: _join(member, place.keys[key]) for key, member in value.items()}
        return Node(members, place.location, place.key_location)
    if isinstance(value, list):
        pairs = zip(value, place.entries, strict=True)
        entries = tuple(_join(entry, inner) for entry, inner in pairs)
        return Node(entries, place.location, place.key_location)
    scalar: Scalar = value  # type: ignore[assignment]  # tomllib has no other types of value
    return Node(scalar, place.location, place.key_location)


class _Scanner:
    """Finds the places in a text that is known to be valid TOML."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.at = 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def location(self) -> Location:
        line = bisect_right(self.starts, self.at)
        return Location(self.path, line, self.at - self.starts[line - 1] + 1)

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:  # unreachable for text that tomllib accepted
            raise ValueError("Cannot be read")
        self.at = match.end()
        return match[0]

    def take(self, token: str) -> bool:
        if self.text.startswith(token, self.at):
            self.at += len(token)
            return True
        return False

    def document(self) -> _Place:
        start = Location(self.path, 1, 1)
        root = table = _Place(start, start)
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.take("[["):
                table = self.header(root, entry=True)
                self.at += len("]]")
            elif self.take("["):
                table = self.header(root, entry=False)
                self.at += len("]")
            else:
                self.pair(table)
            self.skip(_BLANK)
        return root

    def header(self, root: _Place, *, entry: bool) -> _Place:
        keys = self.key()
        table = self.descend(root, keys[:-1])
        name, place = keys[-1]
        found = table.keys.setdefault(name, _Place(place, place))
        if entry:
            found.entries.append(_Place(place, place))
            return found.entries[-1]
        found.location = found.key_location = place  # the header, not an earlier [a.b.c]
        return found

    def descend(self, table: _Place, keys: list[tuple[str, Location]]) -> _Place:
        for name, place in keys:
            table = table.keys.setdefault(name, _Place(place, place))
            if table.entries:
                table = table.entries[-1]
        return table

    def pair(self, table: _Place) -> None:
        keys = self.key()
        self.at += len("=")
        self.skip(_SPACE)
        name, place = keys[-1]
        self.descend(table, keys[:-1]).keys[name] = self.value(place)

    def key(self) -> list[tuple[str, Location]]:
        """A dotted key's parts; ends before what follows the key."""
        parts: list[tuple[str, Location]] = []
        while True:
            self.skip(_SPACE)
            place = self.location()
            if self.text[self.at] in "\"'":
                quoted = self.skip(_STRING)
                parts.append((next(iter(tomllib.loads(f"{quoted}=0"))), place))
            else:
                parts.append((self.skip(_BARE_KEY), place))
            self.skip(_SPACE)
            if not self.take("."):
                return parts

    def value(self, key_location: Location | None = None) -> _Place:
        location = self.location()
        place = _Place(location, key_location or location)
        if self.take("["):
            self.skip(_BLANK)
            while not self.take("]"):
                place.entries.append(self.value())
                self.skip(_BLANK)
                self.take(",")
                self.skip(_BLANK)
        elif self.take("{"):
            self.skip(_BLANK)
            while not self.take("}"):
                self.pair(place)
                self.skip(_BLANK)
                self.take(",")
                self.skip(_BLANK)
        elif self.text[self.at] in "\"'":
            self.skip(_STRING)
        else:
            self.skip(_SCALAR)
        return place
