"""Every node stands where the author wrote it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.content.markdown import parse_issue
from newsletter.model.inline import Code, Emphasis, Link, MergeTag, Strikethrough, Strong, Text
from newsletter.model.issue import Issue

HEAD = "---\ndate: 2026-10-08\nsubject: s\n---\n# Head *line*\n\n"
_WORD = st.sampled_from(["word", "énd", "日本", "👩‍💻", "a.b", "x-y", "שלום"])
_INLINE = st.one_of(
    _WORD,
    _WORD.map(lambda word: f"*{word}*"),
    _WORD.map(lambda word: f"**{word} b**"),
    _WORD.map(lambda word: f"***{word}***"),
    _WORD.map(lambda word: f"~~{word}~~"),
    _WORD.map(lambda word: f"`{word}`"),
    _WORD.map(lambda word: f"[{word} *i*](https://a.b/?c=1)"),
    st.just("<https://a.b>"),
    st.just("{{ first_name | you }}"),
)
_LINE = st.lists(_INLINE, min_size=1, max_size=4).map(" ".join)
_PARAGRAPH = st.lists(_LINE, min_size=1, max_size=3)


def _prefixed(first: str, rest: str) -> st.SearchStrategy[str]:
    return _PARAGRAPH.map(lambda lines: first + ("\n" + rest).join(lines))


_BLOCK = st.one_of(
    _prefixed("", ""),
    _prefixed("  ", "   "),
    _prefixed("", "\t"),
    _prefixed("> ", "> "),
    _prefixed(">", ""),
    _prefixed("> - ", ">   "),
    _prefixed("- ", "  "),
    _prefixed("1.  ", "    "),
    _prefixed("- > 2) ", "  >    "),
    _prefixed("-\t", "\t"),
    _LINE.map(lambda line: f"###  {line} ##"),
    _LINE.map(lambda line: f"> #### {line}"),
)
_MORE = st.just("") | _LINE.map(lambda line: f"## {line} {{.more}}\n\n- [t](https://a.b) — {line}")


def _nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for entry in value:
            yield from _nodes(entry)
    elif dataclasses.is_dataclass(value):
        yield value
        for each in dataclasses.fields(value):
            yield from _nodes(getattr(value, each.name))


def _source_at(lines: list[str], node: Any) -> str:
    return lines[node.location.line - 1][node.location.column - 1 :]


@settings(max_examples=120, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=4), _MORE, st.sampled_from(["\n", "\r\n"]))
def test_inline_nodes_stand_where_they_begin(blocks: list[str], more: str, end: str) -> None:
    """The source at a node's place begins with what the node is made of."""
    text = HEAD + "\n\n".join([*blocks, more]) + "\n"
    lines = text.split("\n")
    issue: Issue = parse_issue(text.replace("\n", end), "issue.md")
    count = 0
    for node in _nodes(issue.parts):
        source = _source_at(lines, node) if hasattr(node, "location") else ""
        if isinstance(node, Text):
            first = node.value.split(" ")[0]
            assert source.startswith(first), node
            count += bool(first)
        elif isinstance(node, Code):
            assert source.startswith("`" + node.value)
        elif isinstance(node, Strong):
            assert source.startswith("**")
        elif isinstance(node, Emphasis):
            assert source.startswith("*")
        elif isinstance(node, Strikethrough):
            assert source.startswith("~~")
        elif isinstance(node, Link):
            assert source.startswith(("[", "<"))
        elif isinstance(node, MergeTag):
            assert source.startswith("{{ " + node.name)
    assert count


def test_blocks_stand_where_they_begin() -> None:
    """A block's place is the first character of its first line that is not space."""
    text = (
        HEAD
        + "  para\n\n> q\n\n![a](b.jpg)\n\n  - x\n\n::: sponsor s\n:::\n\n## T\n\n```\nc\n```\n"
    )
    issue = parse_issue(text, "issue.md")
    places = [
        (type(node).__name__, node.location.line, node.location.column)
        for part in issue.parts
        for node in (part, *getattr(part, "blocks", ()))
    ]
    assert places == [
        ("Lead", 5, 1),
        ("Paragraph", 7, 3),
        ("Quote", 9, 1),
        ("Figure", 11, 1),
        ("List", 13, 3),
        ("SponsorPlacement", 15, 1),
        ("Section", 18, 1),
        ("CodeBlock", 20, 1),
    ]
