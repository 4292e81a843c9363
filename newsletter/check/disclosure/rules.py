"""Which rules may apply to an element, whatever mail client adds to the document."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from cssselect import parser as cssselect
from lxml import etree

from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.sheet import OUTLOOK_DARK, Rule, Sheet

_OUTLOOK_ATTRIBUTES = ("data-ogsc", "data-ogsb", "data-ogac", "data-ogab")
_PARTS_OF_TEXT = frozenset(["first-line", "first-letter", "before", "after", "marker"])

Name: TypeAlias = tuple[str, str]
"""``class``, ``id``, ``attribute`` or ``tag``, and a name of that kind."""
Applying: TypeAlias = list[tuple[Rule, frozenset[str]]]

_ids = etree.XPath("descendant-or-self::*/@id", smart_strings=False)
_has_attribute = etree.XPath("boolean(//@*[name()=$name])")
_class_values = etree.XPath("descendant-or-self::*/@class", smart_strings=False)


@functools.lru_cache(maxsize=64)
def names_in(sheets: tuple[Sheet, ...]) -> tuple[Name, ...]:
    """The names that sheets ask a document for: a client may add those that it does not hold.

    Outlook's are left out, as if no document held them: it adds them where it likes.
    """
    found: dict[Name, None] = {}
    for node in _nodes_in(sheets):
        if isinstance(node, cssselect.Attrib):
            if not _is_outlook(node):
                found["attribute", node.attrib.lower()] = None
        elif isinstance(node, cssselect.CombinedSelector):
            found.update(dict.fromkeys(_names(node.selector)))
    return tuple(found)


def _names(selector: Any) -> Iterator[Name]:
    for node in _nodes(selector):
        if isinstance(node, cssselect.Class):
            yield "class", node.class_name
        elif isinstance(node, cssselect.Hash):
            yield "id", node.id
        elif isinstance(node, cssselect.Element) and node.element:
            yield "tag", node.element.lower()


def names_held(root: Any, names: Iterable[Name]) -> frozenset[Name]:
    """Those of the names that a document holds."""
    classes = _parts_of(frozenset(_class_values(root)))
    return frozenset((kind, name) for kind, name in names if _is_held(root, classes, kind, name))


@functools.lru_cache(maxsize=64)
def _parts_of(classes: frozenset[str]) -> frozenset[str]:
    return frozenset(part for value in classes for part in value.split())


def _is_held(root: Any, classes: frozenset[str], kind: str, name: str) -> bool:
    match kind:
        case "class":
            return name in classes
        case "tag":
            return next(root.iter(name), None) is not None
        case "id":
            return name in _ids(root)
    return bool(_has_attribute(root, name=name))


def _nodes_in(sheets: Iterable[Sheet]) -> Iterator[Any]:
    return (n for sheet in sheets for rule in sheet.rules for n in _nodes(rule.selector))


def _nodes(node: Any) -> Iterator[Any]:
    """A selector and all that it is made of."""
    yield node
    for part in ("selector", "subselector"):
        inner = getattr(node, part, None)
        if inner is not None:
            yield from _nodes(inner)
    for inner in getattr(node, "selector_list", ()):
        yield from _nodes(inner)


class Rules:
    """The rules of all sheets of documents that hold the same names, found by lineage.

    Attributes:
        fonts: Families that the sheets declare themselves, in lower case.
        unjudged: What in the sheets cannot be judged.
        covering: Rules that may lay an element over another one, wherever that stands.
        siblings: A selector asks for the elements before one.
        attributes: What selectors name.
        held: Those names of the sheets that the documents hold.
    """

    def __init__(self, sheets: tuple[Sheet, ...], held: frozenset[Name]) -> None:
        """
        Args:
            held: Those of ``names_in`` the sheets that the document holds.
        """
        self.held = held
        self._candidates: dict[tuple[str, str | None, str | None], list[Rule]] = {}
        self._shared: dict[tuple[tuple[Rule, frozenset[str]], ...], Applying] = {}
        self._by_key: dict[str, list[tuple[int, Rule]]] = {}
        self.sheets = sheets
        self.fonts = frozenset(font for sheet in sheets for font in sheet.fonts)
        self.unjudged = tuple(reason for sheet in sheets for reason in sheet.unjudged)
        rules = [rule for sheet in sheets for rule in sheet.rules if _is_looked_at(rule)]
        for number, rule in enumerate(rules):
            self._by_key.setdefault(_key(rule.selector), []).append((number, rule))
        self.covering = [rule for rule in rules if rule.declarations.covering]
        self.attributes = frozenset(
            node.attrib.lower() for node in _nodes_in(sheets) if isinstance(node, cssselect.Attrib)
        )
        self.siblings = any(
            isinstance(node, cssselect.CombinedSelector)
            and node.combinator in "+~"
            and self._holds_names(node.selector)
            for rule in rules
            for node in _nodes(rule.selector)
        )

    def for_lineage(self, lineage: Lineage) -> Applying:
        """The rules that may apply to an element, each with all its conditions, in cascade order
        apart from importance. Lineages with the same rules share one list."""
        found: Applying | None = lineage.kept.get("rules")
        if found is None:
            names = (lineage.tag, lineage.get("class"), lineage.get("id"))
            candidates = self._candidates.get(names)
            if candidates is None:
                candidates = self._candidates_for(*names)
                if len(self._candidates) < 4096:
                    self._candidates[names] = candidates
            matched = tuple(
                (rule, rule.conditions | extra if extra else rule.conditions)
                for rule in candidates
                if (extra := _YES if rule.plain else self.match(rule.selector, lineage)) is not None
            )
            found = lineage.kept["rules"] = self._shared.setdefault(matched, list(matched))
        return found

    def _candidates_for(self, tag: str, classes: str | None, identity: str | None) -> list[Rule]:
        """The rules whose last name is one of an element's, in cascade order."""
        keys = ["*", f"<{tag}"]
        keys += [f".{name}" for name in dict.fromkeys((classes or "").split())]
        keys += [f"#{identity}"] if identity else []
        found = [pair for key in keys for pair in self._by_key.get(key, ())]
        found.sort(key=lambda pair: (pair[1].specificity, pair[0]))
        return [rule for _, rule in found]

    def match(self, node: Any, lineage: Lineage) -> frozenset[str] | None:
        """The further conditions under which a selector selects an element; None: never."""
        match node:
            case cssselect.Element():
                wanted = node.element
                return _YES if wanted is None or wanted.lower() == lineage.tag else None
            case cssselect.Class():
                has = node.class_name in (lineage.get("class") or "").split()
                return self.match(node.selector, lineage) if has else None
            case cssselect.Hash():
                return self.match(node.selector, lineage) if node.id == lineage.get("id") else None
            case cssselect.Attrib():
                inner = self.match(node.selector, lineage)
                return _both(inner, self._attribute(node, lineage))
            case cssselect.CombinedSelector():
                inner = self.match(node.subselector, lineage)
                return _both(inner, self._combined(node, lineage)) if inner is not None else None
            case cssselect.Pseudo():
                inner = self.match(node.selector, lineage)
                return _both(inner, self._pseudo(node.ident.lower(), lineage))
            case cssselect.Negation():
                inner = self.match(node.selector, lineage)
                without = self.match(node.subselector, lineage)
                if without is None:
                    return inner
                return None if without == _YES else _both(inner, _maybe(node))
            case cssselect.Matching() | cssselect.SpecificityAdjustment():
                inner = self.match(node.selector, lineage)
                choices = [self.match(choice, lineage) for choice in node.selector_list]
                some = [choice for choice in choices if choice is not None]
                return _both(inner, min(some, key=len)) if some else None
        inner = self.match(node.selector, lineage) if hasattr(node, "selector") else _YES
        return _both(inner, _maybe(node))

    def _attribute(self, node: Any, lineage: Lineage) -> frozenset[str] | None:
        name = node.attrib.lower()
        value = lineage.get(name)
        if value is None:
            if _is_outlook(node):
                return frozenset({OUTLOOK_DARK})
            return None if ("attribute", name) in self.held else _maybe(node)
        wanted = str(node.value.value) if node.value is not None else ""
        if wanted.startswith("x_") and name in ("class", "id"):
            # Outlook.com writes its own letters before every name of the email.
            wanted, known = wanted[2:], _maybe(node)
        else:
            known = _YES
        # HTML compares many attributes in any case of letters; which ones, clients disagree.
        value, wanted = value.lower(), wanted.lower()
        match node.operator:
            case "exists":
                holds = True
            case "=":
                holds = value == wanted
            case "~=":
                holds = wanted in value.split()
            case "|=":
                holds = value == wanted or value.startswith(f"{wanted}-")
            case "^=":
                holds = bool(wanted) and value.startswith(wanted)
            case "$=":
                holds = bool(wanted) and value.endswith(wanted)
            case "*=":
                holds = bool(wanted) and wanted in value
            case _:
                return _maybe(node)
        return known if holds else None

    def _pseudo(self, name: str, lineage: Lineage) -> frozenset[str] | None:
        if name == "root":
            return _YES if lineage.above is None else None
        if name in ("link", "any-link", "visited"):
            if lineage.tag != "a" or not lineage.get("href"):
                return None
            return _YES if name == "any-link" else frozenset({f":{name}"})
        return frozenset({f":{name}"})

    def _combined(self, node: Any, lineage: Lineage) -> frozenset[str] | None:
        """Whether the left side of a combinator holds for some related element."""
        left = node.selector
        if isinstance(left, cssselect.Attrib) and _is_outlook(left):
            return frozenset({OUTLOOK_DARK})
        related: Iterable[Lineage]
        match node.combinator:
            case " ":
                related = lineage.above.upwards() if lineage.above else ()
            case ">":
                related = (lineage.above,) if lineage.above else ()
            case "+":
                related = (lineage.before,) if lineage.before else ()
            case _:
                related = lineage.backwards()
        best: frozenset[str] | None = None
        for other in related:
            found = self.match(left, other)
            if found is not None and (best is None or len(found) < len(best)):
                best = found
                if not best:
                    break
        if best is None and not self._holds_names(left):
            return _maybe(left)
        return best

    def _holds_names(self, node: Any) -> bool:
        """Whether the document has every name of a compound selector; a client may add others."""
        while True:
            match node:
                case cssselect.Class():
                    known = ("class", node.class_name) in self.held
                case cssselect.Hash():
                    known = ("id", node.id) in self.held
                case cssselect.Attrib():
                    known = ("attribute", node.attrib.lower()) in self.held
                case cssselect.Element():
                    name = node.element
                    return name is None or ("tag", name.lower()) in self.held
                case cssselect.CombinedSelector():
                    if not self._holds_names(node.subselector):
                        return False
                    known = True
                case _:
                    known = True
            if not known:
                return False
            node = node.selector


_YES: frozenset[str] = frozenset()


def _both(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    return None if first is None or second is None else first | second


def _is_outlook(node: Any) -> bool:
    return bool(node.attrib.lower() in _OUTLOOK_ATTRIBUTES)


def _maybe(node: Any) -> frozenset[str]:
    return frozenset({f"a client that has {node!r}"})


def _is_looked_at(rule: Rule) -> bool:
    return not rule.pseudo_element or rule.pseudo_element in _PARTS_OF_TEXT


def _key(node: Any) -> str:
    while True:
        match node:
            case cssselect.Class():
                return f".{node.class_name}"
            case cssselect.Hash():
                return f"#{node.id}"
            case cssselect.Element():
                return f"<{node.element.lower()}" if node.element else "*"
            case cssselect.CombinedSelector():
                node = node.subselector
            case cssselect.Attrib() | cssselect.Pseudo() | cssselect.Function():
                node = node.selector
            case cssselect.Negation():
                node = node.selector
            case _:
                return "*"
