"""The vocabularies in which a page speaks of itself to programs: JSON-LD, microdata, OpenGraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsletter.importers.meta_elements import ALT_NAMES, PICTURE_NAMES
from newsletter.importers.pages.model import PagePicture, Said
from newsletter.importers.pages.schema_org import Node, day_of, is_name
from newsletter.model.blocks import ItemKind

# Comments that hid scripts from the browsers of the nineties, and still stand around some.
_HIDES = re.compile(r"<!--|-->|(?:/\*\s*|//\s*)?(?:<!\[CDATA\[|\]\]>)(?:\s*\*/)?")
_LONGEST = 2_000_000  # characters of one script
_DEEPEST = 12
_MOST = 2_000  # nodes


def json_ld_nodes(tree: Any) -> list[Node]:
    """Every node of a page's JSON-LD, outer before inner. Source: json-ld.org, JSON-LD 1.1.

    Args:
        tree: The page, as lxml parsed it.
    """
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().rstrip("; \n")[:_LONGEST]
        if not text.startswith(("{", "[")):
            text = _HIDES.sub("", text)
        try:
            found += _inner(json.loads(text, strict=False), 0)
        except (ValueError, RecursionError):
            continue  # what is no JSON says nothing; other vocabularies may
        if len(found) > _MOST:
            break
    return found[:_MOST]


def _inner(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return
    if isinstance(value, dict):
        yield value
    for each in list(value.values()) if isinstance(value, dict) else value:
        yield from _inner(each, depth + 1)


def microdata_nodes(tree: Any) -> list[Node]:
    """Every item of a page's microdata. Source: HTML Living Standard, section Microdata."""
    scopes = tree.xpath("//*[@itemscope and contains(@itemtype, 'schema.org')]")
    return [_node(scope, 0) for scope in scopes[:_MOST]]


def _node(scope: Any, depth: int) -> Node:
    node: Node = {"@type": (scope.get("itemtype") or "").split()}
    for element in _properties(scope):
        value: Any = _value(element)
        if element.get("itemscope") is not None:
            value = _node(element, depth + 1) if depth < _DEEPEST else ""
        for name in (element.get("itemprop") or "").split():
            node.setdefault(name, []).append(value)
    return node


def _properties(scope: Any) -> Iterator[Any]:
    """The elements that are properties of an item and not of one inside it."""
    waiting = list(reversed(scope))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop") is not None:
            yield element
        if element.get("itemscope") is None:
            waiting += reversed(element)


def _value(element: Any) -> str:
    for key in ("content", "datetime", "src", "href"):
        if (value := element.get(key)) and (key != "href" or element.tag in ("a", "link", "area")):
            return str(value)
    return " ".join("".join(element.itertext()).split())


def meta_says(named: Mapping[str, str]) -> Said:
    """What a page's ``<meta>`` elements say: OpenGraph (ogp.me), and what search engines read."""

    def first(*names: str) -> str:
        return next((named[name] for name in names if named.get(name)), "")

    src = first(*PICTURE_NAMES)
    author = first(
        "author", "article:author", "parsely-author", "byl", "dc.creator", "sailthru.author"
    )
    written = first(
        "article:published_time", "datepublished", "parsely-pub-date", "article.published",
        "dc.date.issued", "dcterms.created", "sailthru.date", "pubdate", "date",
    )  # fmt: skip
    kind: ItemKind | None = None
    if named.get("og:type", "").startswith("video"):
        kind = "video"
    return Said(
        title=first("og:title", "twitter:title", "dc.title"),
        dek=first("og:description", "description", "twitter:description"),
        authors=(author,) if is_name(author) else (),
        published=day_of(written),
        pictures=(PagePicture(src, first(*ALT_NAMES)),) if src else (),
        url=first("og:url"),
        site=first("og:site_name", "application-name"),
        section=first("article:section"),
        kind=kind,
    )
