"""The part of ``newsletter check --online`` that asks the network, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsletter.cli import network
from newsletter.cli.console import inert, paint_dim, say
from newsletter.dataclass import dataclass
from newsletter.model.visit import VERDICTS, Visit

if TYPE_CHECKING:
    from newsletter.building.check_many import CheckResult
    from newsletter.errors import Problem
    from newsletter.workspace import IssueFile, Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What the network said.

    Attributes:
        visits: For each issue what was found at its addresses.
        silence: What to say if nothing at all was found out, and another time may be better.
    """

    visits: tuple[Mapping[str, Visit], ...] = ()
    silence: Problem | None = None


def visit_links(space: Workspace, issues: Sequence[IssueFile], jobs: int) -> Asked:
    """Ask for what is at the addresses of all issues, for each of them once.

    Raises:
        UsageError: E171 if httpx is not installed.
        NewsletterError: If the theme or the sponsors' files cannot be used.
    """
    from newsletter.building.check_many import links_of_issues

    with network.open_visitor() as visitor:
        from newsletter.fetching.rounds import doubt_missing_hosts, visit_all

        groups = []
        with network.progress_shown("Reading the issues", len(issues)) as step:
            for group in links_of_issues(space, issues, jobs):
                groups.append(group)
                step()
        urls = dict.fromkeys(url for group in groups for url in group)
        made = []
        with network.progress_shown("Asking for links and pictures", len(urls)) as step:
            for visit in visit_all(urls, visitor):
                made.append(visit)
                step()
    visits = doubt_missing_hosts(made)
    silence = _silence(visits)
    if silence is not None:  # said once, not again at each link
        visits = tuple(replace(visit, told=True) for visit in visits)
    found = {visit.url: visit for visit in visits}
    return Asked(tuple({url: found[url] for url in group} for group in groups), silence)


def _silence(visits: Sequence[Visit]) -> Problem | None:
    from newsletter.errors import Problem

    reasons = [visit.reason for visit in visits if visit.temporary]
    if not reasons or any(visit.verdict != "not-checked" for visit in visits):
        return None
    said = f"none of the {len(visits)} links could be checked: {reasons[0]}"
    return Problem("E187", said, hint="try again later")


def every_visit(results: Sequence[CheckResult]) -> tuple[Visit, ...]:
    """What was found for all the issues, each address once."""
    return tuple(dict.fromkeys(visit for result in results for visit in result.visits))


def count_visits(visits: Sequence[Visit]) -> dict[str, int]:
    """How many there are of each verdict."""
    verdicts = [visit.verdict for visit in visits]
    return {verdict.replace("-", "_"): verdicts.count(verdict) for verdict in VERDICTS}


def say_visits(visits: Sequence[Visit]) -> None:
    """How many links answered; and those of which no finding speaks though not all is well."""
    counts = count_visits(visits)
    said = ", ".join(f"{count} {verdict.replace('_', ' ')}" for verdict, count in counts.items())
    say(f"{len(visits)} link{'s' * (len(visits) != 1)}: {said}")
    for visit in visits:
        if visit.told:
            say(paint_dim(f"  not checked: {inert(visit.url)}: {inert(visit.reason)}"))
        elif visit.verdict == "answered" and visit.redirects:
            say(paint_dim(f"  redirected: {inert(visit.url)} to {inert(visit.end)}"))


def describe_visit(visit: Visit) -> dict[str, Any]:
    """A visit for ``--format json``."""
    return {
        "url": visit.url,
        "verdict": visit.verdict.replace("-", "_"),
        "reason": visit.reason or None,
        "status": visit.status or None,
        "redirects": [{"status": it.status, "url": it.url} for it in visit.redirects],
    }
