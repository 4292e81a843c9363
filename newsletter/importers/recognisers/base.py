"""What a recogniser is: a name, a judgement with its confidence, and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsletter.dataclass import dataclass
from newsletter.importers.lines import Line


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a line is taken for.

    Attributes:
        confidence: From 0 to 1; what is below ``SURE`` is marked in the draft.
        reason: What spoke for it, in a few words.
        at: For a line that is two things: where the second begins, in characters; else 0.
        words: The words that count, where the line has others.
        kind: ``video`` or ``audio``, of an embed.
    """

    confidence: float
    reason: str
    at: int = 0
    words: str = ""
    kind: str = ""


SURE = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """A line that the recogniser judges, for its tests and for whoever reads it.

    Attributes:
        text: Our own words; lines before and after it are parted by line breaks.
        at: Which of the lines is judged.
        expected: Whether it is recognised.
    """

    text: str
    expected: bool = True
    at: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A recogniser of one thing.

    Attributes:
        recognise: Judges the line at an index among all lines.
    """

    name: str
    recognise: Callable[[Sequence[Line], int], Recognition | None]
    examples: tuple[Example, ...]
