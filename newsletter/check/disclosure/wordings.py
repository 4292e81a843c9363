"""Which wordings disclose: the accepted lists, and how a label is read.

The lists are data (``check/data/disclosure_wordings.toml``), each entry with its source. A wording
must be equal to a listed one letter by letter: a look-alike from another script, a zero-width
character or a combining stroke makes it another word.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from newsletter.check.disclosure.squash import phrase_words
from newsletter.check.disclosure.wording_lists import Lists, Source, Status, fold, load_lists
from newsletter.dataclass import dataclass
from newsletter.model.sponsor import SponsorKind

_RANK: Mapping[Status, int] = {"accepted": 0, "unknown": 1, "unclear": 2, "never": 3}

# Marks that may stand around a label and between its words and the name.
MARKS = "·•|:;,–—―-−/()[]*_=~#>.›»▸▪■"
_MARKS = rf"\s{re.escape(MARKS)}"
_NOT_WORD = re.compile(r"[^\w]+")
_LEADING = re.compile(rf"[{_MARKS}]*")
_BETWEEN = re.compile(rf"[{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a wording may stand as a slot's label.

    Attributes:
        accepted: It may.
        explicitly: Only because the workspace accepts it.
        status: The strictest status among the jurisdictions.
        reason: Why not, in one line; empty when accepted.
        sources: What the judgement rests on.
    """

    wording: str
    accepted: bool
    explicitly: bool
    status: Status
    reason: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it was read at the start of a text.

    Attributes:
        wording: The listed wording it is, in the list's own spelling.
        advertiser: Whether the name stands in it.
        end: Where it ends in the text that was read.
    """

    wording: str
    advertiser: bool
    end: int


def known_sources() -> tuple[Source, ...]:
    """Every source that an entry rests on, for the documentation."""
    found = dict.fromkeys(source for _, source in load_lists().status.values())
    return tuple(found)


def accepted_wordings_for(
    kind: SponsorKind, jurisdictions: Sequence[str], language: str
) -> tuple[str, ...]:
    """The wordings that pass without the workspace's own word, in the lists' order."""
    lists = load_lists()
    primary = _primary(language)
    wanted = _jurisdictions(jurisdictions)
    return tuple(
        spelling
        for word, spelling in lists.spellings.items()
        if all(
            lists.status.get((place, primary, kind, word), ("unknown", None))[0] == "accepted"
            for place in wanted
        )
    )


def judge_wording(
    label: str,
    kind: SponsorKind,
    jurisdictions: Sequence[str],
    language: str,
    accepted_wordings: Sequence[str] = (),
) -> Verdict:
    """Judge a wording alone, without the advertiser's name.

    Args:
        label: The wording, ``Advertisement``.
        kind: What the slot is.
        jurisdictions: Some of ``us``, ``uk``, ``eu``; a wording must be accepted in each. Empty
            means all of them.
        language: BCP 47 tag; only its first part counts.
        accepted_wordings: What the workspace accepts on its own responsibility. It lifts
            ``unclear`` and ``unknown``, never a wording of the wrong kind.
    """
    return _judge(label, kind, tuple(jurisdictions), language, tuple(accepted_wordings))


@functools.lru_cache(maxsize=64)
def _judge(
    label: str,
    kind: SponsorKind,
    jurisdictions: tuple[str, ...],
    language: str,
    accepted_wordings: tuple[str, ...],
) -> Verdict:
    lists = load_lists()
    primary = _primary(language)
    word = fold(label).rstrip(":")
    spelling = lists.spellings.get(word, " ".join(label.split()).rstrip(":"))
    found: dict[str, tuple[Status, Source | None]] = {
        place: lists.status.get((place, primary, kind, word), ("unknown", None))
        for place in _jurisdictions(jurisdictions)
    }
    sources = tuple(dict.fromkeys(source for _, source in found.values() if source))
    worst = max((status for status, _ in found.values()), key=_RANK.__getitem__)
    if worst == "accepted":
        return Verdict(spelling, True, False, worst, "", sources)
    crossing = _crossing(word, kind, lists)
    if crossing or worst == "never":
        reason = crossing or f'"{spelling}" never discloses a slot of kind {kind}'
        return Verdict(spelling, False, False, "never", reason, sources)
    if word in {fold(wording).rstrip(":") for wording in accepted_wordings}:
        return Verdict(spelling, True, True, worst, "", sources)
    places = ", ".join(place for place, (status, _) in found.items() if status != "accepted")
    what = "is unclear" if worst == "unclear" else "is in no accepted list"
    reason = f'"{spelling}" {what} for kind {kind} in {places}, language {primary}'
    return Verdict(spelling, False, False, worst, reason, sources)


@functools.lru_cache(maxsize=256)
def read_label(
    text: str, advertiser: str, language: str, more_wordings: tuple[str, ...] = ()
) -> Label | None:
    """Read a label at the start of a text: a wording, and the advertiser's name if it follows.

    ``Advertisement · Harbor Bank``, ``Anzeige von Harbor Bank`` and ``Harbor Bank (Ad)`` are
    labels; ``Advertisement-free``, ``Not an ad`` and ``Ads`` are none.

    Args:
        text: Visible text; it may go on after the label.
        more_wordings: Wordings to know beside the lists'.
    """
    name = fold(advertiser)
    if not _may_be_label(text, name, more_wordings):
        return None
    # Offsets are into this text; the callers count its characters without white space.
    folded = unicodedata.normalize("NFC", text).lower()
    start = _match_end(_LEADING, folded, 0)
    found = _wording_at(folded, start, more_wordings)
    if found:
        wording, end = found
        after = _name_after(folded, end, name, _connectors(language))
        if after is not None:
            return Label(wording, True, after)
        return Label(wording, False, end) if _ends_label(folded, end) else None
    name_end = _phrase_end(folded, start, name)
    if name_end is None:
        return None
    between = _BETWEEN.match(folded, name_end)
    found = _wording_at(folded, between.end(), more_wordings) if between else None
    if found and _ends_label(folded, found[1]):
        return Label(found[0], True, found[1])
    return None


def _may_be_label(text: str, name: str, more: tuple[str, ...]) -> bool:
    """Whether a text begins with the first word of a wording or a name, if that is soon seen."""
    start = _match_end(_LEADING, text, 0)
    head = text[start : start + _LONGEST_WORD + 1]
    if not head.isascii() or len(head) <= _LONGEST_WORD:
        return True
    head = head.lower()
    return head.startswith(name.split(" ", 1)[0][:_LONGEST_WORD]) or head.startswith(
        _first_words(more).get(head[0], ())
    )


_LONGEST_WORD = 24


@functools.lru_cache(maxsize=64)
def _first_words(more: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The first words of all wordings, as far as they are looked at, by their first letters."""
    by_letter, _ = _wordings(more)
    return {
        letter: tuple({first[:_LONGEST_WORD] for _, first in words})
        for letter, words in by_letter.items()
    }


