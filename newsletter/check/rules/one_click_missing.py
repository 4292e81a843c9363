"""An EML file whose headers do not let a mail program unsubscribe with one click."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_ADDRESS = re.compile(r"<([^<>]*(?:<%.*?%>[^<>]*)*)>")
_POST = "List-Unsubscribe=One-Click"


def check(context: CheckContext) -> Iterator[Finding]:
    """Both headers, unless the platform writes them."""
    if not context.unsubscribe:
        return
    place = context.setting_place("links.unsubscribe")
    value, post = context.header("List-Unsubscribe"), context.header("List-Unsubscribe-Post")
    if value is None:
        yield RULE.found(place, "the message has no List-Unsubscribe header")
        return
    if "=?" in value:
        yield RULE.found(
            place, "List-Unsubscribe is an encoded word, which mail programs pass over"
        )
        return
    addresses = [it.strip() for it in _ADDRESS.findall(value)]
    pages = [it for it in addresses if not it.lower().startswith("mailto:")]
    if len(pages) != 1 or pages[0].lower().startswith("http:"):
        message = "List-Unsubscribe must have exactly one https address between angle brackets"
        yield RULE.found(place, message)
    if post is None:
        yield RULE.found(place, "the message has no List-Unsubscribe-Post header")
    elif post != _POST:
        yield RULE.found(place, f'List-Unsubscribe-Post must say "{_POST}"')


RULE = Rule(
    code="D004",
    name="one_click_missing",
    severity="error",
    summary="the headers do not offer unsubscribing with one click",
    why=(
        "Gmail, Yahoo and Outlook.com ask bulk senders for both headers, and file messages without "
        "them as spam."
    ),
    remedy="set links.unsubscribe to an https address that takes a one-click POST",
    source=Source(
        "RFC 8058, section 3.1; Google, Email sender guidelines",
        "https://www.rfc-editor.org/rfc/rfc8058#section-3.1",
        "2026-11-23",
    ),
    check=check,
    needs="eml",
)
