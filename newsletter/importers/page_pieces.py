"""The pieces that a page's draft is put together from: stories, blocks, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from newsletter.dataclass import dataclass
from newsletter.importers.draft import Doubt, Entry
from newsletter.importers.lines import Line
from newsletter.importers.links import unwrap_link
from newsletter.importers.recognisers import chat_header, credit_line, furniture
from newsletter.model.blocks import Block, Figure, Heading, Item, ItemKind, List, Paragraph, Quote
from newsletter.model.inline import Emphasis, Inlines, Link, Strong, Text, plain_text

_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’][.!?])[”\"’)]?\s+(?=[A-Z“\"‘(#])")
# Oct. or U.S. ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:^|\W)(?:[A-Za-z]|Mrs?|Ms|Dr|St|Jr|Sr|Gen|Sen|Rep|Gov|Prof|No|vs|Inc|Ltd|Co|Jan|Feb|Mar|Apr"
    r"|Aug|Sept?|Oct|Nov|Dec|Lt|Col|Sgt|Rev|Hon)\.$"
)


_DEEPEST = 5  # lists around an entry; a document refuses a few more
_TOO_DEEP = Doubt(
    f"some entries stood in more than {_DEEPEST + 1} lists within each other; they are in the last"
)


@dataclass(slots=True)
class Story:
    """A story while it is put together."""

    title: Inlines = ()
    url: str = ""
    kicker: str = ""
    dek: Inlines = ()
    byline: Inlines = ()
    kind: ItemKind = "story"
    image: Figure | None = None
    blocks: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    embed: str = ""
    depth: int | None = None  # of the entry of the page that it was; None if it was none

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it was met."""
        return not (self.title or self.url or self.image or self.blocks or self.embed)

    @property
    def can_hold_list(self) -> bool:
        """Whether a list can stand under it: under one with a picture it would be other stories."""
        return self.image is None and self.kind == "story"

    def last_figure(self) -> Figure | None:
        """The picture that was met last, while nothing of the story came after it."""
        if self.blocks:
            last = self.blocks[-1]
            return last if isinstance(last, Figure) else None
        return self.image

    def add_figure(self, figure: Figure) -> None:
        """Add a picture: the story's own if nothing came before it."""
        if self.image is None and not self.blocks:
            self.image = figure
        else:
            self.blocks.append(figure)

    def change_figure(self, *, caption: str = "", credit: str = "") -> None:
        """Give the picture that was met last its caption or its credit."""
        figure = self.last_figure()
        assert figure is not None
        figure = replace(figure, caption=caption or figure.caption, credit=credit or figure.credit)
        if self.blocks:
            self.blocks[-1] = figure
        else:
            self.image = figure


_TITLE_AND_URL = re.compile(r"(?P<title>\S.{6,119}?)\s+(?P<url>https?://\S+)")


def split_lines(lines: Sequence[Line]) -> list[Line]:
    """The same lines, with chat headers, credits after captions and the like on their own."""
    found: list[Line] = []
    for index in range(len(lines)):
        header = chat_header.recognise(lines, index)
        rest = lines[index]
        if header and header.at < len(rest.text):
            before, rest = rest.split(header.at)
            found.append(replace(before, mark="chat"))
        elif header:
            found.append(replace(rest, mark="chat"))
            continue
        if count := furniture.recognise_counter([rest], 0):
            before, rest = rest.split(count.at)
            found.append(replace(before, mark="count"))
        credit = credit_line.recognise_end([rest], 0)
        if credit and not rest.inlines:
            caption, after = rest.split(credit.at)
            found += [replace(caption, mark="caption"), replace(after, mark="credit")]
        else:
            found.append(linked(rest))
    return found


def linked(line: Line) -> Line:
    """A title with an address behind it, as chats have them, as a link."""
    found = _TITLE_AND_URL.fullmatch(line.text)
    if found is None or line.inlines or found["title"][-1] in ".!?:,;" or not is_url(found["url"]):
        return line
    title, url = found["title"], unwrap_link(found["url"])
    return replace(line, text=title, url=url, inlines=(Link(url, (Text(title),)),))


def without_emphasis(nodes: Inlines) -> Inlines:
    """Words that are emphasised as a whole, plainly."""
    only = nodes[0] if len(nodes) == 1 else None
    return only.children if isinstance(only, Emphasis | Strong) else nodes


def line_block(line: Line) -> Block:
    """A line as the block that its markup says."""
    if line.image is not None:
        return line.image
    if line.level:
        return Heading(3, title_words(line))
    if line.mark == "quote":
        return Quote((Paragraph(line.nodes),))
    if line.mark == "item":
        return List(((Paragraph(line.nodes),),), line.ordinal or None)
    return Paragraph(line.nodes)


