"""A tag, a comment or a quotation mark that is never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.markup import Tag
from newsletter.check.rule import Rule
from newsletter.check.rules.nesting_broken import SOURCE
from newsletter.model.finding import Finding

_TAG_INSIDE = re.compile(r"</?[a-zA-Z][^<>]*$|</?[a-zA-Z]\w*[\s/>]")


def check(context: CheckContext) -> Iterator[Finding]:
    """Elements without an end, then what has swallowed other tags."""
    page = context.page
    swallowing = {rest for rest in page.markup.rests if "<" in rest and _TAG_INSIDE.search(rest)}
    for flaw in page.flaws:
        if flaw.kind == "unclosed" and flaw.tag.rest not in swallowing:
            said = f"{flaw.tag.shown} is never closed"
            if flaw.tag.rest.endswith("/"):
                said += "; a slash inside does not close it in HTML"
            said += " for Outlook" if flaw.outlook else ""
            hint = f"write </{flaw.tag.name}> where it ends"
            yield RULE.found(context.markup_place(flaw.tag), said, hint)
    for tag in page.markup.tags if swallowing else ():
        if tag.rest in swallowing:
            yield RULE.found(context.markup_place(tag), _swallowed(tag))
    if page.markup.open_comment >= 0:
        place = page.locate_offset(page.markup.open_comment)
        yield RULE.found(place, "a comment is never closed", "write --> where it ends")


def _swallowed(tag: Tag) -> str:
    inside = tag.rest[: tag.rest.index("<")]
    quoted = inside.count('"') % 2 or inside.count("'") % 2
    missing = "closing quotation mark" if quoted else "closing >"
    return f"{tag.shown} has swallowed other tags: its {missing} is missing"


RULE = Rule(
    code="H003",
    name="tag_unclosed",
    severity="warning",
    summary="a tag, a comment or a quotation mark is never closed",
    why=(
        "What should hold for a word then holds for the rest of the email, in some clients for "
        "their own buttons below it; a comment that never ends hides the rest."
    ),
    remedy="close it",
    source=SOURCE,
    check=check,
)
