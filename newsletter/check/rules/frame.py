"""A frame or an embedded object."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_FRAMES = ("iframe", "frame", "frameset", "object", "embed", "applet")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every element that would load something else into the email."""
    root = context.page.root
    for element in root.iter(*_FRAMES) if root is not None else ():
        yield RULE.found(context.page.locate(element), f"the email holds <{element.tag}>")


RULE = Rule(
    code="H006",
    name="frame",
    severity="error",
    summary="the email holds a frame or an embedded object",
    why=(
        "Clients take them out, so readers see nothing in their place, and filters count them "
        "against the sender."
    ),
    remedy="show a picture that links to the page",
    source=Source(
        "Mailchimp, Limitations of HTML email: iframes and embedded objects",
        "https://mailchimp.com/help/limitations-of-html-email/",
        "2026-11-23",
    ),
    check=check,
)
