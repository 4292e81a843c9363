"""A From address whose domain exists on no public mail server."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_RESERVED = ("local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp")
_NEVER = ("invalid", "test", "onion", "arpa")
_NUMBERS = re.compile(r"[\d.]+")


def check(context: CheckContext) -> Iterator[Finding]:
    """The domains of the sender's and the answers' addresses."""
    sender = context.config.sender
    for key, address in (("email", sender.email), ("reply_to", sender.reply_to)):
        domain = address.rpartition("@")[2].lower().rstrip(".")
        last = domain.rpartition(".")[2]
        if address and (
            "." not in domain or last in {*_RESERVED, *_NEVER} or _NUMBERS.fullmatch(domain)
        ):
            message = f'"{domain}" is no domain that mail can come from'
            yield RULE.found(context.setting_place(f"sender.{key}"), message)


RULE = Rule(
    code="D012",
    name="sender_domain_unreal",
    severity="error",
    summary="the sender's domain does not exist in the public DNS",
    why="Mail servers refuse a message whose sender's domain they cannot look up.",
    remedy="write an address of a registered domain",
    source=Source(
        "RFC 6761 and RFC 6762: names that the public DNS never holds",
        "https://www.rfc-editor.org/rfc/rfc6761",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
