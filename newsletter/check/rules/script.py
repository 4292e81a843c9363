"""A script in an email."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_DATA = ("application/ld+json",)
"""Data for Gmail's annotations, which no client runs. Source: Google, Email markup."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every script that is not data."""
    root = context.page.root
    for element in root.iter("script") if root is not None else ():
        if element.get("type", "").strip().lower() not in _DATA:
            yield RULE.found(context.page.locate(element), "the email holds a script")


RULE = Rule(
    code="H004",
    name="script",
    severity="error",
    summary="the email holds a script",
    why=(
        "No email client runs scripts. Many mail servers take a message with one for an attack, "
        "and refuse it or hold it back."
    ),
    remedy="take it out",
    source=Source(
        "Mailchimp, Limitations of HTML email: JavaScript",
        "https://mailchimp.com/help/limitations-of-html-email/",
        "2026-11-23",
    ),
    check=check,
)
