"""The issue walked once: its runs of text, links, pictures and merge tags, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from typing import Any, Literal, TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.blocks import (
    Block,
    CodeBlock,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Code, Inlines, LineBreak, Link, MergeTag, Text, plain_text
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorSlot

Kind: TypeAlias = Literal[
    "subject",
    "preheader",
    "kicker",
    "headline",
    "dek",
    "byline",
    "section",
    "heading",
    "paragraph",
    "attribution",
    "item",
    "source",
    "alt",
    "caption",
    "credit",
    "code",
    "pitch",
    "action",
]
_STRUCTURED = (".json", ".yaml", ".yml")
_REACH = 60
"""Lines of an object in a structured document, before its blocks and what follows are meant."""
Role: TypeAlias = Literal["text", "headline", "item", "picture", "action"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that a reader reads without a break: a paragraph, a title, a caption.

    Attributes:
        kind: What it is; ``section`` and ``item`` are their titles, ``paragraph`` is also an
            entry of a list or the body of a quote.
        text: Its words; a line break is a space, a merge tag its fallback or name.
        block: What it belongs to.
        within: The innermost quote, list, item or sponsor slot it stands in, or the part.
        paid: It is a sponsor's.
        location: Where it begins.
        code: Where computer text begins and ends in ``text``.
    """

    kind: Kind
    text: str
    block: Any
    within: Any
    paid: bool
    location: Location
    pieces: tuple[tuple[int, Location], ...] = field(repr=False)
    lines: Sequence[str] = field(repr=False)
    code: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> Location:
        """The place of a character of ``text``.

        Text in Markdown is found again in its lines, past escapes and line starts; where that is
        not possible, this is the place where the piece of text around it begins.
        """
        index = bisect_right(self.pieces, offset, key=lambda piece: piece[0]) - 1
        start, place = self.pieces[max(index, 0)]
        return _follow(self.lines, place, self.text[start:offset], self.text[offset:])


@dataclass(frozen=True, slots=True)
class IssueLink:
    """A link that an author wrote.

    Attributes:
        url: As it stands in the assembled issue: with tracking parameters, before merge tags
            become the platform's.
        words: What is linked; for a picture its alt.
        role: What it hangs on.
        within: As for a passage.
        paid: It is a sponsor's.
    """

    url: str
    words: str
    role: Role
    within: Any
    paid: bool
    location: Location


@dataclass(frozen=True, slots=True)
class IssuePicture:
    """A picture and what it belongs to.

    Attributes:
        owner: The lead for its hero, an item for its thumbnail, a creative; else the figure.
    """

    figure: Figure
    owner: Any
    paid: bool


def _follow(lines: Sequence[str], place: Location, passed: str, ahead: str) -> Location:
    """Go on from a place by the characters of a text, as far as the lines agree."""
    if not place.line or not 0 < place.line <= len(lines):
        return place
    row, column = place.line - 1, max(place.column - 1, 0)
    found = place
    for character in passed + ahead[:1]:
        row, column = _next(lines, row, column, character)
        if row < 0:
            return found
        found = Location(place.path, row + 1, column + 1)
        column += 1
    return found


def _next(lines: Sequence[str], row: int, column: int, character: str) -> tuple[int, int]:
    """Where the next character of a text stands; row -1 if it does not follow."""
    line = lines[row]
    if character == " " and not line[column:].strip():
        return row, column  # a line's end; the next word is looked for below
    while not line[column:].strip() and row + 1 < len(lines):
        row, line = row + 1, lines[row + 1]
        column = len(line) - len(line.lstrip(" \t>"))
    if line[column : column + 1] == "\\" and line[column + 1 : column + 2] == character:
        column += 1
    if line[column : column + 1] == character:
        return row, column
    if line[column : column + 1] == "&" and (end := line.find(";", column)) > 0:
        return row, end
    return -1, -1


