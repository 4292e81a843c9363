"""Issue to plain text: a part that a person would like to read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal

from newsletter.model.blocks import Block, Blocks
from newsletter.model.inline import (
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Text,
    plain_text,
)
from newsletter.model.location import NOWHERE, Location
from newsletter.render.environment import Source, ThemeEnvironment
from newsletter.render.html import BLOCK_NAMES
from newsletter.render.tags import MergeTags
from newsletter.render.tokens import CONTROLS

# No reader sees it, and a platform no longer reads the braces around it as template code.
WORD_JOINER = "\u2060"
# Breakable white space; no-break spaces keep words together.
_SPACES = re.compile(r"[ \t\n\r]+")
_CONTROL = re.compile(f"[{re.escape(''.join(map(chr, CONTROLS)))}]")
# What is surely one column wide each: most European text, so that few need a closer look.
_NARROW = re.compile(
    "[\x00-\x7f\xa0-\xac\xae-\u02ff\u0370-\u0377\u0391-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
# Stands for a line break until the text is wrapped; authors' control characters are taken out.
_BREAK = "\x0b"
# Stands for a space inside a platform's code, which no line may end in.
_KEPT_SPACE = "\x01"


class TextRendering:
    """One rendering of an issue into plain text."""

    def __init__(
        self,
        environment: ThemeEnvironment,
        tags: MergeTags,
        *,
        links: Literal["references", "inline"],
        width: int,
    ) -> None:
        self._environment = environment
        self._tags = tags
        self._links = links
        self._width = width
        self._firsts = tuple({opener[0] for opener in tags.openers})
        self._opening = _first_of_openers(tags.openers)
        self._references: list[str] = []
        self._shown = 0

    def finalize(self, value: Any) -> str:
        """Values are written as they are; templates pass authors' text through ``inline``."""
        if value is None:
            raise TypeError("an expression has no value (None)")
        return str(value)

    def literal(self, text: str) -> str:
        """Text that means only itself to the platform."""
        # A control character is not printable, and to ask that is faster than the pattern.
        if not text.isprintable() and _CONTROL.search(text):
            text = text.translate(CONTROLS)
        for first in self._firsts:
            if first in text:
                return self._opening.sub(rf"\g<0>{WORD_JOINER}", text)
        return text

    def inline(self, inlines: Inlines | str) -> str:
        """Inline content in one line, links as the settings say."""
        if isinstance(inlines, str):
            return self.literal(inlines)
        return "".join([self._inline(node) for node in inlines])

    def _inline(self, node: Any) -> str:
        if type(node) is Text:
            return self.literal(node.value)
        if isinstance(node, LineBreak):
            return _BREAK
        if isinstance(node, MergeTag):
            return self._code(node)
        if isinstance(node, Link):
            words = self.inline(node.children)
            return f"{words} {self._reference(words, node.url)}".rstrip()
        if isinstance(node, Strikethrough):
            # Without a mark, a correction would say both that the vote is on Tuesday and that not.
            return f"~~{self.inline(node.children)}~~"
        if hasattr(node, "children"):
            return self.inline(node.children)
        return self.literal(node.value)

    def _reference(self, words: str, url: str) -> str:
        address = self.href(url)
        if address.removeprefix("mailto:").removeprefix("tel:") == words:
            return ""
        if self._links == "inline":
            return f"<{address}>"
        if address in self._references[self._shown :]:
            return f"[{self._references.index(address, self._shown) + 1}]"
        self._references.append(address)
        return f"[{len(self._references)}]"

    def href(self, url: str, location: Location = NOWHERE) -> str:
        """A URL with the platform's codes in it."""
        return self._tags.url(url, location).replace(" ", _KEPT_SPACE)

    def _code(self, tag: MergeTag) -> str:
        return self._tags.code(tag).replace(" ", _KEPT_SPACE)

    def link(self, url: str, words: str = "") -> str:
        """A mark for a theme's own link, as ``inline`` makes it."""
        return self._reference(words, url) if url else ""

    def references(self) -> str:
        """The numbered addresses since the last call, a line each; none when links are inline."""
        lines = [
            f"[{number}] {address}"
            for number, address in enumerate(self._references, 1)
            if number > self._shown
        ]
        self._shown = len(self._references)
        return "\n".join(lines)

    def tag(self, name: str) -> str | None:
        """The platform's code for a merge tag; None when there is nothing to put there."""
        return self._code(MergeTag(name)) if self._tags.available(name) else None

    def line(self, inlines: Inlines) -> str:
        """Inline content as one finished line, for a header."""
        return " ".join(self.inline(inlines).replace(_BREAK, " ").split()).replace(_KEPT_SPACE, " ")

    def text(self, blocks: Blocks) -> str:
        """Blocks with a blank line between them."""
        return "\n\n".join(filter(None, map(self.block, blocks)))

    def block(self, block: Block) -> str:
        """One block by its own template."""
        name = BLOCK_NAMES[type(block)]
        return self._environment.fill(f"text/{name}.txt.j2", block=block).strip("\n")

    def wrap(self, text: str, indent: str = "", first: str | None = None) -> str:
        """Fill to the settings' width.

        Args:
            text: One paragraph; its line breaks are kept.
            indent: What every line begins with.
            first: What the first line begins with instead.
        """
        lines: list[str] = []
        for piece in str(text).split(_BREAK):
            start = indent if lines or first is None else first
            lines += fill(piece, self._width, start, indent)
        return "\n".join(lines)


