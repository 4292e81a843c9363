"""A draft -> the Markdown document, or pieces to add to one.

What cannot be sent as it is stands in the document inside a note: a picture that the source does
not hold, an entry without a title, and above all what reads like advertising.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import field, replace

from newsletter.content.figure_writer import write_figure
from newsletter.content.issue_writer import write_issue, write_parts
from newsletter.dataclass import dataclass
from newsletter.importers.draft import (
    Doubt,
    Draft,
    DraftList,
    Entry,
    Numbering,
    ProposedSponsor,
)
from newsletter.importers.recognisers import SURE
from newsletter.model.blocks import Block, Blocks, Figure, Heading, Item, List, Paragraph
from newsletter.model.inline import Text, plain_text
from newsletter.model.issue import Issue, Lead, More, Note, Part, Section
from newsletter.model.location import NOWHERE
from newsletter.model.notes import CHECK, HELD, LEFT_OUT, PROPOSED

_STAND_IN = "picture.jpg"
_UNTITLED = "TITLE"


def draft_issue(draft: Draft, date: datetime.date) -> Issue:
    """The draft as an issue whose notes say what is uncertain, held or left out.

    Args:
        draft: One with a lead.
        date: The day that the issue appears.
    """
    assert draft.lead is not None
    assert isinstance(draft.lead.node, Lead)
    writer = _Parts()
    if draft.subject:
        writer.numbering.note(f"{CHECK} the subject is that of the older email")
    writer.lead(draft.lead)
    for each in draft.lists:
        writer.list(each)
    writer.left_out(draft)
    subject = (Text(draft.subject or plain_text(draft.lead.node.headline)),)
    return Issue(date, subject, parts=tuple(writer.parts), notes=tuple(writer.numbering.notes))


def draft_document(draft: Draft, date: datetime.date) -> str:
    """The Markdown document of a draft that has a lead."""
    return write_issue(draft_issue(draft, date))


def draft_addition(draft: Draft, *, to_list: bool) -> str:
    """The draft as text to put at the end of a document: its lead becomes a section.

    Args:
        draft: With a lead or without.
        to_list: The document ends with a More list, to which entries without a heading belong.
    """
    writer = _Parts()
    if draft.lead is not None:
        writer.section(draft.lead)
    for each in draft.lists:
        title = each.title
        if not title and (draft.lead is not None or not to_list):
            title = each.default_title or (Text("More stories"),)
        writer.list(replace(each, title=title))
    writer.left_out(draft)
    parts, notes = writer.parts, writer.numbering.notes
    text = write_parts(parts, notes)
    first = draft.lists[0] if draft.lists else None
    if draft.lead is None and to_list and first is not None and not first.title:
        text = text.partition("\n\n")[2]  # the empty heading: the entries go on with the list
    return text


@dataclass(slots=True)
class _Parts:
    """Puts parts in order and notes where they belong."""

    numbering: Numbering = field(default_factory=Numbering)
    parts: list[Part] = field(default_factory=list)

    def lead(self, entry: Entry) -> None:
        lead = entry.node
        assert isinstance(lead, Lead)
        self.doubts(entry.doubts)
        place = self.numbering.place()
        hero = self.figure(lead.hero)
        blocks = self.blocks(lead.blocks)
        self.parts.append(replace(lead, hero=hero, blocks=blocks, location=place))

    def section(self, entry: Entry) -> None:
        lead = entry.node
        assert isinstance(lead, Lead)
        self.doubts(entry.doubts)
        place = self.numbering.place()
        if lead.url:
            self.numbering.note(f"{CHECK} the story added here is at {lead.url}")
        hero = self.figure(lead.hero)
        blocks = self.blocks(lead.blocks)
        extra: list[Block] = [Paragraph(lead.byline)] if lead.byline else []
        if lead.kicker:
            extra.insert(0, Paragraph((Text(lead.kicker),)))
        if hero is not None:
            extra.append(hero)
        self.parts.append(Section(lead.headline, (*extra, *blocks), place))

    def list(self, each: DraftList) -> None:
        begin = len(self.numbering.notes)
        self.doubts(each.doubts)
        place = self.numbering.place()
        blocks: list[Block] = []
        for entry in each.entries:
            if isinstance(entry.node, ProposedSponsor):
                self.propose(entry.node)
            elif isinstance(entry.node, Item):
                blocks += self.item(entry.node, entry.doubts)
        if blocks:
            self.parts.append(More(each.title, tuple(blocks), place))
        elif each.title:
            # Without an entry the heading would stand alone in the email.
            title = plain_text(each.title)
            note = Note(f"{HELD} a heading without entries: ## {title}", place)
            self.numbering.notes.insert(begin, note)

    def item(self, item: Item, doubts: Iterable[Doubt]) -> Blocks:
        spare = [block for block in item.blocks if isinstance(block, Figure)]
        item = replace(item, blocks=tuple(it for it in item.blocks if not isinstance(it, Figure)))
        found = self.item_without_spare(item, doubts)
        for figure in spare:
            self.hold_figure(figure, "an entry has one picture, and this is another")
        return found

    def item_without_spare(self, item: Item, doubts: Iterable[Doubt]) -> Blocks:
        """An entry whose only picture is its own."""
        if not item.title:
            said = "; ".join(doubt.text for doubt in doubts) or "this entry has no title"
            whole = replace(item, title=(Text(_UNTITLED),), compact=False)
            if whole.image is not None and not whole.image.src:
                whole = replace(whole, image=replace(whole.image, src=_STAND_IN))
            whole = replace(whole, blocks=_teaser(whole.blocks))
            text = write_parts([More((), (whole,))]).partition("\n\n")[2]
            self.numbering.note(
                f"{HELD} {said}; complete it and take it out of this note\n\n{text}"
            )
            return ()
        self.doubts(doubts)
        place = self.numbering.place()
        image = self.figure(item.image)
        kind = item.kind
        labelled = not item.url and kind != "story"
        compact = item.compact and image is None and not labelled
        blocks = item.blocks if compact else _teaser(item.blocks)
        teaser = [replace(it, location=self.numbering.place()) for it in blocks]
        return (replace(item, image=image, blocks=tuple(teaser), compact=compact, location=place),)

    def propose(self, proposal: ProposedSponsor) -> None:
        text = write_parts([Section((), proposal.blocks)]).partition("\n\n")[2]
        label = f'; the page labels it "{proposal.label}"' if proposal.label else ""
        self.numbering.note(
            f"{PROPOSED} undisclosed, and in no email until someone confirms it"
            f" ({proposal.confidence:.0%} sure: {proposal.reason}{label})\n\n{text}"
        )

    def blocks(self, blocks: Blocks) -> Blocks:
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Figure):
                figure = self.figure(block)
                found += [figure] if figure is not None else []
            else:
                found.append(replace(block, location=self.numbering.place()))
        return tuple(found)

    def figure(self, figure: Figure | None) -> Figure | None:
        """A picture that the source has and describes; another is held in a note."""
        if figure is None:
            return None
        if figure.src and figure.alt:
            return replace(figure, location=self.numbering.place())
        why = "the picture has no description; say in the square brackets what it shows, and take"
        why += " it out of this note"
        if not figure.src:
            why = "the picture is not in the source; save it beside this file, describe it in the"
            why += " square brackets, and take it out of this note"
        self.hold_figure(figure, why)
        return None

    def hold_figure(self, figure: Figure, why: str) -> None:
        written = write_figure(replace(figure, src=figure.src or _STAND_IN))
        self.numbering.note(f"{HELD} {why}\n\n{written}")

    def doubts(self, doubts: Iterable[Doubt]) -> None:
        for doubt in doubts:
            if doubt.confidence < SURE:
                self.numbering.note(f"{CHECK} {doubt.text}")

    def left_out(self, draft: Draft) -> None:
        for failure in draft.failures:
            self.numbering.note(f"{CHECK} {failure}")
        lines = [
            f'{fate.piece.place}"{fate.piece.text.strip()}": {fate.left_out}'
            for fate in draft.left_out
        ]
        if lines:
            self.numbering.note("\n".join([LEFT_OUT, *lines]))


def _teaser(blocks: Blocks) -> Blocks:
    """A teaser as a document can say it: a rich item holds no bulleted list and no title."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, List) and block.start is None:
            found += [inner for entry in block.items for inner in entry]
        elif isinstance(block, Heading):
            found.append(Paragraph(block.text, NOWHERE))
        else:
            found.append(block)
    return tuple(found)
