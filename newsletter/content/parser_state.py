"""markdown-it's tokens and states, made faster; the rules and what they make stay its own.

A token is a dataclass of thirteen fields with defaults that are called for and then converted:
making them was a sixth of a document's parse (2026-11-27).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]


class PlainToken(Token):
    """A token with nothing in it but its kind."""

    __slots__ = ()

    def __init__(self, type: str, tag: str, nesting: Literal[-1, 0, 1]) -> None:  # noqa: A002
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = 0
        self.children = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = False
        self.hidden = False


class _State(StateBlock):
    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = PlainToken(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class BlockParser(ParserBlock):
    """Makes the state; its rules are as markdown-it has them."""

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """Tokens of a document, added to those that are there."""
        if src:
            state = _State(src, md, env, outTokens)
            self.tokenize(state, state.line, state.lineMax)
        return outTokens


class InlineState(StateInline):
    """An inline state whose tokens remember where they begin.

    The methods repeat what StateInline does (markdown-it-py 4.3, 2026-11-23), which offers no
    hook between taking a token's text and its place.
    """

    pending_at = 0
    delimited = False  # whether delimiters wait for their partners

    def append_pending(self, text: str) -> None:
        """Text that waits for more, or for the next token."""
        if not self._pending_buffer and not self._pending:
            self.pending_at = self.pos
        self._pending_buffer.append(text)

    def pushPending(self) -> Token:  # noqa: N802
        """The token of the text that waits."""
        token = PlainToken("text", "", 0)
        token.content = self._pending + "".join(self._pending_buffer)
        token.level = self.pendingLevel
        token.meta["pos"] = self.pending_at
        self._pending = ""
        self._pending_buffer = []
        self.tokens.append(token)
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A token behind the text that waits."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        token = PlainToken(ttype, tag, nesting)
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
