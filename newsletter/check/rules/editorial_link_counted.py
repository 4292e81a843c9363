"""An editorial link has a sponsor's tracking parameters."""

from __future__ import annotations

from newsletter.check.composed import FTC_NATIVE, composed
from newsletter.check.rule import Rule

RULE = Rule(
    code="P010",
    name="editorial_link_counted",
    severity="warning",
    summary="an editorial link has a sponsor's tracking parameters",
    why=(
        "The link was made for an advertisement: a paid link among the stories without its label."
    ),
    remedy="if it is paid for, make it a placement; if not, take the parameters out",
    source=FTC_NATIVE,
    check=composed("P010"),
    needs="issue",
)
