"""newsletter.patterns: late, and the same."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import newsletter
from newsletter.patterns import _Late, late_pattern


def test_it_is_a_pattern_in_use():
    """Its methods and attributes are the compiled pattern's."""
    late, compiled = late_pattern(r"(?P<word>a+)", re.IGNORECASE), re.compile(r"(?P<word>a+)", re.I)
    assert late.search("xAa")["word"] == compiled.search("xAa")["word"] == "Aa"
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, 1)
    assert [late.fullmatch("a").span(), late.sub("b", "caac")] == [(0, 1), "cbc"]


def test_nothing_is_compiled_before(monkeypatch):
    """Making one costs nothing, using it twice compiles once."""
    asked = []
    compiler = re.compile
    monkeypatch.setattr(re, "compile", lambda *of: asked.append(of) or compiler(*of))
    late = late_pattern("a")
    assert asked == []
    assert late.match("a")
    assert late.match("b") is None
    assert asked == [("a", 0)]


def late_patterns() -> list[tuple[str, _Late]]:
    """Every one in the program."""
    found = []
    for module in pkgutil.walk_packages(newsletter.__path__, "newsletter."):
        if ".compiled.daily" in module.name or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            values = value.values() if isinstance(value, dict) else [value]
            found += [(f"{module.name}.{name}", it) for it in values if isinstance(it, _Late)]
    return found


@pytest.mark.parametrize(("name", "late"), late_patterns())
def test_every_one_of_the_program_compiles(name, late):
    """What would otherwise show when a reader's text first needs it."""
    assert re.compile(late._text, late._flags), name
