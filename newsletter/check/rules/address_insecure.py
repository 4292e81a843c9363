"""A link without encryption."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import is_private, web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Every link of the issue."""
    for link, address in web_links(context):
        if address.scheme == "http" and not is_private(address.host):
            yield RULE.found(link.location, f"{excerpt(address.url, 60)} is not encrypted")


RULE = Rule(
    code="L002",
    name="address_insecure",
    severity="warning",
    summary="an address begins with http:, not https:",
    why=(
        "Mail programs and browsers warn of it, and anyone on the way can change what the "
        "reader sees."
    ),
    remedy="write https:, if the page has it",
    source=Source(
        "W3C, Securing the Web", "https://www.w3.org/2001/tag/doc/web-https", "2026-11-23"
    ),
    check=check,
    needs="issue",
)
