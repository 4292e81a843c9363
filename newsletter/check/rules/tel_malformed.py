"""A tel: link that is no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

_NUMBER = re.compile(r"\+[1-9](?:[-. ()]*\d){6,14}|\d{3,6}")


def check(context: CheckContext) -> Iterator[Finding]:
    """The number of the link; short numbers of one country are allowed."""
    for link in context.links:
        if link.url.lower().startswith("tel:") and "{{" not in link.url:
            said = unquote(link.url[len("tel:") :].partition(";")[0])
            if not _NUMBER.fullmatch(said):
                yield RULE.found(
                    link.location, f'"{excerpt(said)}" cannot be dialled from anywhere'
                )


RULE = Rule(
    code="L013",
    name="tel_malformed",
    severity="warning",
    summary="a tel: link has no number that can be dialled from anywhere",
    why="Readers abroad, and half of the phones, cannot dial it.",
    remedy="write tel:+44 and the number, digits and hyphens only",
    source=Source(
        "RFC 3966, tel: a global number begins with + and the country",
        "https://www.rfc-editor.org/rfc/rfc3966",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
