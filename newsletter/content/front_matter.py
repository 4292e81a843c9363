"""The front matter of a Markdown document, and the facts of an issue in it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from markdown_it.token import Token

from newsletter.config.ignores import read_ignores
from newsletter.content.merge_tags import parse_tagged_text
from newsletter.content.source import Source
from newsletter.content.yaml_tree import parse_yaml
from newsletter.dataclass import dataclass
from newsletter.fields import Fields, Node
from newsletter.model.finding import Ignore
from newsletter.model.inline import Inlines
from newsletter.model.location import NOWHERE, Location
from newsletter.patterns import late_pattern

_LANGUAGE = late_pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def front_matter_fields(node: Node | None, source: Source, code: str) -> Fields:
    """The front matter's keys; where there is none, no key of it is reported as missing."""
    here = source.at(0)
    if node is None:
        return Fields(Node({}, here, here), [], code=code)
    return Fields(node, source.problems, code=code)


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """What stands in an issue's front matter; a missing date is a problem and reads as day one."""

    date: datetime.date
    subject: Inlines
    preheader: Inlines
    topics: tuple[str, ...]
    language: str
    topics_location: Location = NOWHERE
    ignores: tuple[Ignore, ...] = ()


def read_front_matter(tokens: list[Token], source: Source, example: str) -> Node | None:
    """The front matter as a tree; a missing or broken one is reported, and None.

    Args:
        tokens: The document's tokens; the front matter's is taken out.
        source: The document.
        example: A key and value that the front matter needs, for the remedy.
    """
    here = source.at(0)
    if not tokens or tokens[0].type != "front_matter":
        if source.text.startswith("---"):
            message, hint = "the front matter is not closed", "end it with a line of three hyphens"
        else:
            message = "the document does not begin with front matter"
            hint = f"begin with a line ---, then {example}, then a line ---"
        source.report("E040", here, message, hint)
        return None
    token = tokens.pop(0)
    node = parse_yaml(token.content, source, line=1, what="the front matter")
    if node is not None and node.value is None:
        return Node({}, here, here)
    return node


def read_issue_facts(
    fields: Fields, source: Source, read_line: Callable[[str, Node], Inlines]
) -> IssueFacts:
    """The facts of an issue: front matter, or the top keys of a structured document.

    Args:
        fields: The mapping; its other keys may be read before or after.
        source: Where problems are reported.
        read_line: Reads one of them, given its key and its node.
    """
    date = fields.day("date", required=True)
    subject = fields.get("subject", required=True)
    preheader = fields.get("preheader")
    language_node = fields.get("language")
    language = ""
    if language_node is not None:
        if isinstance(language_node.value, str) and _LANGUAGE.fullmatch(language_node.value):
            language = language_node.value
        else:
            fields.report(
                language_node.location, "language must be a language tag", "write it as en or pt-BR"
            )
    facts = IssueFacts(
        date or datetime.date.min,
        read_line("subject", subject) if subject is not None else (),
        read_line("preheader", preheader) if preheader is not None else (),
        fields.texts("topics"),
        language,
        topics.location if (topics := fields.get("topics")) else NOWHERE,
        read_ignores(fields),
    )
    if subject is not None and isinstance(subject.value, str) and not subject.value.strip():
        fields.report(subject.location, "subject is empty", "give subject a value")
    return facts


def one_line(fields: Fields, node: Node, key: str) -> str:
    """A text without line breaks, as a header needs it; else reported and read as empty."""
    value = node.value
    if not isinstance(value, str):
        fields.wrong(node, key, "text")
        return ""
    if "\n" in value or "\r" in value or "\t" in value:
        fields.report(node.location, f"{key} must be one line", "join its lines")
        return ""
    return value


def tagged_line(fields: Fields, node: Node, key: str, source: Source) -> Inlines:
    """A subject or preheader in front matter: text with merge tags."""
    value = one_line(fields, node, key)
    line = node.location.line - source.first_line
    written = source.lines[line] if 0 <= line < len(source.lines) else ""
    begin = written.find(value, max(0, node.location.column - 1))
    # Not found: an escape in quotes, or a text that goes on in the next line.
    place = source.at(line, begin) if begin >= 0 else node.location
    return parse_tagged_text(value, place, source.problems)
