"""Block rules of the issue document: places, editor's notes, attribute lines, a depth limit."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, heading

from newsletter.content.attributes import ATTRIBUTES

DEEPEST_LEVEL = 16
# What can begin a block other than a paragraph, the directive and the note included.
_STARTERS = frozenset("#>`~*-_+:<[{0123456789")
_COMMENT_END = "-->"
_ALT: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
_AFTER_HASHES = re.compile(r"#+[ \t]*")


def _column(state: StateBlock, position: int) -> int:
    return position - state.src.rfind("\n", 0, position) - 1


def _plain(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Go straight to the paragraph when no other rule can match; refuse deep nesting."""
    if state.level >= DEEPEST_LEVEL:
        token = state.push("too_deep", "", 0)
        token.map = [line, end]
        state.line = end
        return True
    if state.is_code_block(line) or state.src[state.bMarks[line] + state.tShift[line]] in _STARTERS:
        return False
    return _paragraph(state, line, end, silent)


def _paragraph(state: StateBlock, start: int, _end: int, _silent: bool) -> bool:
    """markdown-it's paragraph, which knows its place and asks only rules that could match."""
    end, following, src = state.lineMax, start + 1, state.src
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    while following < end and not state.isEmpty(following):
        indent = state.sCount[following]
        if (
            0 <= indent <= state.blkIndent + 3
            and src[state.bMarks[following] + state.tShift[following]] in _STARTERS
            and any(rule(state, following, end, True) for rule in rules)
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


def install(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    rules = parser.block.ruler
    rules.at("paragraph", _paragraph)
    rules.at("heading", _heading, _ALT)
    rules.before("code", "note", _note, _ALT)
    rules.before("code", "attribute_line", _attribute_line)
    rules.before(rules.get_all_rules()[0], "plain", _plain)
