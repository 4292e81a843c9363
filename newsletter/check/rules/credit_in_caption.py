"""A credit that stands in a caption or a description instead of its own place."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.agencies import CREDIT
from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Captions and descriptions of all pictures that are not a sponsor's."""
    for passage in context.passages:
        if passage.kind not in ("caption", "alt") or passage.paid:
            continue
        match = CREDIT.search(passage.text)
        if match is None:
            continue
        credit = match[0].strip(" .()")
        what = "caption" if passage.kind == "caption" else "description"
        said = f'the {what} holds a credit, "{excerpt(credit, 60)}"'
        if passage.block.credit:
            yield RULE.found(passage.at(match.start()), said, "delete it: the picture has a credit")
        else:
            hint = f'write it as {{credit="{credit}"}} behind the picture'
            yield RULE.found(passage.at(match.start()), said, hint)


RULE = Rule(
    code="N008",
    name="credit_in_caption",
    severity="warning",
    summary="a credit is hidden in a caption or a description",
    why=(
        "The credit has its own place and size under every picture. In the caption it is read as "
        "part of the sentence, in the description only those see it who do not see the picture."
    ),
    remedy='write it behind the picture: {credit="…"}',
    source=SEEN,
    check=check,
    needs="issue",
    confidence="medium",
)
