"""What the inliner made of each start tag, remembered for the next email.

A rule whose selector is made of tags, classes, descendants and children means an element by its
own start tag and those around it, and by nothing else. So where a sheet has only such rules, what
premailer made of a tag in one email it would make of the same tag, in the same tags, in the next.
A document is put together here when all of its tags are known, and else goes to premailer, from
which its new tags are learned: byte for byte the same either way.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, TypeAlias

from newsletter.patterns import late_pattern
from newsletter.render.tokens import ANY_TOKEN, PREFIX, TOKEN, with_like_tokens

Node: TypeAlias = int  # a start tag and those around it

_TAGS_KEPT = 4096
_STEPS_KEPT = 1000
_ROOT: Node = 0
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr"}
)
# Their text is not made of tags, or follows rules of its own.
_OPAQUE = frozenset(
    {"iframe", "listing", "math", "noembed", "noframes", "noscript", "plaintext", "script"}
    | {"style", "svg", "template", "textarea", "title", "xmp"}
)
_SOUND_TAG = late_pattern(r"""([a-z][a-z0-9]*)(?:\s+[a-z][a-z0-9:_-]*="[^"<>]*")*\s*/?""")
# What comes out as it went in, and what no plain selector reads.
_FREE = re.compile(r'(?<= )((?:alt|aria-label|height|title|width)=")([^"&>]*)(?=")')
_HOLE = "\0"
_WITH_HOLE = rf"\1{_HOLE}"


class _UnknownError(Exception):
    """A document has a piece that is not known, or that cannot be remembered."""


