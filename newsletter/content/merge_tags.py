"""Portable merge tags in the author's text: ``{{ first_name | there }}``."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsletter.content.source import shown
from newsletter.errors import Problem
from newsletter.fields import did_you_mean
from newsletter.model.inline import MERGE_TAG_NAMES, Inlines, MergeTag, Text
from newsletter.model.location import Location

MERGE_TAG = re.compile(r"\{\{([^{}]*)\}\}")
_INSIDE = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*)\s*(?:\|(.*))?", re.DOTALL)
_TAGGED = re.compile(r"(\\\{\{)|(\{\{)")
_LITERAL = r"write {{ name }} or {{ name | fallback }}; for literal braces write \{{"


def parse_merge_tag(source: str, location: Location, problems: list[Problem]) -> MergeTag | None:
    """The merge tag that a piece of text spells, or None with a problem added.

    Args:
        source: The text with its braces; just ``{{`` for braces that close nowhere.
        location: Where the first brace stands.
        problems: Where a problem is added.
    """
    whole = MERGE_TAG.fullmatch(source)
    inside = _INSIDE.fullmatch(whole.group(1)) if whole else None
    if inside is None:
        message = f'"{shown(source)}" is not a merge tag' if whole else "unclosed merge tag"
        problems.append(location.problem("E141", message, _LITERAL))
        return None
    name = inside.group(1)
    if name not in MERGE_TAG_NAMES:
        problems.append(unknown_merge_tag(name, location))
        return None
    return MergeTag(name, " ".join((inside.group(2) or "").split()), location)


def unknown_merge_tag(name: str, location: Location) -> Problem:
    """The problem of a tag that no platform is asked for."""
    hint = did_you_mean(name, MERGE_TAG_NAMES)
    return location.problem("E140", f'unknown merge tag "{shown(name)}"', hint)


def parse_tagged_text(
    value: str, locate: Callable[[int], Location], problems: list[Problem]
) -> Inlines:
    r"""A plain text with merge tags, as in a subject; ``\{{`` stands for two braces.

    Args:
        value: The text.
        locate: The place of an offset in it.
        problems: Where problems are added.
    """
    if "{{" not in value:
        return (Text(value, locate(0)),) if value else ()
    nodes: list[Text | MergeTag] = []
    pending, begin, position = "", 0, 0
    while match := _TAGGED.search(value, position):
        pending += value[position : match.start()]
        if match.group(1):
            pending += "{{"
            position = match.end()
            continue
        if pending:
            nodes.append(Text(pending, locate(begin)))
            pending = ""
        tag = MERGE_TAG.match(value, match.start())
        spelled = tag.group() if tag else "{{"
        position = begin = match.start() + len(spelled)
        node = parse_merge_tag(spelled, locate(match.start()), problems)
        if node is not None:
            nodes.append(node)
    pending += value[position:]
    if pending:
        nodes.append(Text(pending, locate(begin)))
    return tuple(nodes)
