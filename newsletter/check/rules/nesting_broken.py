"""Tags that close in the wrong order, or stand where they cannot."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.nesting import Flaw
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

SOURCE = Source(
    "HTML Living Standard, 13.2.6: tree construction, and what parsers do with wrong input",
    "https://html.spec.whatwg.org/multipage/parsing.html#tree-construction",
    "2026-11-23",
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Every flaw but a tag that is only left open."""
    for flaw in context.page.flaws:
        if flaw.kind != "unclosed":
            message = _say(flaw) + (", for Outlook" if flaw.outlook else "")
            yield RULE.found(context.markup_place(flaw.tag), message, _remedy(flaw))


def _say(flaw: Flaw) -> str:
    tag, other = flaw.tag.shown, flaw.other.shown if flaw.other else ""
    match flaw.kind:
        case "crossed":
            return f"{other} stands before the end of the {tag} that was opened inside"
        case "link":
            return f"{tag} stands inside another {other}; clients end the first link there"
        case "table":
            return f"{tag} stands in {other} outside the table's cells; browsers move it out"
        case "paragraph":
            return f"{tag} closes nothing: {other} has ended the paragraph already"
    return f"{tag} closes nothing"


def _remedy(flaw: Flaw) -> str:
    match flaw.kind:
        case "crossed":
            return "close what was opened last first"
        case "link":
            return "end the first link before the second begins"
        case "table":
            return "put it into a <td>"
        case "paragraph":
            return "write a <div> for the paragraph, or take the inner block out"
    return "take it out, or open what it should close"


RULE = Rule(
    code="H001",
    name="nesting_broken",
    severity="warning",
    summary="tags are closed in the wrong order, or stand where they cannot",
    why=(
        "Every client mends broken nesting in its own way: a bold word goes on to the end, a link "
        "swallows a story, a row slips out of its table."
    ),
    remedy="close what was opened last first",
    source=SOURCE,
    check=check,
)
