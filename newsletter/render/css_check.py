"""Splits a theme's styles.css into what is inlined and what only ``<style>`` can say.

premailer 3.10 with cssutils 2.15 drops or breaks rules silently (each case was inlined to see,
2026-11-23): what it cannot inline goes to the head as the author wrote it, what it would lose is
reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import tinycss2

from newsletter.dataclass import dataclass
from newsletter.errors import Problem

Node: TypeAlias = Any  # tinycss2 has no types

# tinycss2 counts these as line ends (CSS Syntax section 3.3).
_LINE_END = re.compile(r"\r\n|\r|\n|\f")
_REMOTE = re.compile(r"\s*(?:https?:|ftp:|file:|//)", re.I)
# The only pseudo-classes that premailer inlines, and only where nothing follows them.
_INLINED_PSEUDO = frozenset({"first-child", "last-child"})
# What only a mail client puts into the document.
_HEAD_ONLY = (
    *("[data-ogsc]", "[data-ogsb]", "#outlook", ".ExternalClass", "[x-apple-data-detectors"),
    *("#MessageViewBody", ".moz-text-html"),
)
_COLOR_FUNCTIONS = frozenset({"rgb", "rgba", "hsl", "hsla"})


@dataclass(frozen=True, slots=True)
class ThemeCss:
    """styles.css, split by who follows its rules.

    Attributes:
        inline: Flat rules for premailer, without comments.
        head: Everything else, each rule byte for byte as written.
        problems: What would be lost; the two texts are not to be used then.
    """

    inline: str
    head: str
    problems: tuple[Problem, ...] = ()


class _Splitter:
    """One run over one file."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self.problems: list[Problem] = []
        self.inline: list[str] = []
        self.head: list[str] = []

    def run(self) -> ThemeCss:
        nodes = tinycss2.parse_stylesheet(self.text)
        ends = [self.offset(node) for node in nodes[1:]] + [len(self.text)]
        for node, end in zip(nodes, ends, strict=True):
            self.rule(node, self.text[self.offset(node) : end].strip())
        return ThemeCss("\n".join(self.inline), "\n".join(self.head), tuple(self.problems))

    def offset(self, node: Node) -> int:
        """Where a node begins in the text as written."""
        line, column = int(node.source_line), int(node.source_column)
        return self.starts[line - 1] + column - 1

    def report(self, node: Node, code: str, message: str, hint: str) -> None:
        line, column = node.source_line, node.source_column
        self.problems.append(Problem(code, message, self.path, line, column, hint))

    def rule(self, node: Node, written: str) -> None:
        if node.type == "error":
            self.report(node, "E120", f"css: {_said(node)}", "mend the rule")
        elif node.type == "at-rule":
            self.at_rule(node, written)
        elif node.type == "qualified-rule":
            self.flat_rule(node, written)

    def at_rule(self, node: Node, written: str) -> None:
        if node.lower_at_keyword == "import":
            hint = "copy the rules into styles.css: a build does not use the network"
            self.report(node, "E121", "@import is refused", hint)
        elif node.lower_at_keyword != "charset":
            if node.content is not None:
                self.parse_errors(node.content)
            self.to_head(node, written)

    def to_head(self, node: Node, written: str) -> None:
        if "</" in written or "<!--" in written:
            self.report(node, "E120", "css: markup in a rule would end <style>", "remove it")
        self.head.append(written)

    def flat_rule(self, node: Node, written: str) -> None:
        broken = next((token for token in node.prelude if token.type == "error"), None)
        if broken is not None:
            self.report(broken, "E120", f"css: {_said(broken)}", "mend the selector")
            return
        selectors = [
            (group, tinycss2.serialize(group).strip()) for group in _split_commas(node.prelude)
        ]
        if not all(selector for _, selector in selectors):
            self.report(node, "E120", "css: an empty selector", "write what the rule is for")
            return
        flat = []
        for group, selector in selectors:
            if self.lost_selector(node, group, selector):
                return
            if not _only_in_head(group, selector):
                flat.append(selector)
        if len(flat) < len(selectors):
            self.to_head(node, written)
            self.parse_errors(node.content)
        if not flat:
            return
        declarations = self.declarations(node)
        if declarations:
            self.inline.append(f"{', '.join(flat)} {{ {'; '.join(declarations)} }}")

    def lost_selector(self, rule: Node, group: Sequence[Node], selector: str) -> bool:
        """Whether premailer would lose or choke on a selector; reported."""
        strings = (
            token
            for part in group
            if part.type == "[] block"
            for token in part.content
            if token.type == "string"
        )
        lists = (
            part
            for part in group
            if part.type == "function" and any(token == "," for token in part.arguments)
        )
        if any("," in token.value for token in strings):
            message = f"the inliner breaks at the comma in {selector}"
            self.report(rule, "E123", message, "use a class")
        elif any(part.lower_name in {"is", "where", "not", "has"} for part in lists):
            message = f"the inliner loses {selector}"
            self.report(rule, "E123", message, "write the selectors out, separated by commas")
        elif "\\" in selector:
            message = f"the inliner does not read the escape in {selector}"
            self.report(rule, "E123", message, "use a class of letters, digits and dashes")
        elif _only_in_head(group, selector):
            return False
        elif not selector.isascii():
            message = f"the inliner does not find letters beyond ASCII in {selector}"
            self.report(rule, "E123", message, "use a class of letters, digits and dashes")
        elif any(tag != tag.lower() for tag in _tag_names(group)):
            message = f"the inliner finds no tag for {selector}"
            self.report(rule, "E123", message, "write tags in small letters")
        elif not _is_selector(selector):
            message = f"the inliner does not understand {selector}"
            self.report(rule, "E123", message, "mend the selector, or use a class")
        else:
            return False
        return True

    def parse_errors(self, content: Sequence[Node]) -> None:
        """Errors that are plain to see inside a block that is copied as it is."""
        for node in content:
            if node.type == "error":
                self.report(node, "E120", f"css: {_said(node)}", "mend the rule")
            elif node.type == "{} block":
                self.parse_errors(node.content)

    def declarations(self, rule: Node) -> list[str]:
        """The declarations as written, each checked for what premailer does with it."""
        parsed = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        seen: dict[str, Node] = {}
        written = []
        for node in parsed:
            if node.type == "error":
                hint = "write it as name: value, and end it with a semicolon"
                self.report(node, "E120", "css: a declaration that cannot be read", hint)
            elif node.type != "declaration":
                hint = "write the rules one after another"
                self.report(node, "E120", "css: a rule inside a rule", hint)
            else:
                self.declaration(node)
                if node.lower_name in seen:
                    hint = "keep the one that every client reads, and put the other into @supports"
                    message = f"the inliner keeps only the last {node.name} of this rule"
                    self.report(node, "E124", message, hint)
                seen[node.lower_name] = node
                value = tinycss2.serialize(_without_comments(node.value)).strip()
                important = " !important" if node.important else ""
                written.append(f"{node.name}: {value}{important}")
        return written

    def declaration(self, node: Node) -> None:
        name = node.name
        if node.important:
            hint = "remove it, or put the rule into @media, where it beats inline styles"
            message = f"!important of {name} is inlined, where an existing style beats it"
            self.report(node, "E125", message, hint)
        for token in _flatten(node.value):
            if token.type == "function" and token.lower_name in _COLOR_FUNCTIONS:
                if not any(part == "," for part in token.arguments):
                    hint = f"write {token.lower_name}(…, …, …) with commas"
                    shown = tinycss2.serialize([token])
                    self.report(token, "E124", f"the inliner drops {shown}", hint)
            elif token.type == "hash" and len(token.value) in {4, 8} and "color" in node.lower_name:
                hint = "write rgba(…, …, …, …)"
                self.report(token, "E124", f"the inliner drops #{token.value}", hint)
            elif token.type == "ident" and token.lower_value == "progid":
                self.report(token, "E124", f"the inliner drops {name}", "put the rule into @media")
            address = _address(token)
            if address is not None and _REMOTE.match(address):
                hint = "use an image tag in a template: many clients drop background pictures"
                message = f'"{address}" in an inlined rule would be fetched by the reader'
                self.report(token, "E122", message, hint)


