"""Markup in a form that a person reads and a test compares: one block-level tag a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

_INLINE = frozenset(("a", "em", "strong", "s", "code", "span", "br", "img"))
# A picture is named by the hash of its bytes, which the version of Pillow decides.
_PICTURE = re.compile(r"\b[0-9a-f]{16}\.(jpg|png|gif)\b")


def outline(markup: str) -> str:
    """A fragment of MJML or HTML, indented, its attributes sorted and its white space folded."""
    text = _PICTURE.sub(r"PICTURE.\1", markup).replace("&nbsp;", "&#160;")
    root = etree.fromstring(f"<root>{text}</root>", etree.XMLParser(remove_comments=True))
    return "".join(f"{line}\n" for line in _lines(root, "")).replace("\xa0", "&#160;")


def _lines(element: Any, indent: str) -> Iterator[str]:
    run = _text(element.text, element)
    for child in element:
        if child.tag in _INLINE:
            run += _inline(child) + _text(child.tail, element)
            continue
        yield from _paragraph(run, indent)
        run = _text(child.tail, element)
        if child.tag == "pre":  # every space in it counts
            yield indent + _inline(child)
            continue
        inner = list(_lines(child, indent + "  "))
        if inner:
            yield f"{indent}{_start(child)}>"
            yield from inner
            yield f"{indent}</{child.tag}>"
        else:
            yield f"{indent}{_start(child)} />"
    yield from _paragraph(run, indent)


def _paragraph(run: str, indent: str) -> Iterator[str]:
    # Only breakable space: a no-break space is content.
    if run.strip(" \t\r\n"):
        yield from (f"{indent}{line}" for line in run.strip(" \t\r\n").split("\n"))


def _inline(element: Any) -> str:
    inside = _text(element.text, element)
    for child in element:
        inside += _inline(child) + _text(child.tail, element)
    return f"{_start(element)}>{inside}</{element.tag}>" if inside else f"{_start(element)} />"


def _start(element: Any) -> str:
    attributes = (f'{name}="{_escape(value)}"' for name, value in sorted(element.items()))
    return " ".join((f"<{element.tag}", *attributes))


def _text(text: str | None, holder: Any) -> str:
    if not text:
        return ""
    return _escape(text if holder.tag == "pre" else re.sub(r"[ \t\r\n]+", " ", text))


def _escape(text: str) -> str:
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, reference)
    return text
