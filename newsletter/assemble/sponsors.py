"""Fills the slots that the issue document asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from newsletter.errors import Problem, SponsorError
from newsletter.fields import did_you_mean
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.sponsor import (
    Creative,
    Disclosure,
    Sponsor,
    SponsorKind,
    SponsorPlacement,
    SponsorSlot,
)


def place_sponsors(
    issue: Issue, sponsors: Mapping[str, Sponsor], *, labels: Mapping[SponsorKind, str]
) -> Issue:
    """Replace every placement by a filled slot.

    Args:
        issue: As the editor wrote it.
        sponsors: By slug.
        labels: The disclosure's wording by kind, for a sponsor that has none of its own.

    Raises:
        SponsorError: For each placement that names an unknown sponsor or creative.
    """
    problems: list[Problem] = []

    def fill(node: object) -> object:
        if isinstance(node, SponsorPlacement):
            return _fill(node, sponsors, labels, problems)
        if isinstance(node, Lead | More | Section):
            blocks = tuple(fill(block) for block in node.blocks)
            return dataclasses.replace(node, blocks=blocks)  # type: ignore[arg-type]
        return node

    parts = tuple(fill(part) for part in issue.parts)
    if problems:
        raise SponsorError(problems)
    return dataclasses.replace(issue, parts=parts)  # type: ignore[arg-type]


def _fill(
    placement: SponsorPlacement,
    sponsors: Mapping[str, Sponsor],
    labels: Mapping[SponsorKind, str],
    problems: list[Problem],
) -> SponsorSlot | SponsorPlacement:
    sponsor = sponsors.get(placement.sponsor)
    if sponsor is None:
        problems.append(
            placement.location.problem(
                "E085",
                f'no sponsor "{placement.sponsor}" in sponsors/',
                did_you_mean(placement.sponsor, list(sponsors))
                if sponsors
                else f"write sponsors/{placement.sponsor}.md",
            )
        )
        return placement
    creative = _creative(sponsor, placement, problems)
    if creative is None:
        return placement
    disclosure = Disclosure(sponsor.kind, sponsor.label or labels[sponsor.kind], sponsor.name)
    return SponsorSlot(placement.slot, sponsor.slug, disclosure, creative, placement.location)


def _creative(
    sponsor: Sponsor, placement: SponsorPlacement, problems: list[Problem]
) -> Creative | None:
    if not placement.creative and sponsor.creatives:
        return sponsor.creatives[0]
    for creative in sponsor.creatives:
        if creative.slug == placement.creative:
            return creative
    known = [creative.slug for creative in sponsor.creatives]
    problems.append(
        placement.location.problem(
            "E086",
            f'{sponsor.name} has no creative "{placement.creative}"',
            did_you_mean(placement.creative, known) if known else "write one in its file",
        )
    )
    return None
