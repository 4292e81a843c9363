"""Outlook's conditional comments: what Outlook for Windows makes of a document."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from newsletter.check.disclosure.declarations import read_style
from newsletter.check.disclosure.sheet import Sheet, read_sheet
from newsletter.check.disclosure.unjudged import in_comment
from newsletter.dataclass import dataclass

OUTLOOK = "Outlook for Windows"

_OPENING = re.compile(
    r"\s*\[if\s([^\]]*)\]>(?P<inside>.*)<!\[endif\]\s*", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_STYLE_TAG = re.compile(r"<style[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_VOID = frozenset((
    "br", "img", "hr", "meta", "link", "input", "col", "v:fill", "v:stroke", "v:imagedata",
    "o:allowpng"
))  # fmt: skip
# What MJML itself writes around sections, for Outlook alone: the label's own element sets these.
_MJML_OWN = ("font-size", "line-height", "mso-line-height-rule", "height", "padding")
_WIDTH = re.compile(r"\bwidth\s*=\s*[\"']?\s*([0-9]+)(?![0-9]*%)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conditional:
    """What a conditional comment does in Outlook.

    Attributes:
        region: 1 if it begins a region that Outlook leaves out or takes in, -1 if it ends one.
        opened: Style attributes of the elements that it leaves open.
        closed: How many elements that stand before it are closed by it.
        words: The text in it.
        sheets: The style sheets in it.
    """

    region: int = 0
    opened: tuple[tuple[str, str], ...] = ()
    closed: int = 0
    words: str = ""
    sheets: tuple[str, ...] = ()


NOTHING = Conditional()


@functools.lru_cache(maxsize=512)
def conditional(comment: str) -> Conditional:
    """Read a comment; an ordinary one does nothing."""
    text = comment.strip()
    lowered = text.lower()
    if lowered in ("[endif]", "<![endif]"):
        return Conditional(region=-1)
    if not lowered.startswith("[if"):
        return NOTHING
    found = _OPENING.fullmatch(text)
    if not found:
        return Conditional(region=1)
    inside = found["inside"]
    sheets = tuple(_STYLE_TAG.findall(inside))
    inside = _STYLE_TAG.sub("", inside)
    stack: list[tuple[str, str]] = []
    closed = 0
    for slash, written, attributes in _TAG.findall(inside):
        name = written.lower()
        if slash:
            if stack:
                stack.pop()
            else:
                closed += 1
        elif name not in _VOID and not attributes.rstrip().endswith("/"):
            style = _STYLE.search(attributes)
            css = (style[1] or style[2] or "") if style else ""
            if width := _WIDTH.search(_STYLE.sub("", attributes)):
                css = f"width:{width[1]}px;{css}"
            stack.append((name, css))
    return Conditional(0, tuple(stack), closed, _TAG.sub("", inside).strip(), sheets)


class Outlook(NamedTuple):
    """How Outlook for Windows comes to an element, after the conditional comments before it.

    Attributes:
        regions: How many regions it stands in that are left out, or taken in.
        opened: Style attributes of the elements that are open.
        words: What Outlook alone shows before it.
    """

    regions: int = 0
    opened: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()

    def after(self, read: Conditional) -> Outlook:
        """What one more comment makes of it."""
        opened = self.opened[: max(0, len(self.opened) - read.closed)]
        return Outlook(
            max(0, self.regions + read.region),
            opened + read.opened,
            (*self.words, read.words) if read.words else self.words,
        )


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments of a document.

    Attributes:
        before: What the first of them come to: none, one, two, and so on.
        sheets: The style sheets that they give to Outlook.
        unjudged: What in them may do anything to any element.
    """

    before: tuple[Outlook, ...]
    sheets: tuple[Sheet, ...]
    unjudged: tuple[str, ...]


@functools.lru_cache(maxsize=16)
def read_comments(comments: tuple[str, ...]) -> Comments:
    """Read a document's comments; the web copy mostly has the email's."""
    before = [Outlook()]
    for comment in comments:
        read = conditional(comment)
        before.append(before[-1] if read is NOTHING else before[-1].after(read))
    return Comments(
        tuple(before),
        tuple(sheet for comment in comments for sheet in _sheets_in(comment)),
        tuple(reason for comment in comments for reason in in_comment(comment)),
    )


def _sheets_in(comment: str) -> Iterable[Sheet]:
    """The style sheets that a conditional comment gives to Outlook."""
    if "<style" in (lowered := comment.lower()) and lowered.lstrip().startswith("[if"):
        return (read_sheet(css, OUTLOOK) for css in conditional(comment).sheets)
    return ()


def outlook_flaws(before: Outlook, element: Any) -> Iterator[str]:
    """What hides an element in Outlook for Windows by conditional comments before it."""
    if before.regions or _left_out_within(element):
        yield "it stands in a region that a conditional comment leaves out or styles"
    for _, style in before.opened:
        for flaw in read_style(style).hiding:
            if not flaw.startswith(_MJML_OWN):
                yield f"a conditional comment puts it into an element with {flaw}"


def _left_out_within(element: Any) -> bool:
    """Whether a comment leaves out a part of the element's own text, or puts it elsewhere."""
    regions = opened = 0
    for child in element:
        if child.tag is etree.Comment:
            read = conditional(child.text or "")
            regions = max(0, regions + read.region)
            opened = max(0, opened + len(read.opened) - read.closed)
        if (regions or opened) and (child.tail or "").strip():
            return True
    return False


def comment_words_in(element: Any) -> Iterator[str]:
    """The words that Outlook alone shows within an element."""
    for comment in element.iter(etree.Comment):
        words = conditional(comment.text or "").words
        if words:
            yield words
