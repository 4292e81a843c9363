"""An email that gives no way to leave the list."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding


def check(context: CheckContext) -> Iterator[Finding]:
    """The HTML part by its links, the text part by the address."""
    wanted = context.unsubscribe
    if not wanted:
        return  # the platform puts its own footer under the email
    page = context.page
    links = [link for link in page.links if link.get("href").strip() == wanted]
    if not links:
        yield RULE.found(context.layout_place, "email.html has no unsubscribe link")
    elif not any(page.text_of(link) or link.find(".//img") is not None for link in links):
        yield RULE.found(page.locate(links[0]), "the unsubscribe link has no words")
    if wanted not in context.email.text:
        yield RULE.found(context.layout_place, "email.txt has no unsubscribe address")


RULE = Rule(
    code="D002",
    name="unsubscribe_missing",
    severity="error",
    summary="a part of the email has no unsubscribe link",
    why=(
        "The law asks for a clear way out in every commercial message, mail providers ask for a "
        "visible link, and a reader who finds none reports spam."
    ),
    remedy="link to {{ unsubscribe_url }} in the theme's footer",
    source=Source(
        "FTC, CAN-SPAM Act: a compliance guide; Google, Email sender guidelines",
        "https://www.ftc.gov/business-guidance/resources/can-spam-act-compliance-guide-business",
        "2026-11-23",
    ),
    check=check,
)
