"""One name in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.names import ALIASES, NAME, alike_persons, skeleton
from newsletter.check.newsroom import SEEN
from newsletter.check.prose import END
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

LEAST_LETTERS = 5
"""Of a name's skeleton: shorter ones meet by chance (Ana, Anna)."""
_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽČ"
_NAME = late_pattern(rf"(?<![\w’']){NAME}(?![\w’'])")
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "-": "q"}
)
_CAPITALISED = late_pattern(
    rf"[{_CAPITAL}][^\W\d_]{{3,}}(?:-[^\W\d_]+)*|[{_CAPITAL}][^\W\d_]*(?:-[^\W\d_]+)+"
)
_BEGINS = late_pattern(rf"(?:\A|[.!?:—–{END}“”\"«»(\[]|[.!?][”’\")»])\s*\Z")
_POSSESSIVE = late_pattern(r"[’']s?\Z")


def check(context: CheckContext) -> Iterator[Finding]:
    """Names inside sentences, and names with a hyphen against the same in two words."""
    prose = context.prose
    # In German every noun has a capital, its plural an umlaut, and a compound may have a hyphen.
    german = context.language.lower().partition("-")[0] == "de"
    told: set[str] = set()
    for name, place, usual, other in () if german else alike_persons(prose.text):
        told.add(name.partition(" ")[2])
        yield _found(context, place, name, usual, other)
    if not _suspects(prose.text):
        return
    seen: dict[str, dict[str, int]] = {}
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    hyphened: dict[str, int] = {}
    for match in prose.find(_NAME):
        name = _POSSESSIVE.sub("", match[0]).replace("’", "'")
        if "-" in name:
            hyphened.setdefault(name, match.start())
        if name.isupper():
            continue
        bones = skeleton(name.translate(_GERMAN) if german else name)
        if len(bones) < LEAST_LETTERS and name.casefold() not in ALIASES:
            continue
        counts[name] += 1
        seen.setdefault(bones, {}).setdefault(name, match.start())
        if not _BEGINS.search(prose.text, max(0, match.start() - 4), match.start()):
            inside.add(name)
    for spellings in seen.values():
        names = [name for name in spellings if name in inside]
        if len({name.casefold() for name in names}) > 1:
            usual = max(names, key=lambda name: (counts[name], -spellings[name]))
            for name in names:
                if name.casefold() != usual.casefold() and name not in told:
                    yield _found(context, spellings[name], name, usual, spellings[usual])
    for name, place in () if german else hyphened.items():
        # "Federal-aid highways" and "Federal aid" are both right: names have capitals in each part.
        words = name.replace("-", " ").title()
        if len(words) <= LEAST_LETTERS or name.isupper() or _of_words(name, place, prose.text):
            continue
        apart = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", prose.text)
        if apart is not None:
            yield _found(context, place, name, words, apart.start())


def _of_words(name: str, place: int, text: str) -> bool:
    """Whether a compound is one of plain words, "Open-source" beside a title's "Open Source":
    its capital is the sentence's, or a part of it stands in lower case elsewhere."""
    parts = [part.casefold() for part in name.split("-")]
    if name[1:].islower() and _BEGINS.search(text, max(0, place - 4), place):
        return True
    return any(re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", text) for part in parts)


def _suspects(text: str) -> bool:
    """Whether any two words are alike enough to be looked at; quickly, as they seldom are."""
    words = set(_CAPITALISED.findall(text))
    if any("-" in word and word.replace("-", " ").title() in text for word in words):
        return True
    plain = {word.casefold() for word in words}
    return len({skeleton(word) for word in plain}) < len(plain)


def _found(context: CheckContext, offset: int, name: str, usual: str, other: int) -> Finding:
    line = context.prose.at(other).line
    elsewhere = f" in line {line}" if line else ""
    said = f'"{name}" is spelt "{usual}"{elsewhere}'
    return RULE.found(context.prose.at(offset), said)


RULE = Rule(
    code="N016",
    name="name_spelt_two_ways",
    severity="notice",
    summary="one name is spelt in two ways",
    why=(
        "A story written here and an agency's caption often disagree on a name, and a reader takes "
        "them for two people. Two people may also have nearly the same name."
    ),
    remedy="settle on one spelling, unless they are two names",
    source=SEEN,
    check=check,
    needs="issue",
    confidence="low",
)
