"""The Markdown issue document: what it becomes, and what it is refused for."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsletter.content.markdown import parse_blocks, parse_issue
from newsletter.errors import IssueError, MergeTagError, NewsletterError, Problem
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
from newsletter.model.issue import Issue, Lead, More, Section
from newsletter.model.sponsor import SponsorPlacement

HEAD = "---\ndate: 2026-10-08\nsubject: Ferries are back\n---\n\n"
TOP = HEAD + "# Headline\n\n"


def issue(body: str) -> Issue:
    return parse_issue(TOP + body, "issue.md")


def outcome(text: str) -> Issue | tuple[Problem, ...]:
    try:
        return parse_issue(text, "issue.md")
    except NewsletterError as error:
        return error.problems


def problems(text: str) -> list[Problem]:
    with pytest.raises(NewsletterError) as caught:
        parse_issue(text, "issue.md")
    return list(caught.value.problems)


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


@pytest.mark.parametrize(
    ("lines", "line", "column", "word"),
    [
        ("date: 2026-10-08\nsubject: a\nsubjet: b", 4, 1, 'did you mean "subject"?'),
        ("date: 2026-10-08\nsubject: a\nsubject: b", 4, 1, "delete one"),
        ("date: soon\nsubject: a", 2, 7, "write it as 2024-10-08"),
        ("date: 2026-10-08\nsubject: a: b", 3, 11, 'put a text that holds ": " in quotes'),
        ("date: 2026-10-08\nsubject: &a b", 3, 10, "write the value out"),
        ("date: 2026-10-08\nsubject: |\n  a\n  b\n", 3, 10, "join its lines"),
        ("date: 2026-10-08\nsubject: Dear {{ frist_name }}", 3, 15, 'did you mean "first_name"?'),
        ("date: 2026-10-08\nsubject: !!python/object:os.system x", 3, 10, "delete the !tag"),
        (
            "date: 2026-10-08\nsubject: x\nlanguage: english please",
            4,
            11,
            "write it as en or pt-BR",
        ),
    ],
)
def test_front_matter_errors_have_their_place(
    lines: str, line: int, column: int, word: str
) -> None:
    """A wrong key or value is reported at its own line and column with a remedy."""
    (problem,) = problems(f"---\n{lines}\n---\n# H\n")
    assert (problem.line, problem.column) == (line, column)
    assert word in problem.hint


def test_all_problems_come_at_once_in_order() -> None:
    """One run names everything that is wrong, from the top of the file to its end."""
    found = problems(
        "---\ndate: x\nsubjet: y\n---\n# H\n\n[a](javascript:x)\n\n![b](c) d\n\n::: spnsor x\n:::\n"
    )
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
    assert {problem.code for problem in found} == {"E041", "E046", "E045", "E043"}


@pytest.mark.parametrize(
    "text", ["", "# H\n", "---\ndate: 2026-10-08\n# H\n", "---\n- a\n---\n# H"]
)
def test_front_matter_is_required(text: str) -> None:
    """A document without usable front matter is refused."""
    assert problems(text)[0].code in ("E040", "E041")


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


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "page.html",
        "/page",
        "#x",
        "https://",
        "",
        "JAVASCRIPT:x",
        "https:foo",
        "{{ first_name }}/x",
        "<https://a.b/c d>",
        "ftp://a.b",
    ],
)
def test_addresses_that_no_email_can_use_are_refused(url: str) -> None:
    """Only http, https, mailto, tel and address tags may stand in a link."""
    (problem,) = problems(TOP + f"some [words]({url}) here\n")
    assert (problem.code, problem.line, problem.column) == ("E046", 8, 6)
    assert problem.hint


def test_unknown_merge_tags_alone_are_a_merge_tag_error() -> None:
    """The error's class and the remedy name the cause."""
    with pytest.raises(MergeTagError) as caught:
        issue("Hi {{ fist_name }}\n")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line, problem.column) == ("E140", 8, 4)
    assert "first_name" in problem.hint


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("text ![a](b.jpg) text", "E045"),
        ("- ![a](b.jpg)", "E045"),
        ("> ![a](b.jpg)", "E045"),
        ("![a](data:image/png;base64,x)", "E045"),
        ("![a](/etc/passwd)", "E045"),
        ("![a]()", "E045"),
        ("![a](b.jpg){credt=x}", "E044"),
        ('![a](b.jpg "c"){caption=d}', "E044"),
        ("[a](https://b.c){kind=video}", "E044"),
        ("[a](https://b.c){oops}", "E044"),
        ("words {.class}", "E044"),
        ("{a=b}\n\nwords", "E044"),
        ("words\n\n{a=b}", "E044"),
        ("{a=b}\n\n- x", "E044"),
        ("[a](https://b.c 'title')", "E047"),
        ("[](https://b.c)", "E047"),
        ("[unused]: https://b.c", "E048"),
        ("[a]\n\n[a]: https://b.c\n[a]: https://d.e", "E048"),
        ("> " * 30 + "deep", "E049"),
        ("*a **b " * 10 + "c" + "** d*" * 10, "E049"),
        ("##", "E050"),
        ("<!-- open", "E051"),
        ("<!-- a --> b", "E051"),
        ("```\nopen", "E051"),
        ("::: sponsor", "E052"),
        ("::: sponsor Harbour Bank\n:::", "E052"),
        ("::: sponsor harbor-bank\n", "E043"),
        ("::: sponsor harbor-bank\nwords\n:::", "E043"),
        ("::: sponser harbor-bank\n:::", "E043"),
        (":::\n", "E043"),
        ("> ::: sponsor a\n> :::", "E043"),
        ("words\n\n::: dek\nd\n:::", "E043"),
        ("::: dek\na\n\nb\n:::", "E043"),
        ("::: dek {x=y}\na\n:::", "E043"),
        ("# Second", "E042"),
        ("> # Inside", "E053"),
        ("## More from\n\n### [a](https://b.c) [d](https://e.f)", "E053"),
        ("## More from\n\n- > q", "E053"),
        ("## More from\n\n### a\n\n![b](c)\n\n![d](e)", "E045"),
        ("## More from\n\n### [a](https://b.c){kind=vidoe}", "E044"),
        ("## Other {.moer}", "E044"),
        ("a\x00b", "E040"),
        ("a\x1b", "E040"),
        ("\ud800", "E040"),
        ("{{ 1 }}", "E140"),
        ("{{ open", "E140"),
        (">", "E055"),
    ],
)
def test_what_cannot_be_sent_is_refused(body: str, code: str) -> None:
    """Nothing is dropped silently: what becomes no output is a problem with a place."""
    found = problems(TOP + body + "\n")
    assert code in [problem.code for problem in found]
    assert all(problem.line >= 8 and problem.column for problem in found)


