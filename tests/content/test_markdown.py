"""The Markdown issue document: what it becomes."""

from __future__ import annotations

import datetime

import pytest
from written_markdown import HEAD, TOP, issue

from newsletter.content.markdown import parse_blocks, parse_issue
from newsletter.errors import IssueError
from newsletter.model.blocks import (
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
    LineBreak,
    Link,
    MergeTag,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from newsletter.model.issue import Lead, More, Section
from newsletter.model.sponsor import SponsorPlacement


def test_front_matter_becomes_the_issues_facts() -> None:
    """Every key of the front matter is read; merge tags in the lines become nodes."""
    text = (
        "---\ndate: 2026-10-08\nsubject: Hello {{ first_name | you }}\n"
        'preheader: "Braces \\\\{{ stay"\ntopics: [sea, war]\nlanguage: pt-BR\n---\n# H\n'
    )
    found = parse_issue(text, "issue.md")
    assert found.date == datetime.date(2026, 10, 8)
    assert found.subject == (Text("Hello "), MergeTag("first_name", "you"))
    assert found.preheader == (Text("Braces {{ stay"),)
    assert (found.topics, found.language) == (("sea", "war"), "pt-BR")


def test_yaml_words_stay_words() -> None:
    """``No`` and ``4:10`` are text, a quoted date is a date."""
    found = parse_issue('---\ndate: "2026-10-08"\nsubject: No\n---\n# H\n', "i.md")
    assert found.subject == (Text("No"),)
    assert found.date == datetime.date(2026, 10, 8)


def test_headline_carries_its_link_kicker_and_byline() -> None:
    """The headline's link is the lead's address; dek and byline may be directives."""
    found = parse_issue(
        HEAD + '# [The *ferry*](https://example.org/a){kicker="At sea" byline="By A"}\n'
        "::: dek\nIt is **back**.\n:::\n\nBody.\n",
        "i.md",
    ).lead
    assert found.headline == (Text("The "), Emphasis((Text("ferry"),)))
    assert (found.url, found.kicker) == ("https://example.org/a", "At sea")
    assert found.byline == (Text("By A"),)
    assert found.dek == (Text("It is "), Strong((Text("back"),)), Text("."))
    assert found.blocks == (Paragraph((Text("Body."),)),)


@pytest.mark.parametrize(
    "headline", ["# H {kicker=Sea}", "{kicker=Sea}\n# H", "# [H](https://a.b){kicker=Sea}"]
)
def test_attributes_stand_on_above_or_behind_a_heading(headline: str) -> None:
    """All three places of an attribute list mean the same."""
    assert parse_issue(HEAD + headline + "\n", "i.md").lead.kicker == "Sea"


def test_first_picture_is_the_hero_and_later_ones_are_figures() -> None:
    """Caption, credit and link come from title, attributes and brackets."""
    lead = issue(
        '![A pier](pier.jpg "The *pier*."){credit="KCNA via \\"Reuters\\""}\n\n'
        "[![B](b.jpg)](https://example.org)\n"
    ).lead
    assert lead.hero == Figure("pier.jpg", "A pier", "The *pier*.", 'KCNA via "Reuters"')
    assert lead.blocks == (Figure("b.jpg", "B", href="https://example.org"),)


def test_caption_keeps_its_spaces() -> None:
    """A caption over two lines is joined; a no-break space in it stays one."""
    hero = issue('![A](a.jpg "10\u00a0km\n  out")\n').lead.hero
    assert hero is not None
    assert hero.caption == "10\u00a0km out"


def test_picture_and_text_on_following_lines_part() -> None:
    """A picture on a line of its own needs no empty line around it."""
    lead = issue("Text\n![A](a.jpg)\nmore\nwords\n").lead
    assert lead.blocks == (
        Paragraph((Text("Text"),)),
        Figure("a.jpg", "A"),
        Paragraph((Text("more words"),)),
    )


def test_ordinary_markdown_becomes_blocks() -> None:
    """Each kind of block and inline has its node."""
    lead = issue(
        "a **b** *c* ~~d~~ `e` [f](https://g.h)\\\ni\n\n### Sub\n\n"
        "> q\n>\n> — Who\n\n3. x\n   - y\n4. z\n\n---\n\n```py\n  {{ code }}\n```\n"
    ).lead
    assert lead.blocks == (
        Paragraph(
            (
                Text("a "),
                Strong((Text("b"),)),
                Text(" "),
                Emphasis((Text("c"),)),
                Text(" "),
                Strikethrough((Text("d"),)),
                Text(" "),
                Code("e"),
                Text(" "),
                Link("https://g.h", (Text("f"),)),
                LineBreak(),
                Text("i"),
            )
        ),
        Heading(3, (Text("Sub"),)),
        Quote((Paragraph((Text("q"),)),), (Text("Who"),)),
        List(
            (
                (Paragraph((Text("x"),)), List(((Paragraph((Text("y"),)),),))),
                (Paragraph((Text("z"),)),),
            ),
            3,
        ),
        Divider(),
        CodeBlock("  {{ code }}"),
    )


def test_hyphens_under_a_paragraph_are_a_divider() -> None:
    """An editor who forgets the empty line above ``---`` does not get a section."""
    assert issue("words\n---\n").lead.blocks == (Paragraph((Text("words"),)), Divider())


def test_html_is_literal_text_and_comments_are_notes() -> None:
    """No tag acts; a comment that begins a line goes into no output."""
    found = issue("<b>x</b> &lt;i&gt; a <!-- b --> c\n\n<!-- call\nthem -->\n<div>\n")
    assert found.lead.blocks == (
        Paragraph((Text("<b>x</b> <i> a <!-- b --> c"),)),
        Paragraph((Text("<div>"),)),
    )
    assert [(note.text, note.location.line) for note in found.notes] == [("call\nthem", 10)]


def test_sponsor_placements_know_their_slot() -> None:
    """A placement behind the last block of a part stands after the part."""
    found = issue(
        "a\n\n::: sponsor one\n:::\n\nb\n\n::: sponsor two {slot=extra creative=red}\n:::\n\n"
        "## More from us\n\n- x\n\n::: sponsor three\n:::\n\n- y\n\n## Later\n\nc\n\n"
        ":::sponsor four\n:::\n"
    )
    kinds = [type(part) for part in found.parts]
    assert kinds == [Lead, SponsorPlacement, More, Section, SponsorPlacement]
    assert found.lead.blocks[1] == SponsorPlacement("one", "", "after-lead")
    assert found.parts[1] == SponsorPlacement("two", "red", "extra")
    assert isinstance(found.parts[2], More)
    assert found.parts[2].blocks[1] == SponsorPlacement("three", "", "in-more")
    assert found.parts[4] == SponsorPlacement("four", "", "before-footer")


def test_more_list_holds_rich_and_compact_items() -> None:
    """``###`` begins a rich item, each ``-`` entry is a compact one."""
    more = issue(
        "## MORE FROM Here\n\nIntro.\n\n"
        '### [Clip](https://a.b/c){kind=video duration=4:10 source="Radio 1" kicker=Watch}\n'
        "![T](t.jpg){credit=AP}\nWhy *watch*.\n\n"
        "- [One](https://a.b/1){kind=audio} — teaser [x](https://a.b/x)\n"
        "- [Two](https://a.b/2): more\n- **[Three](https://a.b/3)**\n- only words\n"
    ).parts[1]
    assert isinstance(more, More)
    intro, clip, one, two, three, words = more.blocks
    assert intro == Paragraph((Text("Intro."),))
    assert clip == Item(
        "video",
        (Text("Clip"),),
        "https://a.b/c",
        Figure("t.jpg", "T", credit="AP"),
        "Watch",
        "Radio 1",
        "4:10",
        (Paragraph((Text("Why "), Emphasis((Text("watch"),)), Text("."))),),
    )
    teaser = (Text("teaser "), Link("https://a.b/x", (Text("x"),)))
    assert one == Item(
        "audio", (Text("One"),), "https://a.b/1", blocks=(Paragraph(teaser),), compact=True
    )
    assert isinstance(two, Item)
    assert two.blocks == (Paragraph((Text("more"),)),)
    assert isinstance(three, Item)
    assert (three.title, three.url) == ((Strong((Text("Three"),)),), "https://a.b/3")
    assert words == Item("story", (Text("only words"),), compact=True)


def test_any_section_can_be_a_more_list() -> None:
    """The class ``.more`` does what the words "More from" do."""
    assert isinstance(issue("## Elsewhere {.more}\n\n- x\n").parts[1], More)
    assert isinstance(issue("## Elsewhere\n\n- x\n").parts[1], Section)


def test_merge_tags_stand_in_text_and_in_addresses() -> None:
    """Spaces in a tag do not end an address; an escaped brace is a brace."""
    lead = issue(
        "Dear {{ first_name | reader }}: [stop]({{ unsubscribe_url }}) "
        "[b](<https://a.b/?e={{ email }}&amp;x=1>) \\{{ first_name }} `{{ x }}`\n"
    ).lead
    assert lead.blocks == (
        Paragraph(
            (
                Text("Dear "),
                MergeTag("first_name", "reader"),
                Text(": "),
                Link("{{ unsubscribe_url }}", (Text("stop"),)),
                Text(" "),
                Link("https://a.b/?e={{ email }}&x=1", (Text("b"),)),
                Text(" {{ first_name }} "),
                Code("{{ x }}"),
            )
        ),
    )


def test_addresses_stay_as_written() -> None:
    """No percent-encoding, no punycode; entities are decoded; references work."""
    lead = issue(
        "[a](https://ü.example/%7Eé?x={y}&amp;z) [b][r] <https://e.org/[q]> \ue000\n\n"
        "[r]: https://e.org/ä\n"
    ).lead
    (paragraph,) = lead.blocks
    assert isinstance(paragraph, Paragraph)
    urls = [node.url for node in paragraph.text if isinstance(node, Link)]
    assert urls == ["https://ü.example/%7Eé?x={y}&z", "https://e.org/ä", "https://e.org/[q]"]
    assert plain_text(paragraph.text).endswith("\ue000")


def test_windows_line_ends_and_byte_order_mark_change_nothing() -> None:
    """CRLF and a BOM give the same issue at the same lines."""
    text = TOP + "a\n> b\n\n- c\n  d\n"
    other = parse_issue("\ufeff" + text.replace("\n", "\r\n"), "i.md")
    assert other == parse_issue(text, "i.md")
    assert other.lead.blocks[2].location.line == 11


def test_blocks_alone_are_counted_from_their_first_line() -> None:
    """A body inside another file has that file's lines."""
    (block,) = parse_blocks("\n*x*", "s.md", 7)
    assert isinstance(block, Paragraph)
    assert (block.text[0].location.line, block.text[0].location.column) == (8, 1)
    with pytest.raises(IssueError):
        parse_blocks("## no", "s.md")


def test_attributes_may_follow_emphasis_at_once() -> None:
    """A title that ends in asterisks takes attributes without a space before them."""
    found = parse_issue(HEAD + '# **Bold**{kicker="Seas"}\n', "issue.md")
    (lead,) = found.parts
    assert isinstance(lead, Lead)
    assert (lead.headline, lead.kicker) == ((Strong((Text("Bold"),)),), "Seas")
