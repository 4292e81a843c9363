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
from newsletter.content.parser_state import InlineState

_InlineRule = Callable[[StateInline, bool], bool]

# Possessive (++), or a destination at a line's end would take exponential time.
_PLAIN_DESTINATION = re.compile(
    r"(?:[^\s\\()<>{\x00-\x1f\x7f]++|\{\{[^{}\n]*\}\}|\{(?!\{))++(?=[ )])"
)
_PLAIN_LINK = re.compile(r"\[([^\n&*<\[\\\]_`{~]++)\]\(([^\s\\()<>{&\x00-\x1f\x7f]++)\)")
# Such asterisks can only open before the words and only close behind them.
_PLAIN_EMPHASIS = re.compile(
    r"(\*\*?+)([^\W_][^\n&*<\[\\\]_`{~]*+)"
    r"(?:(?<!\s)\1(?=[ \n]|\Z)|(?<=[^\W_])\1(?=[.,;:!?)’”]))"
)
_LONGEST_DESTINATION = 2000  # characters; the slow way, for tags beside brackets
_SPACED_TAG = re.compile(r"\{\{[^{}\n]*\}\}")


class _InlineParser(ParserInline):
    """Calls the one rule that a character can begin, where markdown-it tries each in turn.

    The tokens of a 6 KB issue took 4.0 ms with the rules in turn, this way 2.1 (2026-11-23).
    """

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = re.compile(r"[\n&*<\[\\\]_`{~]|!(?=\[)")

    def tokenize(self, state: StateInline) -> None:
        src, end, limit = state.src, state.posMax, state.md.options.maxNesting
        begins = self.terminator_re.search
        while (position := state.pos) < end:
            rule = _RULES.get(src[position])
            if rule is None:
                found = begins(src, position, end)
                stop = found.start() if found else end
                state.append_pending(src[position:stop])
                state.pos = stop
            elif state.level >= limit or not rule(state, False):
                state.append_pending(src[position])
                state.pos = position + 1
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
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        if state.delimited:
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
        state.delimited = True  # type: ignore[attr-defined]
        position = state.pos
        for token in reversed(state.tokens):
            position -= len(token.content)
            token.meta["pos"] = position
            if position <= begin:
                break
        return True

    return located


_any_emphasis = _delimiters(emphasis.tokenize)


def _asterisk(state: StateInline, silent: bool) -> bool:
    """Emphasis; around plain words with a space before them it needs no search for partners."""
    begin = state.pos
    plain = None
    if not silent and (begin == 0 or state.src[begin - 1] in " \n"):
        plain = _PLAIN_EMPHASIS.match(state.src, begin, state.posMax)
    if plain is None:
        return _any_emphasis(state, silent)
    kind = "em" if len(plain[1]) == 1 else "strong"
    _mark(state, plain[1], f"{kind}_open", kind, 1)
    state.append_pending(plain[2])
    state.pos = plain.end(2)
    _mark(state, plain[1], f"{kind}_close", kind, -1)
    return True


def _mark(state: StateInline, markup: str, type_: str, tag: str, nesting: Literal[-1, 1]) -> None:
    """The tokens of an end of an emphasis: one for each asterisk, of which the inner one counts."""
    tokens = []
    for _ in markup:
        tokens.append(state.push("text", "", 0))
        state.pos += 1
    counts = tokens[-1] if nesting > 0 else tokens[0]
    counts.type, counts.tag, counts.nesting, counts.markup = type_, tag, nesting, markup


def _link(state: StateInline, silent: bool) -> bool:
    """Links; most are plain words and a plain address, which need no second look at either."""
    plain = _PLAIN_LINK.match(state.src, state.pos, state.posMax)
    if plain is None:
        return link(state, silent)
    if not silent:
        state.pos += 1
        state.push("link_open", "a", 1).attrs = {"href": plain[2]}
        state.append_pending(plain[1])
        state.pos = plain.end(1)
        state.push("link_close", "a", -1)
    state.pos = plain.end()
    return True


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
_RULES: dict[str, _InlineRule] = {
    "\n": newline,
    "\\": escape,
    "`": backtick,
    "~": _delimiters(strikethrough.tokenize),
    "*": _asterisk,
    "_": _any_emphasis,
    "[": _link,
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
    # A Source has no other line ends than LF, and no NUL.
    parser.disable(["html_block", "lheading", "text_join", "normalize"])
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
