"""What a creative consists of, as it can be found again in a finished document."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from newsletter.check.disclosure.squash import squash, without_unseen
from newsletter.dataclass import dataclass
from newsletter.model.blocks import CodeBlock, Figure
from newsletter.model.inline import (
    Code,
    Emphasis,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
)
from newsletter.model.sponsor import Creative

# A platform's or our own template code begins with one of these; nothing after it is known.
_TAG = re.compile(r"\{\{|\{%|\*\||<%|\[\[|%%|\$\{")
# Most addresses: nothing in them begins template code, or is written in two ways.
_PLAIN_URL = re.compile(
    r"(https?)://([a-z0-9.-]+)((?:/[A-Za-z0-9/_.~-]*)?)(?:[?#][A-Za-z0-9/_.~=&?#-]*)?"
)
MIN_TELLING_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Parts:
    """A creative's parts.

    Attributes:
        words: Each run of its text without white space, folded, in order; all must be found.
        body: Those of ``words`` that are running text, not the headline or the link to follow.
        extras: Captions, credits and alternative texts, which a theme may show or not.
        targets: Where its links lead, as ``canonical_url`` gives them.
        pictures: Where its pictures are.
        follow: The words of the call to action, folded; empty if there is none.
    """

    words: tuple[str, ...]
    body: tuple[str, ...]
    extras: tuple[str, ...]
    targets: tuple[str, ...]
    pictures: tuple[str, ...]
    follow: str = ""


@functools.lru_cache(maxsize=4096)
def canonical_url(url: str) -> str:
    """Scheme, host and path of a URL; what tracking adds and merge tags are left out.

    An empty string when nothing of it is known before sending.
    """
    if plain := _PLAIN_URL.fullmatch(url):
        return f"{plain[1]}:{plain[2]}{plain[3].rstrip('/')}"
    known = url.strip()
    found = _TAG.search(known)
    if found:
        known = known[: found.start()]
    if not known:
        return ""
    try:
        parts = urlsplit(known)
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return known
    return f"{parts.scheme.lower()}:{host}{unquote(parts.path).rstrip('/')}"


def same_picture(src: str, url: str) -> bool:
    """Whether an image's source is the picture: the same address, or the same file embedded.

    A file of ours is named by its content's hash, and an embedded one is ``cid:`` and that name.
    """
    if src == url or canonical_url(src) == canonical_url(url):
        return True
    if not src.startswith("cid:"):
        return False
    name = url.rsplit("/", 1)[-1].split("?", 1)[0]
    return bool(name) and name.split(".", 1)[0] in src


class Sides(NamedTuple):
    """A creative's parts in HTML, and in a text part, which puts a reference after each link."""

    html: Parts
    text: Parts


def parts_of(creative: Creative) -> Sides:
    """A creative's parts."""
    headline, body = _runs(creative.headline), _Runs([], [])
    extras: list[str] = []
    targets: list[str] = []
    pictures: list[str] = []
    _add_links(creative.headline, targets)
    follow = ""
    call: list[str] = []
    if creative.call_to_action:
        follow = "".join(_runs(creative.call_to_action.children).whole)
        _add_links((creative.call_to_action,), call)
    figures = [creative.image] if creative.image else []
    for node in _leaves(creative.blocks):
        if isinstance(node, Figure):
            figures.append(node)
        else:
            inlines = (Code(node.value),) if isinstance(node, CodeBlock) else node
            found = _runs(inlines)
            body.whole.extend(found.whole)
            body.apart.extend(found.apart)
            _add_links(inlines, targets)
    linked = bool(targets)
    targets += call
    for figure in figures:
        extras += filter(_spoken, (squash(t) for t in (figure.caption, figure.credit, figure.alt)))
        pictures += filter(None, [figure.url or figure.src])
        targets.append(canonical_url(figure.href))

    def made(headline: list[str], body: list[str]) -> Parts:
        words = [*headline, *body, *([follow] if _spoken(follow) else [])]
        return Parts(
            tuple(dict.fromkeys(words)),
            tuple(dict.fromkeys(body)),
            tuple(dict.fromkeys(extras)),
            tuple(dict.fromkeys(filter(None, targets))),
            tuple(dict.fromkeys(pictures)),
            follow,
        )

    html = made(headline.whole, body.whole)
    return Sides(html, made(headline.apart, body.apart) if linked else html)


