"""Maps a place in rendered MJML back to the template that wrote it.

Only when something is wrong: the templates are rendered again from sources with invisible markers
in their literal text. A marker is five private-use characters that say which file, line and column
the text behind it comes from; it stands before a line's first word and never next to white space
that Jinja trims, so that without the markers the text is what it was. A template that begins with
an expression has one there too: what stands before it is another template's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Environment

from newsletter.dataclass import dataclass
from newsletter.model.location import NOWHERE, Location
from newsletter.render.jinja_source import data_spans, with_newlines

_START = "\U000f8000"
_ZERO = 0xF0000
_MOST = 0x7FFF
_MARKER = re.compile(f"{_START}([\U000f0000-\U000f7fff]{{4}})")
_WORD = re.compile(r"\S[^\n]*")
_FIRST_EXPRESSION = re.compile(
    r"(?:\s+|\{#.*?#\}|\{%-?\s*(?:from\s|import\s|set\s[\w, ]+=)(?:(?!%\}).)*%\})*+(?=\{\{(?!-))",
    re.DOTALL,
)
"""Up to an expression that no text stands before."""


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """A template with markers; it stands where its source stood.

    Attributes:
        path: The author's file.
    """

    path: str
    text: str


def mark_source(source: str, file_index: int, env: Environment) -> str:
    """A template's source with markers in its literal text.

    Args:
        file_index: Which file this is, as ``SourceMap.from_marked`` counts its paths.
        env: The environment that will render it: decides delimiters and the control of white space.

    Raises:
        jinja2.TemplateSyntaxError: If the source is not a template.
    """
    source = with_newlines(source)
    runs = [
        (word.start(), len(word[0].rstrip()))
        for start, end in data_spans(source, env)
        for word in _WORD.finditer(source, start, end)
    ]
    if first := _FIRST_EXPRESSION.match(source):
        runs.insert(0, (first.end(), 0))
    parts: list[str] = []
    done = 0
    for at, length in runs:
        line = source.count("\n", 0, at) + 1
        column = at - source.rfind("\n", 0, at)
        parts += (source[done:at], _marker(file_index, line, column, length))
        done = at
    return "".join(parts) + source[done:]


def mark_sources(
    files: Mapping[str, tuple[str, str]], env: Environment
) -> tuple[dict[str, MarkedSource], list[str]]:
    """Every template with markers, and the paths that ``SourceMap.from_marked`` asks for.

    Args:
        files: Name in the theme to the author's path and the source.
    """
    paths: list[str] = []
    marked = {}
    for index, (name, (path, text)) in enumerate(files.items()):
        marked[name] = MarkedSource(path, mark_source(text, index, env))
        paths.append(path)
    return marked, paths


def _marker(*numbers: int) -> str:
    return _START + "".join(chr(_ZERO + min(number, _MOST)) for number in numbers)


@dataclass(frozen=True, slots=True)
class _Run:
    """Rendered text that stands in the source as it is, up to ``length`` characters."""

    path: str
    line: int
    column: int
    length: int


class SourceMap:
    """From line and column of a rendered document to the author's file."""

    def __init__(self, text: str, starts: Sequence[int], runs: Sequence[_Run]) -> None:
        """
        Args:
            text: The rendered document without markers.
            starts: Ascending offsets in ``text``, one for each run.
            runs: What begins there.
        """
        self.text = text
        self._starts = starts
        self._runs = runs
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    @classmethod
    def from_marked(
        cls,
        rendered: str,
        paths: Sequence[str],
        transform: Callable[[str], str] = str,
    ) -> tuple[str, SourceMap]:
        """The document without its markers, and its map.

        Args:
            rendered: What the marked templates gave.
            paths: The author's files, by the index that ``mark_source`` was given.
            transform: What else is done to the rendered text, piece by piece between markers, such
                as putting references behind tokens.
        """
        pieces: list[str] = []
        starts: list[int] = []
        runs: list[_Run] = []
        length = 0
        for numbers, piece in _split(rendered):
            if numbers is not None:
                file_index, line, column, run = numbers
                if file_index < len(paths):
                    starts.append(length)
                    runs.append(_Run(paths[file_index], line, column, run))
            piece = transform(piece)  # noqa: PLW2901
            pieces.append(piece)
            length += len(piece)
        text = "".join(pieces)
        return text, cls(text, starts, runs)

    def locate(self, line: int, column: int) -> Location:
        """Where the character at a line and column, both from 1, comes from.

        What an expression wrote is placed at the expression.
        """
        if not self._runs:
            return NOWHERE
        offset = self._lines[min(max(line, 1), len(self._lines)) - 1] + column - 1
        index = max(bisect_right(self._starts, offset) - 1, 0)
        run = self._runs[index]
        behind = min(max(offset - self._starts[index], 0), run.length)
        return Location(run.path, run.line, run.column + behind)


def _split(rendered: str) -> Iterator[tuple[tuple[int, ...] | None, str]]:
    """The text before the first marker, then each marker's numbers with the text behind it."""
    numbers: tuple[int, ...] | None = None
    done = 0
    for marker in _MARKER.finditer(rendered):
        yield numbers, rendered[done : marker.start()]
        numbers = tuple(ord(character) - _ZERO for character in marker[1])
        done = marker.end()
    yield numbers, rendered[done:]
