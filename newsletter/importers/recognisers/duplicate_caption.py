"""A line that stands twice: pages show a caption as the picture's description and below it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from newsletter.importers.lines import Line, squashed
from newsletter.importers.recognisers.base import Example, Recogniser, Recognition

_LONG = 40  # characters; shorter lines, such as Yes, may well stand twice


def recognise(lines: Sequence[Line], index: int) -> Recognition | None:
    """The second of two lines with the same words."""
    before = lines[index - 1].text if index else ""
    return judge(lines[index].text, before, {squashed(line.text) for line in lines[:index]})


def judge(text: str, before: str, said: Container[str]) -> Recognition | None:
    """Whether a line's words stand above it already.

    Args:
        text: The line's.
        before: Those of the line before it.
        said: All words above it, squashed.
    """
    mine = squashed(text)
    if not mine:
        return None
    if squashed(before) == mine:
        return Recognition(0.95, "the line before says the same")
    if len(mine) >= _LONG and mine in said:
        return Recognition(0.85, "the same words stand further up")
    return None


DUPLICATE_CAPTION = Recogniser(
    "duplicate_caption",
    recognise,
    (
        Example("A ferry at dawn.\nA ferry at  dawn.", at=1),
        Example(
            "A ferry leaves Port Averin before the sun is up.\nB\n"
            "A ferry leaves Port Averin before the sun is up.",
            at=2,
        ),
        Example("Yes\nNo\nYes", expected=False, at=2),
        Example("A ferry at dawn.\nA ferry at dusk.", expected=False, at=1),
    ),
)
