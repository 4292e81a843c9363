"""The lines of a page -> a draft: a lead story, then lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.importers.draft import Doubt, Draft, DraftList, Entry, ProposedSponsor
from newsletter.importers.lines import Fate, Line, squashed
from newsletter.importers.page_pieces import (
    Story,
    add_block,
    finished_item,
    grouped,
    is_url,
    line_block,
    only_url,
    split_lines,
    title_words,
)
from newsletter.importers.recognisers import (
    SURE,
    Recognition,
    credit_line,
    duplicate_caption,
    embed_title,
    furniture,
    section_heading,
    title_line,
)
from newsletter.importers.recognisers import advertiser_voice as ads
from newsletter.model.blocks import (
    Block,
    Figure,
    Paragraph,
)
from newsletter.model.inline import Inlines, Text
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


class _Page:
    def __init__(self, lines: list[Line], *, stories: bool) -> None:
        self.lines, self.stories = lines, stories
        self.index = 0
        self.said: set[str] = set()
        self.fates: list[Fate] = []
        self.lead = Story()
        self.lists: list[DraftList] = []
        self.in_lists = False
        self.title: Inlines = ()
        self.list_doubts: tuple[Doubt, ...] = ()
        self.entries: list[Entry] = []
        self.item = Story()
        self.label = ""
        self.under_label = False

    def draft(self, source: str) -> Draft:
        while self.index < len(self.lines):
            line = self.lines[self.index]
            self.step(line)
            self.said.add(squashed(line.text))
            self.index += 1
        self.close_list()
        entry = None
        story = self.lead
        if not story.title and not story.is_empty:
            # A picture or a credit and no headline: an entry, which somebody has to complete.
            self.item, self.entries, self.title = story, [], ()
            self.close_item()
            self.lists.insert(0, DraftList((), tuple(self.entries)))
        if story.title:
            doubts = story.picture_doubts()
            lead = Lead(
                story.title, story.url, story.kicker, story.dek, story.byline, story.image,
                grouped(story.blocks),
            )  # fmt: skip
            entry = Entry(lead, (*story.doubts, *doubts))
        return Draft(entry, tuple(self.lists), tuple(self.fates), (source,) if source else ())

    # What becomes of a line

    def use(self, line: Line, what: str) -> None:
        self.fates += [Fate(piece, used_as=what) for piece in line.pieces]

    def leave(self, line: Line, why: str) -> None:
        self.fates += [Fate(piece, left_out=why) for piece in line.pieces]

    def ahead(self, steps: int = 1) -> Line | None:
        at = self.index + steps
        return self.lines[at] if at < len(self.lines) else None

    def credit_ahead(self, steps: int = 1) -> bool:
        at = self.index + steps
        if at >= len(self.lines):
            return False
        return self.lines[at].mark == "credit" or bool(credit_line.recognise(self.lines, at))

    # One line

    def step(self, line: Line) -> None:
        if self.furniture(line):
            return
        heading = self.stories and section_heading.recognise(self.lines, self.index)
        if heading and self.lead.title:
            self.begin_list(line, heading)
        elif line.image:
            self.picture(line)
        elif line.mark == "credit" or credit_line.recognise(self.lines, self.index):
            self.credit(line)
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
        if label := ads.recognise_label(self.lines, self.index):
            self.leave(line, label.reason)
            self.label = line.text
            return True
        before = self.lines[self.index - 1].text if self.index else ""
        again = duplicate_caption.judge(line.text, before, self.said)
        if again and line.mark != "credit":
            self.leave(line, again.reason)
            return True
        if _URL.fullmatch(line.text) and not embed_title.recognise(self.lines, self.index):
            story = self.story
            if story.title and not story.url and is_url(line.text):
                story.url = line.text
                self.use(line, "link")
                return True
        for recognise in (furniture.recognise_boilerplate, furniture.recognise_dateline):
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

    def is_caption(self, line: Line) -> bool:
        """Whether a picture's caption stands here: its credit or its double says so."""
        if line.mark == "caption":
            return True
        if (
            line.level
            or line.mark in ("quote", "item", "continued")
            or line.url
            or len(line.text) < 12
        ):
            return False
        begun = self.in_lists or bool(self.lead.title)
        if not begun:
            return False
        if self.credit_ahead():
            # A title right over a credit has a full stop as seldom as a caption lacks one.
            return not title_line.recognise(self.lines, self.index) or (
                self.item.image is None and self.in_lists
            )
        following = self.ahead()
        doubled = following is not None and squashed(following.text) == squashed(line.text)
        return doubled and (self.credit_ahead(2) or len(line.text) > 30)

    # Pictures

    def story_for_picture(self) -> Story:
        """The story that a picture belongs to; one that has a picture or text is finished."""
        if not self.in_lists:
            return self.lead
        if self.item.image is not None or self.item.blocks:
            self.close_item()
        return self.item

    def picture(self, line: Line) -> None:
        assert line.image is not None
        self.story_for_picture().add_figure(line.image)
        self.use(line, "picture")

    def caption(self, line: Line) -> None:
        if self.last_figure_wants("caption"):
            self.story.change_figure(caption=line.text)
        else:
            self.story_for_picture().add_figure(Figure("", caption=line.text))
        self.use(line, "caption")

    def credit(self, line: Line) -> None:
        text = line.text
        if text.startswith("(") and text.rstrip(".").endswith(")"):
            text = text.rstrip(".")[1:-1]
        if self.last_figure_wants("credit"):
            self.story.change_figure(credit=text)
        else:
            self.story_for_picture().add_figure(Figure("", credit=text))
        self.use(line, "credit")

    def last_figure_wants(self, name: str) -> bool:
        figure = self.story.last_figure()
        return (
            figure is not None
            and not getattr(figure, name)
            and not (name == "caption" and figure.credit)
        )

    @property
    def story(self) -> Story:
        """The story that is put together at present."""
        return self.item if self.in_lists else self.lead

    # The lead

    def in_lead(self, line: Line) -> None:
        story = self.lead
        if not story.title:
            self.headline(line)
            return
        if furniture.recognise_byline(self.lines, self.index) and not story.byline:
            story.byline = line.nodes
            self.use(line, "byline")
            return
        if self.is_dek(line):
            story.dek = line.nodes
            self.use(line, "dek")
            return
        embed = embed_title.recognise(self.lines, self.index)
        if embed and not embed.words and not _URL.fullmatch(line.text):
            self.leave(line, "a player without a title")
            return
        voice = ads.recognise(self.lines, self.index)
        if self.label and (voice or not self.label.casefold().startswith(("advert", "anzeige"))):
            self.propose(line, voice)
            return
        if voice and voice.confidence >= SURE:
            self.propose(line, voice)
            return
        self.label = ""
        add_block(story.blocks, line)
        self.use(line, "body")

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
                furniture.recognise_byline(self.lines, at)
                or furniture.recognise_dateline(self.lines, at)
            )
        )

    def headline(self, line: Line) -> None:
        following = self.ahead()
        short = len(line.text.split()) <= 3 and len(line.text) <= 30 and not line.level
        if (
            short
            and not self.lead.kicker
            and following is not None
            and not following.image
            and not self.credit_ahead()
            and len(following.text.split()) > 3
            and title_line.recognise(self.lines, self.index + 1)
            and (line.text.isupper() or following.level)
        ):
            self.lead.kicker = line.text
            self.use(line, "kicker")
            return
        self.lead.title = title_words(line)
        self.lead.url = line.url or only_url(line.inlines)
        self.use(line, "headline")
        sure = line.level == 1 or title_line.recognise(self.lines, self.index)
        if not sure:
            self.lead.doubts.append(Doubt("is this the headline? it ends as a sentence does", 0.5))

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
        voice = ads.recognise(self.lines, self.index)
        if embed:
            self.embed(line, embed)
        elif voice or self.label:
            self.close_item()
            self.propose(line, voice)
        elif furniture.recognise_byline(self.lines, self.index) and self.item.title:
            self.item.blocks.append(Paragraph(line.nodes))
            self.use(line, "item's byline")
        elif title := self.title_of_item(line):
            if not (
                not self.item.title
                and (self.item.image or self.item.embed)
                and not self.item.blocks
            ):
                self.close_item()
            self.item.title = title_words(line)
            self.item.url = line.url or only_url(line.inlines)
            if title.confidence < SURE and line.text[0].islower() and not self.teaser_ahead():
                doubt = Doubt("is this line a story of its own?", title.confidence)
                self.item.doubts.append(doubt)
            self.use(line, "item's title")
        else:
            add_block(self.item.blocks, line)
            self.use(line, "teaser")

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

    def propose(self, line: Line, voice: Recognition | None) -> None:
        reason = voice.reason if voice else f'it stands under "{self.label}"'
        confidence = max(voice.confidence if voice else 0.0, 0.9 if self.label else 0.0)
        blocks: tuple[Block, ...] = (line_block(line),)
        last = self.entries[-1].node if self.entries else None
        if self.label and self.under_label and isinstance(last, ProposedSponsor):
            blocks = last.blocks + blocks
            self.entries.pop()
        self.entries.append(Entry(ProposedSponsor(blocks, reason, confidence, self.label)))
        # Under a label a title may come first, and the words that it is over after it.
        self.under_label = bool(title_line.recognise(self.lines, self.index)) and voice is None
        if not self.under_label:
            self.label = ""
        self.use(line, "proposed sponsor")

    def close_item(self) -> None:
        story, self.item = self.item, Story()
        if story.is_empty:
            return
        self.entries.append(finished_item(story))
