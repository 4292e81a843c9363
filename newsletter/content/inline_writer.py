r"""Inline content -> Markdown that reads back as the same content.

What Markdown cannot tell apart is brought into one form first (``canonical_inlines``): text beside
text, emphasis inside or beside emphasis, breaks at the ends. Everything else is written so that
it means what it meant: where CommonMark's rules for delimiters would not see one, the letter
beside it is written as a character reference, ``x**&#40;y)**``.
"""

from __future__ import annotations

import re
from itertools import groupby

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from newsletter.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
)

BREAKABLE = "\x1f"
"""A space at which a paragraph may be wrapped; no document can hold this character."""

_Mark = Strong | Emphasis | Strikethrough

_SPECIAL = re.compile(
    r"[\\`*\[\]{~\t\n]"
    r"|_(?!(?<=[^\W_]_)[^\W_])"  # within a word an underscore is a letter like any other
    r"|&(?=[#A-Za-z0-9]|$)|<(?=[A-Za-z!/?]|$)|!$"
)
_WRAP = re.compile(r"(?<=\S) (?=[^\W\d_]|[“‘«„(][^\W\d_])")
_AUTOLINK = re.compile(r"(?:https?|mailto|tel):[^<>\x00-\x20&\\{}]*")
_LINE_START = re.compile(r"#{1,6}(?=[ \x1f]|$)|[>+-]|:(?=::)|\d{1,9}(?=[.)](?:[ \x1f]|$))")
_TAG = re.compile(r"(\{\{[^{}\n]*\}\})")
_BARE_URL = re.compile(r"(?:[^\s()<>\\&{}]|&(?![#A-Za-z0-9]+;))*")
_IN_ANGLES = re.compile(r"([<>\\]|&(?=[#A-Za-z0-9]+;))")


def canonical_inlines(nodes: Inlines, *, one_line: bool = False) -> Inlines:
    """The same content in the one form that Markdown has for it.

    Args:
        nodes: The content.
        one_line: At a place that has no line breaks, as a heading; they become spaces.
    """
    return tuple(_trimmed_breaks(_canonical(nodes, frozenset(), one_line)))


def _canonical(nodes: Inlines, inside: frozenset[type], one_line: bool) -> list[Inline]:
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, LineBreak) and one_line:
            _add(found, Text(" ", node.location))
        elif isinstance(node, Link):
            # A link's words have delimiters of their own.
            children = tuple(_canonical(node.children, frozenset(), one_line))
            found.append(Link(node.url, children, node.location))
        elif not isinstance(node, _Mark):
            _add(found, node)
        elif type(node) in inside:
            for child in _canonical(node.children, inside, one_line):
                _add(found, child)
        else:
            children = tuple(_canonical(node.children, inside | {type(node)}, one_line))
            before, middle, after = _split_breaks(children)
            found += before
            if middle:
                _add(found, type(node)(middle, node.location))
            found += after
    return found


def _add(found: list[Inline], node: Inline) -> None:
    """Append a node, joined with the one before where Markdown could not keep them apart."""
    last = found[-1] if found else None
    if isinstance(node, Text) and not node.value:
        return
    if isinstance(node, Text) and isinstance(last, Text):
        found[-1] = Text(last.value + node.value, last.location)
    elif isinstance(node, Code) and isinstance(last, Code):
        found[-1] = Code(last.value + node.value, last.location)
    elif isinstance(node, _Mark) and type(node) is type(last):
        joined: list[Inline] = []
        for child in (*last.children, *node.children):
            _add(joined, child)
        found[-1] = type(node)(tuple(joined), last.location)
    else:
        found.append(node)


def _split_breaks(nodes: Inlines) -> tuple[Inlines, Inlines, Inlines]:
    """The breaks at the beginning, what stands between, the breaks at the end."""
    begin, end = 0, len(nodes)
    while begin < end and isinstance(nodes[begin], LineBreak):
        begin += 1
    while end > begin and isinstance(nodes[end - 1], LineBreak):
        end -= 1
    return nodes[:begin], nodes[begin:end], nodes[end:]


def _trimmed_breaks(nodes: list[Inline]) -> Inlines:
    """Without the breaks at both ends, where there is no line to break."""
    return _split_breaks(tuple(nodes))[1]


def write_inlines(nodes: Inlines, *, one_line: bool = False) -> str:
    """Inline content as Markdown, to stand in a paragraph or a heading of its own.

    Args:
        nodes: The content.
        one_line: At a place that has no line breaks.

    Returns:
        The text; spaces where it may be wrapped are ``BREAKABLE``.
    """
    writer = _Writer()
    writer.write(canonical_inlines(nodes, one_line=one_line))
    text = writer.text()
    if text and text[0].isspace():
        text = _reference(text[0]) + text[1:]
    if text and text[-1].isspace():
        text = text[:-1] + _reference(text[-1])
    return _at_line_start(text)


def _at_line_start(text: str) -> str:
    """A text that begins a line, kept from beginning a heading, a list or a quote."""
    found = _LINE_START.match(text)
    if found is None:
        return text
    at = found.end() if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _reference(character: str) -> str:
    return f"&#{32 if character == BREAKABLE else ord(character)};"


