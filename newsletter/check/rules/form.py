"""A form, or a field of one."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_CONTROLS = ("form", "input", "select", "textarea", "button")
_SWITCHES = ("checkbox", "radio")
"""Outside a form nothing of them is sent; MJML's carousel and menu are made of them."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Every form, and every field that stands in none, but the switches of a carousel or menu."""
    root = context.page.root
    for element in root.iter(*_CONTROLS) if root is not None else ():
        inside = any(above.tag == "form" for above in element.iterancestors())
        switch = element.get("type", "").lower() in _SWITCHES
        if element.tag == "form" or not (inside or switch):
            message = f"the email holds <{element.tag}>"
            yield RULE.found(context.page.locate(element), message)


RULE = Rule(
    code="H005",
    name="form",
    severity="warning",
    summary="the email holds a form or a field",
    why=(
        "Outlook and many webmails take forms out or do not send them, and some clients warn the "
        "reader. An answer that is typed in is lost."
    ),
    remedy="link to a page with the form",
    source=Source(
        "Can I Email, the form element",
        "https://www.caniemail.com/features/html-form/",
        "2026-11-23",
    ),
    check=check,
)