def telling_words(parts: Parts) -> tuple[str, ...]:
    """Runs that tell that the creative is there, without what is unseen.

    Short ones stand in any text, and the call to action's in many: "Learn more about the offer".
    It is told by its words and its address together.
    """
    return _telling(parts.words, parts.body, parts.follow)


@functools.lru_cache(maxsize=64)
def _telling(words: tuple[str, ...], body: tuple[str, ...], follow: str) -> tuple[str, ...]:
    return tuple(
        without_unseen(run)
        for run in words
        if len(run) >= MIN_TELLING_LETTERS and (run != follow or run in body)
    )


def times_in(parts: Parts, words: str) -> int:
    """How often a creative says words, in what a theme must show and in what it may."""
    return _said((*parts.words, *parts.extras)).count(words)


@functools.lru_cache(maxsize=64)
def _said(words: tuple[str, ...]) -> str:
    return without_unseen(" ".join(words))


def as_written(creative: Creative) -> dict[str, str]:
    """Each run of a creative's text as its author wrote it, by its squashed form: for messages."""
    written: dict[str, str] = {}
    call = creative.call_to_action
    for inlines in (creative.headline, call.children if call else (), *_leaves(creative.blocks)):
        if isinstance(inlines, tuple):
            for run in _written_runs(inlines):
                for text in ("".join(run), *run):
                    written[squash(text)] = " ".join(text.split())
    return written


def _spoken(text: str) -> bool:
    return text[:1].isalnum() or any(map(str.isalnum, text))


def _leaves(value: Any) -> Iterator[Any]:
    """Figures, code and inline content of blocks, in order, whatever the blocks are."""
    if isinstance(value, Figure | CodeBlock):
        yield value
    elif isinstance(value, tuple):
        if value and isinstance(value[0], _INLINE):
            yield value
        else:
            for part in value:
                yield from _leaves(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name != "location":
                yield from _leaves(getattr(value, name))


class _Runs(NamedTuple):
    """Squashed runs of text, as they are and broken after each link as well."""

    whole: list[str]
    apart: list[str]


def _runs(inlines: tuple[Any, ...]) -> _Runs:
    """Squashed text, broken where the document holds something else: a merge tag, a reference."""
    written = _written_runs(inlines)
    whole = list(filter(_spoken, map(squash, map("".join, written))))
    if all(len(run) == 1 for run in written):
        return _Runs(whole, whole)
    return _Runs(whole, [run for text in written for run in map(squash, text) if _spoken(run)])


def _written_runs(inlines: tuple[Any, ...]) -> list[list[str]]:
    """Runs of text, each in pieces that end with a link."""
    runs = [[""]]

    def add(nodes: tuple[Any, ...]) -> None:
        for node in nodes:
            if isinstance(node, Text | Code):
                runs[-1][-1] += node.value
            elif isinstance(node, LineBreak):
                runs[-1][-1] += " "
            elif isinstance(node, MergeTag):
                runs.append([""])
            else:
                add(node.children)
                if isinstance(node, Link):
                    runs[-1].append("")

    add(inlines)
    return runs


def _add_links(nodes: tuple[Any, ...], targets: list[str]) -> None:
    for node in nodes:
        if isinstance(node, Link):
            targets.append(canonical_url(node.url))
        if hasattr(node, "children"):
            _add_links(node.children, targets)


_INLINE = (Text, Code, LineBreak, MergeTag, Link, Strong, Emphasis, Strikethrough)
