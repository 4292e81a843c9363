"""Editorial that is really advertising: P009 a link to a sponsor, P010 a link that it counts.

Source: FTC Native Advertising Guide; ASME guidelines: no paid item among editorial without a
label (read 2026-11-23). A link may be there for the story's sake, so both are warnings.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, unquote

from newsletter.model.blocks import Figure, Heading, Item, List, Paragraph, Quote
from newsletter.model.finding import Finding
from newsletter.model.inline import Emphasis, Inlines, Link, Strikethrough, Strong
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.location import Location
from newsletter.model.sponsor import SlotPlan, Sponsor

_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:&]+)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\\\{(?:date|slot|creative)\\\}")


def check_links(
    issue: Issue, plans: Sequence[SlotPlan], sponsors: Mapping[str, Sponsor]
) -> Iterator[Finding]:
    """Every editorial link that leads to a sponsor, or has its parameters.

    Args:
        issue: With its sponsors placed, before parameters are added to its links.
        plans: How its slots are filled.
        sponsors: By slug.
    """
    paid = [sponsor for sponsor in sponsors.values() if sponsor.kind != "house"]
    shown = {plan.sponsor: plan.location for plan in plans}
    domains = [
        (domain, sponsor, place)
        for sponsor in paid
        if sponsor.domains and (place := _running(sponsor, issue.date, shown))
        for domain in sponsor.domains
    ]
    counted = [sponsor for sponsor in paid if sponsor.tracking]
    if not domains and not counted:
        return
    names = [domain for domain, *_ in domains]
    for url, place in editorial_links(issue):
        hosts = _hosts(url, names)
        for domain, sponsor, running in domains if hosts else ():
            if any(host == domain or host.endswith(f".{domain}") for host in hosts):
                message = (
                    f"an editorial link leads to {domain}, which belongs to {sponsor.slug};"
                    f" its flight is running ({running})"
                )
                hint = "if it is paid for, make it a placement; if not, the story should say why"
                yield Finding(place.problem("P009", message, hint), "warning")
                break
        for sponsor in counted if "?" in url else ():
            if has_tracking(url, sponsor):
                message = (
                    f"an editorial link has the tracking parameters of {sponsor.slug}"
                    f" ({sponsor.location.path})"
                )
                hint = "if it is paid for, make it a placement; if not, take the parameters out"
                yield Finding(place.problem("P010", message, hint), "warning")
                break


def _running(
    sponsor: Sponsor, day: datetime.date, shown: Mapping[str, Location]
) -> Location | None:
    """Where the flight is booked, or where the issue places the sponsor."""
    flights = (it.location for it in sponsor.bookings if it.covers(day))
    return next(flights, shown.get(sponsor.slug))


def _hosts(url: str, domains: Sequence[str]) -> list[str]:
    """The hosts of an address and of those in its parameters, as a redirect has them."""
    plain = (unquote(url) if "%" in url else url).lower()
    if not plain.isascii():
        plain = _in_ascii(plain)
    for domain in domains:
        if domain in plain:
            break
    else:
        return []
    return [host.rstrip(".") for host in _HOST.findall(plain)]


def _in_ascii(url: str) -> str:
    """Hosts in other scripts as the names that stand in the DNS (``xn--…``)."""

    def encode(found: re.Match[str]) -> str:
        try:
            return found[0].replace(found[1], found[1].encode("idna").decode())
        except UnicodeError:
            return found[0]

    return _HOST.sub(encode, url)


def has_tracking(url: str, sponsor: Sponsor) -> bool:
    """Whether an address has every parameter of a sponsor's template, with its values."""
    if f"{sponsor.tracking[0][0]}=" not in url:
        return False
    query = url.partition("?")[2].partition("#")[0]
    given = dict(parse_qsl(query, keep_blank_values=True))
    return all(
        name in given
        and re.fullmatch(_PLACEHOLDER.sub(".*", re.escape(unquote(value))), given[name])
        for name, value in sponsor.tracking
    )


def editorial_links(issue: Issue) -> Iterator[tuple[str, Location]]:
    """Every address in the issue that no sponsor's slot holds, with its place."""
    for part in issue.parts:
        if isinstance(part, Lead):
            if part.url:
                yield part.url, part.location
            yield from _of_inlines(part.dek)
            yield from _of_inlines(part.byline)
            yield from _of_figure(part.hero)
        elif isinstance(part, More | Section):
            yield from _of_inlines(part.title)
        if isinstance(part, Lead | More | Section):
            for block in part.blocks:
                yield from _of_block(block)


def _of_block(block: object) -> Iterator[tuple[str, Location]]:
    match block:
        case Paragraph() | Heading():
            yield from _of_inlines(block.text)
        case Item():
            if block.url:
                yield block.url, block.location
            yield from _of_figure(block.image)
            for inner in block.blocks:
                yield from _of_block(inner)
        case Figure():
            yield from _of_figure(block)
        case Quote():
            for inner in block.blocks:
                yield from _of_block(inner)
            yield from _of_inlines(block.attribution)
        case List():
            for entry in block.items:
                for inner in entry:
                    yield from _of_block(inner)


def _of_inlines(inlines: Inlines) -> Iterator[tuple[str, Location]]:
    for node in inlines:
        if isinstance(node, Link):
            yield node.url, node.location
        elif isinstance(node, Strong | Emphasis | Strikethrough):
            yield from _of_inlines(node.children)


def _of_figure(figure: Figure | None) -> Iterator[tuple[str, Location]]:
    if figure is not None and figure.href:
        yield figure.href, figure.location
