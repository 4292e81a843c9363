"""An address with a click's or a person's own key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

PERSONAL = re.compile(
    r"fbclid|gclid|gclsrc|dclid|msclkid|yclid|ttclid|twclid|li_fat_id|igshid?|mc_eid|mkt_tok|_hsenc"
    r"|_hsmi|vero_(?:id|conv)|oly_(?:anon|enc)_id|__s|rb_clickid|s_cid|wickedid|ml_subscriber\w*"
    r"|_openstat|phpsessid|jsessionid|sessionid|session_id|auth_token|access_token|unsub_token"
    r"|subscriber_?id|recipient_?id|e?mail_?hash|_kx|_bta_[ct]id|trk_contact",
    re.IGNORECASE,
)
"""Keys to one click or one person."""
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NO_READER = frozenset({"src", "cid", "assigned_to", "assignee"})
"""Parameters whose mailbox is a calendar's name, or whom a form is for."""


def check(context: CheckContext) -> Iterator[Finding]:
    """By names, and values that are a mailbox; a merge tag as the value is the sender's doing."""
    for link, address in web_links(context):
        for name, value in address.query:
            mailbox = name not in NO_READER and _MAILBOX.fullmatch(value)
            if (PERSONAL.fullmatch(name) and value) or mailbox:
                yield RULE.found(link.location, f"{name}={value[:20]} in {excerpt(link.url, 60)}")


RULE = Rule(
    code="L008",
    name="tracking_personal",
    severity="warning",
    summary="an address holds a key to one person",
    why=(
        "It was copied from an email or an advertisement: every reader would be counted, or "
        "even signed in, as that person."
    ),
    remedy="delete the parameter",
    source=Source(
        "Mozilla, Query Stripping, and the makers' own pages",
        "https://firefox-source-docs.mozilla.org/toolkit/components/antitracking/anti-tracking/query-stripping/index.html",
        "2026-11-23",
    ),
    check=check,
    needs="issue",
)
