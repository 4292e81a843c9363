"""Writes the generated pages of docs/ and the compiled templates, or says which are stale.

    python tests/tools/docs.py            writes them
    python tests/tools/docs.py --check    exits with 1 if one is stale

tests/test_docs.py holds the pages to what this makes of the code, tests/render/test_compiled.py the
compiled templates.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

from typer.main import get_command

from newsletter.assemble.dialects import DIALECTS, Dialect
from newsletter.cache import KNOWN
from newsletter.cli.app import app
from newsletter.config import settings as config
from newsletter.error_codes import AREAS, CODES, LETTERS
from newsletter.known_patterns import KNOWN as KNOWN_PATTERNS
from newsletter.model.finding import SEVERITIES, Ignore
from newsletter.model.inline import MERGE_TAG_NAMES

sys.path.append(str(Path(__file__).resolve().parents[1]))  # also when run as a program
from tools.compiled_templates import compiled_templates
from tools.rules_page import rules_page
from tools.wordings_page import wordings_json, wordings_page

DOCS = Path(__file__).resolve().parents[2] / "docs"
COMPILED = DOCS.parent / "newsletter/render/compiled"
WORDINGS = DOCS.parent / "newsletter/check/data/disclosure_wordings.json"
NOTE = "<!-- Made by tests/tools/docs.py: change the code, not this page. -->\n"

CLI_INTRODUCTION = """\
# The command line

`newsletter` finds its workspace, the folder with `newsletter.toml`, in the current folder or above
it. Results go to standard output, words for people to standard error.

## Exit codes

Scheduled jobs can rely on these.

| code | meaning |
|---|---|
| 0 | done |
| 1 | refused: the email has a flaw that it must not be sent with; nothing was written |
| 2 | wrong usage, or an input or a setting that cannot be read; nothing was written |
| 3 | nothing to do: there is no issue for that date |
| 70 | a fault of newsletter itself; `newsletter --debug …` shows where |
| 75 | a failure that may pass; the same command is worth trying again |
| 130 | interrupted with Ctrl-C |
| 141 | the reader of a pipe went away |

With `--all` every issue that can be built is built, and the code is the gravest one: 2, then 1,
then 75. Whatever the code, a build's folder holds one whole build, the new one or the one before.

## Errors

    error[E043]: unknown directive "sponser"
      --> issues/2026-11-20/issue.md:71:1
     71 | ::: sponser harbor-bank
        | ^
      help: did you mean "sponsor"?

[errors.md](errors.md) lists the codes. Colours appear on a terminal only, and not when `NO_COLOR`
is set. [json.md](json.md) describes `--format json`.
"""

PLATFORM_TAGS = {
    "unsubscribe_url": "the page that ends the subscription",
    "preferences_url": "the page where a subscriber changes what they get",
    "view_in_browser_url": "the web copy of this issue",
    "first_name": "the subscriber's first name",
    "last_name": "the subscriber's last name",
    "email": "the subscriber's address",
}


def cli_page() -> str:
    """docs/cli.md, from the commands themselves."""
    root = get_command(app)
    parts = [CLI_INTRODUCTION, *_command("newsletter", root)]
    for name, command in commands_of(root):
        parts += _command(f"newsletter {name}", command)
    return "\n".join(parts)


def commands_of(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command by its words, a group before what is in it."""
    for name, command in group.commands.items():
        yield before + name, command
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{before}{name} ")


def _command(name: str, command: Any) -> Iterator[str]:
    summary, _, rest = command.help.partition("\n")
    example = re.search(r"Example: (.+)", rest)
    yield f"## {name}\n"
    yield f"{summary}\n"
    if example:
        yield f"    {example[1]}\n"
    if command.params:
        yield "| argument or option | default | |\n|---|---|---|"
    for option in command.params:
        if "completion" not in option.name:
            yield f"| {_names(option)} | {_default(option)} | {option.help} |"
    if name == "newsletter":
        yield "| `--install-completion`, `--show-completion` | | Completion for your shell. |"
    yield ""


def _names(option: Any) -> str:
    if option.param_type_name == "argument":
        return f"`{option.metavar or option.name.upper()}`"
    values = getattr(option.type, "choices", None)
    kind = option.type.name
    value = "\\|".join(values) if values else {"int range": "N"}.get(kind, kind.upper())
    value = option.metavar or value
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {value}"


def _default(option: Any) -> str:
    if option.required:
        return "required"
    if isinstance(option.show_default, str):
        return f"`{option.show_default}`"
    if option.default is None or getattr(option, "is_flag", False):
        return ""
    return f"`{getattr(option.default, 'value', option.default)}`"


