"""newsletter.assemble.links: parameters are added, and nothing that was there is changed."""

from __future__ import annotations

import datetime
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.assemble.links import add_parameters, tag_links
from newsletter.config.settings import Links, Setting
from newsletter.content.markdown import parse_issue
from newsletter.model.blocks import Paragraph
from newsletter.model.inline import Link, Text
from newsletter.model.issue import Issue
from newsletter.model.sponsor import Creative, Disclosure, Sponsor, SponsorSlot

UTM = [("utm_source", "letter"), ("utm_medium", "email")]
TAGS = "utm_source=letter&utm_medium=email"
DAY = datetime.date(2026, 11, 20)
LINKS = Links(
    unsubscribe="https://news.example.org/leave",
    view_in_browser="https://news.example.org/{date}/",
    utm=(Setting("source", "our letter"), Setting("campaign", "{date}")),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://a.example/x", f"https://a.example/x?{TAGS}"),
        ("https://a.example", f"https://a.example?{TAGS}"),
        ("https://a.example/x#part", f"https://a.example/x?{TAGS}#part"),
        ("https://a.example/x?", f"https://a.example/x?{TAGS}"),
        ("https://a.example/x?a=1#p?q", f"https://a.example/x?a=1&{TAGS}#p?q"),
        ("https://a.example/x?a=1&", f"https://a.example/x?a=1&{TAGS}"),
        ("https://a.example/#/page?x=1", f"https://a.example/?{TAGS}#/page?x=1"),
        (
            "https://a.example/?utm_source=mine",
            "https://a.example/?utm_source=mine&utm_medium=email",
        ),
        (
            "https://a.example/?utm%5Fsource=x&utm_medium",
            "https://a.example/?utm%5Fsource=x&utm_medium",
        ),
        (
            "https://a.example/?to={{ email | who?a#b }}#end",
            f"https://a.example/?to={{{{ email | who?a#b }}}}&{TAGS}#end",
        ),
        ("HTTP://a.example/", f"HTTP://a.example/?{TAGS}"),
        ("mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x"),
        ("tel:+441234567890", "tel:+441234567890"),
        ("{{ unsubscribe_url }}", "{{ unsubscribe_url }}"),
        ("{{ view_in_browser_url }}#second", "{{ view_in_browser_url }}#second"),
        ("", ""),
    ],
)
def test_parameters_stand_at_the_end_of_the_query(before: str, after: str) -> None:
    """Before the fragment, after what is there, never twice, and only where the web is."""
    assert add_parameters(before, UTM) == after
    assert add_parameters(after, UTM) == after


PIECES = st.sampled_from(
    (
        *("/", "?", "#", "&", "=", "a", "utm_source", "utm_medium=x", "%3F", "%20", ";", ".", "+"),
        *("{{ email }}", "{{ first_name | a?b#c }}", "ü", "?a=1"),
    )
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_nothing_that_was_there_is_changed(rest: str) -> None:
    """Host, path, parameters, fragment and merge tags stay; a second time adds nothing."""
    url = "https://a.example/" + rest
    tagged = add_parameters(url, UTM)
    assert add_parameters(tagged, UTM) == tagged
    assert re.findall(r"\{\{.*?\}\}", tagged) == re.findall(r"\{\{.*?\}\}", url)
    plain = re.sub(r"\{\{.*?\}\}", "x", url)
    was, now = urlsplit(plain), urlsplit(add_parameters(plain, UTM))
    assert (was.scheme, was.netloc, was.path) == (now.scheme, now.netloc, now.path)
    assert was.fragment == now.fragment
    old = parse_qsl(was.query, keep_blank_values=True)
    new = parse_qsl(now.query, keep_blank_values=True)
    assert [it for it in new if it in old or it not in UTM] == old
    names = [name for name, _ in new]
    assert all(names.count(name) >= 1 for name, _ in UTM)
    assert all(names.count(name) == max(1, [n for n, _ in old].count(name)) for name, _ in UTM)


ISSUE = """---
date: 2026-11-20
subject: A
---

# [Lead](https://a.example/lead)

::: dek
A [dek](https://a.example/dek).
:::

[![alt](a.jpg)](https://a.example/hero)

Words with **a [link](https://a.example/deep)** and [leave](https://news.example.org/leave),
[here](https://news.example.org/2026-11-20/), [write](mailto:a@example.org).

> Quoted [words](https://a.example/quote)

1. [entry](https://a.example/entry)

## More from us

### [Item](https://a.example/item)

A [teaser](https://a.example/teaser).

## A [section](https://a.example/section)

Text.
"""


def urls(value: object) -> list[str]:
    """Every address in a tree."""
    if isinstance(value, tuple):
        return [url for entry in value for url in urls(entry)]
    if not hasattr(value, "__slots__"):
        return []
    own = [getattr(value, name, "") for name in ("url", "href")]
    return [url for url in own if url] + [
        url for name in value.__slots__ for url in urls(getattr(value, name))
    ]


def test_every_editorial_link_has_the_publications_set() -> None:
    """Wherever it stands; the publication's own pages and addresses of people stay."""
    issue = tag_links(parse_issue(ISSUE, "issues/2026-11-20/issue.md"), LINKS, {})
    found = urls(issue)
    tagged = [
        url for url in found if url.endswith("?utm_source=our%20letter&utm_campaign=2026-11-20")
    ]
    names = {url.partition("?")[0].rpartition("/")[2] for url in tagged}
    assert names == {"lead", "dek", "hero", "deep", "quote", "entry", "item", "teaser", "section"}
    assert set(found) - set(tagged) == {
        "https://news.example.org/leave",
        "https://news.example.org/2026-11-20/",
        "mailto:a@example.org",
    }


def test_without_a_set_the_issue_is_the_same_object() -> None:
    """Off means off, and costs nothing."""
    issue = parse_issue(ISSUE, "issues/2026-11-20/issue.md")
    assert tag_links(issue, Links(), {}) is issue


def test_a_creative_has_its_advertisers_set_alone() -> None:
    """Date, slot and creative are filled in; the publication's set stays out."""
    link = Link("https://bank.example/", (Text("x"),))
    creative = Creative("spring", (link,), (Paragraph((link,)),), call_to_action=link)
    slot = SponsorSlot("after-lead", "bank", Disclosure("ad", "Advertisement", "Bank"), creative)
    tracking = (("s", "letter"), ("c", "{date}-{slot}-{creative}"))
    bank = Sponsor("bank", "Bank", creatives=(creative,), tracking=tracking)
    issue = tag_links(Issue(DAY, (), parts=(slot,)), LINKS, {"bank": bank})
    assert set(urls(issue)) == {"https://bank.example/?s=letter&c=2026-11-20-after-lead-spring"}
    assert len(urls(issue)) == 3
    other = Sponsor("bank", "Bank", creatives=(creative,))
    assert set(urls(tag_links(Issue(DAY, (), parts=(slot,)), LINKS, {"bank": other}))) == {
        "https://bank.example/"
    }
