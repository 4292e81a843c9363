"""How a feature is recognised: one small type for each kind of place that it can stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias, TypeVar

from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """An element of one of these names.

    Attributes:
        attribute: If given, the element must carry it with a value that ``pattern`` meets.
        pattern: Searched in the value, ignoring case.
    """

    names: tuple[str, ...]
    attribute: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute on any element."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Something of the document itself: ``doctype`` or ``comment``."""

    what: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its file's name or its media type.

    Attributes:
        extensions: Without the dot, lower case.
        media_types: As in a ``data:`` address or a ``type`` attribute.
        data: True for any picture inside a ``data:`` address.
    """

    extensions: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    data: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A CSS property of one of these names; a name ending in ``-`` stands for all that begin so."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A keyword in the value of one of these properties; no properties means any."""

    properties: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """A function in a value, ``calc(``."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A number with this unit."""

    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something of CSS that is no property: ``important``, ``comment``, ``nesting``."""

    what: str


@dataclass(frozen=True, slots=True)
class AtRule:
    """An at-rule, whose prelude meets ``pattern`` if there is one."""

    name: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Selector:
    """A part of a selector.

    Attributes:
        kind: ``class``, ``id``, ``type``, ``universal``, ``attribute``, ``descendant``, ``child``,
            ``adjacent``, ``sibling``, ``grouping``, ``chaining``, or ``:name`` for a pseudo-class
            or pseudo-element (written with one colon or with two).
    """

    kind: str


Matcher: TypeAlias = (
    Element
    | Attribute
    | Document
    | Picture
    | Property
    | Value
    | Function
    | Unit
    | Sheet
    | AtRule
    | Selector
)
Slugs: TypeAlias = tuple[str, ...]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class ElementTest:
    """A feature that asks for an element's attribute too."""

    slug: str
    attribute: str
    pattern: re.Pattern[str]


@dataclass(slots=True)
class Index:
    """The matchers by what they look at, so that a document is read once for all of them."""

    elements: dict[str, Slugs] = field(default_factory=dict)
    element_tests: dict[str, tuple[ElementTest, ...]] = field(default_factory=dict)
    attributes: dict[str, Slugs] = field(default_factory=dict)
    document: dict[str, Slugs] = field(default_factory=dict)
    extensions: dict[str, Slugs] = field(default_factory=dict)
    media_types: dict[str, Slugs] = field(default_factory=dict)
    data_pictures: Slugs = ()
    properties: dict[str, Slugs] = field(default_factory=dict)
    property_families: dict[str, Slugs] = field(default_factory=dict)
    values: dict[tuple[str, str], Slugs] = field(default_factory=dict)
    functions: dict[str, Slugs] = field(default_factory=dict)
    units: dict[str, Slugs] = field(default_factory=dict)
    sheet: dict[str, Slugs] = field(default_factory=dict)
    at_rules: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = field(default_factory=dict)
    selectors: dict[str, Slugs] = field(default_factory=dict)

    def add(self, slug: str, matcher: Matcher) -> None:
        """Enter one way in which a feature is recognised."""
        match matcher:
            case Element(names, "", _):
                _enter(self.elements, names, slug)
            case Element(names, attribute, pattern):
                test = ElementTest(slug, attribute, re.compile(pattern, re.I))
                for name in names:
                    self.element_tests[name] = (*self.element_tests.get(name, ()), test)
            case Attribute(names):
                _enter(self.attributes, names, slug)
            case Document(what):
                _enter(self.document, (what,), slug)
            case Picture(extensions, media_types, data):
                _enter(self.extensions, extensions, slug)
                _enter(self.media_types, media_types, slug)
                if data:
                    self.data_pictures = (*self.data_pictures, slug)
            case Property(names):
                whole = tuple(name for name in names if not name.endswith("-"))
                _enter(self.properties, whole, slug)
                families = tuple(name for name in names if name.endswith("-"))
                _enter(self.property_families, families, slug)
            case Value(properties, keywords):
                for name in properties or ("",):
                    _enter(self.values, tuple((name, word) for word in keywords), slug)
            case Function(names):
                _enter(self.functions, names, slug)
            case Unit(name):
                _enter(self.units, (name,), slug)
            case Sheet(what):
                _enter(self.sheet, (what,), slug)
            case AtRule(name, pattern):
                entry = (slug, re.compile(pattern, re.I))
                self.at_rules[name] = (*self.at_rules.get(name, ()), entry)
            case Selector(kind):
                _enter(self.selectors, (kind,), slug)


def _enter(table: dict[_Key, Slugs], keys: tuple[_Key, ...], slug: str) -> None:
    for key in keys:
        table[key] = (*table.get(key, ()), slug)


def index_of(features: Mapping[str, tuple[Matcher, ...]]) -> Index:
    """The matchers of a table, ready for use."""
    index = Index()
    for slug, matchers in features.items():
        for matcher in matchers:
            index.add(slug, matcher)
    return index
