"""Hypothesis strategies for whole issues, with text as hostile as an editor's clipboard.

The issues are as ``content`` makes them: no empty required text, no line breaks in text, sponsor
placements with a slot, items only in a More list. ``issue_to_document`` can write every one.
"""

from __future__ import annotations

import datetime
import functools

from hypothesis import strategies as st

from newsletter.model.blocks import (
    ITEM_KINDS,
    Block,
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
    MERGE_TAG_NAMES,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
)
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.merge_tag_syntax import URL_TAG_NAMES
from newsletter.model.sponsor import SponsorPlacement
from newsletter.model.terms import Terms

HOSTILE = (
    *("{{ first_name }}", "{{", "}}", "{% if x %}", "{# c #}", "*|FNAME|*", "<!--", "-->", "]]>"),
    *("<![CDATA[", "<b>", "</td>", "<mj-raw>", "&amp;", "&", "&#160;", '"', "'", "<", ">", "`"),
    *("*", "**", "_", "~~", "[x](y)", "![x](y)", "# ", "- ", "> ", "1. ", "---", ":::", "\\", "{"),
    *(
        "{.more}",
        "=\r",
        "%20",
        "$",
        "%%",
        "[[x]]",
        "<!--[if mso]>",
        "<![endif]-->",
        "\\n",
        "\\u{a0}",
    ),
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}",
    "\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{NO-BREAK SPACE}",
    "\N{SOFT HYPHEN}",
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH NON-JOINER}",
    "\N{LINE SEPARATOR}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{OBJECT REPLACEMENT CHARACTER}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\ue000",
    "שלום עולם.",
    "مرحبا",
    "क्षि",
    "日本語",
    "İıßﬀ",
    "🇰🇷",
    "plain words",
    "Word.",
    "12",
)
_HOSTILE_PIECES = tuple(piece.replace("\r", "") for piece in HOSTILE)
# What the readers refuse: control characters, lone surrogates, noncharacters of the BMP's end.
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")


def texts(max_pieces: int = 5) -> st.SearchStrategy[str]:
    """Any Unicode in one line, often with what means something to a template or a mail client."""
    piece = st.one_of(
        st.sampled_from(_HOSTILE_PIECES), st.text(_CHARACTERS, max_size=6), st.just(" ")
    )
    return st.lists(piece, max_size=max_pieces).map("".join)


def words(max_pieces: int = 5) -> st.SearchStrategy[str]:
    """As ``texts``, with at least one letter, so that nothing counts as empty."""
    letter = st.sampled_from("aZéж水ש")
    return st.tuples(texts(max_pieces), letter, texts(2)).map("".join)


@functools.cache
def urls() -> st.SearchStrategy[str]:
    """Addresses that a link may have."""
    return st.sampled_from(
        (
            "https://example.org/",
            "http://example.org/a?b=1&c=2&copy=3#d",
            "https://example.org/%20?q={x}&r=*|y|*",
            "https://ру.example/путь?é=ü",
            "https://example.org/it's(me)",
            "https://example.org/?e={{ email }}",
            "{{ unsubscribe_url }}",
            "mailto:desk@example.org?subject=A%20B",
            "tel:+15550100",
        )
    )


@functools.cache
def merge_tags() -> st.SearchStrategy[MergeTag]:
    """Portable merge tags."""
    names = st.sampled_from([name for name in MERGE_TAG_NAMES if name not in URL_TAG_NAMES])
    return st.builds(MergeTag, st.sampled_from(URL_TAG_NAMES)) | st.builds(
        MergeTag, names, st.just("") | texts(2)
    )


@functools.cache
def _leaves() -> st.SearchStrategy[Inline]:
    return st.one_of(
        st.builds(Text, texts()),
        st.builds(Text, words(2)),
        st.builds(Code, words(2)),
        st.builds(LineBreak),
        merge_tags(),
    )


@functools.cache
def inlines(*, links: bool = True) -> st.SearchStrategy[Inlines]:
    """Text that is not empty, with markup up to three levels deep."""

    def wrap(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        several = st.lists(children, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Strong, several),
            st.builds(Emphasis, several),
            st.builds(Strikethrough, several),
        )

    marked = st.recursive(_leaves(), wrap, max_leaves=4)
    link = st.builds(
        lambda url, text, more: Link(url, (Text(text), *more)),
        urls(),
        words(2),
        st.lists(_leaves(), max_size=1),
    )
    node = st.one_of(marked, link) if links else marked
    return st.builds(lambda first, rest: (Text(first), *rest), words(3), st.lists(node, max_size=3))


