"""Issue to MJML: the theme's templates, with every author's value behind a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape as escape_html
from typing import Any, NamedTuple

from markupsafe import Markup

from newsletter.errors import ThemeError
from newsletter.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
)
from newsletter.model.inline import (
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from newsletter.model.issue import Lead, More, Section
from newsletter.model.location import NOWHERE, Location
from newsletter.model.sponsor import SponsorSlot
from newsletter.render.environment import Source, ThemeEnvironment
from newsletter.render.tags import MergeTags
from newsletter.render.tokens import TOKEN, Tokens, markup
from newsletter.urls import ALLOWED_SCHEMES, is_allowed_url

# One name stands in four places: the class, its two templates and its golden test.
BLOCK_NAMES: Mapping[type, str] = {
    Lead: "lead",
    More: "more",
    Section: "section",
    Item: "item",
    SponsorSlot: "sponsor",
    Paragraph: "paragraph",
    Heading: "heading",
    Quote: "quote",
    List: "list",
    Figure: "figure",
    CodeBlock: "code_block",
    Divider: "divider",
}
_SECTION_LEVEL = (Lead, More, Section, SponsorSlot)
# An item shares its neighbours' section: a section of its own costs 1.2 KB of Outlook's tables.
_COLUMN_LEVEL = (Figure, Item)
_WRAPPED = {Strong: "strong", Emphasis: "em", Strikethrough: "s"}


class HtmlRendering:
    """One rendering of an issue into MJML."""

    def __init__(self, environment: ThemeEnvironment, tags: MergeTags) -> None:
        self._environment = environment
        self._tags = tags
        self._rel = ""
        self._within = ""
        self.tokens = Tokens(tags.openers)

    def finalize(self, value: Any) -> Markup:
        """Text goes behind a token; markup that templates made stays."""
        if isinstance(value, Markup):
            return value
        if value is None:
            raise TypeError("an expression has no value (None)")
        return self.tokens.text(str(value))

    def block(self, block: Block, *, first: bool = False, last: bool = False) -> Markup:
        """One block by its own template, which also knows what it stands ``within``.

        Args:
            first: It begins its column or its text: no space is needed before it.
            last: It ends its column or its text: no line is needed after it.
        """
        name = BLOCK_NAMES[type(block)]
        outer, within, place = self._rel, self._within, self.tokens.place
        self._within = name
        self.tokens.place = block.location if block.location.path else place
        if isinstance(block, SponsorSlot):
            self._rel = ' rel="sponsored"'
        try:
            template = f"blocks/{name}.mjml.j2"
            return markup(
                self._environment.fill(template, block=block, within=within, first=first, last=last)
            )
        finally:
            self._rel, self._within, self.tokens.place = outer, within, place

    def flow(self, blocks: Blocks) -> Markup:
        """Section-level markup; what belongs in a column is wrapped in a section of its own."""
        out: list[str] = []
        run: list[Block] = []

        def close_run() -> None:
            if run:
                content = self.column(tuple(run))
                out.append(self._environment.fill("partials/flow_section.mjml.j2", content=content))
                run.clear()

        for block in blocks:
            if isinstance(block, _SECTION_LEVEL):
                close_run()
                out.append(self.block(block))
            else:
                run.append(block)
        close_run()
        return markup("".join(out))

    def column(self, blocks: Blocks) -> Markup:
        """Column-level markup; neighbouring prose shares one ``mj-text``."""
        out: list[str] = []
        run: list[Block] = []

        def close_run() -> None:
            if run:
                content = self.prose(tuple(run))
                name = "partials/prose.mjml.j2"
                out.append(self._environment.fill(name, content=content, within=self._within))
                run.clear()

        for index, block in enumerate(blocks, 1):
            if isinstance(block, _COLUMN_LEVEL):
                close_run()
                out.append(self.block(block, first=index == 1, last=index == len(blocks)))
            else:
                run.append(block)
        close_run()
        return markup("".join(out))

    def prose(self, blocks: Blocks) -> Markup:
        """HTML that stands inside text."""
        return markup(
            "".join(
                [
                    self.block(block, first=index == 1, last=index == len(blocks))
                    for index, block in enumerate(blocks, 1)
                ]
            )
        )

    def inline(self, inlines: Inlines) -> Markup:
        """Inline content as HTML."""
        return markup(self._inlines(inlines))

    def _inlines(self, inlines: Inlines) -> str:
        return "".join([self._inline(node) for node in inlines])

    def _inline(self, node: Any) -> str:
        kind = type(node)
        if kind is Text:
            return self.tokens.text_from(node.value, node.location)
        if kind is Link:
            href = self._href(node.url, node.location)
            return f'<a class="a" href="{href}"{self._rel}>{self._inlines(node.children)}</a>'
        if kind in _WRAPPED:
            name = _WRAPPED[kind]
            return f"<{name}>{self._inlines(node.children)}</{name}>"
        if kind is Code:
            return f"<code>{self.tokens.text_from(node.value, node.location)}</code>"
        if kind is LineBreak:
            return "<br/>"
        assert kind is MergeTag
        return self._tag(node)

    def _tag(self, tag: MergeTag) -> str:
        # A platform's code has no character that HTML escapes; a plain value may have.
        code = escape_html(self._tags.code(tag))
        web = self.tokens.escape(self._tags.web(tag))
        return self.tokens.hold(code, web, tag.location)

    def tag(self, name: str) -> Markup | None:
        """A merge tag for a theme's own words; None when there is nothing to put there."""
        return markup(self._tag(MergeTag(name))) if self._tags.available(name) else None

    def href(self, url: str, location: Location = NOWHERE) -> Markup:
        """A URL for an attribute."""
        return url if isinstance(url, Markup) else markup(self._href(url, location))

    def _href(self, url: str, location: Location) -> str:
        if not is_allowed_url(url):
            raise ThemeError(
                location.problem(
                    "E111",
                    f'a link leads to "{url}", whose scheme is not allowed',
                    "use one of " + ", ".join(ALLOWED_SCHEMES[:4]),
                )
            )
        email = escape_html(self._tags.url(url, location))
        web = escape_html(self._tags.web_url(url, location))
        return self.tokens.hold(email, web, location)

    def email_only(self, caller: Callable[[], str]) -> Markup:
        """``{% call email_only() %}``: HTML that the web version does not have."""
        return self._region(caller, email="", web=_CUT)

    def web_only(self, caller: Callable[[], str]) -> Markup:
        """``{% call web_only() %}``: HTML that the email does not have."""
        return self._region(caller, email=_CUT, web="")

    def _region(self, caller: Callable[[], str], *, email: str, web: str) -> Markup:
        start = self.tokens.hold(email and f"{email}(", web and f"{web}(")
        content = caller()
        end = self.tokens.hold(email and f"{email})", web and f"{web})")
        return markup(f"{start}{content}{end}")


