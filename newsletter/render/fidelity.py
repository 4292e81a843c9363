"""Proves that inlining lost nothing: compares what went in with what came out.

Inlining may do one thing: put declarations into ``style`` attributes, before those that are there.
Everything else must come out as it went in: the doctype, every comment (Outlook's conditional code
lives in them), every style sheet, every tag in its order, every attribute, every style that was
there, all text, and every token that stands for an author's text or a merge tag.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from html import unescape

from newsletter.dataclass import dataclass
from newsletter.errors import FidelityError, Problem
from newsletter.excerpts import excerpt
from newsletter.model.location import Location
from newsletter.render.tokens import PREFIX, TOKEN

_PIECE = re.compile(r"(<!--.*?-->|<style\b[^>]*>.*?</style>|<[^>]*>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_STYLE = re.compile(r"""\sstyle=("[^"]*"|'[^']*')""")
# HTML's attributes without a value, which lxml writes without one (libxml2, htmlIsBooleanAttr).
_BOOLEAN = frozenset(
    {"checked", "compact", "declare", "defer", "disabled", "ismap", "multiple", "nohref"}
    | {"noresize", "noshade", "nowrap", "readonly", "selected"}
)
_SHOWN = 60


def prove_lossless(before: str, after: str) -> None:
    """Compare a document before and after inlining.

    Raises:
        FidelityError: With one problem for each kind of difference.
    """
    if _is_plainly_lossless(before, after):
        return
    losses = [
        Problem(
            "E150", f"inlining changed {what}", hint="report this with the theme that caused it"
        )
        for what in _differences(before, after)
    ]
    if losses:
        raise FidelityError(losses)


def prove_compiled(mjml: str, compiled: str, locate: Callable[[int, int], Location]) -> None:
    """Look for every text and merge tag of the body in what the engine made of it.

    Args:
        mjml: What the engine was given, its values behind tokens; what stands in its head may
            be a default that nothing uses.
        compiled: What it gave.
        locate: Line and column of ``mjml`` to the author's file.

    Raises:
        FidelityError: For the first value that is missing.
    """
    start = max(mjml.find("</mj-head>"), 0)
    kept = set(TOKEN.findall(compiled))
    for token in TOKEN.finditer(mjml, start):
        if token[1] not in kept:
            offset = token.start()
            line, column = mjml.count("\n", 0, offset) + 1, offset - mjml.rfind("\n", 0, offset)
            message = "mjml-python dropped what stands here"
            hint = "put it where MJML takes text, or into another attribute"
            raise FidelityError(locate(line, column).problem("E150", message, hint))


def _is_plainly_lossless(before: str, after: str) -> bool:
    """Whether nothing but tags differs, and those only by styles: most documents, soon told.

    What is said no to here is looked at in full.
    """
    old_parts, new_parts = TOKEN.split(before), TOKEN.split(after.removesuffix("\n"))
    old, new = PREFIX.join(old_parts[::2]), PREFIX.join(new_parts[::2])
    if (
        old_parts[1::2] != new_parts[1::2]
        or _between(old, "<!--", "-->") != _between(new, "<!--", "-->")
        or (_between(old, "<style", "</style") != _between(new, "<style", "</style"))
    ):
        return False
    old_pieces, new_pieces = old.split("<"), new.split("<")
    return (
        len(old_pieces) == len(new_pieces)
        and new[:15].lower() == "<!doctype html>"
        and old_pieces[1].rstrip() == new_pieces[1].rstrip()
        and all(
            was == now or _is_same_piece(was, now)
            for was, now in zip(old_pieces[2:], new_pieces[2:], strict=True)
        )
    )


def _between(html: str, start: str, end: str) -> list[str]:
    return [piece.partition(end)[0] for piece in html.split(start)[1:]]


@functools.lru_cache(maxsize=1000)
def _is_same_piece(was: str, now: str) -> bool:
    """Whether a tag is the same but for its style, and the text behind it the same."""
    tag, _, text = was.partition(">")
    new_tag, _, new_text = now.partition(">")
    return text == new_text and not _tag_difference(f"<{tag}>", f"<{new_tag}>")