def _first_of_openers(openers: tuple[str, ...]) -> re.Pattern[str]:
    """Finds the first character of what begins template code, or would with the next text."""
    choices = []
    for opener in openers:
        first, rest = opener[0], opener[1:]
        begun = "|".join(re.escape(rest[:length]) for length in range(len(rest)))
        choices.append(rf"{re.escape(first)}(?={re.escape(rest)}|(?:{begun})\Z)")
    return re.compile("|".join(choices))


def _is_narrow(text: str) -> bool:
    return text.isascii() or _NARROW.fullmatch(text) is not None


def cells(text: str) -> int:
    """Width in terminal columns: East Asian wide characters count two, marks that combine none."""
    if _is_narrow(text):
        return len(text)
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def _units(text: str) -> list[tuple[str, str]]:
    """What may not be broken, each with the space before it: words, and single wide characters."""
    units: list[tuple[str, str]] = []
    for word in _SPACES.split(text.strip(" \t\r\n")):
        if word.isascii() or not any(unicodedata.east_asian_width(char) in "WF" for char in word):
            units.append((" ", word))
            continue
        space, part = " ", ""
        for char in word:
            wide = unicodedata.east_asian_width(char) in "WF" and char.isalpha()
            if part and wide:
                units.append((space, part))
                space, part = "", ""
            part += char
        units.append((space, part))
    return units


def fill(text: str, width: int, first: str, indent: str) -> list[str]:
    """Break a paragraph into lines no wider than ``width``, but never inside a word or URL."""
    if _is_narrow(text) and _is_narrow(first) and _is_narrow(indent):
        text = text.strip(" \t\r\n")
        if "  " in text or "\n" in text or "\t" in text or "\r" in text:
            text = _SPACES.sub(" ", text)
        return _fill_narrow(text, width, first, indent)
    lines: list[str] = []
    line, used = first, cells(first)
    empty = True
    for space, unit in _units(text):
        needed = cells(unit)
        if not empty and used + len(space) + needed > width:
            lines.append(line)
            line, used, empty = indent, cells(indent), True
        before = "" if empty else space
        line += before + unit
        used += len(before) + needed
        empty = False
    lines.append(line)
    return lines


def _fill_narrow(text: str, width: int, first: str, indent: str) -> list[str]:
    """``fill`` where every character is one column wide: line by line, not word by word."""
    lines: list[str] = []
    start, begun = 0, first
    while len(begun) + len(text) - start > width:
        space = text.rfind(" ", start, max(start, start + width - len(begun) + 1))
        if space < 0:
            space = text.find(" ", start)
        if space < 0:
            break
        lines.append(begun + text[start:space])
        start, begun = space + 1, indent
    lines.append(begun + text[start:])
    return lines


def tidy(text: str) -> str:
    """No blank line at the top, one at most between blocks, no trailing spaces, LF at the end."""
    lines = text.replace(_BREAK, "\n").replace(_KEPT_SPACE, " ").split("\n")
    text = "\n".join([line.rstrip(" \t") for line in lines])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n"


def text_environment(files: Mapping[str, Source]) -> ThemeEnvironment:
    """The environment for a theme's plain-text templates."""
    return ThemeEnvironment(
        files,
        escape=False,
        filters={
            "inline": TextRendering.inline,
            "href": TextRendering.href,
            "wrap": TextRendering.wrap,
            "plain": lambda _, inlines: plain_text(inlines),
            "cells": lambda _, text: cells(text),
        },
        functions={
            "text": TextRendering.text,
            "link": TextRendering.link,
            "references": TextRendering.references,
            "tag": TextRendering.tag,
        },
    )
