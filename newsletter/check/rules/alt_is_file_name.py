"""An alternative text that a camera or a program wrote."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.alternatives import FILE_NAME
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Pictures of the issue, sponsors' as well."""
    for picture in context.pictures:
        alt = picture.figure.alt.strip()
        stem = picture.figure.src.rsplit("/", 1)[-1].rpartition(".")[0]
        if FILE_NAME.fullmatch(alt) or (alt and alt == stem and not alt.isalpha()):
            yield RULE.found(picture.figure.location, f'the alternative text is "{excerpt(alt)}"')


RULE = Rule(
    code="A004",
    name="alt_is_file_name",
    severity="warning",
    summary="an alternative text is a file's name or a placeholder",
    why='A screen reader reads "IMG underscore 2034 dot j p g", which tells nobody anything.',
    remedy="say what the picture shows",
    source=Source(
        "W3C, WCAG 2.2, failure F30",
        "https://www.w3.org/WAI/WCAG22/Techniques/failures/F30",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
