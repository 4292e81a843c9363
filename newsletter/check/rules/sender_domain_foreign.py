"""A From address whose domain is none of the publication's addresses."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule
from newsletter.check.rules.sender_free_mail import FREE_MAIL
from newsletter.check.rules.sender_free_mail import RULE as FREE
from newsletter.model.finding import Finding

_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"))
"""Names below a country's domain that stand for no owner, as in ``example.co.uk``."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Compare the sender's domain with those of publication.url and of [links]."""
    config = context.config
    urls = (config.publication.url, config.links.view_in_browser, config.links.unsubscribe)
    hosts = [urlsplit(url.replace("{date}", "")).hostname or "" for url in urls if url]
    domain = config.sender.email.rpartition("@")[2].lower()
    owners = {_owner(host) for host in hosts}
    if owners and domain not in FREE_MAIL and _owner(domain) not in owners:
        known = ", ".join(dict.fromkeys(hosts))
        message = f"the sender's domain {domain} is none of the publication's: {known}"
        yield RULE.found(context.setting_place("sender.email"), message)


def _owner(host: str) -> str:
    """The part of a host that somebody has registered, as far as its form tells."""
    labels = host.lower().rstrip(".").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if short else -2 :])


RULE = Rule(
    code="D011",
    name="sender_domain_foreign",
    severity="notice",
    summary="the sender's domain is none of the publication's own addresses",
    why=(
        "Filters and wary readers compare who sends with where the links lead; a stranger's domain "
        "looks like fraud."
    ),
    remedy="send from the domain of publication.url, or of the pages in [links]",
    source=FREE.source,
    check=check,
    needs="issue",
)
