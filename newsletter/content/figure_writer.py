"""Pictures and attributes as they stand in a document."""

from __future__ import annotations

import re

from newsletter.content.inline_writer import BREAKABLE, escape_text, write_url
from newsletter.content.terms import write_terms
from newsletter.model.blocks import Figure

_BARE_VALUE = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
_UNESCAPED = re.compile(r"""[\\"]|&(?=[#A-Za-z0-9])""")


def attributes(**values: str) -> str:
    """Attributes in braces, those that say something; empty if none does."""
    written = [f"{key}={_value(value)}" for key, value in values.items() if value]
    return "{" + " ".join(written) + "}" if written else ""


def _value(value: str) -> str:
    return value if _BARE_VALUE.fullmatch(value) else quoted(value)


def quoted(value: str) -> str:
    """A text between quotation marks, of an attribute or a caption."""
    return '"' + _UNESCAPED.sub(r"\\\g<0>", value) + '"'


def write_figure(figure: Figure) -> str:
    """A picture on its line.

    Raises:
        ValueError: If the picture has no address.
    """
    if not figure.src.strip():
        raise ValueError("a picture without an address cannot be written")
    alt = escape_text(figure.alt).replace(BREAKABLE, " ")
    caption = f" {quoted(figure.caption)}" if figure.caption else ""
    image = f"![{alt}]({_source(figure.src)}{caption})"
    if figure.href:
        image = f"[{image}]({write_url(figure.href)})"
    return image + attributes(credit=figure.credit, **write_terms(figure.terms))


def _source(src: str) -> str:
    return write_url(src) if re.search(r"\s", src) is None else "<" + _escaped(src) + ">"


def _escaped(src: str) -> str:
    return re.sub(r"[<>\\]|&(?=[#A-Za-z0-9])", r"\\\g<0>", src)
