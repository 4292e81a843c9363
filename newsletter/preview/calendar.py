"""The sponsors' calendar as a page: who has each slot on each day, what is free, what conflicts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from newsletter.building.sponsorship import DayPlan, days_between, plan_days
from newsletter.content.sponsor_file import DEFAULT_CREATIVE
from newsletter.errors import NewsletterError
from newsletter.model.sponsor import SlotPlan
from newsletter.preview.desk import Desk

WEEKS_SHOWN = 4
FRIDAY = 4


def calendar_facts(desk: Desk, first: str) -> dict[str, Any]:
    """Four weeks, from the Monday of the week that a day is in.

    Args:
        first: The day as ``2026-11-20``; anything else stands for today.
    """
    composer = desk.composer
    name = desk.workspace.config.publication.name if desk.workspace else "newsletter"
    facts: dict[str, Any] = {
        "publication": name,
        "problems": desk.problems,
        "weeks": [],
        "slots": [],
    }
    today = (
        desk.workspace.today(datetime.datetime.now(datetime.UTC))
        if desk.workspace
        else datetime.datetime.now(datetime.UTC).date()
    )
    day = _date(first) or today
    begin = day - datetime.timedelta(day.weekday())
    end = begin + datetime.timedelta(7 * WEEKS_SHOWN - 1)
    facts |= {
        "begin": begin,
        "end": end,
        "earlier": begin - datetime.timedelta(7 * WEEKS_SHOWN),
        "later": end + datetime.timedelta(1),
        "today": today,
    }
    if composer is None:
        return facts
    try:
        days = plan_days(composer, days_between(begin, end))
    except NewsletterError as error:
        return {**facts, "problems": error.problems}
    names = {slug: sponsor.name for slug, sponsor in composer.sponsors.items()}
    slots = list(dict.fromkeys(plan.slot for it in days for plan in it.plans))
    rows = [
        {
            "date": it.date,
            "issue": it.issue,
            "weekend": it.date.weekday() > FRIDAY,
            "cells": [_cell(it, slot, names) for slot in slots],
            "findings": it.findings,
            "problems": it.problems,
        }
        for it in days
    ]
    weeks = [rows[at : at + 7] for at in range(0, len(rows), 7)]
    return {**facts, "slots": slots, "weeks": weeks}


def _date(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    # Room for the weeks before and after, which the page leads to.
    return day if 2000 <= day.year < 3000 else None


def _cell(day: DayPlan, slot: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    cell = []
    for plan in day.plans:
        if plan.slot != slot:
            continue
        slug = plan.sponsor or (plan.candidates[0].sponsor if plan.candidates else "")
        cell.append(
            {
                "state": _state(plan),
                "sponsor": names.get(slug, slug),
                # A file with one creative gives it no name of its own.
                "creative": "" if plan.creative == DEFAULT_CREATIVE else plan.creative,
                "conflict": _conflicts(day, plan),
                "place": str(plan.location),
            }
        )
    return cell


def _state(plan: SlotPlan) -> str:
    if plan.how != "empty":
        return plan.how
    return "homeless" if plan.candidates else "free"


def _conflicts(day: DayPlan, plan: SlotPlan) -> list[str]:
    """What the findings at this slot's placement or bookings say."""
    places = {str(plan.location), *(str(it.booking.location) for it in plan.candidates)}
    return [it.problem.message for it in day.findings if it.problem.place in places]
