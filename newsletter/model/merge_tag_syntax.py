r"""The portable merge tags' syntax: ``{{ name }}``, ``{{ name | fallback }}``, ``\{{`` for braces.

Whatever stands between ``{{`` and ``}}`` is meant as a tag: what is none of ours is an error
with its place, because a platform's own code would work on one platform and be printed to every
reader by another. Braces that never close are a slip of the same kind.
"""

from __future__ import annotations

import difflib
import re

from newsletter.errors import MergeTagError, Problem
from newsletter.model.inline import MERGE_TAG_NAMES, MergeTag
from newsletter.model.location import NOWHERE, Location

URL_TAG_NAMES: tuple[str, ...] = tuple(
    name for name in MERGE_TAG_NAMES if name.endswith("_url")
)  # these stand for a whole address, so they take no fallback

_TAG = re.compile(r"(?P<escaped>\\\{\{)|\{\{(?P<inside>(?:(?!\{\{)(?!\}\}).)*)\}\}|\{\{", re.DOTALL)


def split_tags(
    text: str, location: Location = NOWHERE
) -> tuple[tuple[str | MergeTag, ...], tuple[Problem, ...]]:
    r"""Split a text into literal parts and tags, and say what is wrong with it.

    Args:
        text: As the author wrote it; ``\{{`` stands for two braces.
        location: Where the text begins; a tag's place counts from there.

    Returns:
        The parts in order, no two literal ones side by side and none empty, and the problems
        (E140). A tag that is wrong stays in the parts as the text it is.
    """
    if "{{" not in text:
        return ((text,) if text else ()), ()
    parts: list[str | MergeTag] = []
    problems: list[Problem] = []
    literal: list[str] = []
    end = 0
    for found in _TAG.finditer(text):
        literal.append(text[end : found.start()])
        end = found.end()
        if found["escaped"]:
            literal.append("{{")
            continue
        place = _advance(location, text[: found.start()])
        tag = _read_tag(found["inside"], place)
        if isinstance(tag, Problem):
            problems.append(tag)
            literal.append(found[0])
            continue
        if any(literal):
            parts.append("".join(literal))
        literal.clear()
        parts.append(tag)
    literal.append(text[end:])
    if any(literal):
        parts.append("".join(literal))
    return tuple(parts), tuple(problems)


def parse_tags(text: str, location: Location = NOWHERE) -> list[str | MergeTag]:
    """Split a text into literal parts and tags, as ``split_tags`` does.

    Raises:
        MergeTagError: E140 for every tag that is unknown or not well formed.
    """
    parts, problems = split_tags(text, location)
    if problems:
        raise MergeTagError(problems)
    return list(parts)


def _advance(location: Location, before: str) -> Location:
    """The place after some text; columns can be told only where the line's start is known."""
    if not location.line:
        return location
    lines = before.count("\n")
    if lines:
        return Location(location.path, location.line + lines, len(before) - before.rfind("\n"))
    column = location.column + len(before) if location.column else 0
    return Location(location.path, location.line, column)


def _read_tag(inside: str | None, place: Location) -> MergeTag | Problem:
    if inside is None:
        hint = r"write {{ name }}, or \{{ for literal braces"
        return place.problem("E140", "a merge tag is not closed", hint)
    name, bar, fallback = (part.strip() for part in inside.partition("|"))
    fallback = " ".join(fallback.split())
    if name not in MERGE_TAG_NAMES:
        shown = " ".join(name.split())[:40]
        close = difflib.get_close_matches(shown.lower(), MERGE_TAG_NAMES, n=1, cutoff=0.6)
        remedy = f'did you mean "{close[0]}"?' if close else f"known: {', '.join(MERGE_TAG_NAMES)};"
        hint = rf"{remedy} write \{{{{ for literal braces"
        return place.problem("E140", f'unknown merge tag "{shown}"', hint)
    if name in URL_TAG_NAMES and bar:
        return place.problem("E140", f"{name} takes no fallback", f"write {{{{ {name} }}}}")
    if bar and not fallback:
        hint = f"write {{{{ {name} | there }}}} or {{{{ {name} }}}}"
        return place.problem("E140", f"the fallback of {name} is empty", hint)
    return MergeTag(name, fallback, place)
