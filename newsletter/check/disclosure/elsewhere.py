"""What of a creative stands outside its box as well, where no label is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from newsletter.check.disclosure.creative import Parts, same_picture, telling_words, times_in
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.prove_html import Flaw
from newsletter.check.disclosure.squash import without_unseen


def shown_elsewhere(
    document: Document,
    parts: Parts,
    boxes: Sequence[Any],
    others: Sequence[tuple[Parts, Sequence[Any]]] = (),
) -> Iterator[Flaw]:
    """What of a creative stands outside all boxes: words, pictures, the link to follow.

    Args:
        boxes: Its own.
        others: Other creatives and their boxes. Two of one advertiser may say the same, or show
            the same picture.
    """
    whole = document.words
    inside = [without_unseen(document.squashed(box)) for box in boxes]
    for words in telling_words(parts):
        elsewhere = whole.count(words) - sum(text.count(words) for text in inside)
        if elsewhere > 0 and elsewhere > sum(
            times_in(other, words) * len(theirs) for other, theirs in others
        ):
            where = "in the subject" if words in document.titles else "outside its box"
            yield Flaw("E099", f'"{words[:40]}" stands {where} as well')
    with_its_picture = [
        *boxes,
        *(
            box
            for other, theirs in others
            if {*other.pictures} & {*parts.pictures}
            for box in theirs
        ),
    ]
    for img, source in document.pictures_of(parts.pictures):
        if not _within(img, with_its_picture):
            yield Flaw("E099", f"its picture {source[:60]} stands outside its box as well")
    for element, source in document.grounds:
        if any(same_picture(source, url) for url in parts.pictures) and not _within(
            element, with_its_picture
        ):
            yield Flaw("E099", f"its picture {source[:60]} is a ground outside its box as well")
    with_its_link = [
        *boxes,
        *(box for other, theirs in others if other.follow == parts.follow for box in theirs),
    ]
    for link in document.links_to_any(parts.targets) if parts.follow else ():
        if document.squashed(link) == parts.follow and not _within(link, with_its_link):
            yield Flaw("E099", f"its link {link.get('href')[:60]} stands outside its box as well")


def _within(element: Any, boxes: Sequence[Any]) -> bool:
    return any(holder in boxes for holder in (element, *element.iterancestors()))
