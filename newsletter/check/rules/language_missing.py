"""An email whose html element does not name its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
"""The shape of a BCP 47 tag, as far as newsletters use it."""
UNDETERMINED = "und"
"""What MJML writes for a document that names no language. Source: ISO 639-2, read 2026-11-26."""


def check(context: CheckContext) -> Iterator[Finding]:
    """The html element's ``lang``."""
    root = context.page.root
    if root is None:
        return
    said = (root.get("lang") or "").strip()
    place = context.root_place("<mjml")
    if not said:
        yield RULE.found(place, "the html element has no lang")
    elif said.lower() == UNDETERMINED:
        yield RULE.found(place, 'lang="und" says that the language is not known')
    elif not _TAG.fullmatch(said):
        yield RULE.found(place, f'lang="{said[:30]}" is no language tag')


RULE = Rule(
    code="A001",
    name="language_missing",
    severity="warning",
    summary="the email does not say which language it is in",
    why=(
        "A screen reader then reads it with the voice of its own language, and French in an "
        "English voice is noise."
    ),
    remedy='put lang, such as lang="en-GB", on the theme\'s html element',
    source=Source(
        "W3C, WCAG 2.2, 3.1.1 Language of Page",
        "https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html",
        "2026-11-23",
    ),
    check=check,
)
