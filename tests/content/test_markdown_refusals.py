"""What an issue in Markdown is refused for, and what the editor is told."""

from __future__ import annotations

import pytest
from written_markdown import HEAD, TOP, issue, problems

from newsletter.content.markdown import parse_issue
from newsletter.errors import IssueError, MergeTagError
from newsletter.model.issue import More


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
