"""Pieces of MJML that were found sound, remembered for the next email.

The check of MJML looks at a tag, the tags around it and the text behind it, and at nothing else
but that there is one body. So a document whose every piece stood in the same tags of a document
without a fault has no fault either, and the parser and its tables are not needed.
"""

from __future__ import annotations

import itertools
import re
from typing import TypeAlias

from newsletter.cache import Cache
from newsletter.render.tokens import with_like_tokens

Node: TypeAlias = int  # the start tags that a place stands in, or the comment with what it says

_PIECES_KEPT = 4096
_SEEN_KEPT = 1000
_START: Node = 0
_ONCE = ("<mjml", "<mj-head", "<mj-body")
# Values that the check lets pass in HTML, whatever they say.
_FREE = re.compile(r'(?<= )((?:alt|aria-label|height|title|width)=")[ !#-%\'-;=?-~]*(?=")')
_WORDS = re.compile(r"[\t\n\r -%'-;=?-~]*")


class CheckedMarkup:
    """What is known to be sound, in one theme's emails."""

    def __init__(self, cache: Cache | None = None, key: str = "") -> None:
        self._cache = cache
        self._key = key
        kept = cache.get("checked", key) if cache else None
        rows = kept if isinstance(kept, list) else []
        self._steps: dict[tuple[Node, str], Node] = {(node, to): into for node, to, into in rows}
        self._seen: dict[tuple[Node, str], Node] = {}  # the same for pieces as they are written
        self._nodes = itertools.count(max(self._steps.values(), default=_START) + 1)

    def knows(self, mjml: str) -> bool:
        """Whether each of a document's pieces is known."""
        steps, seen, node = self._steps, self._seen, _START
        for piece in _pieces(mjml):
            into = seen.get((node, piece))
            if into is None:
                into = steps.get((node, piece))
                if into is None:
                    into = steps.get((node, _in_general(piece)))
                if into is None:
                    return False
                if len(seen) < _SEEN_KEPT:
                    seen[node, piece] = into
            node = into
        return node == _START and all(mjml.count(tag) == 1 for tag in _ONCE)

    def add(self, mjml: str) -> None:
        """Remember the pieces of a document in which the check found no fault."""
        # What one such Outlook comment opens, another one ends.
        if mjml.isascii() and "]><!--" not in mjml and all(mjml.count(tag) == 1 for tag in _ONCE):
            steps = self._with_pieces(_pieces(mjml))
            if steps is not None:
                self._steps, self._seen = steps, {}
                if self._cache is not None:
                    rows = [[node, piece, into] for (node, piece), into in steps.items()]
                    self._cache.put("checked", self._key, rows)

    def _with_pieces(self, pieces: list[str]) -> dict[tuple[Node, str], Node] | None:
        steps = dict(self._steps) if len(self._steps) < _PIECES_KEPT else {}
        around: list[Node] = []
        node, in_comment, opened = _START, False, 0
        for piece in pieces:
            if in_comment or piece[:1] == "!":
                if not in_comment:
                    around.append(node)
                key, in_comment = piece, "-->" not in piece
                into = next(self._nodes) if in_comment else around.pop()
                opened += _opened(piece)
                if opened < 0 or (opened and not in_comment):
                    return None  # a tag that another comment closes
            else:
                key = _in_general(piece)
                tag, bracket, text = piece.partition(">")
                if not bracket or ">" in text:
                    return None  # perhaps in the value of an attribute
                if tag[:1] == "/":
                    into = around.pop()
                elif tag[-1:] == "/":
                    into = node
                else:
                    around.append(node)
                    into = next(self._nodes)
            node = steps.setdefault((node, key), into)
        return steps


def _opened(piece: str) -> int:
    """How many more tags are open behind a piece than before it."""
    if piece[:1] in "!/":
        return -(piece[:1] == "/")
    return int(not piece.partition(">")[0].endswith("/"))


def _pieces(mjml: str) -> list[str]:
    """Each ``<``, which is left out, with all up to the next; every token is the same one."""
    before, *pieces = with_like_tokens(mjml).split("<")
    return [before, *pieces] if before else pieces


def _in_general(piece: str) -> str:
    """A piece without the words that the check does not look at.

    It begins with what no piece has, so that what is said in a comment is never taken for it.
    """
    tag, bracket, text = piece.partition(">")
    if _WORDS.fullmatch(text):
        text = "." if text.strip(" \t\n\r") else ""
    if tag[:2] != "mj" and "'" not in tag:
        tag = _FREE.sub(r"\1", tag)
    return f"<{tag}{bracket}{text}"
