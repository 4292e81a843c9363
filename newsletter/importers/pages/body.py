"""The lines of a page -> those of its article, from the headline to the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from newsletter.dataclass import dataclass
from newsletter.importers.lines import Fate, Line
from newsletter.importers.pages.main_text import MainText, letters_of, weight_of
from newsletter.importers.recognisers import (
    author,
    credit_line,
    dateline,
    furniture,
    section_heading,
    sponsor_label,
)

_PARAGRAPH = 40  # letters; shorter lines begin no text
_LONG = 120  # characters; so much is no label, and a person should know that it was left out
_DEK = range(20, 301)  # characters
_SMALL = re.compile(
    r"avatar|author|profile|headshot|logo|icon|sprite|emoji|badge|/ads?/|facebook|twitter|whatsapp"
    r"|e-?mail\b|blank\.|spacer|pixel|placeholder|default|loading|button|themes/",
    re.IGNORECASE,
)
_GAP = 15  # lines without text of the article; what comes after so many is mostly comments
_LITTLE = 0.15  # of the article's letters
_APART = ("navigation", "hidden")


@dataclass(slots=True)
class Body:
    """An article's lines.

    Attributes:
        lines: In the page's order: what is over the text, then the text.
        dek: The sentence under the headline; None if there is none.
        label: What marks the page as advertising; empty for none.
        fates: Lines between them that are no part of the article.
        around: How many lines stand before and after the article.
        lost: Some of what was left out is as long as a paragraph.
    """

    lines: list[Line] = field(default_factory=list)
    dek: Line | None = None
    label: str = ""
    fates: list[Fate] = field(default_factory=list)
    around: int = 0
    lost: bool = False


def find_body(lines: Sequence[Line], title: str, dek: str, main: MainText) -> Body:
    """The lines of a page's article.

    Args:
        lines: All of the page.
        title: The headline.
        dek: What the vocabularies say of the article.
        main: Its text.
    """
    return _Finder(list(lines), letters_of(title), letters_of(dek), main).body()


class _Finder:
    def __init__(self, lines: list[Line], title: str, dek: str, main: MainText) -> None:
        self.lines, self.title, self.dek, self.main = lines, title, dek, main
        self.found = Body()

    def body(self) -> Body:
        text = self.together([at for at, line in enumerate(self.lines) if self.is_text(line)])
        head = self.headline_at(text)
        begin = next((at for at in text if at > head), len(self.lines))
        last = text[-1] if text and text[-1] > head else head
        end = self.with_its_picture(last + 1)
        start = head if head >= 0 else begin
        self.found.around = len(self.lines) - max(0, end - start)
        self.labels(start, begin)
        at = start
        while at < end:
            line = self.lines[at]
            if at == head:
                pass
            elif pointed := self.pointers(at, end):
                for each in self.lines[at : at + pointed]:
                    self.leave(each, "a list of the page's other stories")
                at += pointed
                continue
            elif self.is_dek(at, begin):
                self.found.dek = line
            elif at < begin:
                self.over_the_text(at)
            else:
                self.in_the_text(at)
            at += 1
        return self.found

    def together(self, text: list[int]) -> list[int]:
        """The lines of text without the few that stand far from most of them."""
        groups: list[list[int]] = []
        for at in text:
            if groups and at - groups[-1][-1] <= _GAP:
                groups[-1].append(at)
            else:
                groups.append([at])
        sizes = [sum(len(self.lines[at].text) for at in group) for group in groups]
        kept = [
            group for group, size in zip(groups, sizes, strict=True) if size >= _LITTLE * max(sizes)
        ]
        return [at for group in kept for at in group]

    def is_text(self, line: Line) -> bool:
        """Whether a line is a paragraph of the article."""
        return (
            not line.image
            and line.mark not in (*_APART, "caption")
            and weight_of(letters_of(line.text)) >= _PARAGRAPH
            and letters_of(line.text) != self.title
            and not self.says_dek(line)
            and self.main.has(line.text)
        )

    def headline_at(self, text: Sequence[int]) -> int:
        """The line of the headline: the last one before the text; -1 if the page has none."""
        first = text[0] if text else len(self.lines)
        same = [at for at, line in enumerate(self.lines) if letters_of(line.text) == self.title]
        own = [at for at in same if self.lines[at].level == 1] or same
        before = [at for at in own if at < first]
        return before[-1] if before and self.title else -1

    def says_dek(self, line: Line) -> bool:
        mine = letters_of(line.text)
        return len(mine) >= _PARAGRAPH // 2 and len(line.text) in _DEK and mine == self.dek

    def is_dek(self, at: int, begin: int) -> bool:
        """Whether the sentence under the headline stands here."""
        line = self.lines[at]
        if self.found.dek is not None or line.image or line.mark or line.url or at > begin:
            return False
        if self.says_dek(line):
            return True
        over = at < begin and at > 0 and letters_of(self.lines[at - 1].text) == self.title
        return (
            over
            and len(line.text) in _DEK
            and len(line.text.split()) > 5
            and not self.is_furniture(at)
        )

    def is_furniture(self, at: int) -> bool:
        judges = (
            furniture.recognise_boilerplate,
            author.recognise_byline,
            dateline.recognise,
            furniture.recognise_read_more,
            credit_line.recognise,
        )
        return any(judge(self.lines, at) for judge in judges)

    def labels(self, start: int, begin: int) -> None:
        """A label of advertising right over the headline, or between it and the text."""
        for at in range(max(0, start - 3), min(begin, len(self.lines))):
            if sponsor_label.recognise(self.lines, at) and self.lines[at].mark not in _APART:
                self.found.label = self.found.label or self.lines[at].text

    def over_the_text(self, at: int) -> None:
        line = self.lines[at]
        if line.image:
            self.picture(line)
        elif self.is_of_picture(at) or author.recognise_byline(self.lines, at):
            self.found.lines.append(line)
        else:
            self.leave(line, "it stands over the article's text")

    def in_the_text(self, at: int) -> None:
        line = self.lines[at]
        if line.image:
            self.picture(line)
        elif self.belongs(at):
            self.found.lines.append(line)
        else:
            self.found.lost |= line.mark not in _APART and len(line.text) >= _LONG
            self.leave(line, "no part of the article's text")

    def belongs(self, at: int) -> bool:
        line, kept = self.lines[at], self.found.lines
        if line.mark == "attribution":
            return bool(kept) and kept[-1].mark == "quote"
        return line.mark not in _APART and (self.main.has(line.text) or self.is_of_picture(at))

    def picture(self, line: Line) -> None:
        assert line.image is not None
        image = line.image
        if line.mark in (*_APART, "icon") or is_furniture(image.src) or not image.src:
            self.leave(line, "a picture of the page, not of the article")
        elif image.href and line.mark != "figure" and not _is_picture(image.href):
            self.leave(line, "a picture that leads to another page")
        else:
            # A link around a picture of the article shows the same picture larger.
            self.found.lines.append(replace(line, image=replace(image, href="")))

    def is_of_picture(self, at: int) -> bool:
        """Whether a line is the caption or the credit of the picture before it."""
        line = self.lines[at]
        caption = line.mark == "caption"
        if not caption and not credit_line.recognise(self.lines, at):
            return False
        kept = self.found.lines
        near = [it for it in kept[-2:] if it.image or it.mark == "caption"]
        return bool(near) and line.mark not in _APART

    def with_its_picture(self, end: int) -> int:
        """The article's end, with the caption of a picture that stands last."""
        while end < len(self.lines) and self.lines[end].mark == "caption":
            end += 1
        return end

    def pointers(self, at: int, end: int) -> int:
        """How many lines a list of other stories has that begins here; 0 for none."""
        if not section_heading.recognise(self.lines, at):
            return 0
        after = at + 1
        while after < end and (self.lines[after].url or self.lines[after].image):
            after += 1
        return after - at if after > at + 1 else 0

    def leave(self, line: Line, why: str) -> None:
        self.found.fates += [Fate(piece, left_out=why) for piece in line.pieces]


def is_furniture(src: str) -> bool:
    """Whether a picture is one of the site's: a logo, a button, a stand-in."""
    return _SMALL.search(src.partition("?")[0]) is not None


def _is_picture(url: str) -> bool:
    return re.search(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])", url, re.IGNORECASE) is not None
