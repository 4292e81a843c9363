"""docs/cli.md, made from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from newsletter.cli.app import app

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
