"""Regular expressions that are compiled when they are first used.

A build imports three hundred, and a good third of them is never asked anything: other languages'
words, what only a mistake makes necessary. They took 25 ms of a cold build (2026-11-26).
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """A method of the compiled pattern, found here from then on."""
        found = getattr(re.compile(self._text, self._flags), name)
        self.__dict__[name] = found
        return found


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, in use; a mistake in the text shows at the first use."""
    return cast("re.Pattern[str]", _Late(text, flags))
