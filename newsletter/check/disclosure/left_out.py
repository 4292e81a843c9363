"""What the web copy leaves out of the email, and whether the proof looks at any of it.

The web copy's source is mostly the email's with a few links and paragraphs left out, as is the line
that leads to the web copy itself. A parser makes of it the email's tree without their elements. So
where the email is proved, and the proof looked at nothing of what is left out or beside it, the web
copy is proved as well. In any other case it is read and proved by itself.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from lxml import etree

from newsletter.check.disclosure.beside import looked_at_beside
from newsletter.check.disclosure.creative import Parts, telling_words
from newsletter.check.disclosure.document import Document, Parsed, examine, parse, read_document
from newsletter.check.disclosure.rules import names_held
from newsletter.check.disclosure.squash import combines, squash, without_unseen

_MOST_CUTS = 8
_FOLLOWING = 64
_STEP = 4096
# So many letters on either side tell that no run goes on over a cut; more are read, for a mark
# changes the letter that it stands after.
_JOINT = 3
_FEW = 16
_MARK = "left out of the web copy"
# Whole elements of running text. None of them is a picture, a comment or a style sheet, and none
# of their attributes leads elsewhere in the document.
_RUNNING = re.compile(
    r"(?:</?(?:a|b|br|em|i|p|small|span|strong|u)"
    r"(?: (?:aria-label|class|dir|href|lang|rel|role|style|target|title)=\"[^\"<>]*\")*>[^<>]*)+"
)

_refers = etree.XPath("boolean(//@aria-labelledby)")


class Cut(NamedTuple):
    """What is left out, in the email's tree.

    Attributes:
        nodes: Elements, in order; the last one's tail goes only in part.
        before: The text right before the first of them that goes too.
        after: The text right after the last of them that stays.
    """

    nodes: tuple[Any, ...]
    before: str
    after: str


class Pair(NamedTuple):
    """The email, and what its web copy leaves out; None if more than that differs."""

    email: Document | None
    cuts: tuple[Cut, ...] | None


class Boxed(NamedTuple):
    """A creative, and the boxes in which it was proved to be disclosed."""

    parts: Parts
    boxes: list[Any]


def read_pair(name: str, html: str, web_html: str) -> Pair:
    """Read the email's document, named ``name``, and find what the web copy leaves out of it."""
    if html == web_html:
        return Pair(read_document(name, html), ())
    parsed, cuts = _parse_marked(html, spans_left_out(html, web_html))
    email = read_document(name, html) if cuts is None else examine(name, parsed)
    return Pair(email, cuts)


def spans_left_out(whole: str, part: str) -> list[tuple[int, int]]:
    """Where in a source stands what another one leaves out, and else is the same.

    Returns:
        The first character of each span and the one after its last, in order. Nothing if anything
        else differs, and also if nothing does.
    """
    spans: list[tuple[int, int]] = []
    at = done = 0
    while (same := _same(whole, at, part, done)) < len(part) - done:
        start = whole.rfind("<", at, at + same + 1)
        if start < 0 or ">" in whole[start : at + same] or len(spans) == _MOST_CUTS:
            return []
        done += start - at
        at = whole.find(part[done : done + _FOLLOWING], start + 1)
        if at < 0 or not _RUNNING.fullmatch(whole, start, at):
            return []
        spans.append((start, at))
    return spans if at + same == len(whole) else []


def _same(one: str, start: int, other: str, other_start: int) -> int:
    """How many characters of two texts are the same from a place on."""
    same, step = 0, _STEP
    while step:
        piece = one[start + same : start + same + step]
        if piece and other.startswith(piece, other_start + same):
            same += len(piece)
        else:
            step //= 2
    return same


def _parse_marked(
    html: str, spans: Sequence[tuple[int, int]]
) -> tuple[Parsed, tuple[Cut, ...] | None]:
    """Parse a document with comments around spans of its source, and take these out again.

    Where a comment stands, the parser is in no tag, no comment and no style sheet; and where two
    are children of one element, it has closed between them what it has opened there. So what
    stands after the second reads the same without what stands between them.

    Returns:
        The tree and what the spans are in it. None if any of them is no row of whole elements.
    """
    if not spans or _MARK in html:
        return Parsed(None), None
    ends = [0, *itertools.chain.from_iterable(spans), len(html)]
    pieces = [html[start:end] for start, end in itertools.pairwise(ends)]
    parsed = parse(f"<!--{_MARK}-->".join(pieces))
    marks = [mark for mark in parsed.root.iter(etree.Comment) if mark.text == _MARK]
    if len(marks) != 2 * len(spans):
        return Parsed(None), None
    cuts = tuple(_unmarked(*pair) for pair in zip(marks[::2], marks[1::2], strict=True))
    found = tuple(cut for cut in cuts if cut)
    # Between two in one element there could be text that belongs to either.
    apart = len({cut.nodes[0].getparent() for cut in found}) == len(cuts)
    return parsed, found if apart else None


