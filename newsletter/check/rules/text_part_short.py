"""A text part that is empty, or says far less than the HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

LEAST = 0.5
"""Part of the HTML's words that the text part must have: SpamAssassin's own threshold for
MPART_ALT_DIFF is near it, and addresses make a good text part longer than the HTML."""
FEW_WORDS = 20
"""An email of fewer words says too little to compare."""
_WORD = re.compile(r"\w+")


def check(context: CheckContext) -> Iterator[Finding]:
    """Count the words of both parts."""
    has = len(_WORD.findall(context.email.text))
    wanted = sum(len(_WORD.findall(it.text)) for it in context.page.texts)
    if wanted >= FEW_WORDS and has < wanted * LEAST:
        message = f"email.txt has {has} words, email.html {wanted}" if has else "email.txt is empty"
        yield RULE.found(context.layout_place, message)


RULE = Rule(
    code="D006",
    name="text_part_short",
    severity="warning",
    summary="the text part is empty or says far less than the HTML",
    why=(
        "Filters compare both parts, because spam hides its words in one; readers of the text part "
        "miss the rest."
    ),
    remedy="let the theme's text templates say all that its HTML says",
    source=Source(
        "Apache SpamAssassin, rule MPART_ALT_DIFF",
        "https://cwiki.apache.org/confluence/display/SPAMASSASSIN/Rules%2FMPART_ALT_DIFF",
        "2026-11-23",
    ),
    check=check,
    needs="text",
)
