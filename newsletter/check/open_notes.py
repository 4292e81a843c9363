"""A note that an import left for a person: something to look at, held back, or to confirm.

Why: a draft made from outside material says what it is not sure of, and holds back what cannot be
sent as it is. None of that is in the email, so a reader of the finished email cannot see it.
Remedy: do what the note says and delete it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from newsletter.model.finding import Finding
from newsletter.model.issue import Issue
from newsletter.model.notes import CHECK, HELD, PROPOSED

if TYPE_CHECKING:
    from newsletter.check.context import CheckContext

_KINDS = (
    (CHECK, "W057", "an import asks for a look", "look, mend it, and delete the note"),
    (HELD, "W058", "held out of the email", "complete it and take it out of the note"),
    (
        PROPOSED,
        "W059",
        "proposed sponsor",
        "write it as sponsors/NAME.md with ::: sponsor NAME here, or delete the note",
    ),
)


def check_open_notes(issue: Issue) -> Iterator[Finding]:
    """Every note of an import that nobody has dealt with.

    Args:
        issue: As it was read.
    """
    for note in issue.notes:
        for begins, code, what, remedy in _KINDS:
            if note.text.startswith(begins):
                said = note.text.removeprefix(begins).split("\n", 1)[0].split(";")[0].strip()
                message = f"{what}: {said}".rstrip(".")
                yield Finding(note.location.problem(code, message, remedy), "warning")


def open_notes(code: str) -> Callable[[CheckContext], Iterator[Finding]]:
    """The check of the rule about one kind of note."""

    def check(context: CheckContext) -> Iterator[Finding]:
        found = check_open_notes(context.issue)
        return (it for it in found if it.problem.code == code)

    return check
