"""Writes the generated pages of docs/ and the compiled templates, or says which are stale.

    python tests/tools/docs.py            writes them
    python tests/tools/docs.py --check    exits with 1 if one is stale

tests/test_docs.py holds the pages to what this makes of the code, tests/render/test_compiled.py the
compiled templates.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from newsletter.assemble.dialects import DIALECTS, Dialect
from newsletter.cache import KNOWN
from newsletter.error_codes import AREAS, CODES, LETTERS
from newsletter.known_patterns import KNOWN as KNOWN_PATTERNS
from newsletter.model.inline import MERGE_TAG_NAMES

sys.path.append(str(Path(__file__).resolve().parents[1]))  # also when run as a program
from tools.cli_page import cli_page
from tools.compiled_templates import compiled_templates
from tools.config_page import config_page
from tools.rules_page import rules_page
from tools.wordings_page import wordings_json, wordings_page

DOCS = Path(__file__).resolve().parents[2] / "docs"
COMPILED = DOCS.parent / "newsletter/render/compiled"
WORDINGS = DOCS.parent / "newsletter/check/data/disclosure_wordings.json"
NOTE = "<!-- Made by tests/tools/docs.py: change the code, not this page. -->\n"

PLATFORM_TAGS = {
    "unsubscribe_url": "the page that ends the subscription",
    "preferences_url": "the page where a subscriber changes what they get",
    "view_in_browser_url": "the web copy of this issue",
    "first_name": "the subscriber's first name",
    "last_name": "the subscriber's last name",
    "email": "the subscriber's address",
}


def errors_page() -> str:
    """docs/errors.md, from ``newsletter.error_codes``."""
    lines = [
        "# Error codes\n",
        "Every problem has a code that keeps its meaning. `E` stops a build, `W` is a warning."
        " A problem is\nshown with its place and, where there is one, the remedy.\n",
    ]
    for area, (low, high) in AREAS.items():
        lines.append(f"## {area}\n\n| code | meaning |\n|---|---|")
        found = [
            item
            for item in CODES.items()
            if low <= int(item[0][1:]) <= high and item[0][0] not in LETTERS
        ]
        found.sort(key=lambda item: (item[0][1:], item[0]))
        lines += [f"| {code} | {meaning.replace('|', chr(92) + '|')} |" for code, meaning in found]
        lines.append("")
    for letter, area in LETTERS.items():
        lines.append(f"## {area}\n\n| code | meaning |\n|---|---|")
        lines += [f"| {it} | {CODES[it]} |" for it in CODES if it.startswith(letter)]
        lines.append("")
    return "\n".join(lines)


def merge_tags_page() -> str:
    """docs/merge-tags.md, from the table of dialects."""
    lines = [
        "# Merge tags\n",
        "Write the portable tags in issues, sponsors' files and themes. A build turns them into"
        " the code of the\nplatform that `[platform]` names in [newsletter.toml](config.md); an"
        " unknown tag is an error with its line.\n",
        "| tag | stands for |\n|---|---|",
        *(f"| `{{{{ {name} }}}}` | {PLATFORM_TAGS[name]} |" for name in MERGE_TAG_NAMES),
        "\nA name or address may have a fallback for subscribers without one:"
        " `{{ first_name | there }}`. Addresses\n(`…_url`) have none."
        " `\\{{` stands for two literal braces.\n",
        "Where a platform has no code of its own, the address comes from `[links]`. In the web"
        " copy a tag is its\nfallback, or nothing: that page is everybody's."
        " A link to one is its words alone.\n",
    ]
    for row in DIALECTS:
        lines += _dialect(row)
    return "\n".join(lines)


def _dialect(row: Dialect) -> Iterator[str]:
    yield f"## {row.title[0].upper() + row.title[1:]}\n"
    yield f'`name = "{row.name}"`' + (f". {row.note}" if row.note else "") + "\n"
    if row.source:
        yield "| tag | becomes |\n|---|---|"
        for name in MERGE_TAG_NAMES:
            code = row.code(name)
            if code is None:
                where = "`[links]`" if name.endswith("_url") else "an error"
                yield f"| `{name}` | {where} |"
            else:
                yield f"| `{name}` | {_code(code)} |"
            with_fallback = row.code_with_fallback(name)
            if name.endswith("_name"):
                said = _code(with_fallback) if with_fallback else "an error: it has no fallbacks"
                yield f"| `{name} \\| FALLBACK` | {said} |"
        yield f"\nSource: <{row.source}>, read {row.read_on}.\n"


def _code(code: str) -> str:
    return "`" + code.replace("|", "\\|") + "`"


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "config.md": config_page,
    "errors.md": errors_page,
    "merge-tags.md": merge_tags_page,
    "rules.md": rules_page,
    "wordings.md": wordings_page,
}


def page(name: str) -> str:
    """A generated page as its file should be."""
    return NOTE + PAGES[name]().strip("\n") + "\n"


def known_theme() -> str:
    """newsletter/known.json."""
    program = Path(__file__).with_name("known_theme.py")
    return subprocess.run(
        [sys.executable, program], capture_output=True, encoding="utf-8", check=True
    ).stdout


def known_patterns() -> str:
    """newsletter/known_patterns.json; always the same order of what is joined from sets."""
    program = Path(__file__).with_name("known_patterns.py")
    return subprocess.run(
        [sys.executable, program],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    ).stdout


def made_files() -> dict[Path, str]:
    """Every generated file as it should be."""
    pages = {DOCS / name: page(name) for name in PAGES}
    pages[WORDINGS] = wordings_json()
    pages[KNOWN] = known_theme()
    if "--check" not in sys.argv[1:]:
        # What is missing there is compiled, and another release of a library has other patterns.
        pages[KNOWN_PATTERNS] = known_patterns()
    return pages | {COMPILED / name: text for name, text in compiled_templates().items()}


def main() -> int:
    """Write the files, or check them."""
    stale = []
    for path, text in made_files().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv[1:]:
                path.write_text(text, encoding="utf-8", newline="\n")
    print("stale" if "--check" in sys.argv[1:] else "written", ":", ", ".join(stale) or "none")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