def split_css(text: str, path: str) -> ThemeCss:
    """Split a stylesheet for the inliner and the head.

    A rule with both kinds of selectors goes to both: whole to the head, its flat selectors inline.

    Args:
        text: styles.css, its settings filled in.
        path: The file, for messages.
    """
    return _Splitter(text, path).run()


def _said(error: Node) -> str:
    """tinycss2's message in our form."""
    return str(error.message).rstrip(".").lower()


def _split_commas(tokens: Sequence[Node]) -> Iterator[list[Node]]:
    group: list[Node] = []
    for token in tokens:
        if token.type == "comment":
            continue
        if token == ",":
            yield group
            group = []
        else:
            group.append(token)
    yield group


def _only_in_head(group: Sequence[Node], selector: str) -> bool:
    """Whether only a client with ``<style>`` can follow a selector."""
    if any(mark in selector for mark in _HEAD_ONLY):
        return True
    # premailer judges by the selector's text, values of attributes included.
    if "*" in selector or selector.startswith(":"):
        return True
    _, colon, behind_colon = selector.partition(":")
    if colon and behind_colon not in _INLINED_PSEUDO:
        return True
    words = [token for token in group if token.type != "whitespace"]
    for here, behind in zip(words, [*words[1:], None], strict=True):
        # "u + .body" is Gmail's mark: no such element is in the mail itself.
        if here.type == "ident" and here.lower_value == "u" and behind == "+":
            return True
    return False


def _tag_names(group: Sequence[Node]) -> Iterator[str]:
    """The names of tags in a selector."""
    for before, token in zip([None, *group], group, strict=False):
        named_by_mark = before is not None and before.type == "literal" and before.value in ".:|"
        if token.type == "ident" and not named_by_mark:
            yield str(token.value)


def _is_selector(selector: str) -> bool:
    """Whether the inliner's own parser of selectors takes one."""
    from cssselect import GenericTranslator, SelectorError  # noqa: PLC0415 - only for new content

    try:
        GenericTranslator().css_to_xpath(selector)
    except SelectorError:
        return False
    return "|" not in re.sub(r"\[.*?\]", "", selector)  # HTML has no namespaces


def _without_comments(tokens: Sequence[Node]) -> list[Node]:
    return [token for token in tokens if token.type != "comment"]


def _flatten(tokens: Sequence[Node]) -> Iterator[Node]:
    for token in tokens:
        yield token
        if token.type == "function":
            yield from _flatten(token.arguments)


def _address(token: Node) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name == "url":
        return "".join(part.value for part in token.arguments if part.type == "string")
    return None
