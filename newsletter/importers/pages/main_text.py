"""A page's main text, by trafilatura and by what the page itself repeats of it.

They only say which words are the article's; the words themselves, their links and their emphasis
are taken from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from newsletter.dataclass import dataclass
from newsletter.errors import Problem, UsageError

_SIGNS = re.compile(r"[\W_]+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TAG = re.compile(r"<[^<>]*>")
_TELLING = 24
"""Letters from which words stand in a text by no chance; what is shorter must be a line of it."""


@dataclass(frozen=True, slots=True)
class MainText:
    """The letters of an article's text, without what is between them.

    Attributes:
        whole: All of them.
        lines: Of each paragraph, heading or entry.
    """

    whole: str
    lines: frozenset[str]

    def has(self, words: str) -> bool:
        """Whether a line of the page belongs to the article's text."""
        mine = letters_of(words)
        if weight_of(mine) < _TELLING:
            return bool(mine) and mine in self.lines
        return mine in self.whole


def find_main_text(tree: Any, bodies: Iterable[str] = ()) -> MainText:
    """The main text of a page.

    Args:
        tree: The page, as lxml parsed it; it is not changed.
        bodies: The article's text, where the page repeats it for programs.

    Raises:
        UsageError: E171 if trafilatura is not installed.
    """
    said = [_TAG.sub("\n", body) for body in bodies]
    paragraphs = [line for text in (_extracted(tree), *said) for line in text.splitlines()]
    lines = [mine for line in paragraphs if (mine := letters_of(line.lstrip("-#> ")))]
    return MainText("".join(lines), frozenset(lines))


def weight_of(letters: str) -> int:
    """How much some letters say: a sign of Chinese, Japanese or Korean as much as three others."""
    return len(letters) + 2 * len(_DENSE.findall(letters))


def letters_of(words: str) -> str:
    """A text's letters and digits alone, in lower case."""
    return _SIGNS.sub("", words).casefold()


def _extracted(tree: Any) -> str:
    try:
        import trafilatura  # noqa: PLC0415 - an extra, 200 ms
    except ImportError as error:
        hint = "pip install 'newsletter[import]'"
        raise UsageError(Problem("E171", "reading pages needs trafilatura", hint=hint)) from error
    from copy import deepcopy  # noqa: PLC0415 - only here

    try:
        found = trafilatura.extract(
            deepcopy(tree),
            output_format="txt",
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            favor_recall=True,  # a word too many is taken out sooner than a lost one is found
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - a page may trip it anywhere; then it has found nothing
        return ""
    return found or ""
