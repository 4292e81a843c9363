"""The proof on the text part: the label, with the name, stands right before the creative."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsletter.check.disclosure.box import MAX_OTHER_LETTERS, other_text
from newsletter.check.disclosure.creative import Parts, telling_words, times_in
from newsletter.check.disclosure.squash import squash, without_unseen
from newsletter.check.disclosure.wording_lists import fold
from newsletter.check.disclosure.wordings import (
    Label,
    contradiction_in,
    denial_in,
    leading_into,
    read_label,
    wording_within,
)
from newsletter.dataclass import dataclass

# What a text part puts before the lines of a quotation or a box.
_LINE_MARKS = " \t>|"
_RULE = re.compile(r"^[\s\-=_*~·•.#+]*$")
# Of a case-insensitive pattern, which took twice the time, the four letters beyond ASCII are left.
_LETTER = "a-zA-Z\u0130\u0131\u017f\u212a"
_SCHEME = rf"[{_LETTER}][{_LETTER}0-9+.-]*+:"
_ADDRESS = re.compile(
    rf"\[\d+\]\s*(?:{_SCHEME}\S+)?|(?:<|(?<![{_LETTER}0-9+.-])){_SCHEME}[^\s>]+>?"
)
_MARKS = "-=_*~·•.#+[]()|:—–"
# An address takes this much more room in the source than in what is read of it.
_REACH = 4
_END = 1_500
MAX_INDENT_LETTERS = 40
MAX_BLANK_LINES = 6
_PUSHED = re.compile(rf"[^\S\n]{{{MAX_INDENT_LETTERS},}}")


@dataclass(frozen=True, slots=True)
class TextPart:
    """The text part, read once for all slots.

    Attributes:
        lines: Without the marks of quotations.
        written: With them.
        lowered: The text of ``lines`` in lower case.
        squashed: All of it as ``squash`` makes it.
        seen: The same without characters that have no look of their own.
    """

    lines: tuple[str, ...]
    written: tuple[str, ...]
    lowered: str
    squashed: str
    seen: str


@dataclass(frozen=True, slots=True)
class TextLabel:
    """A label in the text part.

    Attributes:
        start: Index of its first line.
        rest: What stands after it.
        is_pushed: A part of it is pushed far to the right by spaces.
    """

    label: Label
    start: int
    rest: str
    is_pushed: bool


def read_text_part(text: str) -> TextPart:
    """Take a text part apart into lines and paragraphs."""
    # At all that any program begins a new line with, form feeds and line separators among it.
    written = tuple(text.splitlines())
    lines = [line.lstrip(_LINE_MARKS) for line in written]
    text = "\n".join(lines)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        lines = text.split("\n")
    squashed = squash(text)
    return TextPart(tuple(lines), written, text.lower(), squashed, without_unseen(squashed))


def _is_rule(line: str) -> bool:
    """Whether a line is empty, or parts what stands above it from what stands below."""
    return not line[:1].isalnum() and _RULE.match(line) is not None


def find_text_labels(
    part: TextPart, advertiser: str, language: str, more: tuple[str, ...], *, named: bool
) -> Iterator[TextLabel]:
    """The labels in a text part, each with what stands after it.

    Args:
        named: Only those that name the advertiser.
    """
    first_word = fold(advertiser).split(" ", 1)[0] if named else ""
    for start, until, end in _paragraphs(part, first_word):
        for index in range(start, until):
            # A long name may be wrapped, so the label is read in its whole paragraph.
            paragraph = "\n".join(part.lines[index:end])
            label = read_label(paragraph, advertiser, language, more)
            if label and label.advertiser >= named:
                after = [paragraph[label.end :], *part.lines[end:]]
                pushed = _PUSHED.search(paragraph, 0, label.end) is not None
                yield TextLabel(label, index, "\n".join(after), pushed)


def _paragraphs(part: TextPart, word: str) -> Iterator[tuple[int, int, int]]:
    """The paragraphs that say a word, which is given in lower case.

    Yields:
        The first line of each, the line after the last one that says the word, and the line after
        the paragraph.
    """
    lines = part.lines
    end = 0
    saying = _lines_with(part.lowered, word)
    for number, index in enumerate(saying):
        if index < end or _is_rule(lines[index]):
            continue
        start = index
        while start and not _is_rule(lines[start - 1]):
            start -= 1
        end = next((i for i in range(index, len(lines)) if _is_rule(lines[i])), len(lines))
        last = saying[bisect_left(saying, end, number) - 1]
        yield start, last + 1, end


def _lines_with(text: str, word: str) -> list[int]:
    """The numbers of the lines of a text in which a word stands."""
    if not word:
        return list(range(text.count("\n") + 1))
    found: list[int] = []
    line = start = 0
    while (at := text.find(word, start)) >= 0:
        line += text.count("\n", start, at)
        found.append(line)
        start = text.find("\n", at) + 1
        if not start:
            break
        line += 1
    return found


def text_flaws(
    part: TextPart,
    parts: Parts,
    *,
    advertiser: str,
    language: str,
    more_wordings: tuple[str, ...],
    used: set[int],
) -> tuple[str, list[str]]:
    """Prove one slot in the text part.

    Args:
        used: First lines of the labels that other slots have taken; this one's is added.

    Returns:
        The wording found, and why the slot is not proved.
    """
    missing = [words for words in parts.words if words not in part.squashed]
    if missing:
        return "", [f'the creative is not there: "{missing[0][:40]}" is missing']
    known = sorted({*parts.words, *parts.extras}, key=len, reverse=True)
    reasons: list[str] = []
    wording = ""
    for label in find_text_labels(part, advertiser, language, more_wordings, named=True):
        if label.start in used:
            continue
        flaw = _place_flaw(part, label) or _after_flaw(label.rest, known, parts)
        if not flaw:
            used.add(label.start)
            return label.label.wording, []
        wording = wording or label.label.wording
        reasons.append(f'after "{label.label.wording}": {flaw}')
    if reasons:
        return wording, reasons[:1]
    for label in find_text_labels(part, advertiser, language, more_wordings, named=False):
        if label.start not in used and not _after_flaw(label.rest, known, parts):
            return label.label.wording, [f"its label does not name {advertiser} in the same line"]
    other = wording_within(_before(part, parts))
    seen = f' ("{other}" stands somewhere before it)' if other else ""
    return "", [f"no label with the name {advertiser} stands before the creative{seen}"]


def text_elsewhere(part: TextPart, parts: Parts, slots: Sequence[Parts]) -> Iterator[str]:
    """What of a creative stands in the text part more often than in the slots.

    Args:
        slots: The creative of every slot, this one's among them: two may say the same.
    """
    whole = part.seen
    for words in telling_words(parts):
        if whole.count(words) > sum(times_in(slot, words) for slot in slots):
            yield f'"{words[:40]}" stands outside its box as well'


def _after_flaw(rest: str, known: list[str], parts: Parts) -> str:
    """What is wrong with the text after a label; empty when the creative follows at once."""
    reach = _REACH * sum(map(len, known)) + _END
    for end in (reach // 4, reach, len(rest)):
        text = squash(_ADDRESS.sub(" ", rest[:end])).lstrip(_MARKS)
        if all(words in text for words in parts.words):
            break
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
    phrase = contradiction_in(rest[: 2 * sum(map(len, parts.words)) + 400])
    return f'"{phrase}" contradicts it' if phrase else ""


def _place_flaw(part: TextPart, label: TextLabel) -> str:
    """What keeps a label out of sight or away from what follows it; empty if nothing does."""
    line = part.written[label.start]
    if len(line) - len(line.lstrip(_LINE_MARKS)) > MAX_INDENT_LETTERS or label.is_pushed:
        return "it stands far to the right"
    blank = 0
    for below in part.written[label.start + 1 :]:
        if not _is_rule(below):
            if line.lstrip().startswith(">") and not below.lstrip().startswith(">"):
                return "it stands in a quotation, and what follows does not"
            break
        blank += 1
    if blank > MAX_BLANK_LINES:
        return f"{blank} empty lines follow it"
    above = next((text for text in reversed(part.lines[: label.start]) if text.strip()), "")
    phrase = denial_in(above) or denial_in(leading_into(above, label.label.wording))
    return f'"{phrase}" above it contradicts it' if phrase else ""


def _before(part: TextPart, parts: Parts) -> str:
    """The lines before the one in which the creative's first words end."""
    lines = part.lines
    for count in range(1, len(lines) + 1):
        if any(words in squash("\n".join(lines[:count])) for words in parts.words[:1]):
            return "\n".join(lines[: max(0, count - 1)][-6:])
    return ""