def _unmarked(first: Any, last: Any) -> Cut | None:
    """Take two marks out of a tree; None unless there are whole elements between them."""
    nodes = tuple(itertools.takewhile(lambda node: node is not last, first.itersiblings()))
    parent = first.getparent()
    if parent is None or last.getparent() is not parent or not nodes:
        return None
    cut = Cut(nodes, first.tail or "", last.tail or "")
    for mark in (last, first):
        _take_out(mark, mark.tail or "")
    return cut


def _take_out(node: Any, after: str, before: int = 0) -> None:
    """Take a node out of a tree.

    Args:
        after: What stays of the text after it.
        before: How many characters of the text before it go too.
    """
    parent, holder = node.getparent(), node.getprevious()
    parent.remove(node)
    text = (parent.text if holder is None else holder.tail) or ""
    text = (text[: len(text) - before] + after) or None
    if holder is None:
        parent.text = text
    else:
        holder.tail = text


def take_out_all(cuts: Sequence[Cut]) -> None:
    """Make of the email's tree the web copy's."""
    for cut in cuts:
        first, *more = cut.nodes
        for node in more:
            node.getparent().remove(node)
        _take_out(first, cut.after, len(cut.before))


def proves_web_copy(pair: Pair, proved: Sequence[Boxed]) -> bool:
    """Whether a proof of the email is one of its web copy.

    The email's tree is taken apart for it: be done with it before.

    Args:
        proved: All creatives; no flaw was found in the email.
    """
    document, cuts = pair
    if document is None or not cuts:
        return document is not None and cuts is not None
    if document.styles.rules.siblings or document.unjudged or _refers(document.root):
        return False
    holders = {cut.nodes[0].getparent() for cut in cuts}
    changed = {around for holder in holders for around in (holder, *holder.iterancestors())}
    boxes = [box for one in proved for box in one.boxes]
    if any(
        box in changed or not holders.isdisjoint(looked_at_beside(document, box)) for box in boxes
    ):
        return False
    text = document.text(document.body)
    written = [_text_of(cut) for cut in cuts]
    names = _names_in(document, cuts)
    take_out_all(cuts)
    return (not names or names_held(document.root, names) == names) and _joins_nothing(
        text, document.reread(document.body), written, proved
    )


def _names_in(document: Document, cuts: Sequence[Cut]) -> frozenset[tuple[str, str]]:
    """The names that the style sheets ask for of what is left out."""
    found: set[tuple[str, str]] = set()
    for cut in cuts:
        for node in cut.nodes:
            for element in node.iter():
                found.add(("tag", element.tag))
                found.update(("attribute", name) for name, _ in element.items())
                found.update(("class", name) for name in (element.get("class") or "").split())
    return document.styles.rules.held & found


def _text_of(cut: Cut) -> str:
    """All text that goes."""
    texts = [etree.tostring(node, method="text", encoding="unicode") for node in cut.nodes]
    return cut.before + "".join(texts).removesuffix(cut.after)


def _joins_nothing(whole: str, text: str, written: Sequence[str], proved: Sequence[Boxed]) -> bool:
    """Whether no creative's words come of what stands before and after that which is left out.

    Args:
        written: What the text leaves out of the whole, in order.

    Returns:
        False also where that cannot be told at once.
    """
    runs = [run for one in proved for run in telling_words(one.parts)]
    at = done = 0
    for cut in written:
        same = _same(whole, at, text, done)
        done += same
        at += same + len(cut)
        before, after = _last_letters(text, done), _first_letters(whole, at)
        if any(map(combines, after[:1])) or any(_may_join(run, before, after) for run in runs):
            return False
    return whole[at:] == text[done:]


def _may_join(run: str, before: str, after: str) -> bool:
    """Whether a run of more letters may begin with the last letters of a text, and go on with the
    first ones of another."""
    return before + after in run or any(
        run[split:].startswith(after) or run[:-split].endswith(before) for split in range(1, _JOINT)
    )


def _first_letters(text: str, start: int) -> str:
    letters, length = "", _FEW
    while len(letters) < _FEW and (length := 2 * length) < 2 * len(text):
        letters = _seen(text[start : start + length])
    return letters[:_JOINT]


def _last_letters(text: str, end: int) -> str:
    letters, length = "", _FEW
    while len(letters) < _FEW and (length := 2 * length) < 2 * len(text):
        letters = _seen(text[max(0, end - length) : end])
    return letters[-_JOINT:]


def _seen(text: str) -> str:
    return without_unseen(squash(text))
