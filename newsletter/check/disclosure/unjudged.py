"""What of a document may do anything to any of its elements, so that nothing is proved about it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Set
from typing import Any, NamedTuple

from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.styles import Styles

# Their content is not what it seems, is fetched, or is read differently by different programs.
_FORBIDDEN = (
    "script", "template", "noscript", "textarea", "xmp", "plaintext", "listing", "noembed",
    "noframes", "iframe", "frameset", "frame", "object", "embed", "applet", "svg", "math",
    "select", "option", "dialog", "base", "basefont", "slot", "portal", "foreignobject", "marquee",
    "image",
)  # fmt: skip
# A condition, a loop or a block of a sending platform: it begins or ends what only some readers
# get. A tag that is replaced by a reader's own data does not.
PLATFORM_CODE = re.compile(r"\{%|<%|%%\[|\*\|(?!MC:)[^|*]+\|\*|\{\{(?!\s*\w+\s*\}\})")
_PLATFORM_BLOCK = re.compile(
    r"\{%|<%|%%\[|\*\|(?:IF|IFNOT|ELSE|ELSEIF|END|INTERESTED|GROUP)\b"
    r"|\{\{[-~]?\s*(?:[#/^]|(?:if|else|end|range|with|block|define|unless|each)\b)",
    re.IGNORECASE,
)
# A window wider than this shows the email's letters smaller than they are set.
MAX_WINDOW_PX = 900.0
_WINDOW_WIDTH = re.compile(r"width\s*=\s*([0-9.]+)")
_SCALE = re.compile(r"(?:initial|minimum|maximum)-scale\s*=\s*([0-9.]+)")
_POSITIONED = re.compile(r"position\s*:\s*(?:absolute|relative|fixed)", re.IGNORECASE)
_BEHIND = re.compile(r"z-index\s*:\s*-", re.IGNORECASE)
# Of lower elements the text does not fit; tables and cells grow with it.
_LINE_PX = 12.0
_FIXED_HEIGHT = ("div", "p", "section", "article", "aside", "center", "blockquote", "ul", "ol")
_TAG = re.compile(r"<[A-Za-z][^>]*>")


class Written(NamedTuple):
    """What the ``style`` attributes of a document come to.

    Attributes:
        covering: What may lie over an element that stands elsewhere.
        low: Those of an element lower than a line, which does not clip what it holds.
        pictured: A picture is the ground of an element.
    """

    covering: tuple[str, ...]
    low: frozenset[str]
    pictured: bool


@functools.lru_cache(maxsize=64)
def read_written(styles: frozenset[str]) -> Written:
    """Read all ``style`` attributes of a document, each once."""
    read = {style: read_style(style) for style in styles}
    return Written(
        tuple(f'style="{text}"' for found in read.values() for text in found.covering),
        frozenset(
            style
            for style, found in read.items()
            if found.height_px is not None and found.height_px < _LINE_PX and not found.clips
        ),
        any("url(" in style.lower() for style in styles),
    )


def unjudged_in(
    root: Any,
    styles: Styles,
    written: Written,
    comments: Iterable[str],
    found: dict[Any, Lineage],
) -> Iterator[str]:
    """What nothing can be proved beside, in words.

    Args:
        written: Its ``style`` attributes.
        comments: What ``in_comment`` says of its comments.
        found: The lineages of the document's elements; the new ones are added.
    """
    yield from (f"<{tag}>" for tag in sorted({found.tag for found in root.iter(*_FORBIDDEN)}))
    for link in root.iter("link"):
        if "stylesheet" in (link.get("rel") or "").lower():
            yield "a linked style sheet"
    if any(title.getparent().tag != "head" for title in root.iter("title")):
        yield "<title> outside the head"
    yield from styles.rules.unjudged
    yield from _covering(root, styles, written, found)
    yield from comments
    yield from _overflowing(root, written.low)
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() in ("refresh", "default-style"):
            yield f'<meta http-equiv="{meta.get("http-equiv")}">'
        if (meta.get("name") or "").strip().lower() == "viewport":
            yield from _window(meta.get("content") or "")


def _covering(
    root: Any, styles: Styles, written: Written, lineages: dict[Any, Lineage]
) -> list[str]:
    """What may lie over an element that stands elsewhere."""
    found = list(written.covering)
    for rule in styles.rules.covering:
        elements = (styles.lineages.of(element, lineages) for element in root.iter("*"))
        if any(styles.rules.match(rule.selector, lineage) is not None for lineage in elements):
            found += rule.declarations.covering
    return sorted(set(found))


def _overflowing(root: Any, low: Set[str]) -> Iterator[str]:
    """Elements that are lower than what they hold, which then lies over what comes next."""
    for element in root.iter(*_FIXED_HEIGHT) if low else ():
        if element.get("style") not in low:
            continue
        if next(element.iterchildren(*_FIXED_HEIGHT, "table", "img"), None) is not None:
            yield f'what overflows <{element.tag} style="{element.get("style")[:40]}">'


@functools.lru_cache(maxsize=512)
def in_comment(text: str) -> tuple[str, ...]:
    """What in a comment nothing can be proved beside, in words."""
    found = []
    if _PLATFORM_BLOCK.search(text):
        found.append(f"a comment with the platform's code: {text.strip()[:40]}")
    if "position" in text and text.lstrip().lower().startswith("[if"):
        found += [
            f"for Outlook, {tag[:60]}, which may lie over any element"
            for tag in _TAG.findall(text)
            if _POSITIONED.search(tag) and not _BEHIND.search(tag)
        ]
    return tuple(found)


def _window(content: str) -> Iterator[str]:
    lowered = content.lower()
    widths = [float(found) for found in _WINDOW_WIDTH.findall(lowered)]
    scales = [float(found) for found in _SCALE.findall(lowered)]
    if any(width > MAX_WINDOW_PX for width in widths) or any(scale < 1 for scale in scales):
        yield f'a viewport that shrinks letters: "{content[:60]}"'
