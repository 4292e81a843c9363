"""A header line that mail servers refuse."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

LIMIT_BYTES = 998
"""Octets of a line without its CRLF: "MUST" (RFC 5322, 2.1.1)."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every line of every header field."""
    for name, value in context.headers:
        longest = max(len(line.encode()) for line in f"{name}: {value}".split("\n"))
        if longest > LIMIT_BYTES:
            message = f"a line of the {name} header has {longest:,} bytes; servers take 998"
            yield RULE.found(context.header_place(name), message)


RULE = Rule(
    code="S005",
    name="header_line_over_limit",
    severity="error",
    summary="a header line has more than 998 bytes",
    why="Mail servers refuse the message, or cut the line and break the header.",
    remedy="make the value shorter",
    source=Source(
        "RFC 5322, section 2.1.1",
        "https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1",
        "2026-11-23",
    ),
    check=check,
    needs="eml",
)
