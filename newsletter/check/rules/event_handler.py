"""An attribute that would run a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.script import RULE as SCRIPT
from newsletter.model.finding import Finding

_MAYBE = re.compile(r"""[\s"'/]on[a-z]{3,}\s*=""", re.IGNORECASE)
_NAME = re.compile(r"on[a-z]{3,}")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every such attribute; elements are looked at only if a tag's text has one."""
    if not any(_MAYBE.search(rest) for rest in context.page.markup.rests):
        return
    for element in context.page.elements:
        for name in element.attrib:
            if _NAME.fullmatch(name):
                message = f"<{element.tag}> has the attribute {name}, which would run a script"
                yield RULE.found(context.page.locate(element), message)


RULE = Rule(
    code="H007",
    name="event_handler",
    severity="error",
    summary="an attribute such as onclick would run a script",
    why="No email client runs it, and filters take a message with one for an attack.",
    remedy="take the attribute out",
    source=SCRIPT.source,
    check=check,
)
