"""What a rule is: one defect that an email can have, in one file named for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsletter.dataclass import dataclass
from newsletter.model.finding import Finding, Severity
from newsletter.model.location import Location

if TYPE_CHECKING:
    from newsletter.check.context import CheckContext

Confidence: TypeAlias = Literal["high", "medium", "low"]
Needs: TypeAlias = Literal["issue", "html", "text", "eml", "online"]

GROUPS: dict[str, str] = {
    "C": "Clients",
    "S": "Size",
    "A": "Accessibility",
    "L": "Links",
    "D": "Deliverability",
    "N": "Newsroom",
    "H": "Mistakes of HTML",
    "P": "Sponsors",
    "W": "Warnings of a build",
    "X": "Ignores",
}
"""First letter of a rule's code to its group."""

LOW_CONFIDENCE = "this is a guess"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or its threshold comes from.

    Attributes:
        title: Who says it, and where.
        url: A page that says it; empty if it is not on the web.
        read_on: The day it was read, ``2026-11-23``.
    """

    title: str
    url: str
    read_on: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One defect.

    Attributes:
        code: ``S001``; the letter is the group's.
        name: The defect in snake case, which is the name of its file and of its examples' folder.
        severity: Unless newsletter.toml says otherwise.
        summary: What is wrong, in one line: lower case, no full stop.
        why: What it does to a reader, in a sentence or two.
        remedy: What to do, in one line; a finding may say it more exactly.
        source: What it rests on.
        check: Yields findings made by ``found``; pure, and in the order of the document.
        needs: What the rule looks at; ``online`` rules run only when the network is allowed.
        confidence: ``low`` when good copy may well trip it; then every finding says so.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    remedy: str
    source: Source
    check: Callable[[CheckContext], Iterable[Finding]]
    needs: Needs = "html"
    confidence: Confidence = "high"

    @property
    def group(self) -> str:
        """The group's name, by the code's letter."""
        return GROUPS[self.code[0]]

    def found(self, place: Location, message: str, hint: str = "") -> Finding:
        """A finding of this rule.

        Args:
            place: Where the author wrote what is wrong.
            message: This case of it, in one line: lower case, no full stop.
            hint: The remedy for this case; empty for the rule's own.
        """
        if self.confidence == "low":
            message = f"{message} ({LOW_CONFIDENCE})"
        return Finding(place.problem(self.code, message, hint or self.remedy), self.severity)
