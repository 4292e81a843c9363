"""Every feature of the data is judged, or said not to be; each is found where it is, only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from newsletter.check.clients.document import find_uses
from newsletter.check.clients.features import FEATURES, NOT_JUDGED
from newsletter.check.clients.support import load_support

LINES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "features.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
NEUTRAL = (
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN' 'http://www.w3.org/TR/html4/strict.dtd'>"
)


def document(example: str) -> str:
    """An example as a whole document."""
    if example.startswith(("<!", "<html")):
        return example
    if example.startswith("<"):
        return f"{NEUTRAL}<html>{example}</html>"
    if "{" in example or example.startswith("@"):
        return f"{NEUTRAL}<html><head><style>{example}</style></head><p>x</p></html>"
    return f'{NEUTRAL}<html><div style="{example}">x</div></html>'


def slugs(example: str) -> set[str]:
    """The features found in an example."""
    return {use.slug for use in find_uses(html.document_fromstring(document(example))).uses}


def test_every_feature_of_the_data_is_judged_or_said_not_to_be() -> None:
    assert set(FEATURES) | set(NOT_JUDGED) == set(load_support().features)
    assert not set(FEATURES) & set(NOT_JUDGED)
    assert all(len(reason) > 20 for reason in NOT_JUDGED.values())


def test_every_judged_feature_has_two_documents() -> None:
    assert sorted(line[0] for line in LINES) == sorted(FEATURES)


@pytest.mark.parametrize(("slug", "with_it", "without"), LINES, ids=[line[0] for line in LINES])
def test_a_feature_is_found_where_it_is_and_not_beside_it(
    slug: str, with_it: str, without: str
) -> None:
    assert slug in slugs(with_it)
    assert slug not in slugs(without)
