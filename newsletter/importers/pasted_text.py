"""Pasted plain text or Markdown -> lines."""

from __future__ import annotations

import re
from dataclasses import replace

from newsletter.content.markdown import parse_blocks
from newsletter.errors import NewsletterError
from newsletter.importers.lines import Line, Piece
from newsletter.model.blocks import Figure, Paragraph
from newsletter.model.inline import Inlines, Link, plain_text

_MARKDOWN = re.compile(
    r"^#{1,6} \S|\]\((?:https?:|mailto:)|!\[[^\]\n]*\]\(|^> |\*\*\S[^*\n]*\*\*", re.M
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_QUOTE = re.compile(r">\s?(.*)")
_ENTRY = re.compile(r"(?:[-*+•◦‣·▪]|(\d{1,2})[.)])\s+(?!YouTube$|Vimeo$)(\S.*)")
_BULLET = re.compile(r"[•◦‣·▪]\s+(\S.*)")
_RUN_MARK = re.compile(
    r"(?:(?P<dash>[-*–—])|(?P<number>\d{1,2})[.)])\s+(?!YouTube$|Vimeo$)(?P<text>\S.*)"
)
_APART = re.compile(r"https?://\S+|.*\s\d{1,2}:\d{2}.*|\[.*\].*", re.IGNORECASE)
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_RUN = re.compile(r"\u00a0|\s{2,}")
_SENTENCE_END = re.compile(r"[.!?:;”\"’')\]]$")
_LONGEST_BELOW = 100  # lines of lists below one entry
_WRAPPED_AT = range(55, 91)  # characters at which mail programs break a line


def read_text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text; those of a paragraph that was wrapped are one.

    Args:
        text: As pasted; characters that no email can carry are taken out.
    """
    is_markdown = _MARKDOWN.search(text) is not None
    found: list[Line] = []
    indents: list[int] = []
    gap = False
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", text), start=1):
        # Long runs of spaces mean nothing, and take patterns quadratic time.
        words = _RUN.sub(" ", _UNUSABLE.sub("", raw.replace("\t", " "))).strip(" \ufeff\u200b")
        if not words.strip():
            gap = True
            continue
        line = Line(words, (Piece(number, words),), gap=gap)
        found.append(_read_markdown(line) if is_markdown else _read_bullet(line))
        indents.append(_indent_of(raw))
        gap = False
    if not is_markdown:
        found = _with_runs(found, indents)
    return tuple(_unwrapped(_with_depths(found, indents)))


def _indent_of(raw: str) -> int:
    """How many columns a line is indented."""
    bare = raw.lstrip(" \t\u00a0")
    return len(raw[: len(raw) - len(bare)].expandtabs(4))


def _with_depths(lines: list[Line], indents: list[int]) -> list[Line]:
    """Entries with the number of lists around their own, which their indents say."""
    found: list[Line] = []
    around: list[int] = []  # the indents of the entries that the next one may stand below
    for line, indent in zip(lines, indents, strict=True):
        if line.mark != "item":
            around = around if indent and around else []
            found.append(line)
            continue
        while around and indent < around[-1] + 2:
            around.pop()
        found.append(replace(line, depth=len(around)))
        around.append(indent)
    return found


def _with_runs(lines: list[Line], indents: list[int]) -> list[Line]:
    """Lines side by side that begin with a dash, a star or numbers in order, as entries."""
    marks = [_RUN_MARK.fullmatch(line.text) if not line.mark else None for line in lines]
    found: list[Line] = []
    for at, line in enumerate(lines):
        mark = marks[at]
        if mark is None or not (
            _is_run(marks, at, _beside(marks, indents, at, -1))
            or _is_run(marks, at, _beside(marks, indents, at, 1))
            or (at and found[-1].mark == "item" and indents[at] >= indents[at - 1] + 2)
        ):
            found.append(line)
            continue
        ordinal = int(mark["number"]) if mark["number"] else 0
        found.append(replace(line, text=mark["text"], mark="item", ordinal=ordinal))
    return found


def _beside(
    marks: list[re.Match[str] | None], indents: list[int], at: int, step: int
) -> int | None:
    """The next line that way, past the lists below this one's entry; None if there is none."""
    for other in range(at + step, at + step * _LONGEST_BELOW, step):
        if not 0 <= other < len(marks):
            return None
        if marks[other] is None or indents[other] < indents[at] + 2:
            return other
    return None


def _is_run(marks: list[re.Match[str] | None], at: int, other: int | None) -> bool:
    mine, its = marks[at], marks[other] if other is not None else None
    if mine is None or its is None or other is None:
        return False
    if mine["number"] and its["number"]:
        return int(its["number"]) - int(mine["number"]) == (1 if other > at else -1)
    return bool(mine["dash"]) and mine["dash"] == its["dash"]


def _read_bullet(line: Line) -> Line:
    found = _BULLET.fullmatch(line.text)
    return replace(line, text=found[1], mark="item") if found else line


def _read_markdown(line: Line) -> Line:
    text = line.text
    if found := _HEADING.fullmatch(text):
        line = replace(line, level=len(found[1]))
        text = found[2]
    elif found := _QUOTE.fullmatch(text):
        line = replace(line, mark="quote")
        text = found[1]
    elif found := _ENTRY.fullmatch(text):
        line = replace(line, mark="item", ordinal=int(found[1] or 0))
        text = found[2]
    block = _read_block(text)
    if isinstance(block, Figure):
        return replace(line, text="", image=block, mark="")
    if block is None:
        return replace(line, text=text)
    url = block[0].url if len(block) == 1 and isinstance(block[0], Link) else ""
    return replace(line, text=plain_text(block), inlines=block, url=url)


def _read_block(text: str) -> Inlines | Figure | None:
    """A line's content where it is Markdown that we know, else nothing: then it is literal."""
    if "{" in text or not text:
        return None
    try:
        blocks = parse_blocks(text, "")
    except NewsletterError:
        return None
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].text
    return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Figure) else None


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Lines that a mail program wrapped, joined into the paragraph that they were."""
    found: list[Line] = []
    joins = False
    for line in lines:
        plain = not (line.level or line.mark or line.image or line.inlines)
        last = found[-1] if found else None
        apart = _APART.fullmatch(line.text)
        if joins and last is not None and plain and not line.gap and not apart:
            found[-1] = replace(
                last, text=f"{last.text} {line.text}", pieces=last.pieces + line.pieces
            )
        else:
            found.append(line)
        joins = plain and len(line.text) in _WRAPPED_AT and not _SENTENCE_END.search(line.text)
    # A title may be as long as a wrapped line; what follows it then begins with a capital.
    return [part for line in found for part in _unjoined(line)]


def _unjoined(line: Line) -> list[Line]:
    if len(line.pieces) == 1:
        return [line]
    lower = sum(piece.text[:1].islower() for piece in line.pieces[1:])
    if lower or len(line.pieces) > 3:
        return [line]
    parts = [Line(piece.text, (piece,)) for piece in line.pieces]
    return [replace(parts[0], gap=line.gap), *parts[1:]]
