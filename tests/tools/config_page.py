"""docs/config.md, made from the settings' classes."""

from __future__ import annotations

import dataclasses
import datetime
import re
import typing
from collections.abc import Iterator
from typing import Any, Literal

from newsletter.config import settings as config
from newsletter.model.finding import SEVERITIES, Ignore


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
