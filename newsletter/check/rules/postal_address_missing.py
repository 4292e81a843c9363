"""An email without the publisher's postal address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.unsubscribe_missing import RULE as UNSUBSCRIBE_MISSING
from newsletter.model.finding import Finding

_WORD = re.compile(r"\w+")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every line of ``publication.address`` in both parts; signs between its words may differ."""
    lines = [line for line in context.config.publication.address.split("\n") if line.strip()]
    html = " ".join(" ".join(it.text.split()) for it in context.page.texts)
    for name, said in (("email.html", html), ("email.txt", context.email.text)):
        missing = [line.strip() for line in lines if not _holds(said, line.strip())]
        if missing:
            message = f'{name} does not have "{missing[0]}" of the postal address'
            yield RULE.found(context.layout_place, message)


def _holds(said: str, line: str) -> bool:
    if line in said:
        return True
    return f" {' '.join(_WORD.findall(line))} " in f" {' '.join(_WORD.findall(said))} "


RULE = Rule(
    code="D003",
    name="postal_address_missing",
    severity="error",
    summary="a part of the email lacks the postal address",
    why=(
        "CAN-SPAM asks for a valid postal address in every commercial message, and so do the laws "
        "of many other countries."
    ),
    remedy="show publication.address in the theme's footer",
    source=UNSUBSCRIBE_MISSING.source,
    check=check,
)
