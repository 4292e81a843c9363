"""The proof that every sponsor slot of a finished email is disclosed.

It knows nothing of templates, markers or class names: it finds each creative by the advertiser's
own words, links and pictures, and the label by reading. What it cannot judge it refuses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Literal

from newsletter.check.disclosure.box import find_cores, missing_parts
from newsletter.check.disclosure.creative import (
    Parts,
    as_written,
    parts_of,
    telling_words,
)
from newsletter.check.disclosure.document import Document, read_document
from newsletter.check.disclosure.elsewhere import shown_elsewhere
from newsletter.check.disclosure.left_out import Boxed, proves_web_copy, read_pair
from newsletter.check.disclosure.plain_text import read_text_part, text_elsewhere, text_flaws
from newsletter.check.disclosure.prove_html import (
    Flaw,
    Measured,
    Wanted,
    prove_slot,
)
from newsletter.check.disclosure.wordings import judge_wording
from newsletter.dataclass import dataclass
from newsletter.errors import DisclosureError, Problem
from newsletter.excerpts import excerpt
from newsletter.model.sponsor import SponsorKind, SponsorSlot

_EMAIL, _WEB = "email.html", "web.html"
_MOST_OF_A_KIND = 3
_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})

_HINTS = {
    "E087": "the theme must show the creative whole: headline, text, picture, links",
    "E088": "begin the box with the label as text, with nothing before it in the box",
    "E089": "choose an accepted wording, or accept it in [disclosure] accepted_wordings",
    "E090": "write the advertiser's name as text beside the label; a logo does not count",
    "E091": "put the label above the whole creative, in ordinary block order",
    "E092": "give one element around label and creative its own background or border",
    "E093": "show the label plainly: nothing on or around it may hide, clip or cover it",
    "E094": "set the label to 12px or more, and to 80% of the creative's text or more",
    "E095": "set colour and ground of the label inline and in the dark rules, at 4.5:1 or more",
    "E096": 'give the link rel="sponsored"',
    "E097": 'put role="region" and an aria-label with the label\'s words on the box',
    "E098": "begin the slot in the text part with the label and the name, then the creative",
    "E099": "show the creative once, in its box, with nothing that takes the label back",
}


@dataclass(frozen=True, slots=True)
class SlotProof:
    """What was found for one slot.

    Attributes:
        slot: The slot's name.
        sponsor: The sponsor's slug.
        creative: The creative's slug.
        wording: The wording found, in the list's spelling.
        advertiser: The name found.
        font_size_px: The label's smallest size in any document, under any rules.
        contrast_light: Its smallest contrast ratio outside dark mode.
        contrast_dark: Its smallest contrast ratio in dark mode.
        accepted: By the list, or explicitly by the workspace alone.
        jurisdictions: Those whose lists it was judged by.
        sources: URLs that the wording's acceptance rests on.
    """

    slot: str
    sponsor: str
    creative: str
    kind: SponsorKind
    wording: str
    advertiser: str
    font_size_px: float
    contrast_light: float
    contrast_dark: float
    accepted: Literal["list", "explicitly"]
    jurisdictions: tuple[str, ...]
    sources: tuple[str, ...] = ()

    @property
    def accepted_explicitly(self) -> bool:
        """Only the workspace's own setting accepts the wording."""
        return self.accepted == "explicitly"


