"""A sponsor's file -> the sponsor and its creatives."""

from __future__ import annotations

from dataclasses import field
from pathlib import PurePosixPath
from typing import Any

from newsletter.content.attributes import refuse_attributes
from newsletter.content.blocks import BlockReader
from newsletter.content.directives import SLUG
from newsletter.content.front_matter import front_matter_fields, read_front_matter
from newsletter.content.parser import markdown_parser
from newsletter.content.references import References
from newsletter.content.source import Source, shown
from newsletter.content.sponsor_facts import SponsorFacts, read_sponsor_facts
from newsletter.dataclass import dataclass
from newsletter.errors import SponsorError
from newsletter.model.blocks import Block, Figure, Paragraph
from newsletter.model.inline import Inlines, Link, plain_text
from newsletter.model.location import Location
from newsletter.model.sponsor import Creative, Sponsor

DEFAULT_CREATIVE = "default"


def parse_sponsor(text: str, path: str) -> Sponsor:
    """Read one sponsor.

    The body is one creative, named ``default``, or several, each under ``## its-name``. In a
    creative, the first ``###`` is its headline, a paragraph that is only a link is its call to
    action (the last one, if there are several), and it may have one picture.

    Args:
        text: The file's text.
        path: ``sponsors/<slug>.md``; the slug is the sponsor's.

    Raises:
        SponsorError: With everything that is wrong, in the order of the file.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    source = Source(text, path)
    slug = PurePosixPath(path).stem
    if not SLUG.fullmatch(slug):
        source.report(
            "E080",
            Location(path),
            f'"{shown(slug)}" is not a name for a sponsor\'s file',
            "use lower-case letters, digits and hyphens",
        )
    references = References()
    env: dict[str, Any] = {"references": references}
    tokens = markdown_parser(front_matter=True).parse(source.text, env)
    node = read_front_matter(tokens, source, "name: the advertiser")
    fields = front_matter_fields(node, source, "E081")
    creatives = _CreativeReader(BlockReader(tokens, source)).read()
    facts = read_sponsor_facts(fields, creatives)
    fields.finish()
    references.report_leftovers(env, source)
    source.raise_problems(SponsorError)
    return Sponsor(
        slug=slug,
        creatives=creatives,
        location=Location(path, 1, 1),
        **{name: getattr(facts, name) for name in SponsorFacts.__slots__},
    )


@dataclass(slots=True)
class _OpenCreative:
    slug: str
    location: Location
    headline: Inlines = ()
    image: Figure | None = None
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> Creative:
        action: Link | None = None
        for index in range(len(self.blocks) - 1, -1, -1):
            action = _only_link(self.blocks[index])
            if action is not None:
                del self.blocks[index]
                break
        return Creative(
            self.slug, self.headline, tuple(self.blocks), self.image, action, self.location
        )


class _CreativeReader:
    def __init__(self, reader: BlockReader) -> None:
        self.reader = reader
        self.source = reader.source
        self.found: list[Creative] = []
        self.open: _OpenCreative | None = None
        self.named = False

    def read(self) -> tuple[Creative, ...]:
        while (token := self.reader.peek()) is not None:
            if token.type == "heading_open" and token.tag == "h2":
                self._next_creative()
            elif token.type == "heading_open" and token.tag == "h3" and not self._has_headline():
                content, location = self.reader.heading()
                refuse_attributes(content.attributes, self.source, "a creative's headline")
                if self.open is None:
                    self.open = _OpenCreative(DEFAULT_CREATIVE, location)
                self.open.headline = content.nodes
            else:
                place = self.reader.place(token)
                for block in self.reader.next_blocks():
                    self._add(block, place)
        self._close()
        if not self.found:
            self.source.report(
                "E082",
                self.source.at(0),
                "the sponsor has no creative",
                "write its words below the front matter",
            )
        return tuple(self.found)

    def _has_headline(self) -> bool:
        return self.open is not None and bool(self.open.headline)

    def _add(self, block: Block, place: Location) -> None:
        if self.open is None:
            self.open = _OpenCreative(DEFAULT_CREATIVE, place)
        if not isinstance(block, Figure):
            self.open.blocks.append(block)
        elif self.open.image is None:
            self.open.image = block
        else:
            self.source.report(
                "E084", block.location, "a creative has one picture", "delete the second"
            )

    def _next_creative(self) -> None:
        if self.open is not None and not self.named:
            self.source.report(
                "E083",
                self.open.location,
                "text stands before the first creative's name",
                "move it below a heading such as ## spring-offer",
            )
        self._close()
        content, location = self.reader.heading()
        refuse_attributes(content.attributes, self.source, "a creative's name")
        slug = plain_text(content.nodes)
        if not SLUG.fullmatch(slug):
            self.source.report(
                "E083",
                location,
                f'"{shown(slug)}" is not a name for a creative',
                "use lower-case letters, digits and hyphens; its headline is written with ###",
            )
        elif any(creative.slug == slug for creative in self.found):
            self.source.report(
                "E083", location, f'two creatives are named "{slug}"', "rename one of them"
            )
        self.named = True
        self.open = _OpenCreative(slug, location)

    def _close(self) -> None:
        if self.open is None:
            return
        creative = self.open.close()
        self.open = None
        self.found.append(creative)
        call = creative.call_to_action
        if not (creative.headline or creative.blocks or creative.image or call):
            self.source.report(
                "E082",
                creative.location,
                f'the creative "{shown(creative.slug)}" is empty',
                "write its words, or delete its heading",
            )
        elif not (creative.image or creative.blocks) and not any(
            map(str.isalnum, plain_text((*creative.headline, *(call.children if call else ()))))
        ):
            self.source.report(
                "E082",
                creative.location,
                f'the creative "{shown(creative.slug)}" has no letter or digit',
                "write words: a reader, and the proof of its disclosure, know it by them",
            )


def _only_link(block: Block) -> Link | None:
    if isinstance(block, Paragraph) and len(block.text) == 1 and isinstance(block.text[0], Link):
        return block.text[0]
    return None
