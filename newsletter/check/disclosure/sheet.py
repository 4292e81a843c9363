"""Style sheets: every rule of a document, and whether it may apply to an element.

A rule under ``@media`` or another at-rule applies under a *condition*; a selector that names what
the document does not hold (``u + .body``, ``.moz-text-html``, ``[data-ogsc]``) waits for a mail
client that adds it, and a pseudo-class for a state: these are conditions too. The proof then holds
under every set of conditions. What cannot be told counts as "may apply".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
from cssselect import parser as cssselect
from lxml import etree

from newsletter.check.disclosure.declarations import Declarations, read_declarations

# Outlook.com puts these on elements whose colours it changes in dark mode.
OUTLOOK_DARK = "outlook.com in dark mode"
_OUTLOOK_ATTRIBUTES = ("data-ogsc", "data-ogsb", "data-ogac", "data-ogab")
_SKIPPED = frozenset((
    "charset", "keyframes", "-webkit-keyframes", "-moz-keyframes", "page", "namespace", "viewport",
    "-ms-viewport", "counter-style", "color-profile", "property", "font-feature-values", "list"
))  # fmt: skip
_PARTS_OF_TEXT = frozenset(["first-line", "first-letter", "before", "after", "marker"])


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One selector of a rule.

    Attributes:
        pseudo_element: ``first-line`` and the like; empty if the rule is for the element itself.
        conditions: What must hold beside the selector.
        order: Place in the sheet.
        plain: The selector is one class, tag or identity, and nothing more.
    """

    selector: Any
    pseudo_element: str
    specificity: tuple[int, int, int]
    conditions: frozenset[str]
    order: int
    declarations: Declarations
    plain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One ``<style>``.

    Attributes:
        fonts: Families that the sheet declares itself, in lower case.
        unjudged: What in it cannot be judged, and so may do anything.
    """

    rules: tuple[Rule, ...]
    fonts: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()


@functools.lru_cache(maxsize=64)
def read_sheet(css: str, condition: str = "") -> Sheet:
    """Read a style sheet; ``condition`` is what all of it depends on."""
    rules: list[Rule] = []
    fonts: list[str] = []
    unjudged: list[str] = []

    def visit(nodes: list[Any], conditions: frozenset[str]) -> None:
        for node in nodes:
            if node.type == "qualified-rule":
                _read_rule(node, conditions, rules, unjudged)
            elif node.type == "at-rule":
                keyword = node.lower_at_keyword
                if keyword == "font-face":
                    fonts.extend(_family(node))
                elif keyword == "import" or (keyword == "layer" and node.content is None):
                    unjudged.append(f"@{keyword}")
                elif keyword not in _SKIPPED and node.content is not None:
                    prelude = " ".join(tinycss2.serialize(node.prelude).lower().split())
                    inner = tinycss2.parse_rule_list(
                        node.content, skip_comments=True, skip_whitespace=True
                    )
                    visit(inner, conditions | {f"@{keyword} {prelude}"})

    top = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    visit(top, frozenset({condition} if condition else ()))
    return Sheet(tuple(rules), tuple(fonts), tuple(unjudged))


def _family(node: Any) -> Iterator[str]:
    for found in read_declarations(tinycss2.parse_declaration_list(node.content)).longhands:
        if found.name == "font-family":
            yield found.text.strip("\"'").lower()


def _read_rule(
    node: Any, conditions: frozenset[str], rules: list[Rule], unjudged: list[str]
) -> None:
    prelude = tinycss2.serialize(node.prelude).strip()
    content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    if any(item.type in ("qualified-rule", "at-rule") for item in content):
        unjudged.append(f"rules inside the rule {prelude}")
    declarations = read_declarations(content)
    if not declarations.longhands:
        return
    try:
        selectors = cssselect.parse(prelude)
    except cssselect.SelectorError:
        # Browsers drop a rule whose selector they do not know; which ones they know varies.
        if declarations.hiding or declarations.moving or declarations.measured:
            unjudged.append(f"the selector {prelude}")
        return
    for selector in selectors:
        pseudo = selector.pseudo_element
        name = pseudo if isinstance(pseudo, str) else getattr(pseudo, "name", "")
        rules.append(
            Rule(
                selector.parsed_tree,
                name.lower(),
                selector.specificity(),
                conditions,
                len(rules),
                declarations,
                _is_plain(selector.parsed_tree),
            )
        )


class Rules:
    """The rules of all sheets of one document, found by element."""

    def __init__(self, root: Any, sheets: list[Sheet]) -> None:
        self.root = root
        self.sheets = tuple(sheets)
        self._found: dict[Any, list[tuple[Rule, frozenset[str]]]] = {}
        self._candidates: dict[tuple[str, str | None, str | None], list[Rule]] = {}
        self._plain: dict[tuple[str, str | None, str | None], list[tuple[Rule, frozenset[str]]]]
        self._plain = {}
        self._shared: dict[tuple[tuple[Rule, frozenset[str]], ...], Any] = {}
        self._by_key: dict[str, list[tuple[int, Rule]]] = {}
        self.fonts = frozenset(font for sheet in sheets for font in sheet.fonts)
        self.unjudged = tuple(reason for sheet in sheets for reason in sheet.unjudged)
        number = 0
        for sheet in sheets:
            for key, rules in _index(sheet).items():
                self._by_key.setdefault(key, []).extend(
                    (number + rule.order, rule) for rule in rules
                )
            number += len(sheet.rules)
        self._names: dict[tuple[str, str], bool] = {}
        self._classes: frozenset[str] | None = None

    def for_element(self, element: Any) -> list[tuple[Rule, frozenset[str]]]:
        """The rules that may apply to an element, each with all its conditions, in cascade order
        apart from importance."""
        found = self._found.get(element)
        if found is None:
            names = (element.tag, element.get("class"), element.get("id"))
            if names in self._plain:
                return self._plain[names]
            candidates = self._candidates.get(names)
            if candidates is None:
                candidates = self._candidates[names] = self._candidates_for(*names)
                if all(rule.plain for rule in candidates):
                    # One list for all elements of the same rules: their styles are kept by it.
                    matched = tuple((rule, rule.conditions) for rule in candidates)
                    self._plain[names] = self._shared.setdefault(matched, list(matched))
                    return self._plain[names]
            matched = tuple(
                (rule, rule.conditions | extra if extra else rule.conditions)
                for rule in candidates
                if (extra := _YES if rule.plain else self._match(rule.selector, element))
                is not None
            )
            found = self._found[element] = self._shared.setdefault(matched, list(matched))
        return found

    def _candidates_for(self, tag: str, classes: str | None, identity: str | None) -> list[Rule]:
        """The rules whose last name is one of an element's, in cascade order."""
        keys = ["*", f"<{tag}"]
        keys += [f".{name}" for name in dict.fromkeys((classes or "").split())]
        keys += [f"#{identity}"] if identity else []
        found = [pair for key in keys for pair in self._by_key.get(key, ())]
        found.sort(key=lambda pair: (pair[1].specificity, pair[0]))
        return [rule for _, rule in found]

    def covering(self) -> list[str]:
        """Declarations of rules that may lay some element over another one."""
        found = []
        rules = {
            id(rule): rule
            for candidates in self._by_key.values()
            for _, rule in candidates
            if rule.declarations.covering
        }
        for rule in rules.values():
            if any(self._match(rule.selector, element) is not None for element in self._elements()):
                found += list(rule.declarations.covering)
        return found

    def _elements(self) -> Iterator[Any]:
        return iter(self.root.iter("*"))

    # A match is the set of further conditions, None if the element is never selected.

    def _match(self, node: Any, element: Any) -> frozenset[str] | None:
        match node:
            case cssselect.Element():
                wanted = node.element
                return _YES if wanted is None or wanted.lower() == element.tag else None
            case cssselect.Class():
                has = node.class_name in (element.get("class") or "").split()
                return self._match(node.selector, element) if has else None
            case cssselect.Hash():
                return self._match(node.selector, element) if node.id == element.get("id") else None
            case cssselect.Attrib():
                inner = self._match(node.selector, element)
                return _both(inner, self._attribute(node, element))
            case cssselect.CombinedSelector():
                inner = self._match(node.subselector, element)
                return _both(inner, self._combined(node, element)) if inner is not None else None
            case cssselect.Pseudo():
                inner = self._match(node.selector, element)
                return _both(inner, self._pseudo(node.ident.lower(), element))
            case cssselect.Negation():
                inner = self._match(node.selector, element)
                without = self._match(node.subselector, element)
                if without is None:
                    return inner
                return None if without == _YES else _both(inner, _maybe(node))
            case cssselect.Matching() | cssselect.SpecificityAdjustment():
                inner = self._match(node.selector, element)
                choices = [self._match(choice, element) for choice in node.selector_list]
                some = [choice for choice in choices if choice is not None]
                return _both(inner, min(some, key=len)) if some else None
        inner = self._match(node.selector, element) if hasattr(node, "selector") else _YES
        return _both(inner, _maybe(node))

    def _attribute(self, node: Any, element: Any) -> frozenset[str] | None:
        name = node.attrib.lower()
        value = element.get(name)
        if value is None:
            if name.startswith(_OUTLOOK_ATTRIBUTES):
                return frozenset({OUTLOOK_DARK})
            return None if self._held(_ATTRIBUTES, name) else _maybe(node)
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

    def _pseudo(self, name: str, element: Any) -> frozenset[str] | None:
        if name == "root":
            return _YES if element.getparent() is None else None
        if name in ("link", "any-link", "visited"):
            if element.tag != "a" or not element.get("href"):
                return None
            return _YES if name == "any-link" else frozenset({f":{name}"})
        return frozenset({f":{name}"})

    def _combined(self, node: Any, element: Any) -> frozenset[str] | None:
        """Whether the left side of a combinator holds for some related element."""
        left = node.selector
        if isinstance(left, cssselect.Attrib) and left.attrib.lower() in _OUTLOOK_ATTRIBUTES:
            return frozenset({OUTLOOK_DARK})
        match node.combinator:
            case " ":
                related = element.iterancestors()
            case ">":
                related = iter([] if element.getparent() is None else [element.getparent()])
            case "+":
                previous = element.getprevious()
                related = iter([] if previous is None else [previous])
            case _:
                related = element.itersiblings(preceding=True)
        best: frozenset[str] | None = None
        for other in related:
            if not isinstance(other.tag, str):
                continue
            found = self._match(left, other)
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
                    known = self._held_class(node.class_name)
                case cssselect.Hash():
                    known = self._held("//@id[.=$name]", node.id)
                case cssselect.Attrib():
                    known = self._held(_ATTRIBUTES, node.attrib.lower())
                case cssselect.Element():
                    name = node.element
                    return name is None or self._held("//*[name()=$name]", name.lower())
                case cssselect.CombinedSelector():
                    if not self._holds_names(node.subselector):
                        return False
                    known = True
                case _:
                    known = True
            if not known:
                return False
            node = node.selector

    def _held(self, query: str, name: str) -> bool:
        """Whether an XPath query finds anything in the document; asked once for each name."""
        found = self._names.get((query, name))
        if found is None:
            found = self._names[query, name] = bool(
                self.root.xpath(f"boolean({query})", name=name, smart_strings=False)
            )
        return found

    def _held_class(self, name: str) -> bool:
        if self._classes is None:
            values = set(_class_values(self.root))
            self._classes = frozenset(part for value in values for part in value.split())
        found = self._names["class", name] = name in self._classes
        return found

    def hold_the_same(self, other: Rules) -> bool:
        """Whether the document holds the names that were looked for in another, or does not, as
        that one."""
        return all(
            held == (self._held_class(name) if query == "class" else self._held(query, name))
            for (query, name), held in list(other._names.items())
        )


_ATTRIBUTES = "//@*[name()=$name]"
_class_values = etree.XPath("//@class", smart_strings=False)
_YES: frozenset[str] = frozenset()


def _both(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    return None if first is None or second is None else first | second


def _maybe(node: Any) -> frozenset[str]:
    return frozenset({f"a client that has {node!r}"})


def _is_plain(node: Any) -> bool:
    match node:
        case cssselect.Element():
            return node.element is not None and node.namespace is None
        case cssselect.Class() | cssselect.Hash():
            inner = node.selector
            return isinstance(inner, cssselect.Element) and inner.element is None
    return False


@functools.lru_cache(maxsize=64)
def _index(sheet: Sheet) -> dict[str, list[Rule]]:
    """Rules by one name of the element they select."""
    found: dict[str, list[Rule]] = {}
    for rule in sheet.rules:
        if rule.pseudo_element and rule.pseudo_element not in _PARTS_OF_TEXT:
            continue
        found.setdefault(_key(rule.selector), []).append(rule)
    return found


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
