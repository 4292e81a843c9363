"""The lists of wordings as data: which disclose what where, and what would take a label back."""

from __future__ import annotations

import functools
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

from newsletter.dataclass import dataclass

Status: TypeAlias = Literal["accepted", "unclear", "never", "unknown"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from.

    Attributes:
        seen: ``text``, ``excerpt`` or ``recalled``: how the source was read on that date.
        read: ISO date.
    """

    document: str
    url: str
    read: str
    seen: str


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists.

    Attributes:
        status: By jurisdiction, language, kind of slot and folded wording, with what it rests on.
        spellings: Each wording as it is listed, by its folded form.
        house: Folded wordings that say that a promotion is the publisher's own.
        connectors: Words that may stand between wording and name, by language.
        contradictions: Folded phrases that would take a label back in its box.
        denials: Those that would right beside the box, too.
    """

    status: Mapping[tuple[str, str, str, str], tuple[Status, Source]]
    spellings: Mapping[str, str]
    house: frozenset[str]
    connectors: Mapping[str, tuple[str, ...]]
    contradictions: tuple[str, ...]
    denials: tuple[str, ...]


def fold(text: str) -> str:
    """Text for comparing wordings: NFC, lower case, every run of white space one space.

    Lower case and not case folding: folding would make a long s (U+017F) equal to s.
    """
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


@functools.cache
def load_lists() -> Lists:
    """Read the lists, once in a process."""
    # Made of disclosure_wordings.toml, which is written by hand and takes 10 ms to read.
    data = Path(__file__).parents[1] / "data" / "disclosure_wordings.json"
    raw: dict[str, Any] = json.loads(data.read_bytes())
    sources = {
        key: Source(value["document"], value["url"], value["read"], value["seen"])
        for key, value in raw["sources"].items()
    }
    status: dict[tuple[str, str, str, str], tuple[Status, Source]] = {}
    spellings: dict[str, str] = {}
    house: set[str] = set()
    for entry in raw["entry"]:
        for wording in entry["wordings"]:
            word = fold(wording)
            spellings.setdefault(word, wording)
            if entry["kinds"] == ["house"]:
                house.add(word)
            for jurisdiction in entry["jurisdictions"]:
                for kind in entry["kinds"]:
                    key = (jurisdiction, entry["language"], kind, word)
                    status[key] = (entry["status"], sources[entry["source"]])
    return Lists(
        status,
        spellings,
        frozenset(house),
        {key: tuple(words) for key, words in raw["connectors"].items()},
        *(
            tuple(fold(words) for group in raw[name].values() for words in group)
            for name in ("contradictions", "denials")
        ),
    )
