"""The vendored data, and that what we say about it is still about it."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from newsletter.check.clients import fallbacks
from newsletter.check.clients.notes import CONDITIONS
from newsletter.check.clients.support import load_support

ROOT = Path(__file__).resolve().parents[3]


def refresh_tool() -> ModuleType:
    path = ROOT / "tests/tools/refresh_caniemail.py"
    spec = importlib.util.spec_from_file_location("refresh_caniemail", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_data_names_its_day_and_both_notices_lie_beside_it() -> None:
    data = load_support()
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", data.updated)
    assert all(len(one.support) == len(data.clients) for one in data.features.values())
    notices = (ROOT / "newsletter/check/data/caniemail.LICENSE.txt").read_text(encoding="utf-8")
    for holder in ("HTeuMeuLeu", "Avi Goldman", "Andrew Powell"):
        assert holder in notices
    assert notices.count("Permission is hereby granted") == 2


def test_every_condition_still_meets_a_note() -> None:
    features = load_support().features
    for condition in CONDITIONS:
        asked = features.values() if condition.feature == "*" else [features[condition.feature]]
        assert any(condition.says in note for one in asked for note in one.notes.values()), (
            condition
        )


def test_every_fallback_is_for_a_feature_of_the_data_and_gives_a_reason() -> None:
    features = load_support().features
    assert set(fallbacks.PROGRESSIVE) <= set(features)
    assert set(fallbacks.GHOSTED) <= set(features)
    assert all(fallbacks.PROGRESSIVE.values())
    assert all(fallbacks.COVERS.values())


@pytest.mark.parametrize(
    ("verdicts", "newest"),
    [
        ({"2013": "n", "2019": "y"}, "y"),
        ({"2022-07": "y", "16.80": "n"}, "n"),
        ({"2024-05": "y", "2024-01": "n"}, "y"),
        ({"15": "y", "14": "n"}, "y"),
        ({"6.0": "n", "6.1": "u"}, "n"),
        ({"6.0": "u"}, "u"),
    ],
)
def test_a_refresh_keeps_the_newest_verdict_that_says_anything(
    verdicts: dict[str, str], newest: str
) -> None:
    assert refresh_tool().newest(verdicts) == newest


def test_a_refresh_writes_the_same_bytes_for_the_same_data() -> None:
    tool = refresh_tool()
    source = {
        "last_update_date": "2026-05-13 14:45:41 +0000",
        "nicenames": {"family": {"gmail": "Gmail"}},
        "data": [
            {
                "slug": slug,
                "title": slug,
                "last_test_date": "2020-01-01",
                "stats": {"gmail": {"ios": {"2019": "n", "2020": "a #2"}}},
                "notes_by_num": {"1": "Old.", "2": "New."},
            }
            for slug in ("css-b", "css-a")
        ],
    }
    text = tool.written(tool.reduced(source))
    assert text == tool.written(tool.reduced(json.loads(json.dumps(source))))
    assert list(json.loads(text)["features"]) == ["css-a", "css-b"]
    assert json.loads(text)["features"]["css-a"]["notes"] == {"2": "New."}
