"""Text in a structured document: a string, or an array of strings and marked-up pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsletter.content.inline import DEEPEST_INLINE, check_link
from newsletter.content.source import Source, shown, unusable_characters, unusable_problem
from newsletter.fields import Fields, Node, did_you_mean
from newsletter.model.inline import (
    MERGE_TAG_NAMES,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
)
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import URL_TAG_NAMES

INLINE_KEYS = ("strong", "emphasis", "strikethrough", "code", "link", "break", "merge_tag")
_BREAKS = re.compile(r"[ \t]*[\r\n\t][ \t\r\n]*")


def literal(value: str, location: Location, source: Source) -> str:
    """A text as it is sent: unusable characters reported, line breaks and tabs as spaces."""
    for match in unusable_characters(value):
        source.problems.append(unusable_problem(match.group(), location))
    return _BREAKS.sub(" ", value)


def read_rich_text(
    node: Node, name: str, source: Source, *, links: bool = True, depth: int = 0
) -> Inlines:
    """The inline nodes of a rich text.

    Args:
        node: A string or an array.
        name: Its dotted path, for messages.
        source: Where problems are reported.
        links: Whether links may stand in it.
        depth: How deep it stands inside other pieces.
    """
    if isinstance(node.value, str):
        value = literal(node.value, node.location, source)
        return (Text(value, node.location),) if value else ()
    if not isinstance(node.value, tuple):
        source.report(
            "E041", node.location, f"{name} must be text or a list of texts and marked-up pieces"
        )
        return ()
    if depth > DEEPEST_INLINE:
        source.report("E049", node.location, "this text is nested too deeply", "use less markup")
        return ()
    found: list[Inline] = []
    for index, entry in enumerate(node.value):
        if isinstance(entry.value, str):
            found.append(Text(literal(entry.value, entry.location, source), entry.location))
            continue
        piece = _piece(entry, f"{name}[{index}]", source, links=links, depth=depth)
        if piece is not None:
            found.append(piece)
    return tuple(found)


def _piece(entry: Node, name: str, source: Source, *, links: bool, depth: int) -> Inline | None:
    fields = Fields(entry, source.problems, code="E041", name=name)
    if not isinstance(entry.value, Mapping):
        return None
    kinds = [key for key in INLINE_KEYS if key in entry.value]
    if len(kinds) != 1:
        wrong = next((key for key in entry.value if key not in (*INLINE_KEYS, "url")), "")
        hint = did_you_mean(wrong, INLINE_KEYS) if wrong else "known: " + ", ".join(INLINE_KEYS)
        source.report("E054", entry.location, f"{name} must be one kind of piece", hint)
        return None
    (kind,) = kinds
    location = entry.location
    piece = _read_kind(kind, fields, location, source, links=links, depth=depth)
    fields.finish()
    return piece


def _read_kind(
    kind: str, fields: Fields, location: Location, source: Source, *, links: bool, depth: int
) -> Inline | None:
    if kind == "break":
        if not fields.flag("break"):
            source.report("E041", location, "break must be true", "write it as true, or delete it")
        return LineBreak(location)
    if kind == "code":
        return Code(literal(fields.text("code"), location, source), location)
    if kind == "merge_tag":
        tag, fallback = fields.text("merge_tag"), fields.text("fallback")
        if tag not in MERGE_TAG_NAMES:
            hint = did_you_mean(tag, MERGE_TAG_NAMES)
            source.report("E140", location, f'unknown merge tag "{shown(tag)}"', hint)
        elif tag in URL_TAG_NAMES and fallback:
            source.report("E140", location, f"{tag} takes no fallback", "delete the fallback")
        return MergeTag(tag, literal(fallback, location, source), location)
    node = fields.get(kind)
    if node is None:
        return None
    children = read_rich_text(
        node, fields.path(kind), source, links=links and kind != "link", depth=depth + 1
    )
    if kind == "strong":
        return Strong(children, location)
    if kind == "emphasis":
        return Emphasis(children, location)
    if kind == "strikethrough":
        return Strikethrough(children, location)
    url = fields.text("url", required=True)
    if not links:
        source.report("E047", location, "a link cannot stand here", "write its words only")
    elif url:
        check_link(url, children, location, source)
    return Link(url, children, location)