def add_line(story: Story, line: Line) -> None:
    """Add a line as its markup says, perhaps to the list or the quotation before it."""
    blocks = story.blocks
    last = blocks[-1] if blocks else None
    if line.mark in ("item", "continued") and isinstance(last, List):
        depth = min(line.depth, _DEEPEST)
        if depth < line.depth and _TOO_DEEP not in story.doubts:
            story.doubts.append(_TOO_DEEP)
        if line.mark == "item" and not depth:
            blocks.append(line_block(line))  # one with the list before it when all are ``grouped``
        else:
            blocks[-1] = _with_entry(last, replace(line, depth=depth))
    elif line.mark == "attribution" and isinstance(last, Quote) and not last.attribution:
        blocks[-1] = replace(last, attribution=without_dash(line.nodes))
    else:
        blocks.append(line_block(line))


def _with_entry(around: List, line: Line) -> List:
    """A list with an entry of a list within it, or with more of one of its entries."""
    inner = list(around.items[-1])
    last = inner[-1] if inner else None
    below = replace(line, depth=line.depth - 1)
    if line.depth and isinstance(last, List) and (below.depth or line.mark == "continued"):
        inner[-1] = _with_entry(last, below)
    elif line.mark == "continued":
        inner.append(Paragraph(line.nodes))
    else:
        # One without the list that should be around it stands as deep as it can.
        inner = list(grouped([*inner, line_block(line)]))
    return replace(around, items=(*around.items[:-1], tuple(inner)))


def without_dash(nodes: Inlines) -> Inlines:
    """An attribution without the dash before it, which the document has of its own."""
    first = nodes[0] if nodes else None
    if isinstance(first, Text) and (bare := first.value.lstrip("–—-― ")):
        return (Text(bare), *nodes[1:])
    return nodes


def grouped(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with entries side by side as one list, and quoted paragraphs as one quote."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, List) and isinstance(last, List) and _goes_on(last, block):
            found[-1] = List(last.items + block.items, last.start)
        elif isinstance(block, Quote) and isinstance(last, Quote) and not last.attribution:
            found[-1] = Quote(last.blocks + block.blocks, block.attribution)
        else:
            found.append(block)
    return tuple(found)


def _goes_on(last: List, block: List) -> bool:
    """Whether a list's numbers go on in another, or neither has any."""
    if last.start is None or block.start is None:
        return last.start is block.start
    return last.start + len(last.items) == block.start


def finished_item(story: Story) -> Entry:
    """A story as an entry; one without a title has its text's first sentence in its place."""
    doubts = list(story.doubts)
    blocks = list(grouped(story.blocks))
    if not story.title and blocks and isinstance(blocks[0], Paragraph):
        title, rest = first_sentence(blocks[0].text)
        if title:
            story.title = title
            blocks[:1] = [Paragraph(rest)] if rest else []
            page = f' (the page has only "{story.embed}")' if story.embed else ""
            said = f"the title of this {story.kind} is missing{page}; its text's first sentence"
            doubts.append(Doubt(f"{said} stands in its place"))
    elif not story.title:
        doubts.append(Doubt(f"this {story.kind} has no title"))
    if not story.title and story.image and not blocks:
        story.kind = "photo" if story.kind == "story" else story.kind
    listed = any(isinstance(it, List) and it.start is None for it in blocks)
    plain = not (story.image or story.kind != "story")
    compact = bool(story.title) and plain and (listed or not blocks)
    item = Item(
        story.kind, story.title, story.url, story.image, blocks=tuple(blocks), compact=compact
    )
    return Entry(item, tuple(doubts))


def title_words(line: Line) -> Inlines:
    """A line's words without links, for a title."""
    if not any(isinstance(node, Link) for node in line.inlines):
        return line.nodes
    found: list[Text] = [Text(plain_text(line.inlines))]
    return tuple(found)


def only_url(nodes: Inlines) -> str:
    """Where the one link leads; empty if there are several or none."""
    urls = {node.url for node in nodes if isinstance(node, Link)}
    return urls.pop() if len(urls) == 1 else ""


def is_url(text: str) -> bool:
    """Whether a text is an address that a link may have."""
    return re.fullmatch(r"https?://[^\s/?#\\:@<>\"]+[^\s<>\"{}]*", text) is not None


def first_sentence(nodes: Inlines) -> tuple[Inlines, Inlines]:
    """A text's first sentence and the rest; markup is kept by taking the whole text."""
    if len(nodes) != 1 or not isinstance(nodes[0], Text):
        return _unlinked(nodes), ()
    text = nodes[0].value
    for found in _SENTENCE.finditer(text):
        words = text[: found.start()].split()
        if len(words) >= 3 and not _ABBREVIATION.search(words[-1]):
            head, tail = text[: found.end()].strip(), text[found.end() :]
            return (Text(head),), (Text(tail),)
    return (Text(text),), ()


def _unlinked(nodes: Inlines) -> Inlines:
    return () if any(isinstance(node, Link) for node in nodes) else nodes
