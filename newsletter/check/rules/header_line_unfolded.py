"""A header line that could have been folded, or an encoded word that is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

RECOMMENDED_BYTES = 78
"""Octets of a line without its CRLF: "SHOULD" (RFC 5322, 2.1.1)."""
WORD_BYTES = 75
"""Octets of one encoded word: "may not be more" (RFC 2047, 2)."""
_WORD = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every header; a line without a space inside cannot be folded and is let be."""
    for name, value in context.headers:
        if any(len(word) > WORD_BYTES for word in _WORD.findall(value)):
            message = f"the {name} header has an encoded word of more than {WORD_BYTES} bytes"
            yield RULE.found(context.header_place(name), message)
            continue
        for line in f"{name}: {value}".split("\n"):
            size_bytes = len(line.encode())
            said = line if line[0] in " \t" else line.partition(": ")[2]
            if size_bytes > RECOMMENDED_BYTES and " " in said.strip():
                message = f"a line of the {name} header has {size_bytes} bytes and could be folded"
                yield RULE.found(context.header_place(name), message)
                break


RULE = Rule(
    code="S006",
    name="header_line_unfolded",
    severity="notice",
    summary="a header line is longer than mail programs like",
    why=(
        "Lines over 78 bytes are legal, but some servers fold them again in the wrong place, and a "
        "signature over the header breaks; readers may see an overlong encoded word as it is."
    ),
    remedy="fold the header at a space, or make the value shorter",
    source=Source(
        "RFC 5322, section 2.1.1, and RFC 2047, section 2",
        "https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1",
        "2026-11-23",
    ),
    check=check,
    needs="eml",
)
