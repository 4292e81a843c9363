"""YAML -> a tree of nodes that know their places.

The tree is built from libyaml's events, not by ``yaml.compose``: composing 100,000 nested
brackets with the C loader ends the process (PyYAML 6.0.3, seen 2026-11-23), and events let
aliases be refused before anything is expanded. Plain words mean what YAML 1.2 says: ``no`` and
``4:10`` are text.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

import yaml

from newsletter.content.source import Source, shown
from newsletter.fields import Node, Scalar
from newsletter.model.location import Location

DEEPEST_TREE = 60
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}
_TAG = "tag:yaml.org,2002:"


def parse_yaml(text: str, source: Source, *, line: int = 0, what: str = "this") -> Node | None:
    """Read one YAML document; None, with a problem added, when it is not YAML.

    Args:
        text: The document.
        source: The text that it stands in, for places and problems.
        line: 0-based line of the source in which the document begins.
        what: What is read, for messages: ``the front matter``.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _Reader(yaml.parse(text, Loader=loader), source, line)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        location = source.at(line + mark.line, mark.column) if mark else source.at(line)
        message = shown(error.problem or error.context or "")
        source.report("E040", location, f"{what} is not YAML: {message}", _hint(message))
    except yaml.YAMLError as error:
        source.report("E040", source.at(line), f"{what} is not YAML: {shown(str(error))}")
    except _RefusedError as error:
        source.report("E040", error.location, str(error), error.hint)
    return None


def _hint(message: str) -> str:
    if "mapping values" in message:
        return 'put a text that holds ": " in quotes'
    if "cannot start any token" in message or "tab" in message:
        return "indent with spaces, and put a text that begins with a special character in quotes"
    return "write one key: value on each line; put texts with special characters in quotes"


class _RefusedError(Exception):
    def __init__(self, location: Location, message: str, hint: str) -> None:
        super().__init__(message)
        self.location = location
        self.hint = hint


class _Reader:
    def __init__(self, events: Any, source: Source, line: int) -> None:
        self.events = events
        self.source = source
        self.line = line

    def place(self, event: Any) -> Location:
        mark = event.start_mark
        return self.source.at(self.line + mark.line, mark.column)

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _RefusedError(
                        self.place(event), "a second YAML document begins here", "delete the ---"
                    )
                root = self.node(next(self.events), 0)
        if root is None:
            here = self.source.at(self.line)
            root = Node({}, here, here)
        return root

    def node(self, event: Any, depth: int) -> Node:
        location = self.place(event)
        if getattr(event, "anchor", None) is not None:
            raise _RefusedError(
                location, "anchors and aliases (& and *) are not allowed", "write the value out"
            )
        if depth > DEEPEST_TREE:
            raise _RefusedError(location, "the document is nested too deeply", "use fewer levels")
        if isinstance(event, yaml.ScalarEvent):
            return Node(self.scalar(event, location), location, location)
        if event.tag is not None and event.tag not in (f"{_TAG}map", f"{_TAG}seq"):
            raise _RefusedError(location, f'unknown tag "{shown(event.tag)}"', "delete the !tag")
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self.entries(depth)), location, location)
        return Node(self.mapping(depth), location, location)

    def entries(self, depth: int) -> list[Node]:
        found: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.node(event, depth + 1))
        return found

    def mapping(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key_at = self.place(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None:
                raise _RefusedError(key_at, "a key must be a word", "write key: value")
            value = self.node(next(self.events), depth + 1)
            if event.value in found:
                self.source.report(
                    "E041", key_at, f'key "{shown(event.value)}" is given twice', "delete one"
                )
            else:
                found[event.value] = Node(value.value, value.location, key_at)
        return found

    def scalar(self, event: Any, location: Location) -> Scalar:
        text: str = event.value
        if event.tag not in (None, "!", f"{_TAG}str"):
            raise _RefusedError(location, f'unknown tag "{shown(event.tag)}"', "delete the !tag")
        if event.tag is not None or not event.implicit[0]:
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _DATE.fullmatch(text):
            try:
                return datetime.date.fromisoformat(text)
            except ValueError:
                return text
        return text
