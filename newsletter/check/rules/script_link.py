"""A link to a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.script import RULE as SCRIPT
from newsletter.model.finding import Finding

_ADDRESSES = "//@href | //@src | //@action | //@background"
_SCHEMES = ("javascript:", "vbscript:", "livescript:")
_IGNORED = re.compile(r"[\x00-\x20]+")
"""What browsers take out of an address before they read its scheme (URL Standard, 4.4)."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every address with the scheme of a script."""
    root = context.page.root
    for value in root.xpath(_ADDRESSES) if root is not None else ():
        scheme = _IGNORED.sub("", value[:60]).lower()
        if scheme.startswith(_SCHEMES):
            element = value.getparent()
            message = f"<{element.tag}> leads to a script, {scheme.partition(':')[0]}:"
            yield RULE.found(context.page.locate(element), message)


RULE = Rule(
    code="H008",
    name="script_link",
    severity="error",
    summary="a link leads to a script",
    why="The link does nothing, and filters take a message with one for an attack.",
    remedy="give the address of a page",
    source=SCRIPT.source,
    check=check,
)
