"""Words that ask to be clicked, and cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import SEEN
from newsletter.check.rule import Rule
from newsletter.check.words import Passage
from newsletter.model.finding import Finding
from newsletter.model.inline import Inlines, Link
from newsletter.patterns import late_pattern

_CALL = late_pattern(
    r"(?:\A|(?<=[.!?”\")] ))(?:Read|Learn|Watch|Listen|Find out|Click|Sign up|Subscribe"
    r"|Register|Download|Check out|Get)\b[^.!?]{0,80}\b(?:here|this link)(?=[.!]|\Z)"
    r"|(?:\A|(?<=[.!?”\")] ))(?:Click here|Read more|Learn more|Find out more|Watch now|Listen now"
    r"|Sign up now|Read the full story)\b(?! (?:below|above))(?=[^.!?]{0,80}[.!…→»]?\s*\Z)"
)

_WORDS = (
    *("Read ", "Learn ", "Watch ", "Listen ", "Find out", "Click ", "Sign up", "Subscribe"),
    *("Register", "Download", "Check out", "Get "),
)


def check(context: CheckContext) -> Iterator[Finding]:
    """English paragraphs that have no link at all."""
    if not context.english:
        return
    for passage in context.passages:
        if passage.kind != "paragraph" or not any(word in passage.text for word in _WORDS):
            continue
        if _has_link(getattr(passage.block, "text", ())):
            continue
        match = _CALL.search(passage.text)
        if match is not None and not _linked_around(passage):
            said = f'"{match[0][:50]}" leads nowhere'
            yield RULE.found(passage.at(match.start()), said)


def _linked_around(passage: Passage) -> bool:
    """In an item the whole entry may be the link."""
    return bool(getattr(passage.within, "url", ""))


def _has_link(nodes: Inlines) -> bool:
    return any(isinstance(node, Link) or _has_link(getattr(node, "children", ())) for node in nodes)


RULE = Rule(
    code="N026",
    name="call_without_link",
    severity="warning",
    summary="a call to click has no link",
    why="Links are lost when a page is pasted as text; their words stay, and lead nowhere.",
    remedy="put the link back: [Read more about it](https://…)",
    source=SEEN,
    check=check,
    needs="issue",
    confidence="medium",
)
