"""What email clients support: the vendored data of Can I Email."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from newsletter.dataclass import dataclass

Verdict: TypeAlias = Literal["y", "a", "n", "u"]
"""Supported, partly, not, unknown: the letters of the data."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature.

    Attributes:
        title: For people.
        tested: Day of the last test, as the data writes it.
        support: A verdict for each of ``SupportData.clients``: that of the newest version tested.
        noted: Client to the numbers of the notes that qualify its verdict.
        notes: Number to text, in Markdown.
    """

    slug: str
    title: str
    tested: str
    support: str
    noted: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]

    @property
    def url(self) -> str:
        """The feature's page."""
        return f"https://www.caniemail.com/features/{self.slug}/"

    def notes_for(self, client: str) -> tuple[str, ...]:
        """The notes that qualify a client's verdict."""
        numbers = self.noted.get(client, ())
        return tuple(self.notes[number] for number in numbers if number in self.notes)


@dataclass(frozen=True, slots=True, eq=False)
class SupportData:
    """The data.

    Attributes:
        updated: Day of its last change, ``2026-05-13``.
        clients: Keys, family and platform, ``gmail.ios``.
        features: By slug.
    """

    updated: str
    clients: tuple[str, ...]
    features: Mapping[str, Feature]

    def verdict(self, slug: str, client: str) -> Verdict:
        """Whether a client supports a feature."""
        letter = self.features[slug].support[self.clients.index(client)]
        return letter  # type: ignore[return-value]


@cache
def load_support() -> SupportData:
    """The data of this package; read once, when first asked for."""
    file = Path(__file__).parents[1] / "data" / "caniemail.json"
    return support_data(json.loads(file.read_text(encoding="utf-8")))


def support_data(raw: Mapping[str, Any]) -> SupportData:
    """The data from what ``tests/tools/refresh_caniemail.py`` writes."""
    return SupportData(
        updated=raw["updated"],
        clients=tuple(raw["clients"]),
        features={
            slug: Feature(
                slug=slug,
                title=one["title"],
                tested=one["tested"],
                support=one["support"],
                noted={client: tuple(numbers) for client, numbers in one["noted"].items()},
                notes=one["notes"],
            )
            for slug, one in raw["features"].items()
        },
    )
