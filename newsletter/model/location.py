"""Where something stands in the author's file."""

from __future__ import annotations

import functools

from newsletter.dataclass import dataclass
from newsletter.errors import Problem


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file that a person wrote.

    Attributes:
        path: The file, relative to the workspace, with forward slashes.
        line: 1-based; 0 when only the file is known.
        column: 1-based, in characters, a tab counting as one; 0 when only the line is known.
    """

    path: str
    line: int = 0
    column: int = 0

    def __lt__(self, other: Location) -> bool:
        return (self.path, self.line, self.column) < (other.path, other.line, other.column)

    def __str__(self) -> str:
        return self.problem("", "").place

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """A problem at this place."""
        return Problem(code, message, self.path, self.line, self.column, hint)


NOWHERE = Location("")
