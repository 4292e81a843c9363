"""Pictures: an image alone on its line, with its caption, credit and link."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from newsletter.content.attributes import Attributes, attribute_fields, parse_attributes
from newsletter.content.links import check_picture, check_url
from newsletter.content.source import Source
from newsletter.content.terms import read_terms
from newsletter.model.blocks import Figure
from newsletter.model.location import Location

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_ALT_TEXT = ("text", "text_special", "code_inline", "attributes", "unreadable_attributes")


def split_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """The lines of a paragraph, so far as no markup runs across their ends."""
    lines: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth == 0 and token.type in ("softbreak", "hardbreak"):
            if token.type == "hardbreak" and not is_picture(lines[-1]):
                lines[-1].append(token)
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def is_picture(line: Sequence[Token]) -> bool:
    """Whether a line is one image, perhaps linked, perhaps with attributes, and nothing else."""
    kinds = [
        token.type
        for token in line
        if token.type not in ("attributes", "unreadable_attributes")
        and not (token.type == "text" and not token.content.strip(" \t"))
    ]
    return kinds in (["image"], ["link_open", "image", "link_close"])


def read_figure(
    line: Sequence[Token],
    locate: Callable[[int], Location],
    source: Source,
    attributes: Attributes,
) -> Figure:
    """The picture of a line for which ``is_picture`` holds.

    Args:
        line: Its tokens.
        locate: The place of an offset in the paragraph's content.
        source: Where problems are reported.
        attributes: Those of a line above; the line's own are added.
    """
    image = next(token for token in line if token.type == "image")
    link = next((token for token in line if token.type == "link_open"), None)
    location = locate(image.meta["pos"])
    for token in line:
        if token.type == "attributes":
            parse_attributes(token.content, _after(locate, token.meta["pos"]), source, attributes)
        elif token.type == "unreadable_attributes":
            source.report(
                "E044",
                locate(token.meta["pos"]),
                "these attributes cannot be read",
                'write {credit="KCNA"}, or put the brace on another line',
            )
    fields = attribute_fields(attributes, location, source)
    caption, credit, href = fields.text("caption"), fields.text("credit"), fields.text("href")
    terms = read_terms(fields, story=False)
    fields.finish()
    caption = _once("caption", str(image.attrs.get("title", "")), caption, location, source)
    href = _once("href", str(link.attrs.get("href", "")) if link else "", href, location, source)
    if href or link is not None or "href" in attributes:
        check_url(href, location, source.problems)
    if link is not None and "title" in link.attrs:
        source.report(
            "E047", location, "a link's title is shown in no email", "write it as the caption"
        )
    src = str(image.attrs["src"])
    check_picture(src, location, source.problems)
    return Figure(
        src,
        _alt_text(image, location, source),
        _LINE_END.sub(" ", caption),
        credit,
        href,
        location=location,
        terms=terms,
    )


def _after(locate: Callable[[int], Location], base: int) -> Callable[[int], Location]:
    return lambda offset: locate(base + offset)


def _once(name: str, markup: str, attribute: str, location: Location, source: Source) -> str:
    if markup and attribute:
        source.report("E044", location, f"the picture's {name} is given twice", "delete one")
    return markup or attribute


def _alt_text(image: Token, location: Location, source: Source) -> str:
    parts: list[str] = []
    for token in image.children or ():
        if token.type in _ALT_TEXT:
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type in ("link_open", "image", "merge_tag"):
            source.report(
                "E045",
                location,
                "a picture's description holds words only, no links, pictures or merge tags",
                "describe in plain words what the picture shows",
            )
    return "".join(parts)
