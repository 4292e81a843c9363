"""Reads the rules' example files, which are data beside the rules."""

from __future__ import annotations

from pathlib import Path

from newsletter.check.examples import Example, parse_example

_FOLDER = Path(__file__).parents[1] / "check" / "rules" / "examples"


def load_examples(rule: str) -> tuple[Example, ...]:
    """A rule's examples, the bad ones first.

    Args:
        rule: Its name.

    Raises:
        ValueError: If a file is no example.
    """
    paths = sorted(path for path in (_FOLDER / rule).glob("*.*") if path.is_file())
    return tuple(parse_example(path.name, path.read_text(encoding="utf-8")) for path in paths)


def example_folders() -> tuple[str, ...]:
    """The names of all the rules that have examples."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if path.is_dir()))
