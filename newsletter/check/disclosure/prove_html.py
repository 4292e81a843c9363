"""The proof on one HTML document, for one slot."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from newsletter.check.disclosure.beside import Neighbour, neighbours_of
from newsletter.check.disclosure.box import (
    MAX_OTHER_LETTERS,
    grounds_of,
    other_text,
    stands_out,
)
from newsletter.check.disclosure.contrast import Contrasts, contrast_flaws
from newsletter.check.disclosure.creative import Parts
from newsletter.check.disclosure.document import Document
from newsletter.check.disclosure.known import Known, Sight, sight_of
from newsletter.check.disclosure.order import order_flaws
from newsletter.check.disclosure.outlook import comment_words_in
from newsletter.check.disclosure.reading import Reading, read_box, text_lines
from newsletter.check.disclosure.squash import squash
from newsletter.check.disclosure.styles import MAX_FREE_CONDITIONS
from newsletter.check.disclosure.visible import (
    MIN_SHARE_OF_BODY,
    MIN_SHARE_OF_HEADLINE,
    describe,
    hiding_flaws,
    size_flaws,
)
from newsletter.check.disclosure.wordings import (
    contradiction_in,
    denial_in,
    leading_into,
    read_label,
    reads_as_label,
    wording_within,
)
from newsletter.dataclass import dataclass

# A line beside a box that is longer is a story's, whatever words stand in it.
MAX_DENIAL_LETTERS = 120
# Roles that may have a name (WAI-ARIA 1.2, 5.2.8.5); the last two are elements' own roles.
_ROLES = frozenset(["region", "complementary", "note", "group", "article", "figure"])
# Attributes whose words are read out or shown, beside an element's text.
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "aria-roledescription",
           "aria-braillelabel")  # fmt: skip
_NAMED_TAGS = frozenset(("aside", "section", "article"))


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not proved: its code, what was seen, and its remedy if not the code's."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a slot needs in any document.

    Attributes:
        paid: Somebody paid for the slot.
        more_wordings: Wordings to know beside the lists'.
    """

    advertiser: str
    paid: bool
    language: str
    parts: Parts
    more_wordings: tuple[str, ...]

    @property
    def in_words(self) -> tuple[Any, ...]:
        """All of it but the pictures' addresses."""
        known = self.parts
        return (
            *(self.advertiser, self.paid, self.language, self.more_wordings),
            *(known.words, known.body, known.extras, known.targets, known.follow),
            bool(known.pictures),
        )

    def label(self, text: str) -> Any:
        """The label that a text begins with, or None."""
        return read_label(text, self.advertiser, self.language, self.more_wordings)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on a slot in one document."""

    wording: str
    font_size_px: float
    contrasts: Contrasts
    box: Any


def prove_slot(document: Document, wanted: Wanted, core: Any) -> tuple[Measured | None, list[Flaw]]:
    """Prove one slot whose creative was found.

    Args:
        core: The smallest element that holds all of the creative.

    Returns:
        What was measured, None without a label, and all that is not proved.
    """
    box = _known.box(document, wanted.in_words, core)
    sight = _sight_of(document, wanted, core, box) if box is not None else None
    measured = _known.get(sight) if sight else None
    if measured is None or _denial_into(neighbours_of(document, box), measured[0]):
        return _prove_unknown(document, wanted, core)
    return Measured(*measured, box), []


_known: Known[tuple[str, float, Contrasts]] = Known()


def _sight_of(document: Document, wanted: Wanted, core: Any, box: Any) -> Sight | None:
    neighbours = neighbours_of(document, box)
    return sight_of(
        document,
        core,
        box,
        wanted=wanted.in_words,
        pictures=wanted.parts.pictures,
        beside=[one.element for one in neighbours],
        denials=tuple(_denials_beside(neighbours)),
    )


def _prove_unknown(
    document: Document, wanted: Wanted, core: Any
) -> tuple[Measured | None, list[Flaw]]:
    box, reading, neighbours = _find_box(document, wanted, core)
    if box is None:
        return None, [Flaw("E092", "the creative stands in no box with a ground or border")]
    if reading.label is None:
        return None, [_no_label(document, box, reading, wanted)]
    labels = [*reading.label_elements, *reading.name_elements]
    styles, beside = document.styles, document.lineages(one.element for one in neighbours)
    shown, body = document.lineages(labels), document.lineages(reading.body_elements)
    modes = styles.modes((*shown, *body, *beside))
    flaws = [Flaw("E093", why) for why in document.unjudged]
    if styles.too_many_conditions((*shown, *body, *beside)):
        flaws.append(Flaw("E095", f"more than {MAX_FREE_CONDITIONS} conditions bear on its looks"))
    flaws += _reading_flaws(document, box, reading, neighbours, wanted)
    flaws += [
        Flaw("E092", f"its box has no ground or border that sets it off{describe(mode)}")
        for mode in modes
        if not stands_out(styles, document.lineage(box), beside, mode, (shown, body))
    ][:1]
    hidden = hiding_flaws(document, labels, box)
    flaws += [Flaw("E093", why) for why in dict.fromkeys(hidden)]
    least = MIN_SHARE_OF_BODY if reading.runs else MIN_SHARE_OF_HEADLINE
    size, size_problems = size_flaws(styles, shown, body, modes, least)
    flaws += [Flaw("E094", why) for why in size_problems]
    contrasts, contrast_problems = contrast_flaws(styles, shown, modes)
    flaws += [Flaw("E095", why) for why in contrast_problems]
    order = order_flaws(
        document,
        box,
        labels=labels,
        creative=reading.creative_elements,
        language=wanted.language,
    )
    flaws += [Flaw("E091", why) for why in dict.fromkeys(order)]
    flaws += _outlook_words(document, labels[0], box, wanted.parts)
    flaws += _link_flaws(box) if wanted.paid else []
    flaws += _name_flaws(document, box, core, reading, wanted)
    measured = (reading.label.wording, size, contrasts)
    if not flaws and (sight := _sight_of(document, wanted, core, box)):
        _known.add(document, core, box, sight, measured)
    return Measured(*measured, box), flaws


def _find_box(
    document: Document, wanted: Wanted, core: Any
) -> tuple[Any, Reading, tuple[Neighbour, ...]]:
    """The smallest box that begins with a label and is set off; else the one to complain about.

    A box may hold little but the label and the creative: what is larger is the email's page.

    Returns:
        The box, what is read in it, and what is beside it.
    """
    known = sum(map(len, (*wanted.parts.words, *wanted.parts.extras)))
    room = 2 * MAX_OTHER_LETTERS + 2 * known + len(wanted.advertiser)
    found: list[tuple[Any, Reading, tuple[Neighbour, ...]]] = []
    for box in grounds_of(document, core):
        if len(document.squashed(box)) > room:
            break
        reading = read_box(
            box, wanted.parts, wanted.advertiser, wanted.language, wanted.more_wordings
        )
        neighbours = neighbours_of(document, box) if reading.label else ()
        found.append((box, reading, neighbours))
        if reading.label:
            beside = document.lineages(one.element for one in neighbours)
            if stands_out(document.styles, document.lineage(box), beside, None):
                return found[-1]
    labelled = [one for one in found if one[1].label]
    return (labelled or found[-1:] or [(None, Reading(), ())])[0]


def _line(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _reading_flaws(
    document: Document,
    box: Any,
    reading: Reading,
    neighbours: Sequence[Neighbour],
    wanted: Wanted,
) -> Iterator[Flaw]:
    if not reading.named:
        yield Flaw("E090", f"{wanted.advertiser} is not named as text right after the label")
    if reading.picture_first:
        yield Flaw("E091", "a picture or link stands before the label in its box")
    if reading.between:
        words = reading.between.strip()
        yield Flaw("E099", f'other words stand between label and creative: "{words[:40]}"')
    letters = [char for char in reading.other if char.isalnum()]
    if len(letters) > MAX_OTHER_LETTERS:
        words = reading.other.strip()
        yield Flaw(
            "E092",
            f'its box holds {len(letters)} letters that are not the creative\'s: "{words[:40]}"',
        )
    alternatives = (
        found.get(name) or ""
        for found in (*box.iter("*"), *document.alone(box))
        for name in _SPOKEN
        if found.get(name)
    )
    phrase = contradiction_in(" ".join((reading.text, *alternatives)))
    if phrase:
        yield Flaw("E099", f'"{phrase}" in the box contradicts the label')
    wording = reading.label.wording if reading.label else ""
    for phrase in (*_denials_beside(neighbours), _denial_into(neighbours, wording)):
        if phrase:
            yield Flaw("E099", f'"{phrase}" right beside the box contradicts the label')


def _denials_beside(neighbours: Sequence[Neighbour]) -> Iterator[str]:
    """What contradicts a label in the last line before its box, and in the first one after it."""
    for one in neighbours:
        text = one.line if len(one.line) <= MAX_DENIAL_LETTERS else one.run
        if text and len(text) <= MAX_DENIAL_LETTERS and (said := denial_in(text)):
            yield said


def _denial_into(neighbours: Sequence[Neighbour], wording: str) -> str:
    """What contradicts a label in the line before its box, read on into the label."""
    return next(
        filter(None, (denial_in(leading_into(n.line, wording)) for n in neighbours if n.is_before)),
        "",
    )


def _no_label(document: Document, box: Any, reading: Reading, wanted: Wanted) -> Flaw:
    """Say why a box has no label: it stands later, outside, or nowhere."""
    for line in list(text_lines(box))[1:]:
        label = wanted.label(line)
        if label and (label.advertiser or _reads(line, wanted)):
            return Flaw("E091", f'"{label.wording}" stands after "{reading.first_text}"')
    before = _text_before(document, box)
    for line in before[-3:]:
        label = wanted.label(line)
        if label and (label.advertiser or _reads(line, wanted)):
            return Flaw("E092", f'"{label.wording}" stands before the box, not in it')
    found = wording_within(reading.first_text)
    seen = f' ("{found}" is part of other words)' if found else ""
    return Flaw("E088", f'its box begins with "{reading.first_text}"{seen}, not with a label')


def _reads(text: str, wanted: Wanted) -> bool:
    return (
        reads_as_label(text, wanted.advertiser, wanted.language, wanted.more_wordings) is not None
    )


def _says(name: str, wording: str, wanted: Wanted) -> bool:
    """Whether a name is a label, and the very one that is read in the box."""
    label = reads_as_label(name, wanted.advertiser, wanted.language, wanted.more_wordings)
    return label is not None and label.wording == wording


def _text_before(document: Document, box: Any) -> list[str]:
    """The lines of the nearest element before a box that has any text."""
    for holder in _line(box):
        for before in holder.itersiblings(preceding=True):
            if isinstance(before.tag, str) and document.text(before).strip():
                return list(text_lines(before))
    return []


def _outlook_words(document: Document, label: Any, box: Any, parts: Parts) -> Iterator[Flaw]:
    for words in document.outlook_before(label).words:
        shown = squash(unescape(words))
        if any(part in shown for part in parts.words if len(part) > 8):
            yield Flaw("E091", "a conditional comment shows the creative before the label")
    known = [*parts.words, *parts.extras]
    for words in comment_words_in(box):
        other = other_text(squash(unescape(words)), known)
        if other:
            yield Flaw("E099", f'a conditional comment in the box says "{other[:40]}"')


def _link_flaws(box: Any) -> Iterator[Flaw]:
    around = [link for link in box.iterancestors("a") if link.get("href")]
    for link in (*around, *box.iter("a", "area")):
        rel = link.get("rel") or ""
        if link.get("href") and "sponsored" not in rel.lower().split():
            seen = f'rel="{rel}"' if rel else "no rel"
            yield Flaw("E096", f"the link to {link.get('href')[:60]} has {seen}")


def _other_name(document: Document, label: Any, box: Any, wording: str, wanted: Wanted) -> str:
    """A name of the label's element, or of one between it and its box, that is not the label."""
    for element in _line(label):
        name = _accessible_name(document, element)
        if name and not _says(name, wording, wanted):
            return name
        if element is box:
            break
    return ""


