"""A link through an address shortener."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

SHORTENERS = frozenset(
    [
        "adf.ly",
        "amzn.to",
        "bit.ly",
        "bl.ink",
        "buff.ly",
        "cutt.ly",
        "dlvr.it",
        "goo.gl",
        "ift.tt",
        "is.gd",
        "j.mp",
        "lnkd.in",
        "ow.ly",
        "rb.gy",
        "rebrand.ly",
        "s.id",
        "shorturl.at",
        "snip.ly",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "trib.al",
        "v.gd",
    ]
)


def check(context: CheckContext) -> Iterator[Finding]:
    """By the host."""
    for link, address in web_links(context):
        if address.host.removeprefix("www.") in SHORTENERS and len(address.path) > 1:
            yield RULE.found(link.location, f"{excerpt(address.url, 60)} hides where it leads")


RULE = Rule(
    code="L014",
    name="link_shortened",
    severity="notice",
    summary="a link hides where it leads",
    why=(
        "Filters distrust short addresses, readers cannot see where they go, and they die with "
        "their service."
    ),
    remedy="write the address that it leads to",
    source=Source(
        "Spamhaus, on URL shorteners",
        "https://www.spamhaus.org/faqs/domain-blocklist/",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
