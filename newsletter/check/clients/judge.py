"""Judges an email: which client loses what, whose part of the audience that is, and the score.

The score of a client is ``100 * kept / judged``: of the uses that the data knows a verdict for,
those that the client supports, or that something stands in for, count 1, partly supported ones a
half, the others nothing. Every kind of use counts once, however often it stands in the email. A
client of several platforms has their average by their part, and the email that of the audience.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from newsletter.check.clients.document import Usage, find_uses
from newsletter.check.clients.fallbacks import COVERS, GHOSTED, PROGRESSIVE
from newsletter.check.clients.notes import note_applies
from newsletter.check.clients.support import SupportData
from newsletter.check.clients.targets import DEFAULT_THRESHOLD, Client, Target
from newsletter.check.clients.use import OUTLOOK, Use
from newsletter.dataclass import dataclass

Outcome: TypeAlias = Literal["supported", "covered", "partly", "unsupported", "unknown", "none"]
"""``covered`` is unsupported or partly supported with something that stands in; ``none`` is for a
use that the client never sees."""

OUTCOMES: tuple[Outcome, ...] = ("supported", "covered", "partly", "unsupported", "unknown")
_PLAIN: Mapping[str, Outcome] = {"y": "supported", "u": "unknown"}
_WORTH: Mapping[Outcome, float] = {"supported": 1, "covered": 1, "partly": 0.5, "unsupported": 0}


@dataclass(frozen=True, slots=True)
class Ruling:
    """One use in one client of the data.

    Attributes:
        instead: What stands in, as a sentence; empty if nothing does or nothing has to.
        notes: The notes of the data that apply.
    """

    outcome: Outcome
    instead: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """A use that some client does not fully support.

    Attributes:
        outcome: ``unsupported``, ``partly`` or ``covered``.
        clients: The clients by name, those with the largest part of the audience first.
        share: The part of the audience that they are, from 0 to 1.
        instead: What stands in; only with ``covered``.
        notes: The notes of the data that apply, each once.
    """

    use: Use
    outcome: Outcome
    clients: tuple[str, ...]
    share: float
    instead: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientScore:
    """How well one client shows the email.

    Attributes:
        share: Its part of the audience, from 0 to 1.
        score: From 0 to 100, or None where the data knows nothing.
        counts: How many kinds of use came out how, over all its platforms.
    """

    client: Client
    share: float
    score: float | None
    counts: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class ClientReport:
    """What became of an email.

    Attributes:
        scores: One for each target, largest share first.
        score: The audience's average, from 0 to 100.
        losses: What nothing stands in for, unsupported before partly, largest share first.
        covered: What something stands in for.
        updated: Day of the data, ``2026-05-13``.
    """

    scores: tuple[ClientScore, ...]
    score: float | None
    losses: tuple[Loss, ...]
    covered: tuple[Loss, ...]
    updated: str


def judge_clients(
    root: Any,
    data: SupportData,
    targets: tuple[Target, ...],
    threshold: float = DEFAULT_THRESHOLD,
) -> ClientReport:
    """Judge a finished email.

    Args:
        root: The ``html`` element of ``lxml.html``'s tree, comments kept.
        data: What clients support.
        targets: The audience.
        threshold: Smallest part of the audience, from 0 to 1, that a client must lose the use for.
    """
    return _judge(data, targets, threshold).judge(find_uses(root))


@lru_cache(8)
def _judge(data: SupportData, targets: tuple[Target, ...], threshold: float) -> _Judge:
    return _Judge(data, targets, threshold)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """One use in every part of the audience, worked out once for the same use of every day."""

    pattern: tuple[Outcome, ...]
    losses: list[Loss]
    covered: list[Loss]


_KEPT = 20_000


class _Judge:
    """The judge of one audience, who remembers how each kind of use was ruled."""

    def __init__(self, data: SupportData, targets: tuple[Target, ...], threshold: float) -> None:
        self.data = data
        self.targets = targets
        self.threshold = threshold
        known = set(data.clients)
        self.parts = [
            (number, part, target.share * weight)
            for number, target in enumerate(targets)
            for part, weight in target.client.parts.items()
            if part in known
        ]
        self.places = [data.clients.index(part) for _, part, _ in self.parts]
        self.same: dict[str, tuple[int, ...]] = {}
        self.supported: dict[str, _Ruled | None] = {}
        self.memory: dict[bool, dict[Use, _Ruled]] = {False: {}, True: {}}

    def judge(self, usage: Usage) -> ClientReport:
        losses: list[Loss] = []
        covered: list[Loss] = []
        patterns: dict[tuple[Outcome, ...], int] = {}
        for use in usage.uses:
            ruled = self.ruled(use, ghosts=usage.ghosts)
            pattern = ruled.pattern
            patterns[pattern] = patterns.get(pattern, 0) + 1
            if ruled.losses:
                losses += ruled.losses
            if ruled.covered:
                covered += ruled.covered
        scores = self.scores(self.counts(patterns))
        return ClientReport(
            scores=scores,
            score=_average((score.score, score.share) for score in scores),
            losses=tuple(sorted(losses, key=_order)),
            covered=tuple(sorted(covered, key=_order)),
            updated=self.data.updated,
        )

    def ruled(self, use: Use, *, ghosts: bool) -> _Ruled:
        memory = self.memory[ghosts]
        found = memory.get(use)
        if found is None and use.audience == "all":
            found = self.plain(use.slug)
        if found is None:
            if len(memory) >= _KEPT:
                memory.clear()
            rulings = self.rulings(use, ghosts=ghosts)
            pattern = tuple([ruling.outcome for ruling in rulings])
            outcomes = set(pattern)
            found = memory[use] = _Ruled(
                pattern,
                self.losses(use, rulings, outcomes, ("unsupported", "partly")),
                self.losses(use, rulings, outcomes, ("covered",)),
            )
        return found

    def rulings(self, use: Use, *, ghosts: bool) -> list[Ruling]:
        """The ruling in each part, made once for those of which the data says the same."""
        made: dict[int, Ruling] = {}
        rulings = []
        for first in self.alike(use.slug):
            if first not in made:
                made[first] = rule(use, self.parts[first][1], self.data, ghosts=ghosts)
            rulings.append(made[first])
        return rulings

    def alike(self, slug: str) -> tuple[int, ...]:
        """For each part the first one that ``rule`` cannot tell from it, whatever the use."""
        found = self.same.get(slug)
        if found is None:
            feature = self.data.features[slug]
            first: dict[tuple[object, ...], int] = {}
            found = self.same[slug] = tuple(
                first.setdefault(
                    (part == OUTLOOK, feature.support[place], feature.noted.get(part, ())), number
                )
                for number, (place, (_, part, _)) in enumerate(
                    zip(self.places, self.parts, strict=True)
                )
            )
        return found

    def plain(self, slug: str) -> _Ruled | None:
        """The ruling on a feature that every client supports, whatever the use: most of them."""
        if slug not in self.supported:
            feature = self.data.features[slug]
            letters = [feature.support[place] for place in self.places]
            self.supported[slug] = (
                _Ruled(tuple(_PLAIN[letter] for letter in letters), [], [])
                if _PLAIN.keys() >= set(letters)
                else None
            )
        return self.supported[slug]

    def counts(self, patterns: Mapping[tuple[Outcome, ...], int]) -> list[dict[Outcome, int]]:
        """How many uses came out how, for each part."""
        counts: list[dict[Outcome, int]] = [dict.fromkeys(OUTCOMES, 0) for _ in self.parts]
        for pattern, number in patterns.items():
            for count, outcome in zip(counts, pattern, strict=True):
                if outcome != "none":
                    count[outcome] += number
        return counts

    def losses(
        self,
        use: Use,
        rulings: Sequence[Ruling],
        outcomes: Set[Outcome],
        wanted: tuple[Outcome, ...],
    ) -> list[Loss]:
        """The use's losses, one for each outcome; below the threshold none.

        Args:
            outcomes: Those of the rulings.
        """
        found = []
        for outcome in wanted:
            if outcome not in outcomes:
                continue
            shares: dict[int, float] = {}
            instead: dict[str, None] = {}
            notes: dict[str, None] = {}
            for (number, _, share), ruling in zip(self.parts, rulings, strict=True):
                if ruling.outcome == outcome:
                    shares[number] = shares.get(number, 0.0) + share
                    instead[ruling.instead] = None
                    notes.update(dict.fromkeys(ruling.notes))
            heard = {n: share for n, share in shares.items() if share >= self.threshold}
            if heard:
                names = sorted(heard, key=lambda number: -heard[number])
                found.append(
                    Loss(
                        use,
                        outcome,
                        tuple(self.targets[number].client.name for number in names),
                        sum(heard.values()),
                        "; ".join(filter(None, instead)),
                        tuple(notes),
                    )
                )
        return found

    def scores(self, counts: list[dict[Outcome, int]]) -> tuple[ClientScore, ...]:
        scores = []
        for number, target in enumerate(self.targets):
            mine = [
                (counts[place], target.client.parts[part])
                for place, (of, part, _) in enumerate(self.parts)
                if of == number
            ]
            total = {name: sum(count[name] for count, _ in mine) for name in OUTCOMES}
            score = _average((_score(count), weight) for count, weight in mine)
            scores.append(ClientScore(target.client, target.share, score, total))
        return tuple(scores)


def rule(use: Use, client: str, data: SupportData, *, ghosts: bool) -> Ruling:
    """What one client of the data makes of one use.

    Args:
        client: Family and platform, ``gmail.ios``.
        ghosts: Outlook gets tables of fixed width in conditional comments.
    """
    if use.audience != "all" and (use.audience == "outlook") != (client == OUTLOOK):
        return Ruling("none")
    verdict = data.verdict(use.slug, client)
    if verdict == "y":
        return Ruling("supported")
    if verdict == "u":
        return Ruling("unknown")
    all_notes = data.features[use.slug].notes_for(client)
    notes = tuple(note for note in all_notes if note_applies(use, note))
    if verdict == "a" and all_notes and not notes:
        return Ruling("supported")
    instead = stand_in(use, client, ghosts=ghosts)
    if instead:
        return Ruling("covered", instead, notes)
    return Ruling("unsupported" if verdict == "n" else "partly", "", notes)


def stand_in(use: Use, client: str, *, ghosts: bool) -> str:
    """What the reader gets where the use is not supported; empty if it is lost."""
    if use.cover:
        return COVERS[use.cover]
    if use.slug == "css-at-import" and "font" in use.value:
        return COVERS["fonts"]
    if use.name.endswith("-shadow"):
        return COVERS["shadow"]
    if use.slug in PROGRESSIVE:
        return PROGRESSIVE[use.slug]
    if ghosts and client == OUTLOOK and use.place == "inline" and use.slug in GHOSTED:
        return COVERS["ghost"] if use.tag == "div" else ""
    return ""


def _score(counts: Mapping[Outcome, int]) -> float | None:
    judged = sum(counts[name] for name in _WORTH)
    if not judged:
        return None
    return 100 * sum(counts[name] * worth for name, worth in _WORTH.items()) / judged


def _average(weighted: Iterable[tuple[float | None, float]]) -> float | None:
    known = [(score, weight) for score, weight in weighted if score is not None and weight > 0]
    total = sum(weight for _, weight in known)
    return sum(score * weight for score, weight in known) / total if total else None


def _order(loss: Loss) -> tuple[object, ...]:
    use = loss.use
    return (
        loss.outcome != "unsupported",
        -loss.share,
        use.slug,
        use.place,
        use.tag,
        use.name,
        use.value,
        use.audience,
    )
