"""The structured issue document: JSON and YAML, read, written and described by a schema."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import issues

from newsletter.content.document import parse_document
from newsletter.content.markdown import parse_issue
from newsletter.content.schema import issue_schema
from newsletter.content.structured import parse_structured
from newsletter.content.structured_writer import issue_to_document
from newsletter.errors import IssueError, MergeTagError, NewsletterError, Problem
from newsletter.model.blocks import Paragraph
from newsletter.model.inline import Link, MergeTag, Text
from newsletter.model.issue import Issue
from newsletter.model.sponsor import Creative, Disclosure, SponsorPlacement, SponsorSlot

SAMPLE: dict[str, Any] = {
    "date": "2026-10-08",
    "subject": ["Ferries for ", {"merge_tag": "first_name", "fallback": "you"}],
    "parts": [
        {
            "type": "lead",
            "headline": "Ferries & *more*",
            "hero": {"src": "pier.jpg", "alt": "A pier"},
            "blocks": [
                {"type": "paragraph", "text": ["See ", {"link": "this", "url": "https://a.b"}]},
                {"type": "markdown", "text": "One *word*\n\n- [x](https://a.b)"},
                {"type": "quote", "blocks": [{"type": "divider"}], "attribution": "Who"},
            ],
        },
        {"type": "sponsor", "sponsor": "harbor-bank"},
        {"type": "more", "title": "More", "blocks": [{"type": "item", "title": "T"}]},
        {"type": "section", "title": "S", "blocks": [{"type": "list", "items": [[]], "start": 2}]},
        {"type": "sponsor", "sponsor": "north-line"},
    ],
}
VALIDATOR = jsonschema.Draft202012Validator(issue_schema())


def problems(text: str, path: str = "issue.json") -> list[Problem]:
    with pytest.raises(NewsletterError) as caught:
        parse_structured(text, path)
    return list(caught.value.problems)


def outcome(text: str, path: str) -> Issue | tuple[Problem, ...]:
    try:
        return parse_document(text, path)
    except NewsletterError as error:
        return error.problems


def changed(path: str, value: Any) -> dict[str, Any]:
    """The sample with one value set, or a key removed when the value is ``...``."""
    document = copy.deepcopy(SAMPLE)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    target: Any = document
    for step in steps:
        target = target[step]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    return document


def test_sample_is_read() -> None:
    """Strings are literal, marked-up pieces are nodes, Markdown blocks are spliced in."""
    issue = parse_structured(json.dumps(SAMPLE), "issue.json")
    assert issue.subject == (Text("Ferries for "), MergeTag("first_name", "you"))
    assert issue.lead.headline == (Text("Ferries & *more*"),)
    first = issue.lead.blocks[0]
    assert first == Paragraph((Text("See "), Link("https://a.b", (Text("this"),))))
    assert len(issue.lead.blocks) == 4
    assert issue.parts[1] == SponsorPlacement("harbor-bank", "", "after-lead")
    assert issue.parts[4] == SponsorPlacement("north-line", "", "before-footer")


def test_yaml_and_json_give_the_same_issue() -> None:
    """JSON text is YAML too: both readers make the same of it."""
    text = json.dumps(SAMPLE, indent=2)
    assert parse_document(text, "a.yaml") == parse_document(text, "a.json")


def test_yaml_says_what_it_looks_like() -> None:
    """Plain ``no`` is the word, and a block of text keeps its words."""
    text = (
        "date: 2026-10-08\nsubject: no\nparts:\n  - type: lead\n    headline: >\n      Long\n"
        "      head\n    blocks:\n      - {type: paragraph, text: 'a {{ b'}\n"
    )
    issue = parse_document(text, "a.yml")
    assert issue.subject == (Text("no"),)
    assert issue.lead.blocks == (Paragraph((Text("a {{ b"),)),)
    assert issue.lead.blocks[0].location.line == 9


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(issues())
def test_issue_survives_writing_and_reading(issue: Issue) -> None:
    """Issue -> document -> JSON text -> the same issue; and the schema accepts the document."""
    document = issue_to_document(issue)
    assert parse_structured(json.dumps(document), "issue.json") == issue
    raw = json.dumps(document, ensure_ascii=False, indent=1)
    assert parse_structured(raw, "issue.json") == issue
    VALIDATOR.validate(document)


def test_markdown_issue_has_a_structured_form() -> None:
    """What Markdown can say, the document can say."""
    text = (
        "---\ndate: 2026-10-08\nsubject: a {{ email }}\ntopics: [x]\n---\n"
        "# [H](https://a.b){kicker=K byline=B}\n\n![a](b.jpg 'c'){credit=d}\n\n"
        "t **b**\\\n`c` ~~s~~\n\n> q\n>\n> — w\n\n2. x\n   - y\n\n---\n\n    code\n\n"
        "::: sponsor s\n:::\n\n## More from us\n\n### [v](https://a.b){kind=video}\n\ntext\n\n- l\n"
    )
    issue = parse_issue(text, "i.md")
    document = issue_to_document(issue)
    VALIDATOR.validate(document)
    assert parse_structured(json.dumps(document), "i.json") == issue


def test_assembled_issue_has_no_structured_form() -> None:
    """A filled slot is never written as if an editor had asked for it."""
    slot = SponsorSlot("s", "a", Disclosure("ad", "Advertisement", "A"), Creative("c"))
    issue = parse_structured(json.dumps(SAMPLE), "a.json")
    with pytest.raises(ValueError, match="assembled"):
        issue_to_document(Issue(issue.date, issue.subject, parts=(*issue.parts, slot)))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("subjet", "x", "E041"),
        ("date", ..., "E041"),
        ("subject", "", "E041"),
        ("subject", "a\nb", "E041"),
        ("subject", [{"strong": "x"}], "E041"),
        ("subject", [{"merge_tag": "frist_name"}], "E140"),
        ("parts/0/type", "led", "E054"),
        ("parts/0/headline", ..., "E041"),
        ("parts/0/headlin", "x", "E041"),
        ("parts/0/blocks/0/type", "qoute", "E054"),
        ("parts/0/blocks/0/txt", "x", "E041"),
        ("parts/0/blocks/0/text", [{"bold": "x"}], "E054"),
        ("parts/0/blocks/0/text", [{"strong": "x", "emphasis": "y"}], "E054"),
        ("parts/0/blocks/0/text", [{"strong": "x", "url": "y"}], "E041"),
        ("parts/0/blocks/0/text", [{"link": "x"}], "E041"),
        ("parts/0/blocks/0/text", [{"break": False}], "E041"),
        ("parts/0/blocks/0/text", [["x"]], "E041"),
        ("parts/0/blocks/0/text", 7, "E041"),
        ("parts/0/hero/credt", "x", "E041"),
        ("parts/0/hero/src", ..., "E041"),
        ("parts/0/blocks/2/blocks", [{"type": "figure", "src": "a.jpg"}], "E054"),
        ("parts/0/blocks/0", {"type": "heading", "level": 2, "text": "x"}, "E041"),
        ("parts/0/blocks/0", {"type": "item", "title": "x"}, "E054"),
        ("parts/1/sponsor", "Harbor Bank", "E052"),
        ("parts/2/blocks/0/kind", "vidoe", "E041"),
        ("parts/0", {"type": "section", "title": "x"}, "E042"),
        ("parts/2", {"type": "lead", "headline": "x"}, "E042"),
    ],
)
def test_reader_and_schema_refuse_alike(path: str, value: Any, code: str) -> None:
    """Unknown keys, wrong types and missing values are refused by both, with a place."""
    document = changed(path, value)
    assert not VALIDATOR.is_valid(document)
    found = problems(json.dumps(document, indent=1))
    assert code in [problem.code for problem in found]
    assert all(problem.line and problem.column for problem in found)
    assert [p.code for p in problems(json.dumps(document, indent=1), "a.yaml")] == [
        p.code for p in found
    ]


def test_reader_knows_every_key_of_the_schema() -> None:
    """No key that the schema offers is unknown to the reader."""
    figure = {"src": "a.jpg", "alt": "a", "caption": "b", "credit": "c", "href": "https://a.b"}
    document = changed("parts/0/hero", figure)
    document |= {"preheader": "p", "topics": ["a"], "language": "en"}
    document["parts"][0] |= {"url": "https://a.b", "kicker": "k", "dek": "d", "byline": "b"}
    document["parts"][1] |= {"creative": "c", "slot": "s"}
    item = {"type": "item", "kind": "video", "title": "t", "url": "https://a.b", "image": figure}
    item |= {"kicker": "k", "source": "s", "duration": "4:10", "blocks": [], "compact": True}
    document["parts"][2]["blocks"] = [
        item,
        {"type": "figure", **figure},
        {"type": "heading", "level": 4, "text": "t"},
        {"type": "code", "value": "v"},
        {"type": "sponsor", "sponsor": "s"},
        {"type": "list", "items": [], "start": None},
    ]
    VALIDATOR.validate(document)
    assert parse_structured(json.dumps(document), "a.json").lead.kicker == "k"


def test_every_field_of_the_schema_explains_itself() -> None:
    """Editors with completion show a title and a description for each key."""
    jsonschema.Draft202012Validator.check_schema(issue_schema())

    def walk(schema: Any) -> None:
        if isinstance(schema, list):
            for entry in schema:
                walk(entry)
        elif isinstance(schema, dict):
            for name, field in schema.get("properties", {}).items():
                if "title" in field or "$ref" in field or name == "type":
                    assert field.get("description") or "const" in field, name
                else:
                    pytest.fail(f"{name} has no title")
            for value in schema.values():
                walk(value)

    walk(issue_schema())


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("", 1, 1, "ends too early"),
        ('{"a": 1,\n "a": 2}', 2, 2, "given twice"),
        ('{"a": NaN}', 1, 7, "no value"),
        ('{"a": -Infinity}', 1, 7, "no value"),
        ('{"a": 01}', 1, 8, "comma"),
        ('{"a": "x\ny"}', 1, 9, "line break"),
        ('{"a": "\\q"}', 1, 8, "escape"),
        ('{"a" 1}', 1, 6, "colon"),
        ("{a: 1}", 1, 2, "key in quotes"),
        ("{} {}", 1, 4, "after the document's end"),
        ("[" * 5000, 1, 62, "nested too deeply"),
        ('{"a": "\\ud83d"}', 1, 1, ""),
    ],
)
def test_what_is_not_json_is_refused_at_its_place(
    text: str, line: int, column: int, word: str
) -> None:
    """Duplicate keys, NaN, half surrogates and syntax errors have a line and a column."""
    assert any(
        (p.line, p.column) == (line, column) and word in p.message for p in problems(text)
    ), problems(text)


def test_surrogate_pairs_are_one_character_and_halves_are_refused() -> None:
    """An escaped emoji is read whole; half of one cannot be sent."""
    whole = json.dumps(changed("parts/0/headline", "\U0001f6a2"))
    assert parse_structured(whole, "a.json").lead.headline == (Text("\U0001f6a2"),)
    (problem,) = problems(whole.replace("\\udea2", ""))
    assert problem.code == "E040"
    assert "D83D" in problem.message


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: &x [*x]", "a: *b", "--- a\n--- b"]
)
def test_yaml_that_could_hurt_is_refused(text: str) -> None:
    """Deep nesting, anchors, aliases and second documents end in an error, not in a crash."""
    assert [problem.code for problem in problems(text, "a.yaml")] == ["E040"]


def test_unknown_ending_is_refused() -> None:
    """Only the four endings name an issue."""
    with pytest.raises(IssueError) as caught:
        parse_document("x", "issue.txt")
    assert ".md" in caught.value.problems[0].hint


def test_unknown_merge_tag_alone_is_a_merge_tag_error() -> None:
    """The same class of error as in Markdown."""
    with pytest.raises(MergeTagError):
        parse_structured(json.dumps(changed("subject", [{"merge_tag": "nmae"}])), "a.json")


_TREE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda children: (
        st.lists(children, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["date", "subject", "parts", "type", "text", "blocks", "strong", "items"]
            ),
            children
            | st.sampled_from(["lead", "paragraph", "more", "item", "quote", "list", "figure"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(_TREE, st.integers(0, 40), st.sampled_from(["a.json", "a.yaml"]))
def test_any_document_is_an_issue_or_a_clear_error(tree: Any, cut: int, path: str) -> None:
    """Whatever a machine writes, whole or cut off, ends in an issue or in problems."""
    text = json.dumps(tree)
    for each in (text, text[:cut], "{" + text):
        found = outcome(each, path)
        assert isinstance(found, Issue) or found