class InlinedTags:
    """The tags of one theme's emails as they were, and as they came out of the inliner.

    A body is read in pieces: a ``<``, which is left out, and all up to the next. What a piece
    becomes depends on the element that it stands in, or on the comment: a node, or its complement.
    """

    def __init__(self) -> None:
        self._heads: dict[str, str] = {}
        self._tags: dict[tuple[Node, str], tuple[Node, str]] = {}
        self._texts: dict[str, str] = {}  # those with references, which may be written anew
        self._parents: dict[Node, tuple[Node, str]] = {_ROOT: (_ROOT, "/html")}
        self._nodes = itertools.count(_ROOT + 1)  # no number is used twice
        self._steps: dict[tuple[Node, str], tuple[Node, str]] = {}  # pieces seen before
        self._sound = True

    @classmethod
    def of(cls, kept: Any) -> InlinedTags:
        """From what ``data`` gave; anything else is nothing learned."""
        known = cls()
        if isinstance(kept, dict):
            known._heads, known._texts = dict(kept["heads"]), dict(kept["texts"])
            for node, tag, inner, inlined in kept["tags"]:
                known._add(node, tag, inner, inlined)
            known._nodes = itertools.count(max(known._parents) + 1)
        return known

    def data(self) -> dict[str, Any]:
        """What was learned, for a file."""
        tags = [[node, tag, *made] for (node, tag), made in self._tags.items()]
        return {"heads": self._heads, "texts": self._texts, "tags": tags}

    def _add(self, node: Node, tag: str, inner: Node, inlined: str) -> None:
        self._tags[node, tag] = (inner, inlined)
        if inner != node:
            self._parents[inner] = (node, f"/{tag.split(None, 1)[0]}")

    def inline(self, html: str) -> str | None:
        """The document as the inliner would return it; None when that is not known."""
        if not self._sound:
            return None
        parts = TOKEN.split(html)
        head, pieces = _take_apart(ANY_TOKEN.join(parts[::2]))
        known = self._heads.get(head)
        if known is None:
            return None
        node, out, steps = _ROOT, [known], self._steps
        try:
            for piece in pieces:
                step = steps.get((node, piece))
                if step is None:
                    step = self._step(node, piece)
                    if len(steps) < _STEPS_KEPT:
                        steps[node, piece] = step
                node, written = step
                out.append(written)
        except _UnknownError:
            return None
        if node != _ROOT or not pieces[-1].startswith("/html>"):
            return None  # a parser would add what is left open
        parts[::2] = "<".join(out).split(ANY_TOKEN)
        parts[1::2] = [f"{PREFIX}{number}x" for number in parts[1::2]]
        return "".join(parts)

    def _step(self, node: Node, piece: str) -> tuple[Node, str]:
        """What a piece becomes, and what the next one stands in."""
        if node < _ROOT or piece.startswith("!--"):
            _, closed, text = piece.rpartition("-->")
            if closed and _is_written_anew(text):
                raise _UnknownError
            element = node if node >= _ROOT else ~node
            return element if closed else ~element, piece
        tag, _, text = piece.partition(">")
        text = self._text(text)
        parent, end = self._parents[node]
        if tag == end:
            return parent, f"{tag}>{text}"
        values = [match[2] for match in _FREE.finditer(tag)]
        found = self._tags.get((node, _FREE.sub(_WITH_HOLE, tag)))
        if found is None or (tag[:3] == "pre" and text[:1].isspace()):
            raise _UnknownError  # a parser may leave out a line end behind <pre>
        inner, inlined = found
        for value in values:
            inlined = inlined.replace(_HOLE, value, 1)
        return inner, f"{inlined}>{text}"

    def _text(self, text: str) -> str:
        if not _is_written_anew(text):
            return text
        known = self._texts.get(text)
        if known is None:
            raise _UnknownError
        return known

    def with_document(self, before: str, after: str) -> InlinedTags | None:
        """This and the tags of one more document, and what the inliner made of them.

        Returns:
            None if the document cannot be remembered.
        """
        more = InlinedTags.of(self.data() if len(self._tags) < _TAGS_KEPT else None)
        more._sound = self._sound
        try:
            more._learn(before, after)
        except _UnknownError:
            return None
        # Were a tag not treated alike everywhere, no document could be put together.
        more._sound = more.inline(before) == after
        return more

    def _learn(self, before: str, after: str) -> None:
        head, pieces = _take_apart(with_like_tokens(before))
        new_head, new_pieces = _take_apart(with_like_tokens(after))
        same_tokens = TOKEN.findall(before) == TOKEN.findall(after)
        if not same_tokens or len(pieces) != len(new_pieces) or not _is_closed(head):
            raise _UnknownError
        self._heads[head] = new_head
        node = _ROOT
        for piece, made in zip(pieces, new_pieces, strict=True):
            if node >= _ROOT and piece[:1] != "!":
                self._learn_piece(node, piece, made)
            node, _ = self._step(node, piece)

    def _learn_piece(self, node: Node, piece: str, made: str) -> None:
        tag, _, text = piece.partition(">")
        inlined, _, new_text = made.partition(">")
        if _is_written_anew(text):
            self._texts.setdefault(text, new_text)
        if tag[:1] == "/":
            return
        same_tokens = tag.count(PREFIX) == inlined.count(PREFIX)
        same_values = _FREE.findall(tag) == _FREE.findall(inlined)
        sound = _SOUND_TAG.fullmatch(tag)
        name = sound[1] if sound else ""
        if not (sound and same_tokens and same_values) or name in _OPAQUE:
            raise _UnknownError
        key = (node, _FREE.sub(_WITH_HOLE, tag))
        if key not in self._tags:
            inner = node if name in _VOID else next(self._nodes)
            self._add(*key, inner, _FREE.sub(_WITH_HOLE, inlined))


def _take_apart(html: str) -> tuple[str, list[str]]:
    """What stands before the body, and the pieces of the rest."""
    head, _, rest = html.partition("<body")
    return head, f"body{rest}".split("<")


def _is_closed(head: str) -> bool:
    """Whether neither a comment nor a style sheet goes on behind it."""
    return head.rfind("<!--") <= head.rfind("-->") and head.count("<style") == head.count("</style")


def _is_written_anew(text: str) -> bool:
    """Whether text may come out in another way of writing."""
    return "&" in text or ">" in text
