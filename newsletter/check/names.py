"""When two spellings are likely one name: what spellings differ in, set aside."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽČ"
LETTERS = r"[^\W\d_]"
NAME = rf"[{_CAPITAL}]{LETTERS}*(?:['’-]{LETTERS}+)*"
"""Source of a pattern for one word of a name."""
_TWO = re.compile(rf"(?<![\w’'-])(?P<first>{NAME})(?= (?P<last>{NAME})(?![\w’'-]))")
_NO_FIRST_NAME = frozenset(
    {
        *("A", "An", "And", "As", "At", "But", "By", "For", "From", "If", "In", "Into", "Is", "It"),
        *("Its", "Of", "On", "Or", "Our", "That", "The", "This", "To", "When", "With", "Mr", "Mrs"),
        *("Ms", "Dr", "Le", "La", "Les", "El", "Los", "Las", "De", "Het", "Een", "Il", "Lo", "Gli"),
    }
)
_SAME = (("Kyiv", "Kiev"), ("Kharkiv", "Kharkov"), ("Lviv", "Lvov"), ("Gaddafi", "Qaddafi"))
ALIASES = {spelling.casefold(): pair[0].casefold() for pair in _SAME for spelling in pair}
"""Spellings of one place or person that differ in more than a letter."""
_LEAST_LETTERS = 5
"""Of a last name that differs in a letter: shorter ones meet by chance."""
_PLURALS = (("is", "es"), ("man", "men"))
"""Endings whose last letter but one is another in the plural."""


@functools.lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """A name without what spellings differ in: accents, doubled letters, y for i, hyphens."""
    plain = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(it for it in plain if it.isalpha())
    letters = ALIASES.get(letters, letters).replace("y", "i").replace("ł", "l")
    return re.sub(r"(.)\1+", r"\1", letters)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two names differ in one letter that is neither the first nor the last.

    The last letter is what tells a country from its people: Korea, Korean.
    """
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one[0] != other[0] or one[-1] != other[-1] or one == other:
        return False
    same = next(at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    rest = one[same + 1 :] if len(one) == len(other) else one[same:]
    return rest == other[same + 1 :]


def alike_persons(text: str) -> Iterator[tuple[str, int, str, int]]:
    """Names of two words whose first is the same and whose last is nearly so.

    Yields:
        The rarer name and where it first stands, the other name and where that stands.
    """
    seen: dict[str, dict[str, list[int]]] = {}
    for match in _TWO.finditer(text):
        if match["first"] in _NO_FIRST_NAME:
            continue
        last = match["last"].removesuffix("’s").removesuffix("'s")
        seen.setdefault(match["first"], {}).setdefault(last, []).append(match.start())
    for first, lasts in seen.items():
        names = list(lasts) if len(lasts) > 1 else []
        for at, other in enumerate(names):
            for usual in names[:at]:
                if not _alike(usual, other):
                    continue
                rare, more = sorted(
                    (usual, other), key=lambda name: (len(lasts[name]), -lasts[name][0])
                )
                yield f"{first} {rare}", lasts[rare][0], f"{first} {more}", lasts[more][0]


def _alike(one: str, other: str) -> bool:
    if one.casefold() == other.casefold():
        return False
    if min(len(skeleton(one)), len(skeleton(other))) < 3:
        return False
    if skeleton(one) == skeleton(other):
        return True
    plain = one.casefold(), other.casefold()
    if any({name[-len(end) :] for name in plain} == {end, more} for end, more in _PLURALS):
        return False
    return min(map(len, plain)) >= _LEAST_LETTERS and one_letter_apart(*plain)
