"""Addresses taken apart: what leads nowhere, what is private, what is one story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.check.addresses import is_private, is_staging, read_address
from newsletter.urls import story_key


@pytest.mark.parametrize(
    "url",
    ["https://news.example.org", "http://8.8.8.8/a", "https://[2001:4860:4860::8888]/",
     "https://münchen.example.org/ü", "https://{{ host }}/a", "https://localhost:8000/",
     "https://my_site.example.org/", "https://news.example.org./a"],
)  # fmt: skip
def test_leads_somewhere(url):
    """As far as an address alone can tell."""
    assert read_address(url).flaw == ""


@pytest.mark.parametrize(
    "url",
    ["https://", "https://https://a.example", "https://news", "https://a..example/",
     "https://-a.example/", "https://a.example:0x50/", "https://1.2.3/", "https://[::1/"],
)  # fmt: skip
def test_leads_nowhere(url):
    """A browser would search for it, or refuse."""
    assert read_address(url).flaw


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    """An author may write anything behind https://."""
    for url in (text, f"https://{text}"):
        read_address(url)
        story_key(url)


@pytest.mark.parametrize(
    ("host", "private"),
    [("localhost", True), ("10.0.0.7", True), ("169.254.169.254", True), ("::1", True),
     ("fd00::1", True), ("printer.local", True), ("a.test", True), ("8.8.8.8", False),
     ("localhost.example.org", False), ("local", False)],
)  # fmt: skip
def test_private_hosts(host, private):
    """Only this machine or network knows them."""
    assert is_private(host) is private


@pytest.mark.parametrize(
    ("host", "staging"),
    [("staging.example.org", True), ("dev2.example.org", True), ("www-test.example.org", True),
     ("preview-4.example.org", True), ("devon.example.org", False), ("test.com", False),
     ("latest.example.org", False), ("contest.example.org", False)],
)  # fmt: skip
def test_staging_hosts(host, staging):
    """By a word of its own in the name, never the registered name itself."""
    assert is_staging(host) is staging


@pytest.mark.parametrize(
    "other",
    ["http://www.news.example.org/ferries/", "https://amp.news.example.org/ferries",
     "https://news.example.org/ferries/amp", "https://news.example.org/ferries?utm_source=a#top",
     "https://m.news.example.org/ferries?fbclid=1",
     "https://news-example-org.cdn.ampproject.org/c/s/news.example.org/ferries"],
)  # fmt: skip
def test_one_story(other):
    """Under another address it is the same story; another page of it is not."""
    story = story_key("https://news.example.org/ferries")
    assert story_key(other) == story
    assert story_key("https://news.example.org/ferries?page=2") != story