# Marks the ends of a region that one medium leaves out; no escaped text contains it.
_CUT = "<cut>"
# What a link to one of the platform's own pages is in the web copy; of itself it would lead there.
_LEADS_NOWHERE = re.compile(r'<a\b[^<>]*\shref=""[^<>]*>')


class Restored(NamedTuple):
    """A document with its values put back, for each of the two media without the other's regions.

    Attributes:
        places: Where in ``email`` each value of an author begins, and where it was written.
    """

    email: str
    web: str
    places: tuple[tuple[int, Location], ...]


def restore(tokens: Tokens, markup: str) -> Restored:
    """Put the values back."""
    parts = TOKEN.split(markup)
    values = [tokens.held(number) for number in parts[1::2]]
    web = parts.copy()
    web[1::2] = [held.web for held in values]
    pieces = parts[:1]
    places: list[tuple[int, Location]] = []
    length = len(parts[0])
    cut = False
    for held, behind in zip(values, parts[2::2], strict=True):
        value, place = held.email, held.place
        if cut:
            if value != f"{_CUT})":
                continue
            cut, value = False, ""
        elif value == f"{_CUT}(":
            cut = True
            continue
        elif place is not None and place.path:
            places.append((length, place))
        pieces += (value, behind)
        length += len(value) + len(behind)
    return Restored("".join(pieces), _unlinked(_cut_regions("".join(web))), tuple(places))


def _unlinked(markup: str) -> str:
    """Keep the words of links that lead somewhere in the email alone."""
    return _LEADS_NOWHERE.sub("<a>", markup) if ' href=""' in markup else markup


def _cut_regions(markup: str) -> str:
    """Take out the regions that this medium leaves out."""
    while (start := markup.find(f"{_CUT}(")) >= 0:
        end = markup.index(f"{_CUT})", start)
        markup = markup[:start] + markup[end + len(_CUT) + 1 :]
    return markup


def html_environment(files: Mapping[str, Source]) -> ThemeEnvironment:
    """The environment for a theme's MJML templates."""
    return ThemeEnvironment(
        files,
        escape=True,
        filters={"inline": HtmlRendering.inline, "href": HtmlRendering.href, "plain": _plain},
        functions={
            "flow": HtmlRendering.flow,
            "column": HtmlRendering.column,
            "prose": HtmlRendering.prose,
            "tag": HtmlRendering.tag,
            "email_only": HtmlRendering.email_only,
            "web_only": HtmlRendering.web_only,
        },
    )


def _plain(_: HtmlRendering, inlines: Inlines) -> str:
    return plain_text(inlines)