def _name_flaws(
    document: Document, box: Any, core: Any, reading: Reading, wanted: Wanted
) -> Iterator[Flaw]:
    """The name is looked for on the box, in it around the creative, and around it where nothing
    more is held."""
    wording = reading.label.wording if reading.label else ""
    for element in reading.label_elements:
        # The label read out as something else: a name goes before the text (ARIA in HTML, 1.2).
        if name := _other_name(document, element, box, wording, wanted):
            yield Flaw("E097", f'a name on the label or around it says "{name[:60]}"')
    seen = ""
    around = itertools.takewhile(lambda element: element is not box, _line(core))
    for element in (*around, box, *document.alone(box)):
        role = (element.get("role") or "").strip().lower()
        if role not in _ROLES and (role or element.tag not in _NAMED_TAGS):
            continue
        name = _accessible_name(document, element)
        if _says(name, wording, wanted):
            return
        seen = f', and its name is "{name[:60]}"' if name else seen
    yield Flaw("E097", f"its box has no role with a name that says what the label says{seen}")


def _accessible_name(document: Document, element: Any) -> str:
    """``aria-labelledby`` goes before ``aria-label`` (Accessible Name and Description 1.2)."""
    references = (element.get("aria-labelledby") or "").split()
    if not references:
        return element.get("aria-label") or ""
    named = [document.root.xpath("//*[@id=$id]", id=identity) for identity in references]
    if any(len(found) != 1 for found in named):
        return ""
    return " ".join(document.text(found[0]) for found in named)
