"""The Markdown issue document -> the issue."""

from __future__ import annotations

from typing import Any

from newsletter.content.blocks import BlockReader
from newsletter.content.front_matter import (
    front_matter_fields,
    read_front_matter,
    read_issue_facts,
    tagged_line,
)
from newsletter.content.issue_parts import PartsReader
from newsletter.content.parser import markdown_parser
from newsletter.content.references import References
from newsletter.content.source import Source
from newsletter.fields import Node
from newsletter.model.blocks import Block, Blocks
from newsletter.model.inline import Inlines
from newsletter.model.issue import Issue
from newsletter.model.location import Location


def parse_issue(text: str, path: str) -> Issue:
    """Read an issue written in Markdown.

    Args:
        text: The file's text.
        path: The file, relative to the workspace, for locations.

    Raises:
        IssueError: With everything that is wrong, in the order of the file.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    source = Source(text, path)
    references = References()
    env: dict[str, Any] = {"references": references}
    tokens = markdown_parser(front_matter=True).parse(source.text, env)
    node = read_front_matter(tokens, source, "date: 2024-10-08 and subject: what it says")
    fields = front_matter_fields(node, source, "E041")

    def read_line(key: str, line: Node) -> Inlines:
        return tagged_line(fields, line, key, source)

    facts = read_issue_facts(fields, source, read_line)
    fields.finish()
    reader = BlockReader(tokens, source)
    parts = PartsReader(reader).read()
    references.report_leftovers(env, source)
    issue = Issue(
        facts.date,
        facts.subject,
        facts.preheader,
        parts,
        facts.topics,
        facts.language,
        tuple(reader.notes),
        Location(path, 1, 1),
        facts.topics_location,
        facts.ignores,
    )
    source.raise_problems(issue=issue)
    return issue


def parse_blocks(text: str, path: str, first_line: int = 1) -> Blocks:
    """Read Markdown that is a body: no front matter, headlines, section titles or directives.

    Args:
        text: The text.
        path: The file that it stands in.
        first_line: The text's first line in that file, from 1.

    Raises:
        IssueError: With everything that is wrong.
        MergeTagError: If unknown merge tags are all that is wrong.
    """
    source = Source(text, path, first_line=first_line)
    blocks = read_body(source)
    source.raise_problems()
    return blocks


def read_body(source: Source) -> Blocks:
    """As ``parse_blocks``, but problems stay in the source."""
    references = References()
    env: dict[str, Any] = {"references": references}
    reader = BlockReader(markdown_parser(front_matter=False).parse(source.text, env), source)
    found: list[Block] = []
    while reader.peek() is not None:
        found.extend(reader.next_blocks())
    references.report_leftovers(env, source)
    return tuple(found)
