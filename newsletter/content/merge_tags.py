"""Portable merge tags in a document: where they stand; their syntax is the model's."""

from __future__ import annotations

import re

from newsletter.errors import Problem
from newsletter.model.inline import Inlines, MergeTag, Text
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import split_tags

MERGE_TAG = re.compile(r"\{\{([^{}]*)\}\}")


def parse_merge_tag(source: str, location: Location, problems: list[Problem]) -> MergeTag | None:
    """The merge tag that a piece of text spells, or None with a problem added.

    Args:
        source: The text with its braces; just ``{{`` for braces that close nowhere.
        location: Where the first brace stands.
        problems: Where a problem is added.
    """
    parts, found = split_tags(source, location)
    problems.extend(found)
    return next((part for part in parts if isinstance(part, MergeTag)), None)


def parse_tagged_text(value: str, location: Location, problems: list[Problem]) -> Inlines:
    r"""A plain text of one line with merge tags, as a subject; ``\{{`` stands for two braces.

    Args:
        value: The text.
        location: Where it begins.
        problems: Where problems are added.
    """
    parts, found = split_tags(value, location)
    problems.extend(found)
    nodes: list[Text | MergeTag] = []
    place = location
    for part in parts:
        if isinstance(part, MergeTag):
            nodes.append(part)
            end = value.find("}}", part.location.column - location.column) + 2
            place = Location(location.path, location.line, location.column + end)
        else:
            nodes.append(Text(part, place))
    return tuple(nodes)
