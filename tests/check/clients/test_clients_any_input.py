"""No email that lxml can read is one that cannot be judged."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newsletter.check.clients.declarations import declarations
from newsletter.check.clients.judge import judge_clients
from newsletter.check.clients.support import load_support
from newsletter.check.clients.targets import DEFAULT_SHARES, targets_from

TEXT = st.text(alphabet="ab:;(){}'\"\\/*-@#.,>+~ 10px%!url&<=\n\u00a0", max_size=40)


@settings(max_examples=60, deadline=None)
@given(style=TEXT, sheet=TEXT, source=TEXT, comment=TEXT)
def test_any_text_is_judged(style: str, sheet: str, source: str, comment: str) -> None:
    body = html.document_fromstring("<!doctype html><html><body><p>x</p></body></html>")
    paragraph = body.find(".//p")
    paragraph.set("style", style)
    image = paragraph.makeelement("img", {"src": source, "srcset": source, "alt": ""})
    element = paragraph.makeelement("style", {"media": source})
    element.text = sheet
    paragraph.extend([image, element])
    paragraph.append(html.HtmlComment(f"[if mso]>{comment.replace('--', '')}"))
    report = judge_clients(body, load_support(), targets_from(DEFAULT_SHARES))
    assert report.score is not None
    assert 0 <= report.score <= 100


@settings(max_examples=60, deadline=None)
@given(
    pairs=st.lists(
        st.tuples(
            st.sampled_from(["color", "margin", "font-family", "background"]),
            st.sampled_from(
                ["red", "0 4px", "'A;B', serif", "url(a.png?x;y)", "calc((1px + 2px))"]
            ),
            st.sampled_from(["", " !important", "!important"]),
        ),
        max_size=5,
    ),
    gap=st.sampled_from(["", " ", "; "]),
)
def test_what_is_written_is_read_back(pairs: list[tuple[str, str, str]], gap: str) -> None:
    text = ";".join(
        f"{gap.strip('; ')}{name}:{gap.strip(';')}{value}{mark}" for name, value, mark in pairs
    )
    assert [tuple(one) for one in declarations(text)] == pairs
