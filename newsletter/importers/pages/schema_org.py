"""An article's node in the vocabulary of schema.org -> what it says.

JSON-LD and microdata give the same nodes: a property to its values. Source: schema.org 29.0,
Article and its kinds, read 2026-11-26.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, TypeAlias

from newsletter.importers.feeds.item import clean_words, plain_words
from newsletter.importers.pages.model import PagePicture, Said
from newsletter.model.blocks import ItemKind

Node: TypeAlias = dict[str, Any]

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Blog|Report|Review|SocialMediaPosting)")
_VIDEO = frozenset(["VideoObject", "Clip", "Movie", "TVEpisode"])
_AUDIO = frozenset(["AudioObject", "PodcastEpisode", "RadioEpisode", "Episode"])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"https?://|www\.|@")
_LONGEST = 1000  # characters of a headline, a name or a sentence


def article_of(nodes: Sequence[Node]) -> Said | None:
    """What the page's article says; None if no node is one.

    Args:
        nodes: All of them, in the page's order; the first that is an article counts, and one with
            a headline before one without.
    """
    found = [node for node in nodes if _kind_of(node) is not None]
    found.sort(key=lambda node: (not _text(node, "headline", "name"), _kind_of(node) != "story"))
    return _said(found[0]) if found else None


def types_of(node: Node) -> list[str]:
    """A node's types without the vocabulary's address."""
    return [re.split(r"[/#:]", name)[-1] for name in _texts(node.get("@type"))]


def _kind_of(node: Node) -> ItemKind | None:
    """What a node's types make of it; None for what is no article, video or recording."""
    for name in types_of(node):
        if _ARTICLE.fullmatch(name):
            return "opinion" if name == "OpinionNewsArticle" else "story"
        if name in _VIDEO:
            return "video"
        if name in _AUDIO:
            return "audio"
    return None


def _said(node: Node) -> Said:
    publisher = _nodes(node.get("publisher")) or _nodes(node.get("sourceOrganization"))
    paid = "AdvertiserContentArticle" if "AdvertiserContentArticle" in types_of(node) else ""
    sponsors = _names(node.get("sponsor")) or _names(node.get("funder"))
    free = " ".join(_texts(node.get("isAccessibleForFree"))).casefold()
    return Said(
        title=_text(node, "headline", "name"),
        dek=_text(node, "description", "alternativeHeadline", "abstract"),
        authors=_names(node.get("author")) or _names(node.get("creator")),
        published=day_of(_text(node, "datePublished", "uploadDate", "dateCreated")),
        pictures=tuple(_pictures(node)),
        url=_address(node),
        site=_text(publisher[0], "name") if publisher else "",
        section=_text(node, "articleSection"),
        body=_long_text(node, "articleBody", "text"),
        kind=_kind_of(node),
        paid=paid or (f"sponsor: {sponsors[0]}" if sponsors else ""),
        partial=free.endswith("false"),
    )


def day_of(text: str) -> datetime.date | None:
    """The day of a moment as it is written there; None if it is none."""
    text = text.strip()
    try:
        return datetime.datetime.fromisoformat(text).date()
    except ValueError:
        pass
    if found := _DAY.match(text):
        try:
            return datetime.date.fromisoformat(found[0])
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(text).date() if re.search(r"\d{4}", text) else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def is_name(text: str) -> bool:
    """Whether a text can be an author's name: addresses and editors' accounts are none."""
    return bool(
        text
        and len(text) <= 120
        and not _ADDRESS.search(text)
        and any(map(str.isalpha, text))
        and text.casefold() not in ("admin", "editor", "staff", "author", "user", "unknown", "none")
    )


def _pictures(node: Node) -> Iterator[PagePicture]:
    for key in ("image", "thumbnail", "thumbnailUrl", "primaryImageOfPage"):
        for value in _list(node.get(key)):
            if isinstance(value, str):
                yield PagePicture(value.strip())
            elif isinstance(value, dict):
                src = _text(value, "url", "contentUrl", "@id")
                maker = _names(value.get("creator")) or _names(value.get("author"))
                credit = _text(value, "creditText") or ", ".join(maker)
                credit = credit or _text(value, "copyrightNotice")
                caption = _text(value, "caption", "description")
                if src:
                    yield PagePicture(src, caption=caption, credit=credit)


def _address(node: Node) -> str:
    for key in ("mainEntityOfPage", "url", "@id"):
        for value in _list(node.get(key)):
            found = value if isinstance(value, str) else ""
            if isinstance(value, dict):
                found = str(value.get("@id") or value.get("url") or "")
            if found.startswith(("https://", "http://")):
                return found.strip()
    return ""


def _names(value: Any) -> tuple[str, ...]:
    found: list[str] = []
    for each in _list(value):
        name = _text(each, "name") if isinstance(each, dict) else _words(each)
        if is_name(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _text(node: Node, *keys: str) -> str:
    """The first property that says something, in plain words."""
    return next(
        (words for key in keys for it in _texts(node.get(key)) if (words := _words(it))), ""
    )


def _long_text(node: Node, *keys: str) -> str:
    return next((text for key in keys for text in _texts(node.get(key)) if text.strip()), "")


def _words(value: Any) -> str:
    return clean_words(plain_words(value[:_LONGEST])) if isinstance(value, str) else ""


def _texts(value: Any) -> list[str]:
    found: list[str] = []
    for each in _list(value):
        text = each.get("@value", each.get("@id")) if isinstance(each, dict) else each
        if isinstance(text, str | bool):
            found.append(str(text))
    return found


def _nodes(value: Any) -> list[Node]:
    return [it for it in _list(value) if isinstance(it, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
