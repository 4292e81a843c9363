"""A merge tag that the sending platform does not fill."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from newsletter.check.context import CheckContext
from newsletter.check.platform_code import pasted_tags, portable_of, unfilled_tags
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.model.location import Location
from newsletter.model.merge_tag_syntax import split_tags


def check(context: CheckContext) -> Iterator[Finding]:
    """What authors pasted, in words and addresses; then what the theme and the settings hold."""
    lines = context.source.split("\n")
    said: set[str] = set()
    for passage in context.passages:
        if passage.kind != "code":
            for offset, tag, of in pasted_tags(passage.text):
                place = passage.at(offset)
                said.add(tag)
                if not _shown_on_purpose(lines, place, context.here.path):
                    yield _finding(place, tag, of)
    for link in context.links:
        for _, tag, of in _pasted_in_address(link.url):
            said.add(tag)
            yield _finding(link.location, tag, of)
    html, platform = context.email.html, context.config.platform
    for offset, tag, of in unfilled_tags(html, platform):
        if tag not in said:
            said.add(tag)
            theme = None if context.page_path else context.theme_place(unescape(tag))
            yield _finding(theme or context.page.locate_offset(offset), tag, of)


def _pasted_in_address(url: str) -> Iterator[tuple[int, str, str]]:
    """A platform's tags in an address as its author wrote it; portable ones are none."""
    parts, _ = split_tags(url)
    for part in parts:
        if isinstance(part, str):
            yield from pasted_tags(part)


def _shown_on_purpose(lines: list[str], place: Location, path: str) -> bool:
    """Whether a tag is inside backticks or behind a backslash: it is shown there, not meant."""
    if place.path != path or not 0 < place.line <= len(lines) or not place.column:
        return False
    line = lines[place.line - 1]
    return line[: place.column - 1].endswith("\\") or line[: place.column].count("`") % 2 == 1


def _finding(place: Location, tag: str, of: str) -> Finding:
    portable = portable_of(tag)
    hint = f"write {{{{ {portable} }}}}" if portable else ""
    return RULE.found(place, f'"{excerpt(tag)}" is a merge tag of {of}; readers would see it', hint)


RULE = Rule(
    code="D001",
    name="merge_tag_unknown",
    severity="error",
    summary="the platform does not fill a merge tag",
    why=(
        "Readers are greeted with the code, or a link leads nowhere. listmonk refuses the whole "
        "campaign for a word that it does not know. Portable tags become the platform's own."
    ),
    remedy="write a portable tag, or put code that is to be shown between backticks",
    source=Source("The platforms' documentation, as docs/merge-tags.md lists it", "", "2026-11-23"),
    check=check,
)
