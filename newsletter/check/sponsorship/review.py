"""All that is checked of an issue's sponsors, in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsletter.check.sponsorship.conflicts import check_plans
from newsletter.check.sponsorship.links import check_links
from newsletter.check.sponsorship.subject import check_subject
from newsletter.config.settings import SponsorSettings
from newsletter.dataclass import dataclass
from newsletter.model.finding import Finding
from newsletter.model.issue import Issue
from newsletter.model.sponsor import SlotPlan, Sponsor


@dataclass(frozen=True, slots=True)
class Review:
    """What the checks look at.

    Attributes:
        issue: With its sponsors placed, before parameters are added to its links.
        plans: How each slot came to be filled.
        sponsors: By slug.
    """

    issue: Issue
    plans: tuple[SlotPlan, ...]
    sponsors: Mapping[str, Sponsor]
    settings: SponsorSettings


def check_sponsors(review: Review) -> Iterator[Finding]:
    """Every finding about the sponsors of one issue, but P005, which needs the issues before."""
    issue, sponsors = review.issue, review.sponsors
    yield from check_plans(issue.date, review.plans, sponsors, review.settings, issue)
    yield from check_links(issue, review.plans, sponsors)
    yield from check_subject(issue, sponsors)