@dataclass(frozen=True, slots=True)
class DisclosureProof:
    """The proof for one email: the record that billing and an audit need.

    Attributes:
        sha256: Over the canonical JSON of everything else.
    """

    slots: tuple[SlotProof, ...]
    jurisdictions: tuple[str, ...]
    language: str
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        text = json.dumps(self.as_data(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        object.__setattr__(self, "sha256", sha256(text.encode()).hexdigest())

    def as_data(self) -> dict[str, Any]:
        """The proof as JSON values, without its hash."""
        return {
            "slots": [
                {name: getattr(slot, name) for name in SlotProof.__dataclass_fields__}
                for slot in self.slots
            ],
            "jurisdictions": list(self.jurisdictions),
            "language": self.language,
        }


@dataclass
class _Case:
    """One slot while it is examined."""

    slot: SponsorSlot
    wanted: Wanted
    text_parts: Parts
    wordings: set[str] = field(default_factory=set)
    measured: list[Measured] = field(default_factory=list)
    flaws: list[tuple[str, Flaw]] = field(default_factory=list)

    def add(self, name: str, flaws: Iterable[Flaw]) -> None:
        self.flaws += [(name, flaw) for flaw in flaws]


def prove_disclosure(
    slots: Sequence[SponsorSlot],
    *,
    html: str,
    web_html: str,
    text: str,
    jurisdictions: Sequence[str],
    language: str,
    accepted_wordings: Sequence[str] = (),
    sponsor_jurisdictions: Mapping[str, Sequence[str]] = _NONE,
) -> DisclosureProof:
    """Prove that every slot is disclosed in the finished email, its web copy and its text part.

    Args:
        slots: All filled slots, in reading order.
        html: ``email.html`` as it will be sent; platforms' merge tags may stand in it.
        web_html: ``web.html``.
        text: ``email.txt``.
        jurisdictions: Some of ``us``, ``uk``, ``eu``: the strictest of all counts.
        language: BCP 47 tag of the issue.
        accepted_wordings: Unclear wordings that the workspace accepts on its own responsibility.
        sponsor_jurisdictions: By sponsor's slug, where they are not the publication's.

    Raises:
        DisclosureError: With one problem for each failure, E087 to E099, at the slot's place.
    """
    cases = [_case(slot, language, accepted_wordings) for slot in slots]
    if cases:
        groups: dict[Parts, list[_Case]] = {}
        for case in cases:
            groups.setdefault(case.wanted.parts, []).append(case)
        pair = read_pair(_EMAIL, html, web_html)
        proved = _prove_html(tuple(groups.items()), _EMAIL, pair.email)
        if any(case.flaws for case in cases) or not proves_web_copy(pair, proved):
            _prove_html(tuple(groups.items()), _WEB, read_document(_WEB, web_html))
        _prove_text(cases, text)
    proofs = []
    for case in cases:
        places = sponsor_jurisdictions.get(case.slot.sponsor) or jurisdictions
        proofs += _judge(case, places, language, accepted_wordings)
    problems = [problem for case in cases for problem in _problems(case)]
    if problems:
        raise DisclosureError(problems)
    return DisclosureProof(tuple(proofs), tuple(jurisdictions), language)


def _case(slot: SponsorSlot, language: str, accepted: Sequence[str]) -> _Case:
    more = tuple(dict.fromkeys((slot.disclosure.label, *accepted)))
    paid = slot.disclosure.kind != "house"
    html, text = parts_of(slot.creative)
    return _Case(slot, Wanted(slot.disclosure.advertiser, paid, language, html, more), text)


def _prove_html(
    groups: Sequence[tuple[Parts, list[_Case]]], name: str, document: Document | None
) -> list[Boxed]:
    """Prove slots in one document, those with the same creative together.

    Returns:
        Each creative and its boxes, as far as they were found.
    """
    if document is None:
        for _, group in groups:
            for case in group:
                case.add(name, [Flaw("E087", "the document has no body")])
        return []
    boxes: list[Any] = []
    found: list[Boxed] = []
    for parts, group in groups:
        cores = find_cores(document, parts)
        theirs: list[Any] = []
        if len(cores) > len(group) and _is_indistinct(parts):
            group[0].add(name, [_not_told_apart(group[0])])
            found.append(Boxed(parts, theirs))
            continue
        for case, core in zip(group, cores, strict=False):
            measured, flaws = prove_slot(document, case.wanted, core)
            case.add(name, flaws)
            if measured:
                case.measured.append(measured)
                case.wordings.add(measured.wording)
                if measured.box in boxes:
                    case.add(name, [Flaw("E099", "one label stands for two creatives")])
                boxes.append(measured.box)
                theirs.append(measured.box)
        for case in group[len(cores) :]:
            case.add(name, [_not_found(document, parts, len(cores))])
        for _ in cores[len(group) :]:
            group[0].add(name, [Flaw("E099", "the creative stands outside its box as well")])
        found.append(Boxed(parts, theirs))
    for (parts, group), (_, theirs) in zip(groups, found, strict=True):
        if len(theirs) == len(group):
            others = [one for one in found if one.parts is not parts]
            group[0].add(name, shown_elsewhere(document, parts, theirs, others))
    return found


def _is_indistinct(parts: Parts) -> bool:
    """Whether nothing of a creative is its own, so that its box cannot be told from the rest."""
    return not (parts.targets or parts.pictures or telling_words(parts))


def _not_told_apart(case: _Case) -> Flaw:
    words = "".join(case.wanted.parts.words)[:40]
    said = f'"{words}" stands elsewhere too, and the creative has nothing else to be known by'
    hint = f"give it a link, a picture or words of its own: {case.slot.creative.location}"
    return Flaw("E099", said, hint)


def _not_found(document: Document, parts: Parts, times: int) -> Flaw:
    if not parts.words and not parts.pictures:
        return Flaw("E087", "the creative is empty")
    missing = missing_parts(document, parts)
    if missing:
        return Flaw("E087", f"{missing[0]} of the creative is not there")
    return Flaw("E087", f"the creative stands there {times} times, and more slots are filled")


def _prove_text(cases: list[_Case], text: str) -> None:
    used: set[int] = set()
    part = read_text_part(text)
    slots = [case.text_parts for case in cases]
    for case in cases:
        wanted, parts = case.wanted, case.text_parts
        wording, flaws = text_flaws(
            part,
            parts,
            advertiser=wanted.advertiser,
            language=wanted.language,
            more_wordings=wanted.more_wordings,
            used=used,
        )
        if wording:
            case.wordings.add(wording)
        flaws += text_elsewhere(part, parts, slots)
        case.add("email.txt", [Flaw("E098", flaw) for flaw in flaws])


def _judge(
    case: _Case, jurisdictions: Sequence[str], language: str, accepted: Sequence[str]
) -> list[SlotProof]:
    disclosure = case.slot.disclosure
    verdicts = [
        judge_wording(wording, disclosure.kind, jurisdictions, language, accepted)
        for wording in sorted(case.wordings)
    ]
    case.add("", [Flaw("E089", verdict.reason) for verdict in verdicts if not verdict.accepted])
    if len(case.wordings) > 1:
        shown = ", ".join(f'"{wording}"' for wording in sorted(case.wordings))
        case.add("", [Flaw("E099", f"the documents say different things: {shown}")])
    if case.flaws or not case.measured or not verdicts:
        return []
    return [
        SlotProof(
            slot=case.slot.slot,
            sponsor=case.slot.sponsor,
            creative=case.slot.creative.slug,
            kind=disclosure.kind,
            wording=verdicts[0].wording,
            advertiser=disclosure.advertiser,
            font_size_px=round(min(m.font_size_px for m in case.measured), 2),
            contrast_light=round(min(m.contrasts.light for m in case.measured), 2),
            contrast_dark=round(min(m.contrasts.dark for m in case.measured), 2),
            accepted="explicitly" if verdicts[0].explicitly else "list",
            jurisdictions=tuple(jurisdictions),
            sources=tuple(source.url for source in verdicts[0].sources),
        )
    ]


def _problems(case: _Case) -> list[Problem]:
    """A few failures of each kind and document are enough to see what is wrong."""
    slot = case.slot
    who = f'{slot.sponsor} in slot "{slot.slot}"' if slot.slot else slot.sponsor
    seen: dict[tuple[str, str], int] = {}
    problems = []
    written = as_written(slot.creative) if case.flaws else {}
    for name, flaw in dict.fromkeys(case.flaws):
        key = (name, flaw.code)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _MOST_OF_A_KIND:
            message = " ".join(f"{name}: {flaw.message}".removeprefix(": ").split())
            for squashed, words in written.items():
                message = message.replace(f'"{squashed[:40]}"', f'"{excerpt(words)}"')
            problems.append(
                slot.location.problem(
                    flaw.code, f"{who}: {message}", flaw.hint or _HINTS[flaw.code]
                )
            )
    return problems
