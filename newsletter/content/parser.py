r"""The Markdown parser: markdown-it-py's CommonMark, set up for issue documents.

It differs from CommonMark where an editor would lose words or send what was not meant:

- No HTML. A comment that begins a line is an editor's note; everything else is literal text.
- No underlined headings: a ``---`` right under a paragraph is a divider, as it looks.
- ``{{ name | fallback }}``, ``{key="value"}`` and ``::: name`` are syntax.
- Addresses stay as the author wrote them; ``links.check_url`` judges them with their place.

Every inline token knows where it begins (``meta["pos"]``, an offset in its ``inline`` token), and
every ``inline`` token where its text begins (``meta["column"]``, 0-based, in its first line).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    image,
    link,
    link_pairs,
    newline,
    strikethrough,
    text,
)
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from newsletter.content import block_rules
from newsletter.content.attributes import ATTRIBUTES
from newsletter.content.merge_tags import MERGE_TAG

_InlineRule = Callable[[StateInline, bool], bool]

# Possessive (++), or a destination at a line's end would take exponential time.
_PLAIN_DESTINATION = re.compile(
    r"(?:[^\s\\()<>{\x00-\x1f\x7f]++|\{\{[^{}\n]*\}\}|\{(?!\{))++(?=[ )])"
)
_LONGEST_DESTINATION = 2000  # characters; the slow way, for tags beside brackets
_SPACED_TAG = re.compile(r"\{\{[^{}\n]*\}\}")


class _LocatedState(StateInline):
    """An inline state whose tokens remember where they begin.

    The methods repeat what StateInline does (markdown-it-py 4.3, 2026-11-23), which offers no
    hook between taking a token's text and its place.
    """

    pending_at = 0

    def append_pending(self, text: str) -> None:
        if not self._pending_buffer and not self._pending:
            self.pending_at = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = Token("text", "", 0)
        token.content = self._pending + "".join(self._pending_buffer)
        token.level = self.pendingLevel
        token.meta["pos"] = self.pending_at
        self._pending = ""
        self._pending_buffer = []
        self.tokens.append(token)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self._pending_buffer or self._pending:
            self.pushPending()
        token = Token(ttype, tag, nesting)
        token.meta["pos"] = self.pos
        delimiters: dict[str, Any] | None = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            delimiters = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(delimiters)
        return token


class _InlineParser(ParserInline):
    """Calls the one rule that a character can begin, where markdown-it tries each in turn.

    The tokens of a 6 KB issue took 4.0 ms with the rules in turn, this way 2.1 (2026-11-23).
    """

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = re.compile(r"[\n&*<\[\\\]_`{~]|!(?=\[)")

    def tokenize(self, state: StateInline) -> None:
        src, end, limit = state.src, state.posMax, state.md.options.maxNesting
        while state.pos < end:
            rule = _RULES.get(src[state.pos], text)
            if state.level < limit and rule(state, False):
                continue
            state.append_pending(src[state.pos])
            state.pos += 1
        if state._pending_buffer or state._pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        begin = state.pos
        known = state.cache.get(begin)
        if known is not None:
            state.pos = known
            return
        if state.level >= state.md.options.maxNesting:
            state.pos = state.posMax
        else:
            state.level += 1
            if not _RULES.get(state.src[begin], text)(state, True):
                state.pos = begin + 1
            state.level -= 1
        state.cache[begin] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _LocatedState(src, md, env, tokens)
        self.tokenize(state)
        if "*" in src or "_" in src or "~" in src:
            link_pairs(state)
            strikethrough.postProcess(state)
            emphasis.postProcess(state)
        return state.tokens


def _delimiters(rule: _InlineRule) -> _InlineRule:
    """A rule whose tokens, one a delimiter, each know their own place in the run."""

    def located(state: StateInline, silent: bool) -> bool:
        begin = state.pos
        if not rule(state, silent):
            return False
        position = state.pos
        for token in reversed(state.tokens):
            position -= len(token.content)
            token.meta["pos"] = position
            if position <= begin:
                break
        return True

    return located


def _brace(state: StateInline, silent: bool) -> bool:
    begin = state.pos
    if state.src.startswith("{{", begin):
        found = MERGE_TAG.match(state.src, begin, state.posMax)
        kind, end = "merge_tag", found.end() if found else begin + 2
    else:
        found = ATTRIBUTES.match(state.src, begin, state.posMax)
        if found:
            kind, end = "attributes", found.end()
        elif not state.pending and state.tokens and state.tokens[-1].type in _TAKES_ATTRIBUTES:
            kind, end = "unreadable_attributes", begin + 1
        else:
            return False
    if not silent:
        attached = not state.pending and state.tokens and state.tokens[-1].type in _TAKES_ATTRIBUTES
        trailing = state.level == 0 and end == len(state.src)
        token = state.push(kind, "", 0)
        token.content = state.src[begin:end]
        token.info = "attached" if attached else "trailing" if trailing else ""
    state.pos = end
    return True


_TAKES_ATTRIBUTES = ("image", "link_close", "attributes")
_emphasis = _delimiters(emphasis.tokenize)
_RULES: dict[str, _InlineRule] = {
    "\n": newline,
    "\\": escape,
    "`": backtick,
    "~": _delimiters(strikethrough.tokenize),
    "*": _emphasis,
    "_": _emphasis,
    "[": link,
    "!": image,
    "<": autolink,
    "&": entity,
    "{": _brace,
    "]": lambda _state, _silent: False,
}


def _link_destination(string: str, position: int, maximum: int) -> Any:
    """As CommonMark reads it, but a merge tag in it may hold spaces."""
    plain = _PLAIN_DESTINATION.match(string, position, maximum)
    if plain is not None and "&" not in plain.group():
        return SimpleNamespace(ok=True, pos=plain.end(), str=plain.group())
    end = min(maximum, position + _LONGEST_DESTINATION)
    tags = list(_SPACED_TAG.finditer(string, position, end))
    if plain is not None:
        url = _unmasked(string, position, plain.end(), tags)
        return SimpleNamespace(ok=True, pos=plain.end(), str=url)
    if not tags:
        return parseLinkDestination(string, position, maximum)
    # The stock function reads a copy whose tags are one word each, of the same length.
    masked = _SPACED_TAG.sub(lambda tag: "x" * len(tag.group()), string[position:end])
    result = parseLinkDestination(masked, 0, len(masked))
    if result.ok:
        result.pos += position
        result.str = _unmasked(string, position, result.pos, tags)
    return result


def _unmasked(string: str, begin: int, end: int, tags: list[re.Match[str]]) -> str:
    bracketed = string[begin] == "<"
    position, end = begin + bracketed, end - bracketed
    pieces: list[str] = []
    for tag in tags:
        if position <= tag.start() and tag.end() <= end:
            pieces += [unescapeAll(string[position : tag.start()]), tag.group()]
            position = tag.end()
    return "".join([*pieces, unescapeAll(string[position:end])])


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@functools.cache
def markdown_parser(*, front_matter: bool) -> MarkdownIt:
    """The parser, made once.

    Args:
        front_matter: Whether a ``---`` in the first line begins front matter.
    """
    parser = _Parser("commonmark", {"html": False})
    parser.disable(["html_block", "lheading", "text_join"])
    parser.inline = _InlineParser()
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=parseLinkLabel,
        parseLinkDestination=_link_destination,
        parseLinkTitle=parseLinkTitle,
    )
    container_plugin(parser, "directive", validate=lambda _params, _markup: True)
    if front_matter:
        front_matter_plugin(parser)
    block_rules.install(parser)
    return parser