def test_text_before_the_headline_is_refused_and_notes_are_not() -> None:
    """Only editor's notes may stand before the lead's headline."""
    assert [p.code for p in problems(HEAD + "words\n\nmore\n\n# H\n")] == ["E042"]
    assert parse_issue(HEAD + "<!-- n -->\n# H\n", "i.md").notes[0].text == "n"


def test_unknown_attribute_is_told_the_nearest_known() -> None:
    """The remedy names the word that was meant, at the attribute's own column."""
    (problem,) = problems(TOP + "![a](b.jpg){credit=AP captoin=x}\n")
    assert (problem.line, problem.column) == (8, 23)
    assert problem.hint == 'did you mean "caption"?'


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


FRAGMENTS = st.sampled_from(
    [
        *("\n", "\n\n", " ", "  ", "\t", "\r\n", "\\", "*", "**", "_", "~~", "`", "```\n", "~~~"),
        *("[", "]", "(", ")", "](", "![", "<", ">", "> ", "- ", "* ", "1. ", "    ", "---\n", "+ "),
        *(
            "# ",
            "## ",
            "### ",
            "###### ",
            "::: ",
            ":::\n",
            "sponsor a",
            "dek\n",
            "byline\n",
            "{",
            "}",
        ),
        *(
            "{{",
            "}}",
            "{{ email }}",
            "{{ x | y }}",
            "{a=b}",
            '{a="',
            ".more}",
            "<!--",
            "-->",
            "<b>",
        ),
        *(
            "[a]: https://b.c\n",
            "[a]",
            "https://a.b",
            "<https://a.b>",
            "## More from\n",
            "&amp;",
            "&",
        ),
        *(
            "\0",
            "\x85",
            "\u2028",
            "\ufeff",
            "é",
            "שלום",
            "\U0001f469\u200d\U0001f4bb",
            "word",
            '"',
            "'",
        ),
        *(
            "date: 2026-01-01\n",
            "subject: x\n",
            "topics: [",
            ": ",
            "- [t](https://a.b)\n",
            "!",
            "\ud800",
        ),
    ]
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(FRAGMENTS | st.text(max_size=3), max_size=25).map("".join),
    st.sampled_from(["", HEAD, TOP]),
)
def test_any_text_is_an_issue_or_a_clear_error(body: str, head: str) -> None:
    """Whatever is typed, the result is an issue or an error with problems."""
    found = outcome(head + body)
    if isinstance(found, Issue):
        assert found.lead is not None
    else:
        assert found
        assert all(p.message and "\n" not in p.message + p.hint for p in found)


def test_long_address_without_an_end_takes_no_exponential_time() -> None:
    """An address that the line cuts off is tried once."""
    assert outcome(TOP + "[a](https://example.org/" + "x" * 50_000)
    assert outcome(TOP + "[a]\n\n[a]: https://example.org/" + "x" * 50_000)


@pytest.mark.parametrize(
    "unit", ["> ", "- ", "[", "[a](", "*a **b ", "{{", "{.x}\n", "![", "[x]({{ email }}"]
)
def test_long_runs_of_markup_end(unit: str) -> None:
    """Repeated openers neither recurse without end nor hang."""
    assert outcome(TOP + unit * (20_000 // len(unit)))


@pytest.mark.parametrize(
    "entry", ["### [B](https://x.example/b){kind=video}", "- [B](https://x.example/b){kind=video}"]
)
def test_an_item_in_a_plain_section_says_what_its_title_lacks(entry):
    """Only English titles begin a More list by themselves; the remedy for others is named."""
    plain = f"{TOP}B.\n\n## Mehr aus der Redaktion\n\n{entry}\n"
    with pytest.raises(IssueError) as caught:
        parse_issue(plain, "issue.md")
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("E044", 12)
    assert "## Title {.more}" in problem.hint
    _, more = parse_issue(plain.replace("Redaktion", "Redaktion {.more}"), "issue.md").parts
    assert isinstance(more, More)


def test_attributes_may_follow_emphasis_at_once() -> None:
    """A title that ends in asterisks takes attributes without a space before them."""
    found = parse_issue(HEAD + '# **Bold**{kicker="Seas"}\n', "issue.md")
    (lead,) = found.parts
    assert isinstance(lead, Lead)
    assert (lead.headline, lead.kicker) == ((Strong((Text("Bold"),)),), "Seas")
