"""Style sheets: their text to rules, and each rule to the features that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import tinycss2

from newsletter.check.clients.declarations import (
    Declaration,
    declaration_features,
    property_features,
)
from newsletter.check.clients.fallbacks import PROGRESSIVE, is_hack, is_reset
from newsletter.check.clients.features import index
from newsletter.check.clients.selectors import Subject, selector_parts
from newsletter.dataclass import dataclass

Node: TypeAlias = Any  # tinycss2 has no types

# Everyone reads an email on a screen: such a rule has no condition.
_NO_CONDITION = re.compile(r"\s*(?:all|screen)?\s*", re.I)
# What the data has no feature for, and a reader without style sheets would miss.
_PLAIN = frozenset({"color", "font-family", "font-style", "content"})
_ALREADY = frozenset({("float", "none"), ("position", "static"), ("opacity", "1")})
"""What a client that does not know the property does without the rule."""
_GROUPS = frozenset({"media", "supports", "layer", "container", "document"})


@dataclass(frozen=True, slots=True)
class Found:
    """A feature in a sheet.

    Attributes:
        name: The property; empty for a selector or an at-rule.
        value: The property's value, else the selector or the at-rule itself.
    """

    slug: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        found: Its features.
        cover: What stands in for the whole rule, a key of ``fallbacks.COVERS``; empty if that
            depends on the elements it is for.
        subjects: Which elements it is for.
        needed: The properties that these elements must have inline, so that nothing is lost.
    """

    found: tuple[Found, ...]
    cover: str = ""
    subjects: tuple[Subject, ...] = ()
    needed: frozenset[str] = frozenset()


@lru_cache(64)
def read_sheet(text: str, media: str = "") -> tuple[Rule, ...]:
    """The rules of a sheet.

    Args:
        text: Of the ``<style>`` element.
        media: Its ``media`` attribute.
    """
    reader = _Reader()
    if media:
        reader.at_rule_itself("media", media, "conditional")
    reader.comments(text)
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    reader.nodes(nodes, conditional=not _NO_CONDITION.fullmatch(media))
    return tuple(reader.rules)


class _Reader:
    """One run over one sheet."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.media: list[str] = []  # the media rules around what is read

    def comments(self, text: str) -> None:
        if "/*" in text:
            found = tuple(Found(slug, "", "/* */") for slug in index().sheet.get("comment", ()))
            self.rules.append(Rule(found, "enhancing"))

    def nodes(self, nodes: Sequence[Node], *, conditional: bool) -> None:
        for node in nodes:
            if node.type == "qualified-rule":
                self.rule(node, conditional=conditional)
            elif node.type == "at-rule":
                self.at_rule(node, conditional=conditional)

    def at_rule(self, node: Node, *, conditional: bool) -> None:
        name, prelude = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
        if name in _GROUPS and node.content is not None:
            inner = conditional or name != "media" or not _NO_CONDITION.fullmatch(prelude)
            first = len(self.rules)
            inside = tinycss2.parse_rule_list(
                node.content, skip_comments=True, skip_whitespace=True
            )
            self.media.append(name)
            self.nodes(inside, conditional=inner)
            self.media.pop()
            # A group is as dispensable as what it holds.
            rules = self.rules[first:]
            if inner or not rules or all(rule.cover for rule in rules):
                self.at_rule_itself(name, prelude, "conditional" if inner else "enhancing")
            else:
                whole = rules[0]
                found = (*self._at_rule_found(name, prelude), *whole.found)
                self.rules[first] = Rule(found, whole.cover, whole.subjects, whole.needed)
            return
        cover = "conditional" if conditional else ""
        if all(one.slug in PROGRESSIVE for one in self._at_rule_found(name, prelude)):
            cover = "enhancing"  # a web font, an animation
        self.at_rule_itself(name, prelude, cover)
        if node.content is not None and name == "font-face":
            self.rules.append(Rule(tuple(_said(_declarations(node.content))), "enhancing"))

    def at_rule_itself(self, name: str, prelude: str, cover: str) -> None:
        self.rules.append(Rule(self._at_rule_found(name, prelude), cover))

    def _at_rule_found(self, name: str, prelude: str) -> tuple[Found, ...]:
        shown = f"@{name} {prelude}".strip()
        if name == "media" and "media" in self.media:
            shown += " in @media"
        entries = index().at_rules.get(name, ())
        return tuple(Found(slug, "", shown) for slug, pattern in entries if pattern.search(prelude))

    def rule(self, node: Node, *, conditional: bool) -> None:
        table = index()
        selector = tinycss2.serialize(node.prelude).strip()
        parts = selector_parts(selector)
        found = [Found(slug, "", selector) for slug in parts.slugs]
        said = _declarations(node.content)
        found += _said(said)
        if _is_nested(node.content) or "&" in selector:
            found += [Found(slug, "", selector) for slug in table.sheet.get("nesting", ())]
        cover = ""
        if conditional or parts.dynamic:
            cover = "conditional"
        elif is_hack(selector):
            cover = "hack"
        open_ = () if cover else tuple(_needed(said, bare=parts.bare))
        if not cover and not open_:
            cover = "reset" if parts.bare else "enhancing"
        self.rules.append(Rule(tuple(found), cover, parts.subjects, frozenset(open_)))
        if _is_nested(node.content):
            self.nodes(_contents(node.content), conditional=conditional)


def _needed(said: Sequence[Declaration], *, bare: bool) -> Iterator[str]:
    """The properties of a rule whose loss could be seen."""
    for one in said:
        features = property_features(one.name)
        if bare and is_reset(one.name, one.value):
            continue
        if (one.name, one.value.lower()) in _ALREADY:
            continue
        if one.name in _PLAIN or not all(slug in PROGRESSIVE for slug in features):
            yield one.name


def _declarations(content: Sequence[Node]) -> list[Declaration]:
    return [
        Declaration(
            node.lower_name,
            tinycss2.serialize([token for token in node.value if token.type != "comment"]).strip(),
            " !important" if node.important else "",
        )
        for node in _contents(content)
        if node.type == "declaration"
    ]


def _contents(content: Sequence[Node]) -> list[Node]:
    """What stands in a rule's braces."""
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return list(nodes)


def _is_nested(content: Sequence[Node]) -> bool:
    return any(token.type == "{} block" for token in content)


def _said(said: Sequence[Declaration]) -> Iterator[Found]:
    """The features of declarations."""
    for one in said:
        of_property, of_value = declaration_features(one.name, one.value)
        for slug in (*of_property, *of_value):
            yield Found(slug, one.name, one.value)
        if one.important:
            for slug in index().sheet.get("important", ()):
                yield Found(slug, one.name, f"{one.value}{one.important}")
