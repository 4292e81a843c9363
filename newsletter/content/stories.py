"""The stories of an issue, and those that have some words in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.content.document import parse_document
from newsletter.dataclass import dataclass
from newsletter.model.blocks import Block, Figure, Heading, Item, List, Paragraph, Quote
from newsletter.model.inline import plain_text
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.location import Location


@dataclass(frozen=True, slots=True)
class Story:
    """A lead, a section or an item.

    Attributes:
        text: Every word of it.
    """

    title: str
    url: str
    text: str
    location: Location


def stories_of(issue: Issue) -> Iterator[Story]:
    """The stories of an issue in its order."""
    for part in issue.parts:
        if isinstance(part, Lead):
            extra = [part.kicker, plain_text(part.dek), plain_text(part.byline)]
            hero = [part.hero] if part.hero is not None else []
            words = [plain_text(part.headline), *extra, *map(_words, (*hero, *part.blocks))]
            yield Story(plain_text(part.headline), part.url, " ".join(words), part.location)
        elif isinstance(part, Section):
            words = [plain_text(part.title), *map(_words, part.blocks)]
            yield Story(plain_text(part.title), "", " ".join(words), part.location)
        elif isinstance(part, More):
            for block in part.blocks:
                if isinstance(block, Item):
                    title = plain_text(block.title)
                    yield Story(title, block.url, _words(block), block.location)


def find_stories(text: str, path: str, words: Sequence[str]) -> list[Story]:
    """The stories of a document in which every word stands, whatever its case.

    Raises:
        IssueError: If the document cannot be read.
    """
    wanted = [word.casefold() for word in words]
    stories = stories_of(parse_document(text, path))
    return [
        story
        for story in stories
        if all(word in f"{story.text} {story.url}".casefold() for word in wanted)
    ]


def _words(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return plain_text(block.text)
        case Quote():
            return " ".join([*map(_words, block.blocks), plain_text(block.attribution)])
        case List():
            return " ".join(_words(inner) for entry in block.items for inner in entry)
        case Figure():
            return f"{block.alt} {block.caption} {block.credit}"
        case Item():
            image = [_words(block.image)] if block.image is not None else []
            labels = [block.kicker, block.source]
            return " ".join([plain_text(block.title), *labels, *image, *map(_words, block.blocks)])
    return ""
