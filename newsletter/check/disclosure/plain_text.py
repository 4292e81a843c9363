"""The proof on the text part: the label, with the name, stands right before the creative."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsletter.check.disclosure.box import MAX_OTHER_LETTERS, other_text
from newsletter.check.disclosure.creative import Parts, squash
from newsletter.check.disclosure.wordings import (
    Label,
    contradiction_in,
    read_label,
    wording_within,
)

# What a text part puts before the lines of a quotation or a box.
_LINE_MARKS = re.compile(r"^[ \t>|]+", re.MULTILINE)
_RULE = re.compile(r"^[\s\-=_*~·•.#+]*$")
_ADDRESS = re.compile(r"\[\d+\]\s*(?:[a-z][a-z0-9+.-]*:\S+)?|<?[a-z][a-z0-9+.-]*:[^\s>]+>?", re.I)


@dataclass(frozen=True, slots=True)
class TextLabel:
    """A label in the text part.

    Attributes:
        start: Index of its first line.
        rest: What stands after it, squashed, up to the next label.
    """

    label: Label
    start: int
    rest: str


def find_text_labels(
    text: str, advertiser: str, language: str, more_wordings: Iterable[str]
) -> Iterator[TextLabel]:
    """Every label of an advertiser, each with what stands after it."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    lines = _LINE_MARKS.sub("", text).split("\n")
    more = tuple(more_wordings)
    for index, line in enumerate(lines):
        if _RULE.match(line):
            continue
        # A long name may be wrapped, so the label is read in its whole paragraph.
        end = index
        while end < len(lines) and not _RULE.match(lines[end]):
            end += 1
        paragraph = "\n".join(lines[index:end])
        label = read_label(paragraph, advertiser, language, more)
        if label:
            after = paragraph[label.end :] + "\n" + "\n".join(lines[end:])
            yield TextLabel(label, index, after)


def text_flaws(
    text: str,
    parts: Parts,
    *,
    advertiser: str,
    language: str,
    more_wordings: Sequence[str],
    used: set[int],
) -> tuple[str, list[str]]:
    """Prove one slot in the text part.

    Args:
        used: First lines of the labels that other slots have taken; this one's is added.

    Returns:
        The wording found, and why the slot is not proved.
    """
    whole = squash(_LINE_MARKS.sub("", text))
    missing = [words for words in parts.words if words not in whole]
    if missing:
        return "", [f'the creative is not there: "{missing[0][:40]}" is missing']
    known = sorted({*parts.words, *parts.extras}, key=len, reverse=True)
    found = [
        label
        for label in find_text_labels(text, advertiser, language, more_wordings)
        if label.start not in used
    ]
    named = [label for label in found if label.label.advertiser]
    reasons: list[str] = []
    for label in named:
        flaw = _after_flaw(label.rest, known, parts)
        if not flaw:
            used.add(label.start)
            return label.label.wording, []
        reasons.append(f'after "{label.label.wording}": {flaw}')
    if reasons:
        return named[0].label.wording, reasons[:1]
    if found:
        return found[0].label.wording, [f"its label does not name {advertiser} in the same line"]
    other = wording_within(_before(text, parts))
    seen = f' ("{other}" stands somewhere before it)' if other else ""
    return "", [f"no label with the name {advertiser} stands before the creative{seen}"]


def _after_flaw(rest: str, known: list[str], parts: Parts) -> str:
    """What is wrong with the text after a label; empty when the creative follows at once."""
    text = squash(_ADDRESS.sub(" ", rest)).lstrip("-=_*~·•.#+[]()|:—–")
    if not any(text.startswith(words) for words in known):
        return f'other text follows it, not the creative: "{text[:40]}"'
    end = 0
    for words in parts.words:
        at = text.find(words)
        if at < 0:
            return f'"{words[:40]}" does not stand after it'
        end = max(end, at + len(words))
    other = other_text(text[:end], known)
    if len(other) > MAX_OTHER_LETTERS:
        return f'{len(other)} letters of other text stand within the creative: "{other[:40]}"'
    phrase = contradiction_in(rest[: _reach(rest, parts)])
    return f'"{phrase}" contradicts it' if phrase else ""


def _reach(rest: str, parts: Parts) -> int:
    """How far a creative reaches in a text, in characters, a little more than its last words."""
    return min(len(rest), 2 * sum(map(len, parts.words)) + 400)


def _before(text: str, parts: Parts) -> str:
    """The text up to the line in which the creative's first words end."""
    lines = text.split("\n")
    for count in range(1, len(lines) + 1):
        if any(words in squash("\n".join(lines[:count])) for words in parts.words[:1]):
            return "\n".join(lines[: max(0, count - 1)][-6:])
    return ""
