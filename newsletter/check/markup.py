"""The tags of the finished HTML as they are written, for mistakes that a parser mends silently.

Outlook for Windows reads conditional comments, every other client passes over them: so there are
two views of one text. Each tag says who sees it.

Sources: HTML Living Standard, 13.1.2 (elements and optional tags) and 13.2.5 (tokenization);
Microsoft, "About conditional comments" (both read 2026-11-23).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Literal, NamedTuple, TypeAlias

from newsletter.dataclass import dataclass

Audience: TypeAlias = Literal["all", "outlook", "others"]


def words(text: str) -> frozenset[str]:
    """A set of names, for the tables of this package."""
    return frozenset(text.split())


VOID = words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track"
    " wbr"
)

# Quotation marks count only after "="; possessive, so that a tag without its end costs one pass.
_TOKEN = re.compile(
    r"<!--(?:-?>|(?P<comment>.*?)--!?>)"
    r"|<!(?P<switch>\[(?:if\b[^\]]*|endif)\])>"
    r"|<(?P<raw>style|script|title|textarea|xmp)(?=[\s/>])[^>]*+>.*?</(?P=raw)\s*>"
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"""
    r"""(?P<rest>(?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""",
    re.DOTALL | re.IGNORECASE,
)
_ONLY = re.compile(r"\s*\[if\s+([^\]]*)\]>(.*)<!\[endif\]\s*\Z", re.DOTALL | re.IGNORECASE)
_BEGIN = re.compile(r"\s*\[if\s+([^\]]*)\]>?\s*(?:<!(?:--)?)?\s*\Z", re.IGNORECASE)
_END = re.compile(r"(?:.*<!)?\s*\[endif\]\s*\Z", re.DOTALL | re.IGNORECASE)
_TERM = re.compile(r"(?:(lte?|gte?)\s+)?mso(?:\s+(\d+))?", re.IGNORECASE)
_VERSION = 16
"""The version number of Outlook 2016 and every later one that draws with Word's engine."""


class Tag(NamedTuple):
    """One tag.

    Attributes:
        name: In lower case.
        closing: ``</name>``.
        rest: What stands between the name and ``>``.
        start: Offset of its ``<`` in the document.
        audience: Who sees it.
    """

    name: str
    closing: bool
    rest: str
    start: int
    audience: Audience

    @property
    def shown(self) -> str:
        """The tag for a message, attributes left out."""
        return f"</{self.name}>" if self.closing else f"<{self.name}>"

    @property
    def written(self) -> str:
        """The tag as it stands in the text, up to its ``>``."""
        return f"<{'/' * self.closing}{self.name}{self.rest}>"


# An email has eight hundred; ``Tag(…)`` takes three times as long.
_new_tag: Callable[[tuple[object, ...]], Tag] = partial(tuple.__new__, Tag)


@dataclass(frozen=True, slots=True)
class Markup:
    """A document's tags.

    Attributes:
        tags: In order.
        rests: What stands in the opening tags behind their names, each once: an email repeats
            itself, so whatever is looked for in attributes is looked for here first.
        open_comment: Offset of a comment that never ends; -1 if there is none.
    """

    tags: tuple[Tag, ...]
    rests: frozenset[str]
    open_comment: int


def read_markup(html: str) -> Markup:
    """Every tag of a document, those in comments for Outlook too."""
    begins = html.rfind("<!--")
    endless = begins if begins >= 0 and html.find("-->", begins) < 0 else -1
    tags = tuple(_tags(html, 0, "all"))
    return Markup(tags, frozenset([tag.rest for tag in tags]), endless)


def _tags(html: str, shift: int, audience: Audience) -> Iterator[Tag]:
    now = audience
    for found in _TOKEN.finditer(html):
        kind = found.lastgroup
        if kind == "rest":
            _, _, _, close, name, rest = found.groups()
            yield _new_tag((name.lower(), close == "/", rest, found.start() + shift, now))
        elif kind == "comment":
            text = found["comment"]
            only = _ONLY.match(text)
            if only is not None:
                if holds_in_outlook(only[1]):
                    inside = found.start("comment") + only.start(2)
                    yield from _tags(only[2], inside + shift, "outlook")
            else:
                now = _switched(text, now, audience)
        elif kind == "switch":
            now = _switched(found["switch"], now, audience)


def _switched(text: str, now: Audience, outer: Audience) -> Audience:
    begin = _BEGIN.match(text)
    if begin is not None:
        return outer if holds_in_outlook(begin[1]) else "others"
    return outer if _END.match(text) else now


@lru_cache(256)
def holds_in_outlook(condition: str) -> bool:
    """Whether today's Outlook for Windows takes a condition for true: ``(gte mso 9)|(IE)``."""
    return any(
        all(_term(term) for term in either.split("&"))
        for either in condition.replace("(", " ").replace(")", " ").split("|")
    )


def _term(term: str) -> bool:
    term = term.strip()
    if term.startswith("!"):
        return not _term(term[1:])
    found = _TERM.fullmatch(term)
    if found is None:
        return term.lower() == "true"
    if found[2] is None:
        return True
    number = int(found[2])
    match (found[1] or "").lower():
        case "lt":
            return number > _VERSION
        case "lte":
            return number >= _VERSION
        case "gt":
            return number < _VERSION
        case "gte":
            return number <= _VERSION
    return number == _VERSION


_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\*\|.*?\|\*", re.DOTALL)


@lru_cache(4096)
def repeated_attributes(rest: str) -> tuple[str, ...]:
    """The names that a tag's text gives twice with two values; a platform's code is none."""
    found = {(name.lower(), value) for name, value in _ATTRIBUTE.findall(_CODE.sub("", rest))}
    names = [name for name, _ in found]
    if len(names) == len(set(names)):
        return ()
    return tuple(sorted({name for name in names if names.count(name) > 1}))
