"""Prints newsletter/known.json: what the builds of the sample issues find out about the theme.

A program of its own, because what a process has learned of one theme it knows of the next one too.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
from pathlib import Path

from newsletter.cache import Cache
from newsletter.compose import Composer
from newsletter.engines import engine_versions
from newsletter.render.dates import format_day
from newsletter.workspace import load_workspace

_ROOT = Path(__file__).resolve().parents[2]
_KINDS = ("theme-checked", "theme-settings", "styles", "css", "inlined", "checked", "date-words")


class _Notes(Cache):
    """Remembers nothing for the build, and everything for us."""

    def __init__(self) -> None:
        super().__init__(None)
        self.noted: dict[str, dict[str, object]] = {kind: {} for kind in _KINDS}

    def put(self, kind: str, key: str, value: object) -> None:
        if kind in _KINDS:
            self.noted[kind][key] = value


def main() -> None:
    """Compose every sample issue; the newest has one of every block."""
    notes = _Notes()
    workspace = dataclasses.replace(load_workspace(_ROOT), cache=notes)
    composer = Composer(workspace)
    for issue in workspace.issue_files():
        composer.compose(workspace.read_source(issue.path))
    for language in (*composer.theme.labels, "en-US"):
        format_day(datetime.date(2024, 10, 8), "full", language, notes)
    # What made it: with others the test cannot make the same.
    names = ("babel", "cssutils", "lxml", "premailer")
    engines = {name: engine_versions()[name] for name in names}
    json.dump({"engines": engines, **notes.noted}, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
