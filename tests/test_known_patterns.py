"""newsletter.known_patterns: what it gives is what Python's own compiler makes, or nothing."""

import json
import re
import subprocess
import sys
from pathlib import Path
from re import _compiler

import pytest

from newsletter.known_patterns import (
    KNOWN,
    pattern_key,
    read_known,
    this_python,
    use_known_patterns,
)

ROOT = Path(__file__).resolve().parent.parent
BUILD = """
import sys
from re import _compiler
make = _compiler.compile
from newsletter.known_patterns import KNOWN, pattern_key, read_known, use_known_patterns
codes, _ = read_known(KNOWN)
use_known_patterns()
known, counts = _compiler.compile, [0, 0]
def both(p, flags=0):
    made, got = make(p, flags), known(p, flags)
    assert got == made and got.flags == made.flags and got.groups == made.groups, p
    assert got.groupindex == made.groupindex, p
    counts[isinstance(p, str) and pattern_key(p, flags) in codes] += 1
    return got
_compiler.compile = both
from newsletter.cli.app import app
try:
    app(["build", "--out", sys.argv[1], "--quiet"])
finally:
    print(*counts)
"""


@pytest.fixture
def own_compiler(monkeypatch):
    """Python's own, whatever a test before has put there, and put back after."""
    make = _compiler.compile
    while make.__module__ != _compiler.__name__:
        make = make.__closure__[list(make.__code__.co_freevars).index("make")].cell_contents
    monkeypatch.setattr(_compiler, "compile", make)
    return make


def test_a_build_gets_the_patterns_that_python_would_make(tmp_path):
    """Each of them, and nine of ten are known; if not, run ``python tests/tools/docs.py``."""
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    unknown, known = map(int, made.stdout.split()[-2:])
    if json.loads(KNOWN.read_text())["python"] == this_python():
        assert known > 9 * unknown


def test_patterns_are_known_by_text_and_flags():
    """The same text with other flags is another pattern."""
    assert pattern_key("a", 0) != pattern_key("a", re.IGNORECASE)
    assert pattern_key("a", re.IGNORECASE) == pattern_key("a", 2)
    assert pattern_key("\ud800", 0) != pattern_key("?", 0)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"python": 1}', None])
def test_without_a_whole_file_python_compiles(tmp_path, own_compiler, content):
    """Missing, cut off, without numbers: no message, and nothing is put in the compiler's place."""
    file = tmp_path / "known_patterns.json"
    if content is not None:
        file.write_text(content)
    use_known_patterns(file)
    assert _compiler.compile is own_compiler


def test_the_numbers_of_another_python_are_left_alone(tmp_path, own_compiler):
    """Its matcher may read them otherwise."""
    known = json.loads(KNOWN.read_text()) | {"python": [3, 99]}
    file = tmp_path / "known_patterns.json"
    file.write_text(json.dumps(known))
    assert read_known(file)[0] == {}
    use_known_patterns(file)
    assert _compiler.compile is own_compiler


def test_numbers_that_are_damaged_are_no_numbers(tmp_path):
    """What does not unpack is an error to be caught, of a known kind."""
    known = json.loads(KNOWN.read_text()) | {"python": this_python(), "numbers": "AAAA"}
    file = tmp_path / "known_patterns.json"
    file.write_text(json.dumps(known))
    with pytest.raises(ValueError, match="damaged"):
        read_known(file)
