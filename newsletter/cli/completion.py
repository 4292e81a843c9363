"""What a shell offers for an argument; runs at every Tab, so it imports no engine."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path

import typer

_CODE = re.compile(r'^    code="([A-Z]\d{3})",$', re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS = 7


def complete_rule(incomplete: str) -> list[str]:
    """The rules' codes that begin like this; found in their files, faster than by importing."""
    files = (Path(__file__).parents[1] / "check" / "rules").glob("*.py")
    codes = {code for file in files for code in _CODE.findall(file.read_text("utf-8"))}
    return sorted(code for code in codes if code.startswith(incomplete))


def complete_issue(ctx: typer.Context, incomplete: str) -> list[str]:
    """The words and the issues' dates, newest first, that begin like this."""
    days = [name for name in _names(ctx, "issues") if _DATE.fullmatch(name)]
    words = ["latest", "today", *sorted(days, reverse=True)]
    return [word for word in words if word.startswith(incomplete)]


def complete_day(incomplete: str) -> list[str]:
    """The words and the next days that begin like this."""
    today = datetime.date.today()
    days = [str(today + datetime.timedelta(days=number)) for number in range(_DAYS)]
    return [word for word in ("today", "tomorrow", *days) if word.startswith(incomplete)]


def complete_sponsor(ctx: typer.Context, incomplete: str) -> list[str]:
    """The sponsors that begin like this, by their files' names."""
    names = [name.removesuffix(".md") for name in _names(ctx, "sponsors") if name.endswith(".md")]
    return sorted(name for name in names if name.startswith(incomplete))


def _names(ctx: typer.Context, folder: str) -> list[str]:
    """What is in a folder of the workspace that the line names, or of the one around here."""
    given = ctx.params.get("workspace")
    here = Path(given) if given else Path.cwd()
    root = next((it for it in (here, *here.parents) if (it / "newsletter.toml").is_file()), here)
    try:
        return os.listdir(root / folder)
    except OSError:
        return []
