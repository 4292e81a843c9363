"""Adds what campaigns are counted by: the advertiser's parameters to the links of its creative,
the publication's UTM set to all others of the issue.

Nothing that an address has is changed: its own parameters, its fragment and the merge tags in it
stay as they are, and a parameter that it has already is not given twice.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import is_
from typing import Any, TypeAlias, TypeVar
from urllib.parse import quote, unquote_plus

from newsletter.config.settings import Links
from newsletter.model.blocks import (
    Block,
    Blocks,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import Emphasis, Inline, Inlines, Link, Strikethrough, Strong
from newsletter.model.issue import Issue, Lead, More, Part, Section
from newsletter.model.sponsor import Sponsor, SponsorSlot

Parameters: TypeAlias = Sequence[tuple[str, str]]
Node = TypeVar("Node")

_TAG = re.compile(r"(?<!\\)\{\{.*?\}\}", re.DOTALL)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def add_parameters(url: str, parameters: Parameters) -> str:
    """An address with parameters at the end of its query.

    Args:
        url: As the author wrote it; only one that begins with ``http(s)://`` is changed.
        parameters: Names and values, percent-encoded; those whose name is there are left out.
    """
    if not _WEB.match(url):
        return url
    # What stands in a merge tag is no part of the address: {{ first_name | who? }}
    bare = _TAG.sub(lambda tag: "x" * len(tag[0]), url) if "{{" in url else url
    end = bare.find("#")
    end = len(url) if end < 0 else end
    mark = bare.find("?", 0, end)
    query = bare[mark + 1 : end] if mark >= 0 else ""
    taken = {unquote_plus(part.partition("=")[0]) for part in query.split("&")}
    new = [f"{name}={value}" for name, value in parameters if unquote_plus(name) not in taken]
    if not new:
        return url
    joint = "?" if mark < 0 else "" if not query or query.endswith("&") else "&"
    return f"{url[:end]}{joint}{'&'.join(new)}{url[end:]}"


def tag_links(issue: Issue, links: Links, sponsors: Mapping[str, Sponsor]) -> Issue:
    """Add the parameters to every link of an issue.

    Args:
        issue: With its sponsors placed.
        links: The publication's own pages, which stay as they are, and its UTM set.
        sponsors: By slug; those of the slots must be there.
    """
    utm = utm_parameters(links, issue.date)
    own = {links.unsubscribe, links.preferences, links.view_in_browser}
    own |= {url.replace("{date}", issue.date.isoformat()) for url in own}
    editorial = _Tagger(utm, own)

    def tag(node: Part | Block) -> Any:
        if isinstance(node, SponsorSlot):
            parameters = tracking_parameters(sponsors[node.sponsor], node, issue.date)
            return _Tagger(parameters, own).slot(node) if parameters else node
        if isinstance(node, Lead | More | Section):
            node = editorial.head(node) if utm else node
            return _changed(node, blocks=_each(node.blocks, tag))
        return editorial.block(node) if utm else node

    return _changed(issue, parts=_each(issue.parts, tag))


def utm_parameters(links: Links, day: datetime.date) -> Parameters:
    """The publication's set for one issue."""
    return [
        (f"utm_{it.key}", quote(it.value.replace("{date}", day.isoformat()), safe=""))
        for it in links.utm
    ]


def tracking_parameters(sponsor: Sponsor, slot: SponsorSlot, day: datetime.date) -> Parameters:
    """An advertiser's set for one slot of one issue."""
    values = {"{date}": day.isoformat(), "{slot}": slot.slot, "{creative}": slot.creative.slug}
    found: list[tuple[str, str]] = []
    for name, template in sponsor.tracking:
        value = template
        for placeholder, word in values.items():
            value = value.replace(placeholder, word)
        found.append((name, value))
    return found


_WRAPPERS = (Strong, Emphasis, Strikethrough)


class _Tagger:
    """Adds one set of parameters; what has no link comes back as the same object."""

    def __init__(self, parameters: Parameters, own: Collection[str]) -> None:
        self._parameters = parameters
        self._own = own

    def url(self, url: str) -> str:
        return url if url in self._own else add_parameters(url, self._parameters)

    def inlines(self, nodes: Inlines) -> Inlines:
        return _each(nodes, self._inline)

    def _inline(self, node: Inline) -> Inline:
        if isinstance(node, Link):
            return _changed(node, url=self.url(node.url), children=self.inlines(node.children))
        if isinstance(node, _WRAPPERS):
            return _changed(node, children=self.inlines(node.children))
        return node

    def figure(self, figure: Figure | None) -> Figure | None:
        if figure is None or not figure.href:
            return figure
        return _changed(figure, href=self.url(figure.href))

    def head(self, part: Lead | More | Section) -> Lead | More | Section:
        if not isinstance(part, Lead):
            return _changed(part, title=self.inlines(part.title))
        return _changed(
            part,
            headline=self.inlines(part.headline),
            url=self.url(part.url),
            dek=self.inlines(part.dek),
            byline=self.inlines(part.byline),
            hero=self.figure(part.hero),
        )

    def block(self, block: Any) -> Any:
        match block:
            case Paragraph() | Heading():
                return _changed(block, text=self.inlines(block.text))
            case Quote():
                return _changed(
                    block,
                    blocks=self.blocks(block.blocks),
                    attribution=self.inlines(block.attribution),
                )
            case List():
                return _changed(block, items=_each(block.items, self.blocks))
            case Figure():
                return self.figure(block) or block
            case Item():
                return _changed(
                    block,
                    title=self.inlines(block.title),
                    url=self.url(block.url),
                    image=self.figure(block.image),
                    blocks=self.blocks(block.blocks),
                )
        return block

    def blocks(self, blocks: Blocks) -> Blocks:
        return _each(blocks, self.block)

    def slot(self, slot: SponsorSlot) -> SponsorSlot:
        creative = slot.creative
        action = creative.call_to_action
        return _changed(
            slot,
            creative=_changed(
                creative,
                headline=self.inlines(creative.headline),
                blocks=self.blocks(creative.blocks),
                image=self.figure(creative.image),
                call_to_action=_changed(action, url=self.url(action.url)) if action else None,
            ),
        )


def _each(nodes: tuple[Node, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    made = tuple(map(change, nodes))
    return nodes if all(map(is_, made, nodes)) else made


def _changed(node: Node, **values: object) -> Node:
    new = {name: value for name, value in values.items() if value is not getattr(node, name)}
    return dataclasses.replace(node, **new) if new else node  # type: ignore[type-var]
