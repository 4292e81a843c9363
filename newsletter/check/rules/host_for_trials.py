"""A link to a staging or preview host."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.check.addresses import is_staging, web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """By the host's name; dev. of another's domain is mostly its page for developers."""
    own = urlsplit(context.config.publication.url).hostname or ""
    for link, address in web_links(context):
        domain = address.host.removeprefix("dev.")
        if domain != address.host and not own.endswith(domain) and not is_staging(domain):
            continue
        if is_staging(address.host):
            yield RULE.found(link.location, f"{address.host} is a host for trying things out")


RULE = Rule(
    code="L004",
    name="host_for_trials",
    severity="warning",
    summary="an address leads to a host for trying things out",
    why="Such pages ask for a password, change, or are gone by noon.",
    remedy="write the address of the published page",
    source=Source(
        "A convention of hosting services: staging, preview and tunnel hosts", "", "2026-11-23"
    ),
    check=check,
    needs="issue",
)