def config_page() -> str:
    """docs/config.md, from the types of ``newsletter.config.settings`` and their docstrings."""
    lines = [
        "# newsletter.toml\n",
        "The file that makes a folder a workspace. `newsletter init DIR` writes one with a comment"
        " for every\nsetting. Unknown keys are errors, and all errors are reported at once.\n",
    ]
    for field in dataclasses.fields(config.Config):
        kind = typing.get_type_hints(config.Config)[field.name]
        if field.name == "check":
            lines += _check_settings(field.default)
        elif dataclasses.is_dataclass(kind):
            lines += _table(field.name, kind)
        elif kind == tuple[config.FeedSettings, ...]:
            lines += _table(field.name, config.FeedSettings, "[[{}]]")
        elif field.name == "platform":
            lines += [
                "## [platform]\n",
                "Who sends: decides what [merge tags](merge-tags.md) become.\n",
                "| key | type | default | |\n|---|---|---|---|",
                f'| `name` | text | `"{field.default}"` | {_one_of(config.PLATFORM_NAMES)}. |\n',
            ]
    return "\n".join(lines)


def _check_settings(default: config.CheckSettings) -> Iterator[str]:
    """The table about findings, and those below it."""
    meanings = attributes_of(config.CheckSettings)
    severities = " or ".join(f'`"{name}"`' for name in SEVERITIES)
    yield f"## [check]\n\n{config.CheckSettings.__doc__.partition(chr(10))[0]}\n"
    yield "| key | type | default | |\n|---|---|---|---|"
    yield f'| `fail_on` | {severities} | `"{default.fail_on}"` | {meanings["fail_on"]} |'
    yield f"| `severity` | table of texts | | {meanings['severity'].replace('``', '`')} |"
    yield f"| `ignore` | tables | | {meanings['ignore']} |"
    yield f"| `clients` | table of numbers | | {meanings['clients']} |"
    stale = f"`{default.stale_days}`"
    yield f"| `stale_days` | number | {stale} | {meanings['stale_days']} |\n"
    yield "## [[check.ignore]]\n\nAlso `ignore` in an issue, for that issue alone.\n"
    yield "| key | type | default | |\n|---|---|---|---|"
    for name, meaning in attributes_of(Ignore).items():
        if name != "location":
            kind = "date" if name == "until" else "text"
            needed = "" if name == "until" else "required"
            yield f"| `{name}` | {kind} | {needed} | {meaning.replace('``', '`')} |"
    yield ""
    yield from _client_settings(default.clients)


def _client_settings(default: config.ClientSettings) -> Iterator[str]:
    """The table whose keys are clients."""
    yield "## [check.clients]\n"
    yield (
        "Which part of the audience reads with which [client](clients.md), from 0 to 1. A table"
        " with any client\nin it takes the place of the default one.\n"
    )
    yield "| key | type | default | |\n|---|---|---|---|"
    shares = dict(default.shares)
    for name in config.CLIENT_NAMES:
        yield f"| `{name}` | number | {f'`{shares[name]}`' if name in shares else ''} | |"
    meaning = attributes_of(config.ClientSettings)["threshold"]
    yield f"| `threshold` | number | `{default.threshold}` | {meaning} |\n"


def _table(name: str, kind: Any, brackets: str = "[{}]") -> Iterator[str]:
    summary = kind.__doc__.partition("\n")[0]
    meanings = attributes_of(kind)
    hints = typing.get_type_hints(kind)
    nested = []
    yield f"## {brackets.format(name)}\n"
    yield f"{summary}\n"
    yield "| key | type | default | |\n|---|---|---|---|"
    for field in dataclasses.fields(kind):
        if field.name == "location":
            continue
        hint = hints[field.name]
        meaning = meanings[field.name]
        if hint == tuple[config.SocialLink, ...]:
            nested.append((f"{name}.{field.name}", config.SocialLink))
        if field.name == "jurisdictions":
            meaning = meaning.replace("``us``, ``uk``, ``eu``", _one_of(config.JURISDICTIONS))
        meaning = meaning.replace("``", "`").replace("|", "\\|")
        default = _toml(field.default)
        yield f"| `{field.name}` | {_type(hint)} | {default} | {meaning} |"
    yield ""
    for nested_name, nested_kind in nested:
        yield from _table(nested_name, nested_kind, "[[{}]]")


def attributes_of(kind: type) -> dict[str, str]:
    """What a class's docstring says of its attributes."""
    section = (kind.__doc__ or "").partition("Attributes:\n")[2]
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        begin = re.match(r" {8}(\w+): (.+)", line)
        if begin:
            name = begin[1]
            found[name] = begin[2]
        elif line.startswith(" " * 12) and name:
            found[name] += " " + line.strip()
        else:
            name = ""
    return found


def _type(hint: Any) -> str:
    if typing.get_origin(hint) is Literal:
        return " or ".join(f'`"{value}"`' for value in typing.get_args(hint))
    return {
        str: "text",
        int: "whole number",
        bool: "true or false",
        datetime.time: "time",
        tuple[str, ...]: "list of texts",
        tuple[config.Setting, ...]: "table of texts",
        tuple[config.SocialLink, ...]: "tables",
    }[hint]


def _toml(default: Any) -> str:
    match default:
        case dataclasses._MISSING_TYPE():
            return "required"
        case "" | ():
            return ""
        case bool():
            return f"`{str(default).lower()}`"
        case str():
            return f'`"{default}"`'
        case datetime.time():
            return f'`"{default:%H:%M}"`'
        case tuple():
            return "`[" + ", ".join(f'"{entry}"' for entry in default) + "]`"
    return f"`{default}`"


def _one_of(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


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
