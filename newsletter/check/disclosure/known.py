"""Knowing a proved box again: in the web copy, and in the next email with the same creative.

What the proof of a slot looks at is its box, the lineages of the box and of the text beside it, the
names of the elements around it, Outlook's comments before it, and what nothing can be proved
beside. Where all of that is the same, letter by letter, so is the proof. Only what was proved
without a flaw is known; where anything differs, the proof is made again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from html import unescape
from typing import Any, Generic, NamedTuple, TypeVar

from lxml import etree

from newsletter.check.disclosure.creative import same_picture
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.lineage import Lineage
from newsletter.check.disclosure.outlook import Outlook
from newsletter.check.disclosure.styles import Styles
from newsletter.check.disclosure.visible import code_flaws, has_code

T = TypeVar("T")

# More than the creatives that run at one time, in all jurisdictions and languages.
_MOST = 256
_SRC = re.compile(rb' src="([^"]*)"')


class Sight(NamedTuple):
    """All that the proof of one slot looks at.

    Attributes:
        wanted: What the slot needs, its pictures' addresses left out.
        core: Which of the box's elements the creative was found in.
        box: Its markup, with a mark in place of the creative's pictures' addresses, which have the
            date in them; a selector that asks for addresses has them stay.
        names: Attributes of the elements around the box that hold no more text than it.
        links: Attributes of all links around it.
        denials: Phrases right beside the box that contradict the label.
    """

    wanted: tuple[Any, ...]
    styles: Styles
    lineage: Lineage
    beside: tuple[Lineage, ...]
    core: int
    box: bytes
    names: tuple[tuple[tuple[str, str], ...], ...]
    links: tuple[tuple[tuple[str, str], ...], ...]
    denials: tuple[str, ...]
    outlook: Outlook
    unjudged: tuple[str, ...]


def sight_of(
    document: Document,
    core: Any,
    box: Any,
    *,
    wanted: tuple[Any, ...],
    pictures: Sequence[str],
    beside: Sequence[Any],
    denials: Sequence[str],
) -> Sight | None:
    """What the proof looks at; None where a name is taken from elsewhere in the document, or a
    platform writes an attribute around the box anew."""
    markup = etree.tostring(box, with_tail=False)
    around = [(holder.tag, tuple(holder.items())) for holder in box.iterancestors()]
    names = tuple(given for _, given in around[: len(document.alone(box))])
    if b"aria-labelledby" in markup or any(
        name == "aria-labelledby" for given in names for name, _ in given
    ):
        return None
    if has_code(value for _, given in around for _, value in given) and any(
        code_flaws(tag, given) for tag, given in around
    ):
        return None
    if "src" not in document.styles.rules.attributes:
        markup = _SRC.sub(lambda found: _without_address(found, pictures), markup)
    return Sight(
        wanted,
        document.styles,
        document.lineage(box),
        document.lineages(beside),
        next(number for number, element in enumerate(box.iter()) if element is core),
        markup,
        names,
        tuple(given for tag, given in around if tag == "a"),
        tuple(denials),
        document.outlook_before(box),
        tuple(document.unjudged),
    )


def _without_address(found: re.Match[bytes], pictures: Sequence[str]) -> bytes:
    source = unescape(found[1].decode())
    return b" src=*" if any(same_picture(source, url) for url in pictures) else found[0]


class Known(Generic[T]):
    """What was proved, by sight; the oldest is forgotten first."""

    def __init__(self) -> None:
        self._depths: dict[tuple[tuple[Any, ...], Lineage], int] = {}
        self._proved: dict[Sight, T] = {}

    def box(self, document: Document, wanted: tuple[Any, ...], core: Any) -> Any:
        """The element around a creative that was its box when it stood like this; None if it never
        did."""
        depth = self._depths.get((wanted, document.lineage(core)))
        if depth is None:
            return None
        return next(itertools.islice((core, *core.iterancestors()), depth, None), None)

    def get(self, sight: Sight) -> T | None:
        """What was measured on a box that looked the same."""
        return self._proved.get(sight)

    def add(self, document: Document, core: Any, box: Any, sight: Sight, measured: T) -> None:
        """Remember a box that was proved without a flaw."""
        depth = [core, *core.iterancestors()].index(box)
        _keep(self._depths, (sight.wanted, document.lineage(core)), depth)
        _keep(self._proved, sight, measured)


def _keep(kept: dict[Any, Any], key: Any, value: Any) -> None:
    if len(kept) >= _MOST:
        kept.pop(next(iter(kept)), None)
    kept[key] = value
