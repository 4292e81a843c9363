"""A flaw in an email that can be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsletter.errors import Problem

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw, where it is and what to do about it.

    Attributes:
        severity: ``error`` refuses the build, ``warning`` is only shown.
    """

    problem: Problem
    severity: Severity
