"""docs/wordings.md: wordings_intro.md beside this file, and the lists of wordings."""

from __future__ import annotations

import datetime
import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ar": "Arabic",
    "he": "Hebrew",
}

INTRODUCTION = Path(__file__).with_name("wordings_intro.md")


def wordings_json() -> str:
    """The lists as the program reads them, an entry a line."""
    parts = []
    for name, value in _lists().items():
        whole = isinstance(value, list)
        rows = [(None, row) for row in value] if whole else value.items()
        shown = [
            ("" if whole else f"{json.dumps(key)}: ")
            + json.dumps(row, ensure_ascii=False, default=datetime.date.isoformat)
            for key, row in rows
        ]
        begin, end = "[]" if whole else "{}"
        parts.append(f"{json.dumps(name)}: {begin}\n" + ",\n".join(shown) + f"\n{end}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lists() -> dict[str, Any]:
    data = resources.files("newsletter.check").joinpath("data/disclosure_wordings.toml")
    return tomllib.loads(data.read_text(encoding="utf-8"))


def wordings_page() -> str:
    """docs/wordings.md."""
    raw = _lists()
    lines = [INTRODUCTION.read_text(encoding="utf-8")]
    for language, name in LANGUAGES.items():
        lines += [f"## {name}\n", "| where | kind | | wordings | source |\n|---|---|---|---|---|"]
        lines += [_entry(entry) for entry in raw["entry"] if entry["language"] == language]
        lines.append("")
    unknown = {entry["language"] for entry in raw["entry"]} - LANGUAGES.keys()
    if unknown:
        raise ValueError(f"name these languages: {sorted(unknown)}")
    lines += ["## Sources\n", *_sources(raw["sources"])]
    return "\n".join(lines)


def _entry(entry: dict[str, Any]) -> str:
    cells = (
        ", ".join(entry["jurisdictions"]),
        ", ".join(entry["kinds"]),
        entry["status"],
        ", ".join(entry["wordings"]),
        f"[{entry['source']}](#sources)",
    )
    return f"| {' | '.join(cells)} |"


def _sources(sources: dict[str, Any]) -> Iterator[str]:
    yield "How a source was read: in its own text, as an excerpt, or recalled and not seen again."
    yield "\n| name | document | read | how |\n|---|---|---|---|"
    for name, source in sources.items():
        document = f"[{source['document']}]({source['url']})"
        yield f"| {name} | {document} | {source['read'].isoformat()} | {source['seen']} |"