def reads_as_label(
    text: str, advertiser: str, language: str, more_wordings: tuple[str, ...] = ()
) -> Label | None:
    """Read a text that is a label and nothing more."""
    label = read_label(text, advertiser, language, more_wordings)
    if label is None or not _LEADING.fullmatch(unicodedata.normalize("NFC", text), label.end):
        return None
    return label


def is_name(text: str, advertiser: str, language: str) -> bool:
    """Whether a text is the advertiser's name alone, with no more than a connector before it."""
    folded = f" {unicodedata.normalize('NFC', text).lower()}"
    end = _name_after(folded, 0, fold(advertiser), _connectors(language))
    return end is not None and _LEADING.fullmatch(folded, end) is not None


@functools.lru_cache(maxsize=128)
def contradiction_in(text: str) -> str:
    """A phrase that would take the label back, or an empty string."""
    return _phrase_in(text, load_lists().contradictions)


@functools.lru_cache(maxsize=128)
def denial_in(text: str) -> str:
    """A phrase that says of what is beside it that nobody paid, or an empty string."""
    return _phrase_in(text, load_lists().denials)


def leading_into(before: str, wording: str) -> str:
    """The end of the line before a label, and the label, where one sentence may go on over both."""
    ended = before.endswith(_SENTENCE_ENDS) and not before.endswith("..")
    return "" if ended else f"{before[-_LEAD_IN:]} {wording}"


