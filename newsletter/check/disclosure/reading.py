"""Reading a sponsor's box from its beginning: the label, the name, then the creative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from newsletter.check.disclosure.box import Piece, pieces_of
from newsletter.check.disclosure.creative import Parts, canonical_url, same_picture
from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.squash import squash
from newsletter.check.disclosure.wordings import MARKS, Label, is_name, read_label
from newsletter.dataclass import dataclass

# Spaces that no line swallows or breaks at push what comes after them out of the window.
_PUSHED = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{9}")


@dataclass(slots=True)
class Reading:
    """A box as it was read.

    Attributes:
        label: None when the box does not begin with a label.
        first_text: The first words of the box, for messages.
        text: All of its words.
        label_elements: Those whose text the label is.
        name_elements: Those whose text the advertiser's name is, when it is outside the label.
        creative_elements: Those that hold the creative's words, pictures and links.
        body_elements: Those that hold its running text, or all of its text if none of it runs.
        runs: The creative has running text, more than a headline and a call to action.
        named: The advertiser's name stands in the label or right after it.
        picture_first: A picture or one of the creative's links stands before the label.
        between: Other words between label and creative, squashed.
        other: Other words after that, squashed.
    """

    label: Label | None = None
    first_text: str = ""
    text: str = ""
    label_elements: list[Any] = field(default_factory=list)
    name_elements: list[Any] = field(default_factory=list)
    creative_elements: list[Any] = field(default_factory=list)
    body_elements: list[Any] = field(default_factory=list)
    runs: bool = False
    named: bool = False
    picture_first: bool = False
    between: str = ""
    other: str = ""


def read_box(
    box: Any, parts: Parts, advertiser: str, language: str, more_wordings: tuple[str, ...]
) -> Reading:
    """Read a box: its first words must be a label, and what follows must be its creative."""
    reading = Reading()
    lines = lines_of(box)
    texts = [line_text(line) for line in lines]
    at = next((index for index, text in enumerate(texts) if text.strip()), None)
    if at is None:
        return reading
    reading.text = " ".join(texts)
    line, text = lines[at], texts[at]
    reading.first_text = " ".join(text.split())[:60]
    label = read_label(text, advertiser, language, more_wordings)
    if label is None or _PUSHED.search(text[: label.end]):
        return reading
    known = (*parts.words, *parts.extras)
    rest = squash(text[label.end :]).strip(MARKS)
    if rest and not _is_creative(rest, known):
        return reading
    reading.label = label
    reading.named = label.advertiser
    label_pieces, after = _split(line, label.end)
    reading.label_elements = _owners(label_pieces)
    before = [piece for earlier in lines[:at] for piece in earlier]
    before += label_pieces[: _first_text(label_pieces)]
    reading.picture_first = any(_is_in_front(piece, parts, reading) for piece in before)
    _read_rest(reading, [after, *lines[at + 1 :]], parts, advertiser, language)
    return reading


def _read_rest(
    reading: Reading,
    lines: list[list[Piece]],
    parts: Parts,
    advertiser: str,
    language: str,
) -> None:
    known = (*parts.words, *parts.extras)
    # A headline that the running text says again, "Example Bakery", is no running text for that.
    titles = [words for words in parts.words if words not in parts.body]
    begun = False
    for line in lines:
        things = [piece.element for piece in line if _is_part(piece, parts)]
        reading.creative_elements += things
        text = line_text(line)
        words = squash(text)
        if not words.strip(MARKS):
            begun |= bool(things)
        elif _is_creative(words.strip(MARKS), known):
            begun = True
            owners = _owners(line)
            reading.creative_elements += owners
            if words in titles:
                titles.remove(words)
            elif any(body in words or words in body for body in parts.body):
                reading.body_elements += owners
        elif not begun and not reading.named and is_name(text, advertiser, language):
            reading.named = True
            reading.name_elements += _owners(line)
        elif begun:
            reading.other += f" {words}"
        else:
            reading.between += f" {words}"
    reading.runs = bool(reading.body_elements)
    if not reading.runs:
        reading.body_elements = [e for e in reading.creative_elements if (e.text or "").strip()]


def lines_of(element: Any) -> list[list[Piece]]:
    """An element's content in lines: a block or a line break begins a new one."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces_of(element):
        if piece.kind != "break":
            lines[-1].append(piece)
        elif lines[-1]:
            lines.append([])
    return lines if lines[-1] else lines[:-1]


def line_text(line: list[Piece]) -> str:
    """A line's text as it is written."""
    return "".join(piece.text for piece in line if piece.kind == "text")


def text_lines(element: Any) -> Iterator[str]:
    """The text of each line that has any."""
    for line in lines_of(element):
        text = line_text(line)
        if text.strip():
            yield text


def _split(line: list[Piece], end: int) -> tuple[list[Piece], list[Piece]]:
    """A line's pieces up to a character and after it; a piece is cut in two where need be."""
    at = 0
    for index, piece in enumerate(line):
        if piece.kind != "text":
            continue
        if at + len(piece.text) >= end:
            cut = end - at
            left = Piece("text", piece.text[:cut], piece.element)
            right = Piece("text", piece.text[cut:], piece.element)
            return [*line[:index], left], [right, *line[index + 1 :]]
        at += len(piece.text)
    return line, []


def _first_text(pieces: list[Piece]) -> int:
    return next((i for i, p in enumerate(pieces) if p.kind == "text" and p.text.strip()), 0)


def _owners(pieces: list[Piece]) -> list[Any]:
    return list(dict.fromkeys(p.element for p in pieces if p.kind == "text" and p.text.strip()))


def _is_part(piece: Piece, parts: Parts) -> bool:
    if piece.kind == "image":
        return any(same_picture(piece.text, url) for url in parts.pictures)
    return piece.kind == "link" and canonical_url(piece.text) in parts.targets


def _is_in_front(piece: Piece, parts: Parts, reading: Reading) -> bool:
    """Whether a piece before the label is a picture to see, or a link that is not the label's."""
    if piece.kind == "image":
        width = read_style(piece.element.get("style") or "").width_px or 0.0
        return width > 1 or (piece.element.get("width") or "").strip() not in ("0", "1")
    if not _is_part(piece, parts):
        return False
    return not any(piece.element in (e, *e.iterancestors()) for e in reading.label_elements)


def _is_creative(words: str, known: tuple[str, ...]) -> bool:
    """Whether a line is a creative's: it begins with one of its runs, or is a part of one."""
    return any(words.startswith(run) or words in run for run in known)
