"""What a shell offers for an issue or a rule; runs at every Tab, so it imports no engine."""

from __future__ import annotations

import os
import re
from pathlib import Path

_CODE = re.compile(r'^    code="([A-Z]\d{3})",$', re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def complete_rule(incomplete: str) -> list[str]:
    """The rules' codes that begin like this; found in their files, faster than by importing."""
    files = (Path(__file__).parents[1] / "check" / "rules").glob("*.py")
    codes = {code for file in files for code in _CODE.findall(file.read_text("utf-8"))}
    return sorted(code for code in codes if code.startswith(incomplete))


def complete_issue(incomplete: str) -> list[str]:
    """The words and the issues' dates, newest first, that begin like this."""
    here = Path.cwd()
    folder = next((f for f in (here, *here.parents) if (f / "newsletter.toml").is_file()), here)
    try:
        days = [name for name in os.listdir(folder / "issues") if _DATE.fullmatch(name)]
    except OSError:
        days = []
    words = ["latest", "today", *sorted(days, reverse=True)]
    return [word for word in words if word.startswith(incomplete)]