_LEAD_IN = 60
_SENTENCE_ENDS = (".", "!", "?")


def _phrase_in(text: str, phrases: tuple[str, ...]) -> str:
    words = phrase_words(text)
    folded = f" {' '.join(words)} "
    beginning = _by_first_word(phrases)
    found = [
        (place, phrase)
        for word in beginning.keys() & words
        for place, phrase in beginning[word]
        if f" {phrase} " in folded
    ]
    return min(found)[1] if found else ""


@functools.lru_cache(maxsize=8)
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Phrases, each with its place among all, by their first words."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, phrase in enumerate(phrases):
        found.setdefault(phrase.split(" ", 1)[0], []).append((place, phrase))
    return found


def wording_within(text: str) -> str:
    """The longest listed wording anywhere in a text, for saying what was found instead."""
    folded = f" {_NOT_WORD.sub(' ', fold(text))} "
    inside = [word for word in load_lists().spellings if f" {word} " in folded]
    return load_lists().spellings[max(inside, key=len)] if inside else ""


def is_house_wording(wording: str) -> bool:
    """Whether a wording says that the promotion is the publisher's own."""
    return fold(wording) in load_lists().house


def _jurisdictions(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(given) or ("us", "uk", "eu")


def _primary(language: str) -> str:
    return re.split(r"[-_]", language.lower(), maxsplit=1)[0]


def _crossing(word: str, kind: SponsorKind, lists: Lists) -> str:
    """Why a wording of another kind cannot be accepted even explicitly."""
    if kind == "house":
        if word not in lists.house and word in lists.spellings:
            return f'"{lists.spellings[word]}" says that somebody paid, and this promotion is ours'
    elif word in lists.house:
        return f'"{lists.spellings[word]}" says that the promotion is ours, and somebody paid'
    return ""


def _connectors(language: str) -> tuple[str, ...]:
    return load_lists().connectors.get(_primary(language), ())


@functools.lru_cache(maxsize=64)
def _wordings(
    more: tuple[str, ...],
) -> tuple[Mapping[str, Sequence[tuple[str, str]]], Mapping[str, str]]:
    """Every known wording by its first letter, the longest first, and their spellings.

    Beside each wording stands its first word.

    One pattern of them all took 7 ms to compile, in every cold build (2026-11-23).
    """
    spellings = dict(load_lists().spellings)
    for wording in more:
        spellings.setdefault(fold(wording), " ".join(wording.split()))
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(spellings, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append((word, word.split(" ", 1)[0]))
    return by_letter, spellings


def _wording_at(folded: str, start: int, more: Iterable[str]) -> tuple[str, int] | None:
    by_letter, spellings = _wordings(tuple(more))
    for word, first in by_letter.get(folded[start : start + 1], ()):
        if folded.startswith(first, start):
            end = _phrase_end(folded, start, word)
            if end is not None:
                return spellings[word], end
    return None


def _phrase_end(folded: str, start: int, phrase: str) -> int | None:
    """Where a phrase ends, words parted by any white space and no letter after it."""
    at = start
    for index, word in enumerate(phrase.split(" ")):
        if index:
            gap = _match_end(_SPACE, folded, at)
            if gap == at:
                return None
            at = gap
        if not folded.startswith(word, at):
            return None
        at += len(word)
    return at if at == len(folded) or _ENDS.match(folded, at) else None


_SPACE = re.compile(r"\s*")
_ENDS = re.compile(rf"[{_MARKS}]")


def _match_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start


def _name_after(folded: str, end: int, name: str, connectors: tuple[str, ...]) -> int | None:
    between = _BETWEEN.match(folded, end)
    if not between:
        return None
    for connector in ("", *connectors):
        at = between.end()
        if connector:
            after = _phrase_end(folded, at, connector)
            gap = _BETWEEN.match(folded, after) if after is not None else None
            if not gap:
                continue
            at = gap.end()
        found = _phrase_end(folded, at, name)
        if found is not None:
            return found
    return None


def _ends_label(folded: str, end: int) -> bool:
    """A wording ends its label when no hyphenated word goes on from it ("ad-free")."""
    return not re.match(r"[-−–_/]\w", folded[end : end + 2])
