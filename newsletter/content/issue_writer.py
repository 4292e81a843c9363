"""The issue -> the Markdown document, which reads back as the same issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsletter.content.directives import SLOT_IN_LEAD, SLOT_IN_MORE, SLOT_LATER
from newsletter.content.figure_writer import attributes, write_figure
from newsletter.content.front_matter_writer import write_front_matter
from newsletter.content.inline_writer import (
    BREAKABLE,
    canonical_inlines,
    write_inlines,
    write_url,
)
from newsletter.content.issue_parts import MORE_FROM
from newsletter.content.terms import write_terms
from newsletter.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Inlines, Text
from newsletter.model.issue import Issue, Lead, More, Note, Part
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorPlacement, SponsorSlot

WIDTH = 100
"""Characters of a line of text; a paragraph goes on in the next."""

_NARROWEST = 40  # in deep lists


def write_issue(issue: Issue) -> str:
    """The issue as a Markdown document.

    A note is written before the first block that stands below it, by their lines.

    Args:
        issue: As it was read, or as an importer made it.

    Raises:
        ValueError: If no Markdown document says this: a filled sponsor slot, a picture in a
            compact item, a merge tag's fallback with braces.
    """
    writer = IssueWriter(issue.notes)
    return write_front_matter(issue) + "\n" + "\n".join(writer.parts(issue.parts)) + "\n"


def write_parts(parts: Sequence[Part], notes: Sequence[Note] = ()) -> str:
    """Parts as they stand in a document, without front matter.

    Raises:
        ValueError: As ``write_issue`` does.
    """
    return "\n".join(IssueWriter(notes).parts(parts)) + "\n"


def write_paragraph(nodes: Inlines, width: int = WIDTH) -> str:
    """A paragraph as it stands in a document."""
    return "\n".join(_paragraph(nodes, width))


def write_note(text: str) -> str:
    """An editor's note; what would end it is spaced out."""
    closed = text.strip().replace("-->", "-- >")
    if closed.endswith("-"):
        closed += " "
    return f"<!--\n{closed}\n-->" if "\n" in closed else f"<!-- {closed} -->"


