"""A page -> its article: what it says of itself and what it shows, put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsletter.dataclass import dataclass
from newsletter.errors import IssueError, Problem
from newsletter.importers.assemble_page import assemble_page
from newsletter.importers.draft import Doubt, ProposedSponsor
from newsletter.importers.feeds.item import good_url, urljoin_safely
from newsletter.importers.lines import Fate, Line, Piece, squashed
from newsletter.importers.meta_elements import page_names
from newsletter.importers.pages.body import Body, find_body, is_furniture
from newsletter.importers.pages.main_text import find_main_text
from newsletter.importers.pages.metadata import merge, same_picture
from newsletter.importers.pages.model import Metadata, PagePicture
from newsletter.importers.pages.parsing import decode_page, parse_page, with_absolute_links
from newsletter.importers.pages.schema_org import article_of
from newsletter.importers.pages.visible import read_visible
from newsletter.importers.pages.vocabularies import json_ld_nodes, meta_says, microdata_nodes
from newsletter.importers.pasted_html import read_html_lines
from newsletter.importers.sendable import sendable_picture
from newsletter.model.blocks import Block, Blocks, Figure, Heading, ItemKind, Paragraph
from newsletter.model.inline import Inlines, Text, plain_text
from newsletter.model.issue import Lead
from newsletter.model.terms import Terms

_SHORT = 200  # characters; an article has more


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its page has it.

    Attributes:
        lead: The article as a lead story; a picture in it is absolute.
        dek: The sentence on it, which the page may show or not.
        kind: What the reader gets.
        site: Who publishes it.
        paid: What says that somebody paid for it; empty for a story.
        proposed: What in its text reads like advertising.
        doubts: What a person should look at, wherever the article stands.
        text_doubts: The same, where the whole of it stands.
        fates: What became of the lines from the headline to the text's end.
    """

    lead: Lead
    dek: str = ""
    kind: ItemKind = "story"
    site: str = ""
    paid: str = ""
    proposed: tuple[ProposedSponsor, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    text_doubts: tuple[Doubt, ...] = ()
    fates: tuple[Fate, ...] = ()


def read_article(content: bytes, *, content_type: str = "", base: str = "") -> Article:
    """Read an article's page.

    Args:
        content: The page, not compressed.
        content_type: The header that came with it; empty for a file.
        base: The address that it was fetched from; empty for a file.

    Raises:
        IssueError: E188 if there is neither a headline nor a text on it.
        UsageError: E171 if nh3 or trafilatura is not installed.
    """
    html = decode_page(content, content_type)
    tree = parse_page(html)
    if tree is None:
        raise _nothing()
    said = [article_of(json_ld_nodes(tree)), article_of(microdata_nodes(tree))]
    told = [it for it in said if it is not None] + [meta_says(page_names(html))]
    known = merge(told, read_visible(tree), base)
    main = find_main_text(tree, known.bodies)
    lines = read_html_lines(with_absolute_links(tree, base or known.url))
    body = find_body(lines, known.title, known.dek, main)
    if not known.title and not body.lines:
        raise _nothing()
    return _article(known, body)


def _nothing() -> IssueError:
    hint = "give the address or the file of an article, or copy its text and import it as a paste"
    return IssueError(Problem("E188", "there is no article on the page", hint=hint))


def _article(known: Metadata, body: Body) -> Article:
    head = (Text(known.title),) if known.title else ()
    first = Line(known.title or body.lines[0].text, (), level=1)
    draft = assemble_page([first, *(body.lines if head else body.lines[1:])], stories=False)
    assert draft.lead is not None
    lead = draft.lead.node
    assert isinstance(lead, Lead)
    dek, doubts = _dek(known, body, lead.blocks)
    hero, hero_doubts = _hero(known, lead)
    hero, unsendable = sendable_picture(hero)
    blocks, inner_doubts = _sendable_blocks(lead.blocks)
    lead = replace(
        lead,
        headline=head or lead.headline,
        url=known.url,
        dek=dek,
        byline=_byline(known, lead.byline),
        hero=hero,
        blocks=blocks,
        terms=Terms(published=known.published) if known.published else lead.terms,
    )
    if sum(map(len, texts_of(lead.blocks))) < _SHORT and known.kind == "story":
        doubts.append(Doubt("is this the whole text? the page shows hardly more than this"))
    if body.lost:
        doubts.append(Doubt("the text may be cut: see what was left out, at the end", 0.5))
    around: tuple[Fate, ...] = ()
    if body.around:
        lines = f"{body.around} line{'' if body.around == 1 else 's'}"
        said = f"{lines} of the page before and after the article"
        around = (Fate(Piece(0, said), left_out="navigation, other stories, notices"),)
    return Article(
        lead,
        plain_text(dek) or known.dek,
        known.kind,
        known.site,
        body.label or known.paid,
        draft.proposed_sponsors,
        (*known.doubts, *unsendable),
        (*doubts, *hero_doubts, *inner_doubts),
        (*draft.fates, *body.fates, *around),
    )


def _sendable_blocks(blocks: Blocks) -> tuple[Blocks, list[Doubt]]:
    """The text with those of its pictures that an email can show."""
    found: list[Block] = []
    doubts: list[Doubt] = []
    for block in blocks:
        if isinstance(block, Figure):
            figure, said = sendable_picture(block)
            found += [figure] if figure is not None else []
            doubts += said
        else:
            found.append(block)
    return tuple(found), doubts


def _byline(known: Metadata, shown: Inlines) -> Inlines:
    """The byline that the page shows, if it names the authors; else their names alone."""
    words = squashed(plain_text(shown))
    if words and all(squashed(name) in words for name in known.authors):
        return shown
    return (Text(known.byline),) if known.byline else shown


def _dek(known: Metadata, body: Body, blocks: Blocks) -> tuple[Inlines, list[Doubt]]:
    """The sentence under the headline; one that only programs are told is in doubt."""
    if body.dek is not None:
        return body.dek.nodes, []
    said = known.dek
    whole = squashed(" ".join(texts_of(blocks)))
    bare = squashed(said.rstrip(" .…"))
    if not bare or said.endswith(("…", "...")) or bare in whole or bare[:60] == whole[:60]:
        return (), []
    return (Text(said),), [Doubt("is this the dek? the page says it to search engines only", 0.5)]


def _hero(known: Metadata, lead: Lead) -> tuple[Figure | None, list[Doubt]]:
    """The picture over the text, else the one that the page names for links to it."""
    named = known.picture
    src = good_url(urljoin_safely(known.url, named.src)) if named else ""
    shown = [it for it in (lead.hero, *lead.blocks) if isinstance(it, Figure)]
    if named and lead.hero is not None and same_picture(lead.hero.src, src):
        return _completed(lead.hero, named), []
    if (
        not named
        or not src
        or is_furniture(src)
        or (lead.hero and lead.hero.src)
        or _any_same(shown, src)
    ):
        return lead.hero, []
    figure = Figure(src, named.alt, named.caption, named.credit)
    if lead.hero is not None:
        # The page shows a caption whose picture its markup does not hold.
        figure = replace(figure, caption=lead.hero.caption, credit=lead.hero.credit or named.credit)
    said = "is this the picture? the page names it for links to the article only"
    return figure, [Doubt(said, 0.5)]


def _completed(figure: Figure, named: PagePicture) -> Figure:
    return replace(
        figure,
        alt=figure.alt or named.alt,
        caption=figure.caption or named.caption,
        credit=figure.credit or named.credit,
    )


def _any_same(figures: Iterable[Figure], src: str) -> bool:
    return any(same_picture(it.src, src) for it in figures)


def texts_of(blocks: Blocks) -> list[str]:
    """The plain words of the paragraphs and sub-headings, in order."""
    return [plain_text(it.text) for it in blocks if isinstance(it, Paragraph | Heading)]
