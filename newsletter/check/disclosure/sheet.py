"""Style sheets: every rule of a document, and whether it may apply to an element.

A rule under ``@media`` or another at-rule applies under a *condition*; a selector that names what
the document does not hold (``u + .body``, ``.moz-text-html``, ``[data-ogsc]``) waits for a mail
client that adds it, and a pseudo-class for a state: these are conditions too. The proof then holds
under every set of conditions. What cannot be told counts as "may apply".
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import tinycss2
from cssselect import parser as cssselect

from newsletter.check.disclosure.declarations import Declarations, read_declarations
from newsletter.dataclass import dataclass

# Outlook.com puts these on elements whose colours it changes in dark mode.
OUTLOOK_DARK = "outlook.com in dark mode"
_SKIPPED = frozenset((
    "charset", "keyframes", "-webkit-keyframes", "-moz-keyframes", "page", "namespace", "viewport",
    "-ms-viewport", "counter-style", "color-profile", "property", "font-feature-values", "list"
))  # fmt: skip


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


def _is_plain(node: Any) -> bool:
    match node:
        case cssselect.Element():
            return node.element is not None and node.namespace is None
        case cssselect.Class() | cssselect.Hash():
            inner = node.selector
            return isinstance(inner, cssselect.Element) and inner.element is None
    return False