class IssueWriter:
    """Writes parts and blocks in order, each note before what stands below it."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self._notes = sorted(notes, key=lambda note: note.location.line)

    def parts(self, parts: Sequence[Part]) -> list[str]:
        """All parts and what is left of the notes, as lines."""
        pieces: list[list[str]] = []
        context = SLOT_IN_LEAD
        for part in parts:
            pieces += self._notes_above(part.location)
            if isinstance(part, SponsorPlacement | SponsorSlot):
                pieces.append(_placement(part, context))
                continue
            if isinstance(part, Lead):
                pieces += self._lead(part)
                context = SLOT_IN_LEAD
            elif isinstance(part, More):
                pieces += self._more(part)
                context = SLOT_IN_MORE
            else:
                pieces.append([f"## {_line(part.title)}"])
                pieces += self._blocks(part.blocks, WIDTH, slot=SLOT_LATER)
                context = SLOT_LATER
        pieces += [write_note(note.text).split("\n") for note in self._notes]
        return _joined(pieces)

    def _notes_above(self, place: Location) -> list[list[str]]:
        found: list[list[str]] = []
        while place.line and self._notes and self._notes[0].location.line < place.line:
            found.append(write_note(self._notes.pop(0).text).split("\n"))
        return found

    def _lead(self, lead: Lead) -> Iterator[list[str]]:
        byline = canonical_inlines(lead.byline)
        plain = byline[0].value if len(byline) == 1 and isinstance(byline[0], Text) else ""
        marks = attributes(kicker=lead.kicker, byline=plain, **write_terms(lead.terms))
        yield [f"# {_title(lead.headline, lead.url)}{_after_title(lead.url, marks)}"]
        if lead.dek:
            yield ["::: dek", *_paragraph(lead.dek, WIDTH), ":::"]
        if byline and not plain:
            yield ["::: byline", *_paragraph(lead.byline, WIDTH), ":::"]
        if lead.hero is not None:
            yield from self._notes_above(lead.hero.location)
            yield [write_figure(lead.hero)]
        yield from self._blocks(lead.blocks, WIDTH, slot=SLOT_IN_LEAD)

    def _more(self, more: More) -> Iterator[list[str]]:
        marked = "" if _begins_more_from(more.title) else " {.more}"
        yield [f"## {_line(more.title)}{marked}"]
        run: list[str] = []  # compact entries side by side are one list
        for block in more.blocks:
            pieces = list(self._item(block)) if isinstance(block, Item) and block.compact else []
            if run and len(pieces) == 1:
                run += pieces[0]
                continue
            if run:
                yield run
                run = []
            if pieces:
                yield from pieces[:-1]
                run = pieces[-1]
            elif isinstance(block, Item):
                yield from self._item(block)
            else:
                yield from self._blocks((block,), WIDTH, slot=SLOT_IN_MORE)
        if run:
            yield run

    def _item(self, item: Item) -> Iterator[list[str]]:
        notes = self._notes_above(item.location)
        kind = "" if item.kind == "story" else item.kind
        marks = attributes(
            kind=kind,
            kicker=item.kicker,
            source=item.source,
            duration=item.duration,
            **write_terms(item.terms),
        )
        if item.compact:
            yield from notes
            yield self._compact(item, marks)
            return
        yield from notes
        yield [f"### {_title(item.title, item.url)}{_after_title(item.url, marks)}"]
        if item.image is not None:
            yield from self._notes_above(item.image.location)
            yield [write_figure(item.image)]
        for block in item.blocks:
            if isinstance(block, List) and block.start is None:
                raise ValueError("a rich item's teaser cannot hold a bulleted list")
            if isinstance(block, Figure) or (isinstance(block, Heading) and block.level == 3):
                raise ValueError(f"a rich item's teaser cannot hold a {type(block).__name__}")
        yield from self._blocks(item.blocks, WIDTH)

    def _compact(self, item: Item, marks: str) -> list[str]:
        if item.image is not None or (marks and not item.url):
            raise ValueError("a compact item has no picture, and labels only with a link")
        first = f"{_title(item.title, item.url)}{marks}"
        blocks = item.blocks
        teaser = blocks[0] if blocks else None
        if item.url and isinstance(teaser, Paragraph) and _follows_a_dash(teaser.text):
            wrapped = _wrap(f"{first} — {write_inlines(teaser.text)}", WIDTH - 2)
            blocks = blocks[1:]
        else:
            wrapped = _wrap(first, WIDTH - 2)
        rest = _joined(self._blocks(blocks, WIDTH - 2, marker="-"))
        lines = [*wrapped, "", *rest] if rest else wrapped
        return _indented(lines, "- ")

    def _blocks(
        self, blocks: Blocks, width: int, *, marker: str = "", slot: str = ""
    ) -> Iterator[list[str]]:
        """Every block as lines, notes among them.

        Args:
            width: Of a line.
            marker: That of the list that the blocks stand in.
            slot: What a sponsor's slot is called here when it is not named.
        """
        bullet, point = "-", "."
        before: Block | None = None
        for block in blocks:
            yield from self._notes_above(block.location)
            match block:
                case Paragraph():
                    yield _paragraph(block.text, width)
                case Heading():
                    yield [f"{'#' * block.level} {_line(block.text)}"]
                case Quote():
                    yield self._quote(block, width)
                case List():
                    # A list right after another of its kind would be one with it.
                    if isinstance(before, List) and (before.start is None) == (block.start is None):
                        bullet, point = "*" if bullet == "-" else "-", ")" if point == "." else "."
                    else:
                        bullet, point = "-", "."
                    yield self._list(block, width, bullet, point)
                case Figure():
                    yield [write_figure(block)]
                case CodeBlock():
                    yield _code(block.value)
                case Divider():
                    yield ["___" if marker else "---"]
                case SponsorPlacement() | SponsorSlot():
                    yield _placement(block, slot)
                case Item():
                    raise ValueError("an item stands in a More list only")
            before = block

    def _quote(self, quote: Quote, width: int) -> list[str]:
        inside = max(_NARROWEST, width - 2)
        pieces = list(self._blocks(quote.blocks, inside))
        if quote.attribution:
            pieces.append(_wrap("— " + write_inlines(quote.attribution).lstrip(), inside))
        return _indented(_joined(pieces), "> ", "> ")

    def _list(self, block: List, width: int, bullet: str, point: str) -> list[str]:
        entries: list[list[str]] = []
        loose = not all(map(_is_tight, block.items))
        for index, entry in enumerate(block.items):
            mark = f"{bullet} " if block.start is None else f"{block.start + index}{point} "
            inside = max(_NARROWEST, width - len(mark))
            pieces = list(self._blocks(entry, inside, marker=bullet))
            lines = _joined(pieces) if loose else [line for piece in pieces for line in piece]
            entries.append(_indented(lines, mark))
        return _joined(entries) if loose else [line for entry in entries for line in entry]


def _joined(pieces: Iterable[list[str]]) -> list[str]:
    """Pieces as lines with an empty one between them."""
    lines: list[str] = []
    for piece in pieces:
        if lines:
            lines.append("")
        lines += piece
    return lines


def _indented(lines: list[str], first: str, rest: str = "") -> list[str]:
    rest = rest or " " * len(first)
    begun = [f"{first}{lines[0]}" if lines and lines[0] else first.rstrip()]
    return begun + [f"{rest}{line}" if line else rest.rstrip() for line in lines[1:]]


def _wrap(text: str, width: int) -> list[str]:
    """A text's lines, broken at ``BREAKABLE`` spaces only."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(BREAKABLE):
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _is_tight(entry: Blocks) -> bool:
    """Whether an entry needs no empty line in it: a paragraph, perhaps with a list below."""
    if not entry or not isinstance(entry[0], Paragraph) or len(entry) > 2:
        return False
    below = entry[1] if len(entry) == 2 else None
    # A list that does not begin with 1 cannot follow a paragraph without an empty line.
    return below is None or (
        isinstance(below, List) and below.start in (None, 1) and all(map(_is_tight, below.items))
    )


