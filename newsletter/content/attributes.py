r"""Attributes in braces: ``{credit="KCNA via Reuters" .more}``.

mdit-py-plugins' attrs was not used for them (0.7.0, read 2026-11-23): it knows no places, loses
the rest of a quoted value after a line break, drops ``{% … %}`` and ``on…`` keys silently, and
lets ``title`` or ``href`` overwrite what the author wrote between the round brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from markdown_it.common.utils import unescapeAll

from newsletter.content.source import Source, shown
from newsletter.fields import Fields, Node
from newsletter.model.location import Location

Attributes: TypeAlias = dict[str, Node]

_DOUBLE = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_SINGLE = r"'[^'\\]*(?:\\.[^'\\]*)*'"
_ONE = rf"(?:[.#][^\s{{}}\"'=.#]+|[A-Za-z][\w:-]*=(?:{_DOUBLE}|{_SINGLE}|[^\s{{}}\"'=<>`]+))"
ATTRIBUTES = re.compile(rf"\{{\s*{_ONE}(?:\s+{_ONE})*\s*\}}", re.DOTALL)
_OF_ITEMS = frozenset({"kind", "duration", "source"})
_EACH = re.compile(
    rf"([.#])([^\s{{}}\"'=.#]+)|([A-Za-z][\w:-]*)=({_DOUBLE}|{_SINGLE}|[^\s{{}}\"'=<>`]+)",
    re.DOTALL,
)


def parse_attributes(
    text: str, locate: Callable[[int], Location], source: Source, into: Attributes
) -> None:
    """Read an attribute list, braces included, that matches ``ATTRIBUTES``.

    Args:
        text: The list.
        locate: The place of an offset in it.
        source: Where a key that is given twice is reported.
        into: Where the attributes are added; classes are joined under ``class``.
    """
    for match in _EACH.finditer(text):
        sign, name, key, value = match.groups()
        here = locate(match.start())
        if sign:
            key = "class" if sign == "." else "id"
            if sign == "." and "class" in into:
                name = f"{into.pop('class').value} {name}"
            value_text, value_at = name, here
        else:
            quoted = value[0] in "\"'"
            value_at = locate(match.start(4) + quoted)
            value_text = unescapeAll(value[1:-1] if quoted else value)
            if "\n" in value_text:
                value_text = re.sub(r"[ \t]*\n[ \t]*", " ", value_text)
        if key in into:
            source.report("E044", here, f'attribute "{key}" is given twice', "delete one")
        else:
            into[key] = Node(value_text, value_at, here)


def attribute_fields(attributes: Attributes, location: Location, source: Source) -> Fields:
    """The attributes as fields, to be read key by key and finished."""
    return Fields(Node(attributes, location, location), source.problems, code="E044")


def refuse_attributes(attributes: Attributes, source: Source, what: str) -> None:
    """Report every attribute at a place that takes none."""
    for key, node in attributes.items():
        remedy = r"delete the braces, or write \{ for a literal brace"
        if key in _OF_ITEMS:
            # Titles in other languages than English are not known to begin such a list.
            remedy = (
                'only items have one: does the section\'s title lack {.more}? "## Title {.more}"'
            )
        source.report(
            "E044", node.key_location, f'{what} takes no attributes: "{shown(key)}"', remedy
        )
