"""An address that no browser can follow."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """Hosts, ports and doubled schemes; what is no address at all never gets this far."""
    for link, address in web_links(context):
        if address.flaw:
            yield RULE.found(link.location, f"{excerpt(address.url, 60)}: {address.flaw}")


RULE = Rule(
    code="L001",
    name="address_malformed",
    severity="error",
    summary="an address leads nowhere",
    why="A reader who taps it sees an error of the browser, or a search.",
    remedy="write the whole address as the browser shows it",
    source=Source(
        "WHATWG, URL Standard, 4: hosts and ports",
        "https://url.spec.whatwg.org/#host-representation",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
