"""An id that two elements have."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every element whose id an earlier one has."""
    root = context.page.root
    ids = root.xpath("//@id") if root is not None else []
    if len(ids) == len(set(ids)):
        return
    seen: set[str] = set()
    for value in ids:
        if value in seen:
            theme = None if context.page_path else context.theme_place(f'id="{value}"')
            place = theme or context.page.locate(value.getparent())
            yield RULE.found(place, f'the id "{value}" stands for two elements')
        seen.add(value)


RULE = Rule(
    code="H002",
    name="id_twice",
    severity="warning",
    summary="two elements have one id",
    why=(
        "A link to the id leads to the first of them only, and a label or a style that names it "
        "takes one client's choice of the two."
    ),
    remedy="give each element an id of its own, or take the second out",
    source=Source(
        "HTML Living Standard, 3.2.6: the id attribute",
        "https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute",
        "2026-11-23",
    ),
    check=check,
)
