"""Regular expressions whose compiled form ships with the program.

A cold build compiles 470, our own and the libraries', which took a fifth of its time (115 of 630
ms, 2026-11-27). ``known_patterns.json`` holds what Python's own compiler makes of them: numbers for
its matcher, which checks them again when it gets them. They are used by exactly the Python that
they were made with; with another one, as for a pattern that is not there, all is compiled as ever.
``python tests/tools/docs.py`` writes the file.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

KNOWN = Path(__file__).with_name("known_patterns.json")

Codes: TypeAlias = dict[str, tuple[int, list[int], int, dict[str, int]]]
"""By a pattern's key: its flags in full, where its code begins and ends among the numbers of all,
the count of its groups, and those of them that have names."""


def this_python() -> list[object]:
    """What the numbers depend on."""
    machine: Any = importlib.import_module("_sre")
    version = [*sys.version_info[:2], sys.implementation.name, sys.byteorder]
    return [*version, machine.MAGIC, machine.CODESIZE, machine.MAXREPEAT]


def pattern_key(text: str, flags: int) -> str:
    """32 hexadecimal digits for a pattern with its flags."""
    from _blake2 import blake2b  # noqa: PLC0415 - hashlib would load OpenSSL, 3 ms

    raw = f"{flags:d} {text}".encode("utf-8", "surrogatepass")
    key: str = blake2b(raw, digest_size=16).hexdigest()
    return key


def use_known_patterns(file: Path = KNOWN) -> None:
    """Have ``re`` ask the file before it compiles; without effect for any other Python."""
    try:
        compiler: Any = importlib.import_module("re._compiler")
        pattern_key("", 0)
        codes, numbers = read_known(file)
        make = compiler.compile
    except (ImportError, AttributeError, OSError, ValueError, LookupError, TypeError):
        return
    if codes and make.__module__ == compiler.__name__:
        compiler.compile = _asking(codes, numbers, make)


def read_known(file: Path) -> tuple[Codes, memoryview]:
    """The codes, and the numbers of all of them; none if they are another Python's.

    Raises:
        OSError, ValueError, LookupError, TypeError: The file is missing or damaged.
    """
    import json  # noqa: PLC0415 - every command needs it, and none before this
    import zlib  # noqa: PLC0415
    from binascii import a2b_base64  # noqa: PLC0415

    known = json.loads(file.read_bytes())
    if known["python"] != this_python():
        return {}, memoryview(b"")
    try:
        numbers = memoryview(zlib.decompress(a2b_base64(known["numbers"]))).cast("I")
    except zlib.error as error:
        raise ValueError("the numbers are damaged") from error
    return known["patterns"], numbers


def _asking(
    codes: Codes, numbers: memoryview, make: Callable[..., re.Pattern[Any]]
) -> Callable[..., re.Pattern[Any]]:
    """``re``'s compiler, which looks into the file first."""
    machine: Any = importlib.import_module("_sre")

    def compile_known(p: Any, flags: int = 0) -> re.Pattern[Any]:
        known = codes.get(pattern_key(p, flags)) if isinstance(p, str) else None
        if known is None:
            return make(p, flags)
        in_full, (start, end), groups, names = known
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        code = numbers[start:end].tolist()
        found: re.Pattern[Any] = machine.compile(p, in_full, code, groups, names, tuple(by_number))
        return found

    return compile_known
