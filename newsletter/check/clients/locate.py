"""Where a use comes from: the editor's own line, the theme's, or neither."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from newsletter.check.clients.use import Use
from newsletter.model.blocks import Figure
from newsletter.model.inline import Link
from newsletter.model.location import NOWHERE, Location

_VALUE = r"""(?:\{\{.*?\}\}|[^;}"'])*"""
_JINJA = re.compile(r"\{\{.*?\}\}")


class Source(Protocol):
    """A theme's file."""

    @property
    def path(self) -> str:
        """The file, relative to the workspace."""

    @property
    def text(self) -> str:
        """Its text."""


def locate_use(use: Use, issue: Any, theme: Mapping[str, Source]) -> Location:
    """The place to change, or ``NOWHERE`` where MJML itself wrote it.

    Args:
        use: A use in the issue's email.
        issue: The assembled issue: its pictures and links know their lines.
        theme: The theme's files by name.
    """
    if use.place == "markup" and use.name in {"src", "href", "srcset", "background"}:
        for node in _nodes(issue):
            address = node.url if isinstance(node, Figure | Link) else ""
            if address and address[:200] == use.value:
                location: Location = node.location
                return location
    best = NOWHERE
    for pattern, exact in _patterns(use):
        for name, source in sorted(theme.items(), key=lambda item: item[0] != "styles.css"):
            if name.startswith("text/") or not name.endswith((".css", ".j2")):
                continue
            for number, line in enumerate(source.text.splitlines(), 1):
                for match in pattern.finditer(line):
                    start = match.start("at" if "at" in pattern.groupindex else 0)
                    found = Location(source.path, number, start + 1)
                    if exact is None or _same(match["value"], use.value):
                        return found
                    best = found if best == NOWHERE else best
    return best if use.place != "inline" else NOWHERE


def _nodes(value: Any) -> Iterator[Any]:
    """Every node of an issue, in order."""
    if isinstance(value, tuple):
        for member in value:
            yield from _nodes(member)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Location):
        yield value
        for field in dataclasses.fields(value):
            yield from _nodes(getattr(value, field.name))


def _patterns(use: Use) -> Iterator[tuple[re.Pattern[str], str | None]]:
    """What to look for in a theme, the surest first; with the value if that must agree."""
    name = re.escape(use.name)
    if use.place == "markup":
        if use.name and use.tag and use.value:
            value = re.escape(use.value)
            yield (
                re.compile(rf"""<{re.escape(use.tag)}\b[^>]*\s{name}\s*=\s*["']{value}["']"""),
                None,
            )
        if use.name and use.tag:
            yield re.compile(rf"<{re.escape(use.tag)}\b[^>]*\s{name}\s*="), None
        if use.tag:
            yield re.compile(rf"<{re.escape(use.tag)}\b", re.I), None
    elif use.name:
        yield re.compile(rf"(?<![\w-]){name}\s*:\s*(?P<value>{_VALUE})", re.I), use.value
    else:
        rule = re.escape(use.value.partition(" in @media")[0])
        yield re.compile(rf"(?:^|[{{}};])\s*(?P<at>{rule})\s*[{{;]"), None


def _same(written: str, value: str) -> bool:
    """Whether a value of styles.css, which may hold the theme's settings, became this one."""
    parts = [re.escape("".join(part.split())) for part in _JINJA.split(written)]
    return bool(re.fullmatch(".+".join(parts), "".join(value.split())))
