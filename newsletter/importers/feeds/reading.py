"""A feed's bytes -> a feed, whatever its format."""

from __future__ import annotations

from newsletter.importers.feeds.decoding import decode_feed
from newsletter.importers.feeds.json_feed import read_json_feed
from newsletter.importers.feeds.model import Feed
from newsletter.importers.feeds.xml_feed import read_xml_feed


def read_feed(content: bytes, *, content_type: str = "", base: str = "") -> Feed:
    """Read a feed: RSS, RDF, Atom or JSON Feed; its content says which, not its name.

    Args:
        content: Not compressed.
        content_type: The header that came with it; empty for a file.
        base: The address that it was fetched from; empty for a file.

    Raises:
        IssueError: E175 if it is too large or declares entities, E176 if it is no feed.
        UsageError: E171 if feedparser or nh3 is not installed.
    """
    text = decode_feed(content, content_type)
    if text.startswith("{"):
        return read_json_feed(text, base)
    return read_xml_feed(text, base)
