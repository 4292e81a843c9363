"""JSON -> a tree of nodes that know their places.

The standard decoder gives no places and keeps the last of two equal keys; its scanners for
strings and numbers are used, the rest is read here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing in typeshed

from newsletter.content.source import Source, shown
from newsletter.content.yaml_tree import DEEPEST_TREE
from newsletter.fields import Node, Scalar
from newsletter.model.location import Location

_SPACE = re.compile(r"[ \t\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = re.compile(r"[A-Za-z]+")
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 18


class _RefusedError(Exception):
    def __init__(self, position: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.position = position
        self.hint = hint


def parse_json(source: Source) -> Node | None:
    """Read a JSON document; None, with a problem added, when it is not JSON."""
    reader = _Reader(source)
    try:
        return reader.document()
    except _RefusedError as error:
        source.report("E040", reader.place(error.position), str(error), error.hint)
    return None


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.position = 0
        self.starts = [0]
        for line in source.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place(self, position: int) -> Location:
        line = bisect_right(self.starts, min(position, len(self.text))) - 1
        return self.source.at(line, position - self.starts[line])

    def document(self) -> Node:
        node = self.value(0)
        if self.next_character():
            self.refuse("text stands after the document's end", "delete it")
        return node

    def refuse(self, message: str, hint: str = "check the brackets and commas before it") -> None:
        raise _RefusedError(self.position, f"the document is not JSON: {message}", hint)

    def next_character(self) -> str:
        space = _SPACE.match(self.text, self.position)
        self.position = space.end() if space else self.position
        return self.text[self.position : self.position + 1]

    def value(self, depth: int, key_at: Location | None = None) -> Node:
        first = self.next_character()
        begin = self.position
        if depth > DEEPEST_TREE:
            raise _RefusedError(begin, "the document is nested too deeply", "use fewer levels")
        value: Scalar | tuple[Node, ...] | dict[str, Node]
        if first == '"':
            value = self.string()
        elif first == "{":
            value = self.mapping(depth)
        elif first == "[":
            value = self.entries(depth)
        else:
            value = self.scalar()
        location = self.place(begin)
        return Node(value, location, key_at or location)

    def string(self) -> str:
        try:
            value, self.position = scanstring(self.text, self.position + 1, True)
        except JSONDecodeError as error:
            self.position = error.pos
            self.refuse(
                "a text is not closed or holds a line break, a tab or a wrong escape",
                r'end it with "; write \n for a line break and \\ for a backslash',
            )
        return str(value)

    def scalar(self) -> Scalar:
        word = _WORD.match(self.text, self.position)
        if word is not None and word.group() in _WORDS:
            self.position = word.end()
            return _WORDS[word.group()]
        number = _NUMBER.match(self.text, self.position)
        if number is None:
            found = shown(word.group() if word else self.text[self.position : self.position + 1])
            self.refuse(f'"{found}" is no value' if found else "the document ends too early")
            return None
        if number.end() - number.start() > _LONGEST_NUMBER:
            self.refuse("this number is too long", "put it in quotes")
        self.position = number.end()
        if number.group(1) or number.group(2):
            return float(number.group())
        return int(number.group())

    def entries(self, depth: int) -> tuple[Node, ...]:
        found: list[Node] = []
        self.position += 1
        if self.next_character() == "]":
            self.position += 1
            return ()
        while True:
            found.append(self.value(depth + 1))
            separator = self.next_character()
            self.position += 1
            if separator == "]":
                return tuple(found)
            if separator != ",":
                self.position -= 1
                self.refuse("a comma or ] is missing")

    def mapping(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        self.position += 1
        if self.next_character() == "}":
            self.position += 1
            return found
        while True:
            if self.next_character() != '"':
                self.refuse("a key in quotes is missing")
            key_at = self.place(self.position)
            key = self.string()
            if self.next_character() != ":":
                self.refuse("a colon is missing after the key")
            self.position += 1
            node = self.value(depth + 1, key_at)
            if key in found:
                self.source.report(
                    "E041", key_at, f'key "{shown(key)}" is given twice', "delete one"
                )
            else:
                found[key] = node
            separator = self.next_character()
            self.position += 1
            if separator == "}":
                return found
            if separator != ",":
                self.position -= 1
                self.refuse("a comma or } is missing")
