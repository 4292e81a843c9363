"""Every word of an issue is in both parts, in order, whatever the words are.

The oracle is Python's own HTML parser and a walk over the model, not the proof of the build.
"""

from __future__ import annotations

import dataclasses
import email
import json
import re
from collections.abc import Iterator
from email import policy
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import issues
from workspaces import make_workspace

from newsletter.assemble.merge_tags import DIALECTS, dialect
from newsletter.compose import Composer, Composition
from newsletter.content.structured_writer import issue_to_document
from newsletter.errors import MergeTagError
from newsletter.files import SourceFile
from newsletter.model.inline import MERGE_TAG_NAMES
from newsletter.model.issue import Issue
from newsletter.output.eml import render_eml
from newsletter.workspace import load_workspace

IGNORED = dict.fromkeys([*range(32), *range(127, 160), ord(">"), 0x2060])
# What a theme's own words and the engine's markup are made of.
ELEMENTS = {
    *("html", "head", "title", "meta", "style", "body", "noscript", "xml"),
    *("div", "table", "tbody", "tr", "td", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"),
    *("li", "blockquote", "pre", "hr", "img", "a", "em", "strong", "s", "code", "br", "span"),
}
READ_AS_TEXT = {"caption", "credit", "kicker", "source", "duration", "label", "advertiser"}
PROFILE = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


class Reader(HTMLParser):
    """What a reader sees, and what the document is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.elements: set[str] = set()
        self.alts: list[str] = []
        self.hrefs: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        values = dict(attrs)
        if tag == "img":
            self.alts.append(values.get("alt") or "")
        if tag == "a":
            self.hrefs.append(values.get("href") or "")
        if tag in {"style", "title"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.seen.append(data)


def squeeze(text: str) -> str:
    return "".join(text.translate(IGNORED).split()).casefold()


def strings(node: Any) -> Iterator[str]:
    """Every string that an author wrote for readers, in the order of the model's fields."""
    if isinstance(node, tuple):
        for child in node:
            yield from strings(child)
    elif dataclasses.is_dataclass(node):
        kind = type(node).__name__
        if kind in {"Text", "Code", "CodeBlock"}:
            yield node.value  # type: ignore[attr-defined]
            return
        for field in dataclasses.fields(node):
            value = getattr(node, field.name)
            if field.name in READ_AS_TEXT:
                yield value
            elif not isinstance(value, str):
                yield from strings(value)


@pytest.fixture(scope="module")
def composers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Composer]:
    made = {}
    for row in DIALECTS:
        root = make_workspace(tmp_path_factory.mktemp(row.name), platform=row.name)
        made[row.name] = Composer(load_workspace(root))
    return made


def compose(composer: Composer, issue: Issue) -> Composition:
    text = json.dumps(issue_to_document(issue))
    source = SourceFile("issues/2026-11-20/issue.json", text, sha256(text.encode()).hexdigest())
    return composer.compose(source)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@PROFILE
@given(issue=issues())
def test_every_word_is_in_both_parts(composers: dict[str, Composer], issue: Issue) -> None:
    """All that an author wrote stands in the HTML and in the text, in any script and markup."""
    made = compose(composers["none"], issue)
    html, text = squeeze("".join(read(made.email.html).seen)), squeeze(made.email.text)
    for words in strings(made.issue.parts):
        assert squeeze(words) in html, words
        assert squeeze(words) in text, words
    for figure in figures(made.issue.parts):
        assert squeeze(figure.alt) in {squeeze(alt) for alt in read(made.email.html).alts}


def figures(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for child in node:
            yield from figures(child)
    elif type(node).__name__ == "Figure":
        yield node
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from figures(getattr(node, field.name))


@PROFILE
@given(issue=issues())
def test_content_never_becomes_markup(composers: dict[str, Composer], issue: Issue) -> None:
    """No element, comment or header comes from an author's words."""
    made = compose(composers["none"], issue)
    for html in (made.email.html, made.email.web_html):
        assert read(html).elements <= ELEMENTS
        assert html.count("<!--[if") == html.count("<![endif]")
        assert "hq7x" not in html
    message = email.message_from_bytes(
        render_eml(
            made.email,
            composers["none"].config,
            date=made.issue.date,
            unsubscribe=made.unsubscribe,
        ),
        policy=policy.compat32,
    )
    assert set(message.keys()) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"),
        *("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Reply-To"),
        *("Content-Transfer-Encoding",),
    }
    assert len(message.keys()) == len(set(message.keys()))


@PROFILE
@given(issue=issues(), platform=st.sampled_from([row.name for row in DIALECTS]))
def test_content_never_becomes_template_code(
    composers: dict[str, Composer], issue: Issue, platform: str
) -> None:
    """All the template code in an email is the platform's own code for the portable tags."""
    try:
        made = compose(composers[platform], issue)
    except MergeTagError:
        return  # the platform has no such tag, or no fallback: said with its place
    row = dialect(platform)
    markup = re.sub(r"<!--.*?-->|<style\b.*?</style>", "", made.email.html, flags=re.DOTALL)
    for part in (markup, made.email.text, made.email.subject):
        rest = without_codes(row, part)
        for opener in row.openers:
            if opener != "[":
                assert opener not in rest
        # Brackets stand in a theme's own words too; what they hold must be no tag.
        assert platform != "campaign-monitor" or not re.search(r"\[(first|last)name[,\]]", rest)
    web = made.email.web_html
    assert not any(code in web for code in codes_of(row) if len(code) > 3)


def codes_of(row: Any) -> list[str]:
    return sorted(filter(None, map(row.code, MERGE_TAG_NAMES)), key=len, reverse=True)


def without_codes(row: Any, part: str) -> str:
    for name in ("first_name", "last_name"):
        code = row.code_with_fallback(name) or ""
        part = re.sub(re.escape(code).replace("FALLBACK", r"[^{}\[\]*|%]*?"), "", part)
    for code in codes_of(row):
        part = part.replace(code, "")
    return part
