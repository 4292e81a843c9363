"""A caption that stands a second time: as the description, or as text beside the picture."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN, word_list
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

LEAST_WORDS = 4
"""Of what both say: a name under a portrait may well be its whole description."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Captions against their own descriptions, and against the paragraphs of the issue."""
    lengths = {len(picture.figure.caption) for picture in context.pictures}
    longest, shortest = max(lengths, default=0) + 3, min(lengths, default=0) - 3
    texts = {
        " ".join(word_list(passage.text)): passage
        for passage in context.passages
        if passage.kind in ("paragraph", "dek") and shortest <= len(passage.text) <= longest
    }
    for picture in context.pictures:
        figure = picture.figure
        caption = word_list(figure.caption)
        if len(caption) < LEAST_WORDS:
            continue
        alt = word_list(figure.alt)
        shorter = min(len(alt), len(caption))
        if shorter >= LEAST_WORDS and alt[:shorter] == caption[:shorter]:
            yield RULE.found(figure.location, "the picture's description repeats its caption")
        elif (again := texts.get(" ".join(caption))) is not None:
            said = "this text is a picture's caption, which stands under the picture already"
            yield RULE.found(again.at(0), said, "delete the paragraph")


RULE = Rule(
    code="N005",
    name="caption_twice",
    severity="warning",
    summary="a caption is given twice",
    why=(
        "Where the description is the caption, a screen reader reads the same words twice, and "
        "with pictures off everyone does; neither says what is to be seen."
    ),
    remedy="let the square brackets say what is to be seen, and the caption what it means",
    source=SEEN,
    check=check,
    needs="issue",
)
