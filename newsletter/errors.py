"""Every exception of the package: each carries problems with a place and a remedy.

An error means that no email can be made. A flaw in an email that *can* be made is a
``Finding`` (``newsletter.model.finding``), which is data. The exit codes are a contract with
scheduled jobs: 1 refused, 2 wrong input or usage, 3 nothing to do, 75 try again later.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsletter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    Attributes:
        code: Stable code, ``E012``; ``newsletter.error_codes.CODES`` lists them all.
        message: What is wrong, in one line without a full stop.
        path: File as the author knows it, relative to the workspace; empty if none.
        line: 1-based line, 0 if the problem has no line.
        column: 1-based column in characters, 0 if the problem has no column.
        hint: The remedy, in one line; empty if there is none to give.
    """

    code: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    hint: str = ""

    @property
    def place(self) -> str:
        """``path:line:column``, as far as they are known."""
        known = [self.path] if self.path else []
        if self.line:
            known.append(str(self.line))
            if self.column:
                known.append(str(self.column))
        return ":".join(known)


class NewsletterError(Exception):
    """Base of all errors; holds every problem found in one run, in the order of the file."""

    exit_code = 2

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (
            (problems,) if isinstance(problems, Problem) else tuple(problems)
        )
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(self) -> tuple[type[NewsletterError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class UsageError(NewsletterError):
    """The command was called wrongly, or the workspace is not one."""


class ConfigError(NewsletterError):
    """newsletter.toml cannot be used."""


class IssueError(NewsletterError):
    """The issue document cannot be used."""


class SponsorError(NewsletterError):
    """A sponsor's file cannot be used, or a placement names one that does not exist."""


class MergeTagError(NewsletterError):
    """A merge tag is unknown, or the chosen platform has none for it.

    Attributes:
        issue: The issue without the tags that are unknown, if nothing else is wrong with it: who
            knows the platform can say what is wrong with the others. None where there is none.
    """

    def __init__(self, problems: Problem | Iterable[Problem], issue: object = None) -> None:
        super().__init__(problems)
        self.issue = issue


class ImageError(NewsletterError):
    """A picture is missing, broken, too large or outside the workspace."""


class ThemeError(NewsletterError):
    """A theme's templates, styles or settings cannot be used."""


class FidelityError(NewsletterError):
    """Inlining changed something that it must not change: a fault of ours or of the theme."""

    exit_code = 1


class RefusedError(NewsletterError):
    """The email was made, and has a flaw that it must not be sent with."""

    exit_code = 1


class DisclosureError(NewsletterError):
    """A sponsor slot of the finished email is not proved to be disclosed."""

    exit_code = 1


class OutputError(NewsletterError):
    """The result cannot be written without losing something that is there."""


class NothingToDoError(NewsletterError):
    """There is no issue for the date that was asked for."""

    exit_code = 3


class TemporaryError(NewsletterError):
    """A failure that may pass, such as the network's: worth trying again."""

    exit_code = 75
