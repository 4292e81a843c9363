"""An author's text: its lines, its places, and the problems found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from newsletter.errors import IssueError, MergeTagError, NewsletterError, Problem
from newsletter.excerpts import excerpt
from newsletter.model.location import Location

# Characters that XML, mail headers or both cannot carry, and halves of a UTF-16 pair.
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_SHOWN_LENGTH = 60


def shown(text: str) -> str:
    """A piece of the author's text for a message: one line, not long."""
    return excerpt(_UNUSABLE.sub("\ufffd", text), _SHOWN_LENGTH)


def unusable_characters(text: str) -> Iterable[re.Match[str]]:
    """Every character of a text that an email cannot carry."""
    return _UNUSABLE.finditer(text)


def unusable_problem(character: str, location: Location) -> Problem:
    """The problem of one such character."""
    return location.problem(
        "E040",
        f"the character U+{ord(character):04X} cannot be sent in an email",
        "delete it; it is invisible in most editors",
    )


class Source:
    """One text with its lines and its problems.

    Attributes:
        path: The file, relative to the workspace.
        text: The text without a byte order mark, lines ending in LF, with U+FFFD in place of
            characters that an email cannot carry (each is a problem).
        lines: The lines of ``text``.
        problems: What is wrong so far.
    """

    def __init__(
        self, text: str, path: str, *, first_line: int = 1, fixed: Location | None = None
    ) -> None:
        """
        Args:
            text: As it was read from the file.
            path: For locations.
            first_line: 1-based line of the text's first line in the file.
            fixed: A place that stands for every place in the text; for Markdown inside a
                structured document, where a line of the text is not a line of the file.
        """
        if text.startswith("\ufeff"):
            text = text[1:]
        if "\r" in text:
            text = _LINE_END.sub("\n", text)
        self.path = path
        self.fixed = fixed
        self.first_line = first_line
        self.problems: list[Problem] = []
        if _UNUSABLE.search(text):
            for match in unusable_characters(text):
                line = text.count("\n", 0, match.start())
                column = match.start() - text.rfind("\n", 0, match.start()) - 1
                self.problems.append(unusable_problem(match.group(), self.at(line, column)))
            text = _UNUSABLE.sub("\ufffd", text)
        self.text = text
        self.lines = text.split("\n")

    def at(self, line: int, column: int = 0) -> Location:
        """The place of a 0-based line and column of ``text``."""
        return self.fixed or Location(self.path, self.first_line + line, column + 1)

    def indent_of(self, line: int) -> int:
        """How many characters a line is indented."""
        if line >= len(self.lines):
            return 0
        text = self.lines[line]
        return len(text) - len(text.lstrip(" \t"))

    def report(self, code: str, location: Location, message: str, hint: str = "") -> None:
        """Add a problem."""
        self.problems.append(location.problem(code, message, hint))

    def raise_problems(
        self, error: type[NewsletterError] = IssueError, *, issue: object = None
    ) -> None:
        """Raise the problems found so far, if there are any."""
        if self.problems:
            raise_problems(self.problems, error, issue=issue)


def raise_problems(
    problems: Iterable[Problem],
    error: type[NewsletterError] = IssueError,
    *,
    issue: object = None,
) -> NoReturn:
    """Raise problems together, in the order of the file, each once.

    Args:
        error: The class, unless unknown merge tags are all that is wrong.
        issue: What a ``MergeTagError`` says of the rest of the document.

    Raises:
        MergeTagError: If unknown merge tags are all that is wrong.
        NewsletterError: Else, of the class given.
    """
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    if all(problem.code == "E140" for problem in ordered):
        raise MergeTagError(ordered, issue)
    raise error(ordered)
