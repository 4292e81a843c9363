"""Rules whose findings are made with the email, because they need what only its making knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Source
from newsletter.model.finding import Finding

SALES = Source(
    "The design of this tool: what was sold is kept, or somebody is told", "", "2026-11-23"
)
FTC_NATIVE = Source(
    "FTC, Native advertising: a guide for businesses",
    "https://www.ftc.gov/business-guidance/resources/native-advertising-guide-businesses",
    "2026-11-23",
)
FTC_POLICY = Source(
    "FTC, Enforcement policy statement on deceptively formatted advertisements, 81 FR 22596",
    "https://www.federalregister.gov/citation/81-FR-22596",
    "2026-11-23",
)
IMPORTS = Source(
    "The design of this tool: a draft of outside material says what it is not sure of",
    "",
    "2026-11-23",
)


def composed(code: str) -> Callable[[CheckContext], Iterator[Finding]]:
    """The check of a rule whose findings are in ``context.composed``."""

    def check(context: CheckContext) -> Iterator[Finding]:
        return (it for it in context.composed if it.problem.code == code)

    return check