class Walk:
    """Walks an issue when made."""

    def __init__(self, issue: Issue, lines: Sequence[str]) -> None:
        """
        Args:
            issue: An assembled issue.
            lines: The lines of its document.
        """
        self._path = issue.location.path
        self._lines = lines
        self._paid = False
        self._within: Any = issue
        self._passages: list[Passage] = []
        self._links: list[IssueLink] = []
        self._pictures: list[IssuePicture] = []
        self._items: list[Item] = []
        self._tags: list[MergeTag] = []
        self._code: list[tuple[int, int]] = []
        self._add("subject", issue.subject, issue, issue.location)
        self._add("preheader", issue.preheader, issue, issue.location)
        for part in issue.parts:
            self._part(part)
        self.passages = tuple(self._passages)
        self.links = tuple(self._links)
        self.pictures = tuple(self._pictures)
        self.items = tuple(self._items)
        self.tags = tuple(self._tags)

    def _part(self, part: Part) -> None:
        self._within = part
        if isinstance(part, Lead):
            self._plain("kicker", part.kicker, part, part.location)
            self._add("headline", part.headline, part, part.location)
            self._link(part.url, plain_text(part.headline), "headline", part.location)
            self._add("dek", part.dek, part, part.location)
            self._add("byline", part.byline, part, part.location)
            self._figure(part.hero, part)
        if isinstance(part, More | Section):
            self._add("section", part.title, part, part.location)
        if isinstance(part, Lead | More | Section):
            for block in part.blocks:
                self._block(block)
        elif isinstance(part, SponsorSlot):
            self._slot(part)

    def _block(self, block: Block) -> None:
        outer = self._within
        match block:
            case Paragraph():
                self._add("paragraph", block.text, block, block.location)
            case Heading():
                self._add("heading", block.text, block, block.location)
            case Quote():
                self._within = block
                for inner in block.blocks:
                    self._block(inner)
                self._add("attribution", block.attribution, block, block.location)
            case List():
                self._within = block
                for entry in block.items:
                    for inner in entry:
                        self._block(inner)
            case Figure():
                self._figure(block, block)
            case CodeBlock():
                self._plain("code", block.value, block, block.location)
            case Item():
                self._item(block)
            case SponsorSlot():
                self._slot(block)
        self._within = outer

    def _item(self, item: Item) -> None:
        self._within = item
        self._items.append(item)
        self._plain("kicker", item.kicker, item, item.location)
        self._plain("source", item.source, item, item.location)
        self._add("item", item.title, item, item.location)
        self._link(item.url, plain_text(item.title), "item", item.location)
        self._figure(item.image, item)
        for block in item.blocks:
            self._block(block)

    def _slot(self, slot: SponsorSlot) -> None:
        outer, self._within, self._paid = self._within, slot, True
        creative = slot.creative
        self._add("pitch", creative.headline, creative, creative.location)
        self._figure(creative.image, creative)
        for block in creative.blocks:
            self._block(block)
        action = creative.call_to_action
        if action is not None:
            self._add("action", action.children, creative, action.location)
            self._link(action.url, plain_text(action.children), "action", action.location)
        self._within, self._paid = outer, False

    def _figure(self, figure: Figure | None, owner: Any) -> None:
        if figure is None:
            return
        self._pictures.append(IssuePicture(figure, owner, self._paid))
        self._plain("alt", figure.alt, figure, figure.location)
        self._plain("caption", figure.caption, figure, figure.location)
        self._plain("credit", figure.credit, figure, figure.location)
        self._link(figure.href, figure.alt, "picture", figure.location)

    def _link(self, url: str, words: str, role: Role, place: Location) -> None:
        if url:
            place = self._below(place, url, url.partition("?")[0])
            self._links.append(IssueLink(url, words, role, self._within, self._paid, place))

    def _below(self, place: Location, *written: str) -> Location:
        """Where a structured document has a value whose own place no node knows.

        Args:
            place: Where the object begins that holds it.
            written: The value, and what it may have been before something was added to it.
        """
        if place.path != self._path or not place.path.endswith(_STRUCTURED) or not place.line:
            return place
        for text in written:
            for row in range(place.line - 1, min(place.line - 1 + _REACH, len(self._lines))):
                start = place.column - 1 if row == place.line - 1 else 0
                at = self._lines[row].find(text, max(start, 0))
                if at >= 0:
                    return Location(place.path, row + 1, at + 1)
        return place

    def _plain(self, kind: Kind, text: str, block: Any, place: Location) -> None:
        """Text whose own column is not known: it is looked for in the block's line."""
        if not text.strip():
            return
        place = self._below(place, text)
        if place.path == self._path and 0 < place.line <= len(self._lines):
            at = self._lines[place.line - 1].find(text, max(place.column - 1, 0))
            if at >= 0:
                place = Location(place.path, place.line, at + 1)
        self._code = []
        self._keep(kind, text, block, place, ((0, place),))

    def _add(self, kind: Kind, inlines: Inlines, block: Any, place: Location) -> None:
        pieces: list[tuple[int, Location]] = []
        texts: list[str] = []
        self._code = []
        self._inlines(inlines, pieces, texts, 0)
        text = "".join(texts)
        if text.strip():
            first = pieces[0][1] if pieces else place
            self._keep(kind, text, block, first, tuple(pieces) or ((0, place),))

    def _keep(
        self,
        kind: Kind,
        text: str,
        block: Any,
        place: Location,
        pieces: tuple[tuple[int, Location], ...],
    ) -> None:
        # The lines are the issue's: a sponsor's text stands in another file.
        lines = self._lines if place.path == self._path else ()
        code = tuple(self._code)
        self._passages.append(
            Passage(kind, text, block, self._within, self._paid, place, pieces, lines, code)
        )

    def _inlines(
        self, inlines: Inlines, pieces: list[tuple[int, Location]], texts: list[str], length: int
    ) -> int:
        for node in inlines:
            if isinstance(node, Text | Code):
                said = node.value
            elif isinstance(node, LineBreak):
                said = " "
            elif isinstance(node, MergeTag):
                said = node.fallback or node.name
                self._tags.append(node)
            else:
                if isinstance(node, Link):
                    self._link(node.url, plain_text(node.children), "text", node.location)
                length = self._inlines(node.children, pieces, texts, length)
                continue
            # What a platform puts there is nobody's spelling, but it is a word.
            if isinstance(node, Code) or (isinstance(node, MergeTag) and not node.fallback):
                self._code.append((length, length + len(said)))
            pieces.append((length, node.location))
            texts.append(said)
            length += len(said)
        return length
