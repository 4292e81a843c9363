"""A flaw in an email that can be made, and what its editor says about it."""

from __future__ import annotations

import datetime
from dataclasses import field
from typing import Literal, TypeAlias

from newsletter.dataclass import dataclass
from newsletter.errors import Problem
from newsletter.model.location import NOWHERE, Location

Severity: TypeAlias = Literal["error", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
"""From the gravest down."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw, where it is and what to do about it.

    Attributes:
        severity: How grave it is; ``[check] fail_on`` says from where on a build is refused.
    """

    problem: Problem
    severity: Severity


@dataclass(frozen=True, slots=True)
class Ignore:
    """A finding that an editor accepts.

    Attributes:
        code: The rule's code, ``N004``.
        reason: Why it is accepted; shown to whoever asks.
        until: Last day on which it is accepted; without one it is accepted for good.
        location: Where it was written.
    """

    code: str
    reason: str
    until: datetime.date | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)