def _is_open(character: str) -> bool:
    """Whether a delimiter may stand beside the character whatever is on its other side."""
    code = 32 if character == BREAKABLE else ord(character)
    return isWhiteSpace(code) or isMdAsciiPunct(code) or isPunctChar(character)


class _Writer:
    """Writes nodes one after the other; every piece is added through ``add``."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.last = ""  # the last character
        self.guarded = False  # the next character must not be a letter
        self.line_start = False  # the next character begins a line

    def text(self) -> str:
        return "".join(self.out)

    def add(self, piece: str) -> None:
        if not piece:
            return
        if self.guarded and not _is_open(piece[0]):
            piece = _reference(piece[0]) + piece[1:]
        self.guarded = False
        if self.line_start and piece[0].isspace():
            piece = _reference(piece[0]) + piece[1:]
        elif self.line_start:
            piece = _at_line_start(piece)
        self.line_start = False
        self.out.append(piece)
        self.last = piece[-1]

    def seal(self) -> None:
        """Let a delimiter follow: a letter right before it becomes a reference."""
        if self.last and not _is_open(self.last):
            self.out[-1] = self.out[-1][:-1] + _reference(self.last)
            self.last = ";"

    def keep_space(self) -> None:
        """Let a delimiter or a line's end follow: a space right before it becomes a reference."""
        if self.last and self.last != "\n" and self.last.isspace():
            self.out[-1] = self.out[-1][:-1] + _reference(self.last)
            self.last = ";"

    def write(self, nodes: Inlines, parent: str = "") -> None:
        for index, node in enumerate(nodes):
            following = nodes[index + 1] if index + 1 < len(nodes) else None
            if isinstance(node, Text):
                self.add(escape_text(node.value))
            elif isinstance(node, Code):
                self.add(_code(node.value))
            elif isinstance(node, MergeTag):
                self.add(write_merge_tag(node))
            elif isinstance(node, LineBreak):
                self.keep_space()
                self.add("\\\n")
                self.line_start = True
            elif isinstance(node, Link):
                self.link(node)
            else:
                self.mark(node, last=following is None, parent=parent)

    def mark(self, node: _Mark, *, last: bool, parent: str) -> None:
        if isinstance(node, Strikethrough):
            delimiter = "~~"
        else:
            taken = self.last == "*" or (last and parent == "*")
            delimiter = ("_" if taken else "*") * (2 if isinstance(node, Strong) else 1)
        inner = _Writer()
        inner.last = delimiter[-1]
        inner.write(node.children, delimiter[0])
        inner.keep_space()
        inside = inner.text()
        if not inside:
            return
        if inside[0].isspace():
            inside = _reference(inside[0]) + inside[1:]
        if delimiter[0] == "_" or _is_open(inside[0]):
            self.seal()
        self.add(delimiter + inside + delimiter)
        self.guarded = delimiter[0] == "_" or _is_open(inside[-1])

    def link(self, node: Link) -> None:
        words = node.children
        if len(words) == 1 and words == (Text(node.url),) and _AUTOLINK.fullmatch(node.url):
            self.add(f"<{node.url}>")
            return
        inner = _Writer()
        inner.last = "["
        inner.write(words)
        self.add(f"[{inner.text()}]({write_url(node.url)})")


def escape_text(value: str) -> str:
    """Literal text, with what would be markup escaped and ``BREAKABLE`` in wrappable places."""

    def escape(match: re.Match[str]) -> str:
        character = match.group()
        return _reference(character) if character in "\t\n" else "\\" + character

    return _WRAP.sub(BREAKABLE, _SPECIAL.sub(escape, value))


def _code(value: str) -> str:
    longest = max((len(list(run)) for mark, run in groupby(value) if mark == "`"), default=0)
    present = {len(list(run)) for mark, run in groupby(value) if mark == "`"}
    fence = "`" * next(size for size in range(1, longest + 2) if size not in present)
    padded = value.startswith("`") or value.endswith("`")
    if value.strip(" ") and value.startswith(" ") and value.endswith(" "):
        padded = True
    return f"{fence} {value} {fence}" if padded else f"{fence}{value}{fence}"


def write_merge_tag(tag: MergeTag) -> str:
    """A portable merge tag as it stands in a document.

    Raises:
        ValueError: If its fallback holds braces, which no document can say.
    """
    if "{" in tag.fallback or "}" in tag.fallback:
        raise ValueError(f"no document can have a fallback with braces: {tag.fallback!r}")
    return f"{{{{ {tag.name} | {tag.fallback} }}}}" if tag.fallback else f"{{{{ {tag.name} }}}}"


def write_url(url: str) -> str:
    """An address between the round brackets of a link or a picture."""
    pieces = _TAG.split(url)
    if all(_BARE_URL.fullmatch(piece) for piece in pieces[::2]):
        return url
    # Merge tags are taken as they stand; everything else is unescaped when it is read.
    written = "".join(
        piece if index % 2 else _IN_ANGLES.sub(r"\\\1", piece) for index, piece in enumerate(pieces)
    )
    return f"<{written}>"
