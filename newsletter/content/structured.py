"""The structured issue document, JSON or YAML -> the issue.

``schema.issue_schema`` describes the same form; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from newsletter.content.directives import (
    SLOT_IN_LEAD,
    SLOT_IN_MORE,
    SLOT_LATER,
)
from newsletter.content.front_matter import one_line, read_issue_facts
from newsletter.content.json_tree import parse_json
from newsletter.content.rich_text import read_rich_text
from newsletter.content.source import Source
from newsletter.content.structured_blocks import (
    BlockFields,
    read_address,
    read_figure_fields,
    read_plain,
    read_sponsor_fields,
    read_words,
    type_of,
)
from newsletter.content.terms import read_terms
from newsletter.content.yaml_tree import parse_yaml
from newsletter.fields import Fields, Node
from newsletter.model.blocks import Figure
from newsletter.model.inline import Inlines, MergeTag, Text
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SponsorPlacement

PART_TYPES = ("lead", "sponsor", "more", "section")


def parse_structured(text: str, path: str) -> Issue:
    """Read an issue written as JSON (``.json``) or YAML (any other file).

    Args:
        text: The file's text.
        path: The file, relative to the workspace; its ending tells JSON from YAML.

    Raises:
        IssueError: With everything that is wrong, in the order of the file.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    source = Source(text, path)
    if path.lower().endswith(".json"):
        node = parse_json(source)
    else:
        node = parse_yaml(source.text, source, what="the document")
    if node is None:
        source.raise_problems()
    here = Location(path, 1, 1)
    issue = _read_issue(node or Node({}, here, here), source)
    source.raise_problems(issue=issue)
    return issue


def _read_issue(node: Node, source: Source) -> Issue:
    fields = Fields(node, source.problems, code="E041")

    def read_line(key: str, line: Node) -> Inlines:
        if isinstance(line.value, str):
            one_line(fields, line, key)
        nodes = read_rich_text(line, key, source, links=False)
        if not all(isinstance(piece, Text | MergeTag) for piece in nodes):
            fields.report(
                line.location, f"{key} holds text and merge tags only", "delete the other pieces"
            )
        if isinstance(line.value, tuple):
            for entry in line.value:
                if isinstance(entry.value, str):
                    one_line(fields, entry, key)
        return nodes

    facts = read_issue_facts(fields, source, read_line)
    parts = _PartFields(source).read(fields.nodes("parts"))
    fields.finish()
    leads = [part for part in parts if isinstance(part, Lead)]
    if not leads:
        source.report(
            "E042", node.location, "the issue has no lead story", 'add a part {"type": "lead"}'
        )
    for extra in leads[1:]:
        source.report("E042", extra.location, "a second lead", 'make it a part of type "section"')
    return Issue(
        facts.date,
        facts.subject,
        facts.preheader,
        tuple(parts),
        facts.topics,
        facts.language,
        location=Location(source.path, 1, 1),
        topics_location=facts.topics_location,
        ignores=facts.ignores,
    )


class _PartFields:
    """Reads the entries of ``parts``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.after_lead = True

    def read(self, nodes: tuple[Node, ...]) -> list[Part]:
        """The parts; unknown types are reported and left out."""
        readers: dict[str, Callable[[Fields, Location], Part]] = {
            "lead": self.lead,
            "sponsor": self.sponsor,
            "more": self.more,
            "section": self.section,
        }
        parts: list[Part] = []
        for index, node in enumerate(nodes):
            fields = Fields(node, self.source.problems, code="E041", name=f"parts[{index}]")
            kind = type_of(fields, PART_TYPES)
            if kind:
                parts.append(readers[kind](fields, node.location))
                fields.finish()
        return parts

    def lead(self, fields: Fields, location: Location) -> Lead:
        headline = read_words(fields, "headline", self.source, links=False, required=True)
        url = read_address(fields, "url", self.source, "headline")
        kicker = read_plain(fields, "kicker", self.source)
        dek, byline = (
            read_words(fields, "dek", self.source),
            read_words(fields, "byline", self.source),
        )
        table = fields.table("hero")
        hero: Figure | None = None
        if table is not None:
            hero = read_figure_fields(table, self.source)
            table.finish()
        blocks = BlockFields(self.source, SLOT_IN_LEAD).read(fields, "blocks")
        self.after_lead = True
        terms = read_terms(fields, story=True)
        return Lead(headline, url, kicker, dek, byline, hero, blocks, location, terms)

    def sponsor(self, fields: Fields, _location: Location) -> SponsorPlacement:
        slot = SLOT_IN_LEAD if self.after_lead else SLOT_LATER
        return read_sponsor_fields(fields, slot, self.source)

    def more(self, fields: Fields, location: Location) -> More:
        self.after_lead = False
        title = read_words(fields, "title", self.source, required=True)
        reader = BlockFields(self.source, SLOT_IN_MORE, items=True)
        return More(title, reader.read(fields, "blocks"), location)

    def section(self, fields: Fields, location: Location) -> Section:
        self.after_lead = False
        title = read_words(fields, "title", self.source, required=True)
        return Section(title, BlockFields(self.source, SLOT_LATER).read(fields, "blocks"), location)
