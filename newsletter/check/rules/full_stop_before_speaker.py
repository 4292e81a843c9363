"""A quotation that ends with a full stop, and a sentence that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding

_SAYS = (
    r"says|said|adds|added|tells|told|writes|wrote|warns|warned|argues|argued|explains|explained"
    r"|insists|insisted|notes|noted|claims|claimed|asks|asked|recalls|recalled|continues|continued"
)
# Mr., Inc. and U.S. keep their stop inside a quotation.
_STOP = re.compile(
    r"\.(?<=[a-z]{3}\.)(?<!\bInc\.)(?<!\bCorp\.)(?<!\bLtd\.)(?<!\bBros\.)(?<!\betc\.)(?<!\bMrs\.)"
    rf"(?:[”\"] (?:(?:he|she|they|it|we) (?:{_SAYS})\b"
    # "On it was written “Hanwell.” I said to him" is two sentences.
    rf"|I (?:{_SAYS})(?=[.,;:—]|\ue001)|(?:{_SAYS}) [A-Z])"
    r"|[’”] (?:but|and|or|then|because|while) [a-z])"
)


def check(context: CheckContext) -> Iterator[Finding]:
    """English copy."""
    if not context.english:
        return
    prose = context.prose
    for match in prose.find(_STOP):
        yield RULE.found(prose.at(match.start()), f'a full stop inside a sentence: "{match[0]}"')


RULE = Rule(
    code="N028",
    name="full_stop_before_speaker",
    severity="warning",
    summary="a quotation ends with a full stop before its sentence does",
    why='In ".” he says" the sentence has not ended: the quotation ends with a comma.',
    remedy="write a comma in place of the full stop, or begin a new sentence",
    source=SEEN,
    check=check,
    needs="issue",
    confidence="medium",
)
