"""A link to localhost or into the office."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import is_private, web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """By the host's name or number; nothing is asked of the network."""
    for link, address in web_links(context):
        if address.host and is_private(address.host):
            yield RULE.found(link.location, f"only this network knows {address.host}")


RULE = Rule(
    code="L003",
    name="host_not_public",
    severity="error",
    summary="an address leads to this machine or this network",
    why="It works for you and for nobody else.",
    remedy="write the public address",
    source=Source(
        "RFC 6761, special-use domain names, and the registries of special addresses",
        "https://www.rfc-editor.org/rfc/rfc6761",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