@functools.cache
def terms(*, story: bool) -> st.SearchStrategy[Terms]:
    """Days that bind a story or a picture; most have none."""
    day = st.none() | st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
    offset = st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
    )
    moment = st.datetimes(
        datetime.datetime(1, 1, 2),
        datetime.datetime(9999, 12, 30),
        timezones=st.none() | offset,
    ).map(lambda it: it.replace(microsecond=0))
    return st.builds(Terms, day if story else st.none(), day, st.none() | moment)


@functools.cache
def figures() -> st.SearchStrategy[Figure]:
    """Pictures, local and remote."""
    return st.builds(
        Figure,
        st.sampled_from(("photo.jpg", "a b/é.png", "https://example.org/p.jpg?a=1&b=2")),
        texts(),
        texts(),
        texts(3),
        st.just("") | urls(),
        terms=st.just(Terms()) | terms(story=False),
    )


@functools.cache
def text_blocks() -> st.SearchStrategy[Block]:
    """Blocks that may stand in a quote, a list or a teaser; lists and quotes nest."""
    leaf = st.one_of(
        st.builds(Paragraph, inlines()),
        st.builds(Heading, st.integers(3, 6), inlines()),
        st.builds(CodeBlock, st.lists(texts(3), max_size=3).map("\n".join)),
        st.builds(Divider),
    )

    def nest(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(children, min_size=1, max_size=2).map(tuple)
        entries = st.lists(several, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Quote, several, st.just(()) | inlines()),
            st.builds(List, entries, st.none() | st.integers(0, 999)),
        )

    return st.recursive(leaf, nest, max_leaves=4)


@functools.cache
def placements() -> st.SearchStrategy[SponsorPlacement]:
    """Places for sponsors."""
    slug = st.sampled_from(("harbor-bank", "north.line", "a1"))
    slot = st.sampled_from(("after-lead", "in-more", "before-footer"))
    return st.builds(SponsorPlacement, slug, st.just("") | slug, slot)


@functools.cache
def blocks() -> st.SearchStrategy[Block]:
    """Blocks of a lead or a section."""
    return st.one_of(text_blocks(), figures(), placements())


@functools.cache
def items() -> st.SearchStrategy[Item]:
    """Entries of a More list."""
    return st.builds(
        Item,
        st.sampled_from(ITEM_KINDS),
        inlines(links=False),
        st.just("") | urls(),
        st.none() | figures(),
        texts(2),
        texts(2),
        st.just("") | st.just("4:10") | texts(1),
        st.lists(text_blocks(), max_size=2).map(tuple),
        st.booleans(),
        terms=st.just(Terms()) | terms(story=True),
    )


@functools.cache
def issues() -> st.SearchStrategy[Issue]:
    """Whole issues; any of their parts may be missing but the lead."""
    lead = st.builds(
        Lead,
        inlines(links=False),
        st.just("") | urls(),
        texts(2),
        st.just(()) | inlines(),
        st.just(()) | inlines(),
        st.none() | figures(),
        st.lists(blocks(), max_size=3).map(tuple),
        terms=st.just(Terms()) | terms(story=True),
    )
    more = st.builds(More, inlines(), st.lists(st.one_of(items(), blocks()), max_size=3).map(tuple))
    section = st.builds(Section, inlines(), st.lists(blocks(), max_size=2).map(tuple))
    parts = st.builds(
        lambda first, rest: (first, *rest),
        lead,
        st.lists(st.one_of(more, section, placements()), max_size=3),
    )
    line = st.builds(
        lambda first, rest: (Text(first), *rest),
        words(3),
        st.lists(st.one_of(st.builds(Text, words(2)), merge_tags()), max_size=2),
    )
    return st.builds(
        Issue,
        st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
        line,
        st.just(()) | line,
        parts,
        st.lists(st.sampled_from(("war", "north-korea", "топик")), max_size=2).map(tuple),
        st.sampled_from(("", "en", "pt-BR", "he")),
    )
