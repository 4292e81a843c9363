"""Prints newsletter/known_patterns.json: the patterns that a build and ``--help`` compile.

A program of its own, because a process compiles each pattern once.
"""

from __future__ import annotations

import io
import json
import re
import warnings
import zlib
from array import array
from binascii import b2a_base64
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from tempfile import TemporaryDirectory
from typing import Any

from newsletter.known_patterns import pattern_key, this_python

_ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Run two commands while ``re`` tells what it compiles."""
    asked: set[tuple[str, int]] = set()
    compile_ = _compiler.compile

    def tell(p: Any, flags: int = 0) -> re.Pattern[Any]:
        if isinstance(p, str):
            asked.add((p, int(flags)))
        made: re.Pattern[Any] = compile_(p, flags)
        return made

    _compiler.compile = tell
    re.purge()
    _run_commands()
    _compiler.compile = compile_
    patterns: dict[str, list[object]] = {}
    numbers = array("I")
    for text, flags in sorted(asked):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            parsed = _parser.parse(text, flags)
        if caught:
            continue  # compiled as ever, so that it warns as ever
        code, state = _compiler._code(parsed, flags), parsed.state
        span = [len(numbers), len(numbers) + len(code)]
        in_full = int(flags | state.flags)
        patterns[pattern_key(text, flags)] = [in_full, span, state.groups - 1, state.groupdict]
        numbers.extend(code)
    blob = b2a_base64(zlib.compress(numbers.tobytes(), 9), newline=False).decode()
    entries = ",\n".join(f"{json.dumps(key)}: {json.dumps(it)}" for key, it in patterns.items())
    python = json.dumps(this_python())
    print(f'{{"python": {python},\n"patterns": {{\n{entries}\n}},\n"numbers": "{blob}"}}')


def _run_commands() -> None:
    from newsletter.cli.app import app

    with TemporaryDirectory() as out:
        build = ["build", "latest", "--force", "--out", out, "--workspace", str(_ROOT)]
        for words in (["--help"], build):
            quiet = redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO())
            with quiet[0], quiet[1], suppress(SystemExit):
                app(words, prog_name="newsletter")


if __name__ == "__main__":
    main()
