"""The lines of a page -> a draft: a lead story, then lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsletter.excerpts import excerpt
from newsletter.importers.draft import Doubt, Draft, DraftList, Entry, ProposedSponsor
from newsletter.importers.lines import Line, squashed
from newsletter.importers.page_pictures import PictureSteps
from newsletter.importers.page_pieces import (
    add_line,
    grouped,
    is_url,
    line_block,
    only_url,
    split_lines,
    title_words,
    without_emphasis,
)
from newsletter.importers.recognisers import (
    SURE,
    Recognition,
    author,
    credit_line,
    dateline,
    duplicate_caption,
    embed_title,
    furniture,
    kicker,
    picture_label,
    section_heading,
    sponsor_label,
    sub_heading,
    title_line,
)
from newsletter.importers.recognisers import advertiser_voice as ads
from newsletter.model.blocks import (
    Block,
    Paragraph,
)
from newsletter.model.inline import Inlines, Text, plain_text
from newsletter.model.issue import Lead

_URL = re.compile(r"https?://\S+")
_DEK = range(30, 301)  # characters


def assemble_page(lines: Sequence[Line], source: str = "", *, stories: bool = True) -> Draft:
    """Sort the lines of one page into a draft.

    Args:
        lines: All lines of the page, in its order.
        source: What the page is called, for people.
        stories: Whether other stories may follow the lead.
    """
    return _Page(split_lines(lines), stories=stories).draft(source)


class _Page(PictureSteps):
    def draft(self, source: str) -> Draft:
        while self.index < len(self.lines):
            line = self.lines[self.index]
            self.step(line)
            self.said.add(squashed(line.text))
            self.index += 1
        self.close_list()
        entry = None
        story = self.lead
        if story.kicker and not story.title:
            # What stood over a headline that never came is the only one that there is.
            story.title, story.kicker = (Text(story.kicker),), ""
        if not story.title and not story.is_empty:
            # A picture or a credit and no headline: an entry, which somebody has to complete.
            self.item, self.entries, self.title = story, [], ()
            self.close_item()
            self.lists.insert(0, DraftList((), tuple(self.entries)))
        if story.title:
            doubts = []
            if self.headings:
                said = "; ".join(f'"{words}"' for words in self.headings[:9])
                doubts.append(Doubt(f"are these sub-headings? {said}", self.confidence))
            lead = Lead(
                story.title, story.url, story.kicker, story.dek, story.byline, story.image,
                grouped(story.blocks),
            )  # fmt: skip
            entry = Entry(lead, (*story.doubts, *doubts))
        return Draft(entry, tuple(self.lists), tuple(self.fates), (source,) if source else ())

    # One line

    def step(self, line: Line) -> None:
        if self.furniture(line):
            return
        heading = self.stories and section_heading.recognise(self.lines, self.index)
        if heading and self.lead.title:
            self.begin_list(line, heading)
        elif line.image and self.label and (self.in_lists or line.image.href):
            self.close_item()
            self.propose(line, Recognition(0.9, f'it stands under "{self.label}"'))
        elif line.image:
            self.picture(line)
        elif line.mark == "credit" or credit_line.recognise(self.lines, self.index):
            self.credit(line)
        elif label := picture_label.recognise(self.lines, self.index):
            self.labelled_picture(line, label)
        elif self.is_caption(line):
            self.caption(line)
        elif self.in_lists:
            self.in_list(line)
        else:
            self.in_lead(line)

    def furniture(self, line: Line) -> bool:
        """Deal with what is no part of a story; says whether the line was."""
        if line.mark == "chat":
            self.leave(line, "who wrote it in a chat, and when")
            return True
        if label := sponsor_label.recognise(self.lines, self.index):
            self.leave(line, label.reason)
            self.label, self.sponsor = line.text, label.words
            return True
        before = self.lines[self.index - 1].text if self.index else ""
        again = duplicate_caption.judge(line.text, before, self.said)
        if again and line.mark != "credit":
            self.leave(line, again.reason)
            self.again = line
            return True
        figure = self.story.last_figure()
        twice = self.index > 0 and self.again is self.lines[self.index - 1]
        if line.mark == "credit" and twice and figure is not None and figure.credit:
            self.leave(line, "the credit of a caption that stands twice")
            return True
        if line.mark == "count":
            self.leave(line, "the count of a gallery")
            return True
        if self.in_footer or furniture.recognise_mail_footer(self.lines, self.index):
            self.in_footer = True
            self.leave(line, "it stands below the page's stories")
            return True
        if _URL.fullmatch(line.text) and not embed_title.recognise(self.lines, self.index):
            story = self.story
            if story.title and not story.url and is_url(line.text):
                story.url = line.text
                self.use(line, "link")
                return True
        for recognise in (furniture.recognise_boilerplate, dateline.recognise):
            if found := recognise(self.lines, self.index):
                self.leave(line, found.reason)
                return True
        if more := furniture.recognise_read_more(self.lines, self.index):
            story = self.story
            if line.url and not story.url:
                story.url = line.url
            self.leave(line, more.reason)
            return True
        return False

    # The lead

    def in_lead(self, line: Line) -> None:
        story = self.lead
        if not story.title:
            self.headline(line)
            return
        if self.is_byline(line):
            return
        if self.is_dek(line):
            story.dek = line.nodes
            self.use(line, "dek")
            return
        embed = embed_title.recognise(self.lines, self.index)
        if embed and not embed.words and not _URL.fullmatch(line.text):
            self.leave(line, "a player without a title")
            return
        voice = self.voice(line)
        if voice and (voice.confidence >= SURE or self.label):
            self.propose(line, voice)
            return
        if voice:
            said = f'is this advertising? "{excerpt(line.text, 60)}": {voice.reason}'
            story.doubts.append(Doubt(said, 1 - voice.confidence))
        self.label = ""
        if heading := sub_heading.recognise(self.lines, self.index):
            self.headings.append(line.text)
            line = replace(line, level=3)
            self.confidence = heading.confidence
        add_line(story, line)
        self.use(line, "body")

    def voice(self, line: Line) -> Recognition | None:
        """What speaks for a line being an advertiser's: its words, or a label over it."""
        if before := sponsor_label.recognise_before(self.lines, self.index):
            return before
        voice = ads.recognise(self.lines, self.index)
        if not self.label:
            return voice
        if self.under_label:
            return Recognition(0.9, f'it stands under "{self.label}"')
        weak = ads.judge(line.text)
        if weak.confidence >= ads.UNDER_LABEL:
            voice = voice or weak
        # A label that names somebody may stand over an issue that has its advertising further down.
        named = not self.sponsor or squashed(self.sponsor) in squashed(line.text)
        empty = self.label.casefold().startswith(("advert", "anzeige", "publicité", "publicidad"))
        if voice or (named and (self.in_lists or not empty)):
            reason = voice.reason if voice else f'it stands under "{self.label}"'
            return Recognition(max(voice.confidence if voice else 0.0, 0.9), reason)
        return None

    def is_byline(self, line: Line) -> bool:
        """Deal with what says who wrote the lead; says whether the line did."""
        story = self.lead
        at = self.index
        if author.recognise_byline(self.lines, at) and not story.byline:
            story.byline = without_emphasis(line.nodes)
            self.use(line, "byline")
        elif story.byline and len(line.text) <= 80 and _names(story.byline, line.text):
            self.leave(line, "it says again who wrote the story")
        elif story.blocks:
            return False
        elif (name := author.recognise_author(self.lines, at)) and not story.byline:
            story.byline = line.nodes
            if name.confidence < SURE:
                self.lead.doubts.append(Doubt("is this the byline? it is a name alone", 0.7))
            self.use(line, "byline")
        elif author.recognise_role(self.lines, at):
            self.leave(line, "the author's trade")
        else:
            return False
        return True

    def is_dek(self, line: Line) -> bool:
        """Whether the sentence under the headline stands here: a byline or date follows it."""
        story = self.lead
        if story.blocks or story.image or story.dek or len(line.text) not in _DEK:
            return False
        at = self.index + 1
        return (
            at < len(self.lines)
            and not story.byline
            and bool(
                author.recognise_byline(self.lines, at)
                or author.recognise_author(self.lines, at)
                or dateline.recognise(self.lines, at)
                or (line.text[-1] not in ".!?" and self.credit_ahead(2))
            )
        )

    def headline(self, line: Line) -> None:
        over = kicker.recognise(self.lines, self.index)
        if over and not self.lead.kicker:
            self.lead.kicker = line.text
            if over.confidence < SURE:
                doubt = Doubt(f'is this the headline? "{line.text}" may be it', over.confidence)
                self.lead.doubts.append(doubt)
            self.use(line, "kicker")
            return
        self.lead.title = title_words(line)
        self.lead.url = line.url or only_url(line.inlines)
        self.use(line, "headline")
        sure = line.level == 1 or title_line.recognise(self.lines, self.index)
        if not sure:
            ends = " it ends as a sentence does" if line.text[-1] in ".!?" else ""
            self.lead.doubts.append(Doubt(f"is this the headline?{ends}", 0.5))

    # The lists

    def begin_list(self, line: Line, heading: Recognition) -> None:
        self.close_list()
        self.in_lists = True
        self.label = ""  # a label with nothing under it is an empty place for advertising
        self.title = title_words(line)
        if heading.confidence < SURE:
            doubt = Doubt("is this the heading of a list of stories?", heading.confidence)
            self.list_doubts = (doubt,)
        self.use(line, "section heading")

    def close_list(self) -> None:
        self.close_item()
        if self.title or self.entries:
            self.lists.append(DraftList(self.title, tuple(self.entries), self.list_doubts))
        self.title, self.entries, self.list_doubts = (), [], ()

    def in_list(self, line: Line) -> None:
        embed = embed_title.recognise(self.lines, self.index)
        voice = self.voice(line)
        if embed:
            self.embed(line, embed)
        elif voice:
            self.close_item()
            self.propose(line, voice)
        elif author.recognise_byline(self.lines, self.index) and self.item.title:
            self.item.blocks.append(Paragraph(line.nodes))
            self.use(line, "item's byline")
        elif (depth := self.depth_below(line)) is not None and self.item.can_hold_list:
            add_line(self.item, replace(line, depth=depth))
            self.use(line, "entry below an item")
        elif title := self.title_of_item(line):
            above = excerpt(plain_text(self.item.title), 60) if depth is not None else ""
            if not (
                not self.item.title
                and (self.item.image or self.item.embed)
                and not self.item.blocks
            ):
                self.close_item()
            if above:
                said = f'the list under "{above}" begins here; the document can have none there'
                self.item.doubts.append(Doubt(said))
            self.item.title = title_words(line)
            self.item.depth = line.depth if line.mark == "item" else None
            self.item.url = line.url or only_url(line.inlines)
            if title.confidence < SURE and line.text[0].islower() and not self.teaser_ahead():
                doubt = Doubt("is this line a story of its own?", title.confidence)
                self.item.doubts.append(doubt)
            self.use(line, "item's title")
        else:
            if line.text.isalpha() and len(line.text) <= 20 and not line.mark:
                self.leave(line, "a single word, perhaps a topic of the page")
                return
            # More of the entry itself, even where a list below it came before.
            add_line(self.item, replace(line, mark="") if line.mark == "continued" else line)
            self.use(line, "teaser")

    def depth_below(self, line: Line) -> int | None:
        """How deep a line is in lists within the entry that is put together; None if it is not."""
        depth = self.item.depth
        if depth is None or line.depth <= depth or line.mark not in ("item", "continued"):
            return None
        return line.depth - depth - 1

    def title_of_item(self, line: Line) -> Recognition | None:
        """Whether a new story begins with this line."""
        found = title_line.recognise(self.lines, self.index)
        if line.mark in ("quote", "attribution", "continued"):
            return None
        if found is None and line.mark == "item":
            return Recognition(0.85, "an entry of a list")
        return found

    def teaser_ahead(self) -> bool:
        following = self.ahead()
        return following is not None and len(following.text) > 60

    def embed(self, line: Line, found: Recognition) -> None:
        self.close_item()
        self.item.kind = "video" if found.kind == "video" else "audio"
        self.item.embed = line.text
        if _URL.fullmatch(line.text):
            self.item.url = line.text
        elif found.words:
            self.item.title = (Text(found.words),)
            self.item.url = line.url
        self.use(line, "kind of the item")

    def propose(self, line: Line, voice: Recognition) -> None:
        blocks: tuple[Block, ...] = (line_block(line),)
        last = self.entries[-1].node if self.entries else None
        if self.label and self.under_label and isinstance(last, ProposedSponsor):
            blocks = last.blocks + blocks
            self.entries.pop()
        self.entries.append(
            Entry(ProposedSponsor(blocks, voice.reason, voice.confidence, self.label))
        )
        # Under a label a title may come first, and the words that it is over after it.
        titled = line.image or title_line.recognise(self.lines, self.index)
        self.under_label = bool(self.label and titled)
        if not self.under_label:
            self.label = ""
        self.use(line, "proposed sponsor")


def _names(byline: Inlines, text: str) -> bool:
    """Whether a text is a byline's names once more."""
    return squashed(text).removeprefix("by ") in squashed(plain_text(byline))
