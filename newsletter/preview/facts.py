"""What the page shows beside the email, as JSON values: findings, sizes, sponsors, inbox lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newsletter.check.inbox import INBOXES, MAC_SOURCE, PREHEADER_SOURCE, SUBJECT_SOURCE
from newsletter.check.run import CheckReport
from newsletter.check.weight import block_weights
from newsletter.errors import Problem
from newsletter.excerpts import excerpt
from newsletter.model.inline import plain_text
from newsletter.preview.desk import Desk, Good, View
from newsletter.preview.readers import Reader

_EXCERPT = 64
MEASURED = "https://www.w3.org/TR/WCAG22/#contrast-minimum"


def describe_view(desk: Desk, view: View, reader: Reader | None) -> dict[str, Any]:
    """Everything about one issue.

    Args:
        reader: Who reads the inbox lines; None for the platform's own codes.
    """
    facts: dict[str, Any] = {
        "revision": view.revision,
        "date": view.file.date.isoformat(),
        "name": view.file.name,
        "made_at": view.made_at.strftime("%H:%M:%S") if view.made_at else None,
        "problems": [_problem(desk, problem, "error") for problem in view.problems],
        "has_email": view.good is not None,
    }
    if view.good is None:
        return facts
    good = view.good
    report = good.report
    if not isinstance(report, CheckReport):
        facts["problems"] += [_problem(desk, problem, "error") for problem in report]
        report = CheckReport(())
    composition = good.composition
    return {
        **facts,
        "title": plain_text(composition.issue.subject),
        "findings": [_problem(desk, it.problem, it.severity) for it in report.findings],
        "accepted": len(report.accepted),
        "size": _size(good),
        "blocks": list(_blocks(good)),
        "sponsors": list(_sponsors(desk, good)),
        "inbox": _inbox(good, reader),
        "pictures_bytes": sum(len(asset.content) for asset in composition.email.assets),
        "wording_source": MEASURED,
    }


def _problem(desk: Desk, problem: Problem, severity: str) -> dict[str, Any]:
    return {
        "severity": severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "place": problem.place,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "excerpt": desk.line_of(problem) if severity == "error" else "",
        "editor": editor_link(desk, problem.path, problem.line, problem.column),
    }


def editor_link(desk: Desk, path: str, line: int, column: int) -> str:
    """The address that opens a file of the workspace in the editor; empty without the setting."""
    workspace = desk.workspace
    template = workspace.config.preview.editor if workspace else ""
    if not template or not path or path.startswith("<"):
        return ""
    whole = desk.root / path
    if not Path(whole).resolve().is_relative_to(desk.root):
        return ""
    values = {
        "{path}": quote(str(whole)),
        "{line}": str(line or 1),
        "{column}": str(column or 1),
    }
    for name, value in values.items():
        template = template.replace(name, value)
    return template


def _size(good: Good) -> dict[str, int]:
    email = good.composition.email
    limits = good.composer.config.limits
    return {
        "html": len(email.html.encode()),
        "text": len(email.text.encode()),
        "limit": limits.html_bytes,
    }


def _blocks(good: Good) -> Iterator[dict[str, Any]]:
    lines = good.source.text.split("\n")
    for place, size in block_weights(good.context).items():
        line = lines[place.line - 1].strip() if 0 < place.line <= len(lines) else ""
        shown = excerpt(line, _EXCERPT)
        yield {"line": place.line, "place": str(place), "bytes": size, "excerpt": shown}


def _sponsors(desk: Desk, good: Good) -> Iterator[dict[str, Any]]:
    composition = good.composition
    slots = {(it.slot, it.sponsor, it.creative): it for it in composition.proof.slots}
    for plan in composition.plans:
        entry: dict[str, Any] = {
            "slot": plan.slot,
            "how": plan.how,
            "sponsor": plan.sponsor,
            "creative": plan.creative,
            "place": str(plan.location),
            "editor": editor_link(
                desk, plan.location.path, plan.location.line, plan.location.column
            ),
            "path": f"sponsors/{plan.sponsor}.md" if plan.sponsor else "",
            "proof": None,
        }
        proof = slots.get((plan.slot, plan.sponsor, plan.creative))
        if proof is not None:
            entry["proof"] = {
                "kind": proof.kind,
                "wording": proof.wording,
                "advertiser": proof.advertiser,
                "font_size_px": proof.font_size_px,
                "contrast_light": proof.contrast_light,
                "contrast_dark": proof.contrast_dark,
                "accepted": proof.accepted,
                "jurisdictions": list(proof.jurisdictions),
                "sources": list(proof.sources),
            }
        yield entry


def _inbox(good: Good, reader: Reader | None) -> dict[str, Any]:
    config = good.composer.config
    rendered = good.as_read_by(reader)
    return {
        "sender": config.sender.name,
        "subject": rendered.subject,
        "preheader": rendered.preheader,
        "rows": [
            {
                "name": inbox.name,
                "phone": "phone" in inbox.name,
                "subject": _cut(rendered.subject, inbox.subject),
                "preheader": _cut(rendered.preheader, inbox.preheader),
                "subject_limit": inbox.subject,
                "preheader_limit": inbox.preheader,
            }
            for inbox in INBOXES
        ],
        "sources": [
            {"title": it.title, "url": it.url, "read": it.read_on}
            for it in (SUBJECT_SOURCE, PREHEADER_SOURCE, MAC_SOURCE)
        ],
    }


def _cut(text: str, characters: int) -> dict[str, Any]:
    if len(text) <= characters:
        return {"shown": text, "lost": ""}
    shown = text[: characters - 1].rstrip()
    return {"shown": f"{shown}…", "lost": text[len(shown) :].strip()}
