"""A link to a page that has moved for good."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.online import ends_at_front_page, visits_of, without_own_tracking
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding
from newsletter.urls import story_key


def check(context: CheckContext) -> Iterator[Finding]:
    """Permanent redirects; a sponsor's may be how its readers are counted, so they stay.

    Neither is it said when only ``www.``, a slash or https: was added: readers notice nothing.
    """
    for link, visit in visits_of(context):
        if visit.verdict != "answered" or link.picture or link.paid or not visit.moved_to:
            continue
        if ends_at_front_page(visit):
            continue  # the first page is not what was linked to: another rule says so
        moved = without_own_tracking(visit.moved_to, context.config)
        if story_key(moved) != story_key(visit.url):
            for place in link.places:
                hint = f"write {moved}" if moved.isprintable() else ""
                yield RULE.found(place, f"{link.shown} has moved for good to {moved[:200]}", hint)


RULE = Rule(
    code="L016",
    name="link_moved",
    severity="notice",
    summary="a page has moved for good",
    why=(
        "Each redirect costs the reader a wait on a phone, and ends the day its owner tidies up; "
        "the archive keeps the old address for ever."
    ),
    remedy="write the new address",
    source=Source(
        "RFC 9110, 15.4.2 301 Moved Permanently and 15.4.9 308 Permanent Redirect",
        "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2",
        "2026-11-26",
    ),
    check=check,
    needs="online",
)
