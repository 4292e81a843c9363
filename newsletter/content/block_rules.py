"""Block rules of the issue document: places, editor's notes, attribute lines, a depth limit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.ruler import RuleOptionsType, Ruler
from markdown_it.rules_block import StateBlock, code, heading

from newsletter.content.attributes import ATTRIBUTES
from newsletter.content.parser_state import BlockParser, BlockRule

DEEPEST_LEVEL = 16
# Which characters can begin what a rule matches; a paragraph begins with any.
_BEGINNINGS = {
    "front_matter": "-",
    "note": "<",
    "attribute_line": "{",
    "container_directive": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "reference": "[",
    "heading": "#",
}
_STARTERS = frozenset("".join(_BEGINNINGS.values()))
_COMMENT_END = "-->"
_ALT: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
_AFTER_HASHES = re.compile(r"#+[ \t]*")


def _column(state: StateBlock, position: int) -> int:
    return position - state.src.rfind("\n", 0, position) - 1


def _paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """markdown-it's paragraph, which knows its place and asks only rules that could match."""
    end, following, src = state.lineMax, start + 1, state.src
    (interrupted,) = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    while following < end and not state.isEmpty(following):
        indent = state.sCount[following]
        if (
            0 <= indent <= state.blkIndent + 3
            and src[state.bMarks[following] + state.tShift[following]] in _STARTERS
            and interrupted(state, following, end, True)
        ):
            break
        following += 1
    content = mdTrim(state.getLines(start, following, state.blkIndent, False))
    state.line = following
    place = [start, following]
    state.push("paragraph_open", "p", 1).map = place
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, place, []
    token.meta["column"] = _column(state, state.bMarks[start] + state.tShift[start])
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    position = state.bMarks[start] + state.tShift[start]
    if not heading(state, start, end, silent):
        return False
    if not silent:
        hashes = _AFTER_HASHES.match(state.src, position)
        text_at = hashes.end() if hashes else position
        state.tokens[-2].meta["column"] = _column(state, text_at)
    return True


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that begins a line; the reader reports one that is not closed or has a tail."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    if silent:
        return True
    line, position, tail = start, begin + 4, None
    while True:
        found = state.src.find(_COMMENT_END, position, state.eMarks[line])
        if found >= 0:
            tail = state.src[found + len(_COMMENT_END) : state.eMarks[line]]
            break
        line += 1
        if line >= end or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            break
        position = state.bMarks[line] + state.tShift[line]
    state.line = min(line + 1, end) if tail is not None else line
    token = state.push("note", "", 0)
    token.map = [start, state.line]
    text = state.getLines(start, state.line, state.blkIndent, False).lstrip()[4:]
    token.content = text.partition(_COMMENT_END)[0].strip()
    token.info = "unclosed" if tail is None else "tail" if tail.strip() else ""
    return True


def _attribute_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if state.src[begin] != "{" or state.is_code_block(start):
        return False
    line = state.src[begin : state.eMarks[start]].rstrip()
    if not ATTRIBUTES.fullmatch(line):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("attribute_line", "", 0)
        token.map = [start, start + 1]
        token.content = line
        token.meta["column"] = _column(state, begin)
    return True


class _RulesByCharacter(Ruler[BlockRule]):
    """A ruler's chains, of which a line's first character chooses the rules that are asked.

    Asking the ten rules in turn was a sixth of a document's parse (2026-11-27).
    """

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        super().__init__()
        names = dict(zip(ruler.getRules(), ruler.get_active_rules(), strict=True))

        def by_character(rules: Iterable[BlockRule]) -> dict[str, list[BlockRule]]:
            found: dict[str, list[BlockRule]] = {}
            for rule in rules:
                for character in _BEGINNINGS.get(names[rule], ""):
                    found.setdefault(character, []).append(rule)
            return found

        self._active = list(names.values())
        self._chains = {"": [_block(by_character(ruler.getRules()))]}
        for chain in ("paragraph", "reference", "blockquote", "list"):
            self._chains[chain] = [_interruption(by_character(ruler.getRules(chain)))]

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        return self._active


def _block(rules: dict[str, list[BlockRule]]) -> BlockRule:
    """Makes the block that begins in a line which is not empty; refuses deep nesting."""

    def block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if state.level >= DEEPEST_LEVEL:
            token = state.push("too_deep", "", 0)
            token.map = [line, end]
            state.line = end
            return True
        if state.is_code_block(line):
            return code(state, line, end, silent)
        for rule in rules.get(state.src[state.bMarks[line] + state.tShift[line]], ()):
            if rule(state, line, end, silent):
                return True
        return _paragraph(state, line, end, silent)

    return block


def _interruption(rules: dict[str, list[BlockRule]]) -> BlockRule:
    """Says whether a line ends what stands before it: a paragraph, a quote or a list's entry."""

    def interruption(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[line] + state.tShift[line]
        asked = rules.get(state.src[begin : begin + 1], ())
        return any(rule(state, line, end, silent) for rule in asked)

    return interruption


def install(parser: MarkdownIt) -> None:
    """Add the rules to a parser, and have it ask them by a line's first character."""
    rules = parser.block.ruler
    rules.at("paragraph", _paragraph)
    rules.at("heading", _heading, _ALT)
    rules.before("code", "note", _note, _ALT)
    rules.before("code", "attribute_line", _attribute_line)
    parser.block = BlockParser()
    parser.block.ruler = _RulesByCharacter(rules)
