"""Selectors: the features in one, and which elements it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import tinycss2

from newsletter.check.clients.features import index
from newsletter.dataclass import dataclass

Node: TypeAlias = Any  # tinycss2 has no types

_COMBINATORS = {">": "child", "+": "adjacent", "~": "sibling"}
# What they choose depends on the reader, so that a rule with one only adds to the email.
_DYNAMIC = frozenset(
    {
        *("active", "checked", "focus", "focus-visible", "focus-within", "hover", "link"),
        *("target", "visited"),
        *("after", "before", "first-letter", "first-line", "marker", "placeholder"),
    }
)


class Subject(NamedTuple):
    """The last part of a selector: an element by name, identifier and classes.

    ``tag`` is empty for any element. Ancestors do not count, so that a rule may seem to be for
    more elements than it is.
    """

    tag: str
    identifier: str
    classes: frozenset[str]

    def meets(self, tag: str, identifier: str, classes: Sequence[str]) -> bool:
        """Whether an element may be chosen."""
        return (
            (not self.tag or self.tag == tag)
            and (not self.identifier or self.identifier == identifier)
            and self.classes.issubset(classes)
        )


class Parts(NamedTuple):
    """What a list of selectors is made of.

    Attributes:
        slugs: Its features.
        subjects: One for each selector of the list.
        dynamic: Every selector waits for the reader (``:hover``) or adds beside the words.
        bare: Every selector is one element's name and nothing else.
    """

    slugs: tuple[str, ...]
    subjects: tuple[Subject, ...]
    dynamic: bool
    bare: bool


@dataclass(slots=True)
class _Compound:
    tag: str = ""
    identifier: str = ""
    classes: list[str] = field(default_factory=list)
    dynamic: bool = False
    alone: bool = True


@lru_cache(4096)
def selector_parts(selector: str) -> Parts:
    """The features and the subjects of a rule's selectors."""
    kinds: dict[str, None] = {}
    groups = _split(tinycss2.parse_component_value_list(selector, skip_comments=True))
    if len(groups) > 1:
        kinds["grouping"] = None
    subjects: list[Subject] = []
    dynamic = bare = bool(groups)
    for group in groups:
        last = _read(group, kinds)
        subjects.append(Subject(last.tag, last.identifier, frozenset(last.classes)))
        dynamic = dynamic and last.dynamic
        bare = bare and last.alone
    slugs = tuple(slug for kind in kinds for slug in index().selectors.get(kind, ()))
    return Parts(slugs, tuple(subjects), dynamic, bare)


def _split(tokens: Sequence[Node]) -> list[list[Node]]:
    groups: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            groups.append([])
        else:
            groups[-1].append(token)
    return groups


def _trim(tokens: Sequence[Node]) -> list[Node]:
    """Without white space at the ends and around combinators."""
    kept: list[Node] = []
    for token in tokens:
        if token.type == "whitespace" and (not kept or _combinator(kept[-1])):
            continue
        if _combinator(token) and kept and kept[-1].type == "whitespace":
            kept.pop()
        kept.append(token)
    if kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept


def _combinator(token: Node) -> str:
    return _COMBINATORS.get(token.value, "") if token.type == "literal" else ""


def _read(group: Sequence[Node], kinds: dict[str, None]) -> _Compound:
    """Enter the kinds of one selector; the last compound of it."""
    compound = _Compound()
    dynamic = False
    before = ""
    tokens = _trim(group)
    for token in tokens:
        combinator = "descendant" if token.type == "whitespace" else _combinator(token)
        if combinator:
            kinds[combinator] = None
            dynamic = dynamic or compound.dynamic
            compound = _Compound(alone=False)
            before = ""
            continue
        _simple(token, before, compound, kinds)
        before = token.value if token.type == "literal" else ""
    compound.dynamic = compound.dynamic or dynamic
    return compound


def _simple(token: Node, before: str, compound: _Compound, kinds: dict[str, None]) -> None:
    if token.type == "ident" and before == ".":
        kinds["class"] = None
        compound.classes.append(token.value)
        compound.alone = False
        if len(compound.classes) > 1:
            kinds["chaining"] = None
    elif token.type in {"ident", "function"} and before == ":":
        name = token.lower_value if token.type == "ident" else token.lower_name
        kinds[f":{name}"] = None
        compound.alone = False
        compound.dynamic = compound.dynamic or name in _DYNAMIC
        if token.type == "function" and name in {"not", "is", "where", "has"}:
            for group in _split(token.arguments):
                _read(group, kinds)
        elif name == "root":
            compound.tag = "html"
    elif token.type == "ident":
        kinds["type"] = None
        compound.tag = token.lower_value
    elif token.type == "hash":
        kinds["id"] = None
        compound.identifier = token.value
        compound.alone = False
    elif token.type == "[] block":
        kinds["attribute"] = None
        compound.alone = False
    elif token == "*":
        kinds["universal"] = None
