"""newsletter.error_codes: the table and the source name the same codes."""

import re
from pathlib import Path

import pytest

import newsletter
from newsletter.error_codes import AREAS, CODES, LETTERS

PACKAGE = Path(newsletter.__file__).parent
CODE = re.compile(r"""["']([EPW]\d{3})["']""")


def used() -> set[str]:
    """Every code that stands as a literal in the package."""
    files = [path for path in PACKAGE.rglob("*.py") if path.name != "error_codes.py"]
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_that_is_used_is_explained():
    """A user who looks a code up finds it."""
    assert used() - set(CODES) == set()


def test_every_code_that_is_explained_is_used():
    """Nothing is promised that no run can print."""
    assert set(CODES) - used() == set()


def test_the_table_is_in_order_and_in_areas():
    """Each code belongs to exactly one area, and the table can be read like a book."""
    assert list(CODES) == sorted(CODES)
    for code in CODES:
        if code[0] not in LETTERS:
            assert sum(low <= int(code[1:]) <= high for low, high in AREAS.values()) == 1, code


@pytest.mark.parametrize(("code", "meaning"), CODES.items())
def test_a_meaning_is_one_short_line(code, meaning):
    """Lower case, without full stop, as the messages are."""
    assert meaning == meaning.strip().removesuffix(".")
    assert "\n" not in meaning
    assert len(meaning) <= 90, code