def _differences(before: str, after: str) -> Iterator[str]:
    if not after.lower().startswith("<!doctype html>"):
        yield "the doctype: it is missing"
    if TOKEN.findall(before) != TOKEN.findall(after):
        yield "the order or number of the texts and merge tags"
    old, new = _split(before), _split(after)
    if old.text != new.text:
        yield f"the text: {_first_difference(old.text, new.text)}"
    for kind, was, now in (
        ("a comment", old.comments, new.comments),
        ("a style sheet", old.sheets, new.sheets),
    ):
        if was != now:
            yield f"{kind}: {_first_of(was, now)}"
    yield from _tag_differences(old.tags, new.tags)


@dataclass(frozen=True, slots=True)
class _Split:
    """A document taken apart."""

    comments: list[str]
    sheets: list[str]
    tags: list[str]
    text: str


def _split(html: str) -> _Split:
    parts = _PIECE.split(html)
    comments: list[str] = []
    sheets: list[str] = []
    tags: list[str] = []
    for piece in parts[1::2]:
        if piece[1] == "!":
            if piece.startswith("<!--"):
                comments.append(piece)
        elif piece.startswith("<style"):
            sheets.append(piece)
        else:
            tags.append(piece)
    return _Split(comments, sheets, tags, " ".join(unescape("".join(parts[::2])).split()))


def _tag_differences(old: list[str], new: list[str]) -> Iterator[str]:
    if len(old) != len(new):
        yield f"the number of tags: {len(old)} before, {len(new)} after"
        return
    for was, now in zip(old, new, strict=True):
        if was != now:
            loss = _tag_difference(was, now)
            if loss:
                yield loss
                return


@functools.lru_cache(maxsize=1000)  # a theme's tags are the same in every email
def _tag_difference(was: str, now: str) -> str:
    old, old_style = _without_style(was)
    new, new_style = _without_style(now)
    # The same attributes are often written alike, and reading them is the dear part.
    if old != new and _attributes(old) != _attributes(new):
        return f"a tag: {excerpt(was, _SHOWN)} became {excerpt(now, _SHOWN)}"
    written = _style(old_style)
    if written and not _ends_with(_style(new_style), written):
        return f'a style: "{excerpt(written, _SHOWN)}" of {excerpt(old, _SHOWN)}'
    return ""


def _ends_with(style: str, old: str) -> bool:
    """Whether a style is the old one, with declarations of the sheet at most before it."""
    return style.endswith(old) and style.removesuffix(old).rstrip()[-1:] in {"", ";"}


def _without_style(tag: str) -> tuple[str, str]:
    # mjml-python closes void elements as XML does, lxml does not: the same tag either way.
    bare = tag.replace(" />", ">")
    found = _STYLE.search(bare)
    if found is None:
        return bare, ""
    return bare[: found.start()] + bare[found.end() :], found[1]


def _style(written: str) -> str:
    """The value of a ``style`` attribute as it was between its quotes."""
    value = written[1:-1].strip()
    return unescape(value) if "&" in value else value


def _attributes(tag: str) -> tuple[str, dict[str, str]]:
    name, *rest = tag.strip("</>").split(maxsplit=1)
    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer("".join(rest)):
        key, value = match[1].lower(), match[2] or ""
        quoted = value[:1] in {'"', "'"}
        attributes[key] = "" if key in _BOOLEAN else unescape(value[1:-1] if quoted else value)
    return name.lower(), attributes


def _first_of(was: list[str], now: list[str]) -> str:
    if len(was) != len(now):
        return f"{len(was)} before, {len(now)} after"
    return next(excerpt(old, _SHOWN) for old, new in zip(was, now, strict=True) if old != new)


def _first_difference(was: str, now: str) -> str:
    same = next(
        (index for index, (a, b) in enumerate(zip(was, now, strict=False)) if a != b),
        min(len(was), len(now)),
    )
    return f'"{excerpt(was[same:], _SHOWN)}" became "{excerpt(now[same:], _SHOWN)}"'
