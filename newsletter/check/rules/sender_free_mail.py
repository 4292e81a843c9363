"""A From address at a provider of free mailboxes."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

FREE_MAIL = frozenset(
    (
        *("aol.com", "fastmail.com", "freenet.de", "gmail.com", "gmx.com", "gmx.de", "gmx.net"),
        *("googlemail.com", "hotmail.co.uk", "hotmail.com", "hotmail.fr", "icloud.com"),
        *("laposte.net", "libero.it", "live.com", "mac.com", "mail.com", "mail.ru", "me.com"),
        *("msn.com", "orange.fr", "outlook.com", "pm.me", "proton.me", "protonmail.com"),
        *("qq.com", "t-online.de", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com"),
        *("yahoo.de", "yahoo.fr", "yandex.ru", "ymail.com", "zoho.com", "163.com"),
    )
)
"""Domains whose mailboxes anybody may open."""


def check(context: CheckContext) -> Iterator[Finding]:
    """The sender's address."""
    domain = context.config.sender.email.rpartition("@")[2].lower()
    if domain in FREE_MAIL:
        place = context.setting_place("sender.email")
        yield RULE.found(place, f"the newsletter is sent from an address of {domain}")


RULE = Rule(
    code="D010",
    name="sender_free_mail",
    severity="warning",
    summary="the newsletter is sent from a free mailbox's domain",
    why=(
        "Only the provider's own servers may send for its domain: by DMARC other servers refuse "
        "the message or file it as spam."
    ),
    remedy="send from an address of the publication's own domain",
    source=Source(
        "Google, Email sender guidelines: do not impersonate Gmail From: headers; RFC 7489 (DMARC)",
        "https://support.google.com/a/answer/81126",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
