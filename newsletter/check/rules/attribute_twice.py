"""An attribute that a tag has twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.markup import repeated_attributes
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every tag with two values for one name; the same value twice loses nothing."""
    markup = context.page.markup
    repeated = {rest for rest in markup.rests if repeated_attributes(rest)}
    for tag in markup.tags if repeated else ():
        if tag.rest in repeated and not tag.closing:
            names = ", ".join(repeated_attributes(tag.rest))
            message = f"{tag.shown} has the attribute {names} twice; the second does not count"
            yield RULE.found(context.markup_place(tag), message)


RULE = Rule(
    code="H010",
    name="attribute_twice",
    severity="warning",
    summary="a tag has an attribute twice",
    why="Clients take the first and drop the second: half of the styles, or the address, is lost.",
    remedy="write one attribute that holds both",
    source=Source(
        "HTML Living Standard, 13.1.2.3: attributes",
        "https://html.spec.whatwg.org/multipage/syntax.html#attributes-2",
        "2026-11-23",
    ),
    check=check,
)
