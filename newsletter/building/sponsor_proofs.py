"""Pages for advertisers to approve: one creative as it appears, and nothing else of the issue.

A page is the finished email's web copy with one slot in it, so that the advertiser sees the box,
its label and its links as readers will, and no story before it is published. The pictures are in
the page: it can be sent as one file.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from newsletter.compose import Composer, Composition
from newsletter.dataclass import dataclass
from newsletter.model.email import Asset
from newsletter.model.inline import Text
from newsletter.model.sponsor import SponsorSlot
from newsletter.render.pipeline import Rendered
from newsletter.workspace import IssueFile, Workspace

_BODY = re.compile(r"<body\b[^>]*>")
_NOTE = (
    "background-color:#ffffff;color:#16191d;font-family:Helvetica,Arial,sans-serif;"
    "font-size:15px;line-height:1.5;padding:24px;max-width:640px;margin:0 auto"
)
_CELL = "padding:2px 16px 2px 0;text-align:left;vertical-align:top;font-weight:normal"


@dataclass(frozen=True, slots=True)
class ProofPage:
    """One page.

    Attributes:
        name: The file's name.
        html: A whole document that needs no other file.
    """

    name: str
    html: str


def render_proofs(workspace: Workspace, file: IssueFile) -> tuple[ProofPage, ...]:
    """A page for each filled slot of an issue, in reading order.

    Raises:
        NewsletterError: If the issue cannot be composed, or a slot is not proved to be disclosed.
    """
    # Pictures are named as files of the build, so that each can be found and put into the page.
    local = replace(workspace.config, images=replace(workspace.config.images, base_url=""))
    composer = Composer(replace(workspace, config=local))
    composition = composer.compose(workspace.read_source(file.path))
    return tuple(_pages(composer, composition))


def _pages(composer: Composer, composition: Composition) -> Iterator[ProofPage]:
    taken: dict[str, int] = {}
    for slot in composition.issue.sponsor_slots:
        # The subject would be the page's title, and tells the lead before it is published.
        title = (Text(f"For approval: {slot.disclosure.advertiser}"),)
        issue = replace(composition.issue, subject=title, preheader=())
        rendered = composer.render_slot(issue, slot)
        name = f"{slot.sponsor}-{slot.creative.slug}-{slot.slot}"
        taken[name] = taken.get(name, 0) + 1
        if taken[name] > 1:
            name += f"-{taken[name]}"
        html = _with_notes(rendered, slot, composer, composition)
        yield ProofPage(f"{name}.html", _with_pictures(html, composition.email.assets))


def _with_notes(
    rendered: Rendered, slot: SponsorSlot, composer: Composer, composition: Composition
) -> str:
    """What the advertiser approves above the creative, and its plain text below."""
    html, sponsor = rendered.web_html, composer.sponsors[slot.sponsor]
    day = composition.issue.date
    facts = {
        "Advertiser": sponsor.legal_name or sponsor.name,
        "Publication": composer.config.publication.name,
        "Issue": f"{day:%A} {day}",
        "Slot": slot.slot,
        "Creative": slot.creative.slug,
        "Label": f"{slot.disclosure.label} · {slot.disclosure.advertiser}",
        "Proof of disclosure": composition.proof.sha256,
    }
    rows = "".join(
        f'<tr><th style="{_CELL}">{escape(name)}</th>'
        f'<td style="{_CELL};font-weight:bold;word-break:break-word">{escape(value)}</td></tr>'
        for name, value in facts.items()
    )
    note = (
        f'<div lang="en" dir="ltr" style="{_NOTE}"><h1 style="font-size:22px;margin:0 0 12px">'
        f"For approval: {escape(sponsor.name)}</h1>"
        f'<table style="border-collapse:collapse;color:#16191d">{rows}</table>'
        '<p style="margin:16px 0 0">Below is your creative as readers get it, in light or in dark '
        "mode as your own screen is set; the stories around it are left out. Its plain-text form "
        "stands at the end.</p></div>"
    )
    plain = (
        f'<div dir="auto" style="{_NOTE}"><h2 lang="en" style="font-size:18px;margin:0 0 12px">'
        "As plain text</h2>"
        '<pre style="font-family:Menlo,Consolas,monospace;font-size:13px;line-height:1.45;'
        f'margin:0;white-space:pre-wrap;overflow-wrap:anywhere">{escape(_slot_text(rendered.text))}</pre>'
        "</div>"
    )
    start = _BODY.search(html)
    assert start is not None, "a finished web copy has a body"
    end = html.rindex("</body>")
    return f"{html[: start.end()]}{note}{html[start.end() : end]}{plain}{html[end:]}"


def _slot_text(text: str) -> str:
    """The box of the text part, which stands between two rules."""
    boxes = re.split(r"^-{20,}$", text, flags=re.MULTILINE)
    return boxes[1].strip("\n") if len(boxes) == 3 else text


def _with_pictures(html: str, assets: tuple[Asset, ...]) -> str:
    for asset in assets:
        data = base64.b64encode(asset.content).decode()
        html = html.replace(f"images/{asset.name}", f"data:{asset.media_type};base64,{data}")
    return html