def _paragraph(nodes: Inlines, width: int) -> list[str]:
    return _wrap(write_inlines(nodes), width)


def _line(nodes: Inlines) -> str:
    """A heading's words: one line, whose last # is no ornament."""
    text = write_inlines(nodes, one_line=True).replace(BREAKABLE, " ")
    return re.sub(r"#$", r"\\#", text)


def _title(nodes: Inlines, url: str) -> str:
    if not url:
        return _line(nodes)
    words = write_inlines(nodes, one_line=True).replace(BREAKABLE, " ")
    return f"[{words}]({write_url(url)})"


def _after_title(url: str, marks: str) -> str:
    return marks if url or not marks else f" {marks}"


def _follows_a_dash(nodes: Inlines) -> bool:
    """Whether a teaser keeps its beginning when it stands after the title's dash."""
    found = canonical_inlines(nodes)
    if not found:
        return False
    first = found[0]
    return not isinstance(first, Text) or not first.value[0].isspace()


def _begins_more_from(title: Inlines) -> bool:
    found = canonical_inlines(title, one_line=True)
    return bool(found and isinstance(found[0], Text) and MORE_FROM.match(found[0].value))


def _code(value: str) -> list[str]:
    runs = [len(run) for run in re.findall(r"`+", value)]
    fence = "`" * max([3, *(size + 1 for size in runs)])
    return [fence, *(value.split("\n") if value else []), fence]


def _placement(part: SponsorPlacement | SponsorSlot, slot: str) -> list[str]:
    if isinstance(part, SponsorSlot):
        raise ValueError("a filled sponsor slot has no written form")  # noqa: TRY004
    named = "" if part.slot in ("", slot) else part.slot
    marks = attributes(creative=part.creative, slot=named)
    return [f"::: sponsor {part.sponsor}{' ' if marks else ''}{marks}", ":::"]
