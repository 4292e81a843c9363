"""newsletter.importers.links: a link leads to its story, not through a counter."""

from __future__ import annotations

import pytest

from newsletter.importers.links import unwrap_link

STORY = "https://news.example.org/cable?id=7"
PACKED = "https%3A%2F%2Fnews.example.org%2Fcable%3Fid%3D7"
SCRIPT = "https://www.google.com/url?q=javascript:x()"
OTHER = "https://news.example.org/url?q=https://b.example.org/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.google.com/url?q=https://news.example.org/cable?id%3D7&sa=D&ust=1", STORY),
        ("https://l.facebook.com/l.php?u=" + PACKED + "&h=x", STORY),
        ("https://eur01.safelinks.protection.outlook.com/?url=" + PACKED, STORY),
        ("https://slack-redir.net/link?url=" + PACKED, STORY),
        (SCRIPT, SCRIPT),
        (OTHER, OTHER),
        ("https://[bad/?url=x", "https://[bad/?url=x"),
        (STORY, STORY),
    ],
)
def test_what_a_link_stands_for(url, expected):
    """Only known counters are undone, and only to web addresses."""
    assert unwrap_link(url) == expected
