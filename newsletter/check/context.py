"""What the rules look at: one email, and everything that was known when it was made.

Walks over the issue and the finished HTML happen once, when a rule first asks, and are shared.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from newsletter.check.page import Page, PageText
from newsletter.check.prose import Prose, prose_of
from newsletter.check.words import IssueLink, IssuePicture, Passage, Walk
from newsletter.config.settings import Config
from newsletter.dataclass import dataclass
from newsletter.model.blocks import Item
from newsletter.model.email import Email
from newsletter.model.finding import Finding, Ignore
from newsletter.model.issue import Issue
from newsletter.model.location import NOWHERE, Location

if TYPE_CHECKING:
    from newsletter.check.clients.judge import Loss
    from newsletter.check.clients.locate import Source
    from newsletter.check.looks import Looks
    from newsletter.check.markup import Tag
    from newsletter.check.online import OnlineLink
    from newsletter.model.visit import Visit


_SETTING_OF_HEADER = {
    "from": "sender.email",
    "reply-to": "sender.reply_to",
    "list-id": "sender.list_id",
    "list-unsubscribe": "links.unsubscribe",
}
_TELLING = 12
"""Fewer characters begin other texts by chance."""


@dataclass(frozen=True, slots=True)
class PastIssue:
    """What is remembered of an issue that appeared before.

    Attributes:
        name: Its file, relative to the workspace.
        links: Every editorial address in it with the words that lead there, as written.
        titles: The lead's headline and the items' titles.
    """

    date: datetime.date
    name: str
    subject: str = ""
    links: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()


@dataclass
class CheckContext:
    """One email with what it was made of.

    Attributes:
        issue: With sponsors and pictures in place; its nodes know their lines.
        email: As it will be sent.
        config: newsletter.toml.
        source: The issue document's text.
        language: BCP 47 tag of this issue.
        unsubscribe: Address of the List-Unsubscribe header; empty if the platform adds it.
        tag_openers: What begins template code on the sending platform, ``{{``.
        places: Where in ``email.html`` each value begins, and where its author wrote it.
        theme: The theme's layout file: stands for everything that no issue wrote.
        theme_name: The theme's name.
        theme_files: Its sources by name, each with ``path`` and ``text``: to find what it wrote.
        eml: Makes the EML file; called at most once.
        past: Gives earlier issues, the latest first; called at most once.
        composed: Findings that composing the email brought; settled with the rules'.
        page_path: For examples that are HTML: the file whose lines places are.
        online: What was found at the links' addresses, for the rules that need the network; None
            when it was not asked.
        losses: What clients lose of the email; None until a rule has asked for it.
        unused: For the rules on ignores, which run last: those that matched nothing.
        expired: The same for those whose last day is over.
    """

    issue: Issue
    email: Email
    config: Config
    source: str = ""
    language: str = "en"
    unsubscribe: str = ""
    tag_openers: tuple[str, ...] = ()
    places: tuple[tuple[int, Location], ...] = ()
    theme: Location = NOWHERE
    theme_name: str = ""
    theme_files: Mapping[str, Source] = field(default_factory=dict)
    eml: Callable[[], bytes] = bytes
    past: Callable[[], Sequence[PastIssue]] = tuple
    composed: tuple[Finding, ...] = ()
    page_path: str = ""
    online: Mapping[str, Visit] | None = None
    losses: tuple[Loss, ...] | None = None
    unused: tuple[Ignore, ...] = field(default=())
    expired: tuple[Ignore, ...] = field(default=())

    @property
    def date(self) -> datetime.date:
        """The issue's date."""
        return self.issue.date

    @property
    def here(self) -> Location:
        """The issue's file, for what has no line of its own."""
        return Location(self.issue.location.path)

    @cached_property
    def subject_at(self) -> Location:
        """Where the subject is written."""
        return next((node.location for node in self.issue.subject), self.here)

    @cached_property
    def preheader_at(self) -> Location:
        """Where the preheader is written; the subject's place if there is none."""
        return next((node.location for node in self.issue.preheader), self.subject_at)

    @cached_property
    def _walk(self) -> Walk:
        return Walk(self.issue, self.source.split("\n"))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every run of text in the issue, front matter first, in reading order."""
        return self._walk.passages

    @property
    def links(self) -> tuple[IssueLink, ...]:
        """Every link in the issue as its author wrote it, in reading order."""
        return self._walk.links

    @property
    def pictures(self) -> tuple[IssuePicture, ...]:
        """Every picture in the issue, in reading order."""
        return self._walk.pictures

    @property
    def items(self) -> tuple[Item, ...]:
        """The entries of all "More from" lists."""
        return self._walk.items

    def setting_place(self, key: str) -> Location:
        """Where newsletter.toml says something, ``sender.email``; its table or the file if it
        does not."""
        return self.config.place(key)

    @property
    def layout_place(self) -> Location:
        """The theme's layout: where what every email needs is missing."""
        return Location(self.page_path) if self.page_path else self.theme

    def header_place(self, name: str) -> Location:
        """Where what stands in a header is written."""
        if name.lower() == "subject":
            return self.subject_at
        return self.setting_place(_SETTING_OF_HEADER.get(name.lower(), "sender"))

    def theme_place(self, written: str) -> Location | None:
        """The first place in the theme's files that holds a text; None if none does."""
        for name, source in self.theme_files.items():
            if not name.startswith("text/") and (at := source.text.find(written)) >= 0:
                line = source.text.count("\n", 0, at) + 1
                return Location(source.path, line, at - source.text.rfind("\n", 0, at))
        return None

    def root_place(self, written: str) -> Location:
        """The place of what the whole email lacks: where the theme's files write its beginning."""
        theme = None if self.page_path else self.theme_place(written)
        return theme or self.page.locate(self.page.root)

    def words_place(self, text: PageText) -> Location:
        """Where a text of the finished HTML was written: where in the issue its words stand, as a
        caption's in the line of its picture; else as the page knows."""
        words = " ".join(text.text.split())
        for passage in self.passages if words and not self.page_path else ():
            if passage.location.path != text.location.path:
                continue
            if words in passage.text:
                return passage.at(passage.text.index(words))
            if len(passage.text) >= _TELLING and words.startswith(passage.text):
                return passage.at(0)  # a credit stands behind its caption
        return text.location

    def markup_place(self, tag: Tag) -> Location:
        """Where a tag of the finished HTML was written: in the theme, else near which value."""
        theme = None if self.page_path else self.theme_place(tag.written)
        return theme or self.page.locate_offset(tag.start)

    @cached_property
    def prose(self) -> Prose:
        """The passages as one text, code and addresses hidden, for rules on wording."""
        return prose_of(self.passages)

    @property
    def english(self) -> bool:
        """Whether the issue is in English."""
        return self.language.lower().partition("-")[0] == "en"

    @cached_property
    def page(self) -> Page:
        """The finished HTML, parsed once."""
        figures = [
            (picture.figure.url, picture.figure.location)
            for picture in self.pictures
            if picture.figure.url
        ]
        fallback = Location(self.page_path) if self.page_path else self.theme
        return Page(
            self.email.html,
            self.places,
            figures,
            fallback,
            by_line=bool(self.page_path),
            search=self.theme_place,
        )

    @cached_property
    def online_links(self) -> tuple[OnlineLink, ...]:
        """Every address of the finished email that a reader's programs ask for."""
        from newsletter.check.online import online_links  # noqa: PLC0415 - few checks need it

        return online_links(self)

    @cached_property
    def looks(self) -> Looks:
        """Sizes and colours of the finished HTML's text."""
        from newsletter.check.looks import Looks  # noqa: PLC0415 - it looks at this module's page

        return Looks(self.page)

    @cached_property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The EML's header fields in order, each as it stands, folding kept: (name, value)."""
        head = self.eml().replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode("utf-8", "replace")
        fields: list[tuple[str, str]] = []
        for line in head.split("\n"):
            if line[:1] in (" ", "\t") and fields:
                name, value = fields[-1]
                fields[-1] = (name, f"{value}\n{line}")
            else:
                name, _, value = line.partition(":")
                fields.append((name, value.lstrip(" ")))
        return tuple(fields)

    def header(self, name: str) -> str | None:
        """A header field's value on one line; None when the message does not have it."""
        for key, value in self.headers:
            if key.lower() == name.lower():
                return " ".join(value.split())
        return None

    @cached_property
    def past_issues(self) -> tuple[PastIssue, ...]:
        """Earlier issues, the latest first; as many as the rules may ask for."""
        return tuple(self.past())
