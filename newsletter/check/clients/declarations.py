"""Declarations: a style attribute's text to its names and values, and to the features in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsletter.check.clients.features import index
from newsletter.check.clients.pictures import picture_features

_KEPT = 8192


class Declaration(NamedTuple):
    """One declaration.

    Attributes:
        name: Lower case.
        value: Without ``!important``.
        important: The mark as written, with the space before it; empty if there is none.
    """

    name: str
    value: str
    important: str = ""


# A value ends at a semicolon outside of quotes and parentheses. The alternatives begin with
# different characters, so there is one way to read a text and no backtracking.
_BRACKETED = r"""\((?:[^()"']|"[^"]*"|'[^']*'|\([^()]*\))*\)"""
_DECLARATION = re.compile(
    rf"""\s*([-\w]+)\s*:((?:[^;"'()]|"[^"]*"|'[^']*'|{_BRACKETED})*)(?:;|\Z)\s*|\s*;\s*"""
)
_DELICATE = re.compile(r"[\\{}]|/\*")
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.I)


@lru_cache(_KEPT)
def declarations(text: str) -> tuple[Declaration, ...]:
    """The declarations of a ``style`` attribute, in order; what cannot be read is left out."""
    found: list[Declaration] = []
    at = 0
    if not _DELICATE.search(text):
        while match := _DECLARATION.match(text, at):
            if match.end() == at:
                break
            if match[1]:
                found.append(_declaration(match[1], match[2]))
            at = match.end()
        if not text[at:].strip():
            return tuple(found)
    return tuple(_parsed(text))


def _parsed(text: str) -> Iterator[Declaration]:
    """By the rules of CSS Syntax, for a text with escapes, comments or errors."""
    import tinycss2  # noqa: PLC0415 - most emails never need it here

    for node in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            value = tinycss2.serialize(
                [token for token in node.value if token.type != "comment"]
            ).strip()
            yield Declaration(node.lower_name, value, " !important" if node.important else "")


def _declaration(name: str, value: str) -> Declaration:
    mark = _IMPORTANT.search(value) if "!" in value else None
    if mark:
        return Declaration(name.lower(), value[: mark.start()].strip(), mark[0].rstrip())
    return Declaration(name.lower(), value.strip())


_TOKEN = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')
      | url\(\s*(?P<url>"[^"]*"|'[^']*'|[^)"']*)\s*\)
      | (?P<function>-?[a-z_][\w-]*)\(
      | \#[\w-]+
      | [+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?P<unit>%|[a-z]+)?
      | (?P<word>--[\w-]+|-?[a-z_][\w-]*)
    """,
    re.I | re.X,
)


@lru_cache(_KEPT)
def declaration_features(name: str, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The features of a declaration: those of its property, and those of its value."""
    table = index()
    of_value: dict[str, None] = {}
    for token in _TOKEN.finditer(value):
        if token["word"]:
            word = token["word"].lower()
            slugs = table.values.get((name, word), ()) + table.values.get(("", word), ())
        elif token["unit"]:
            slugs = table.units.get(token["unit"].lower(), ())
        elif token["function"]:
            slugs = table.functions.get(token["function"].lower(), ())
        elif token["url"] is not None:
            slugs = picture_features(token["url"].strip("\"' "))
        else:
            continue
        of_value.update(dict.fromkeys(slugs))
    return property_features(name), tuple(of_value)


@lru_cache(_KEPT)
def property_features(name: str) -> tuple[str, ...]:
    """The features of a property's name."""
    table = index()
    found = table.properties.get(name, ())
    for family, slugs in table.property_families.items():
        if name.startswith(family) and name != family:
            found += tuple(slug for slug in slugs if slug not in found)
    return found
