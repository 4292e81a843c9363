"""Knowing a proved box again in a second document, so that it need not be proved twice.

The web copy differs from the email in its merge tags, seldom in a sponsor's box. What the proof of
a slot looks at is its box, the elements around it and those beside these, the grounds of the text
before and after it, the rules, and Outlook's comments before it: where all of that is the same, so
is the proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsletter.check.disclosure.box import neighbours_of
from newsletter.check.disclosure.document import Conditional, Document
from newsletter.check.disclosure.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that the proof of one slot looks at.

    Attributes:
        box: Its markup.
        around: Start tags of the elements around the box, inside out, and of those before each.
        beside: Start tags of the elements around the text before and after the box.
        same_text: How many of these hold no more text than the box.
        comments: What Outlook's comments before the box do.
    """

    box: bytes
    around: tuple[tuple[tuple[str, tuple[tuple[str, str], ...]], ...], ...]
    beside: tuple[tuple[tuple[str, tuple[tuple[str, str], ...]], ...], ...]
    same_text: int
    sheets: tuple[Sheet, ...]
    unjudged: tuple[str, ...]
    comments: tuple[Conditional, ...]


def surroundings(document: Document, box: Any) -> Surroundings:
    """Note what the proof of a slot looks at."""
    size = len(document.squashed(box))
    same_text = 0
    for element in box.iterancestors():
        if len(document.squashed(element)) > size:
            break
        same_text += 1
    return Surroundings(
        etree.tostring(box, with_tail=False),
        tuple(
            tuple(
                (element.tag, tuple(element.items()))
                for element in (holder, *holder.itersiblings("*", preceding=True))
            )
            for holder in (box, *box.iterancestors())
        ),
        tuple(
            tuple((holder.tag, tuple(holder.items())) for holder in (text, *text.iterancestors()))
            for text in neighbours_of(document, box)
        ),
        same_text,
        document.rules.sheets,
        tuple(document.unjudged),
        tuple(document.comments_before(box)),
    )


@dataclass(frozen=True, slots=True)
class Proved:
    """A slot that was proved in one document.

    Attributes:
        measured: What was measured on it.
        depth: How many elements its box is above its creative.
    """

    document: Document
    measured: Any
    depth: int
    seen: Surroundings

    def box_in(self, document: Document, core: Any) -> Any:
        """The box around a creative in another document; None if it must be proved there."""
        box = core
        for _ in range(self.depth):
            box = box.getparent() if box is not None else None
        if box is None or not document.rules.hold_the_same(self.document.rules):
            return None
        return box if surroundings(document, box) == self.seen else None
