"""RSS, RDF and Atom -> a feed: feedparser reads them, broken ones too."""

from __future__ import annotations

import calendar
import datetime
import io
from typing import Any

from newsletter.errors import IssueError, Problem, UsageError
from newsletter.importers.feeds.item import Found, clean_words, good_url, make_item, plain_words
from newsletter.importers.feeds.kinds import duration_of, kind_of_type
from newsletter.importers.feeds.media import Media, MediaPicture, read_media
from newsletter.importers.feeds.model import Feed, FeedItem


def read_xml_feed(text: str, base: str = "") -> Feed:
    """Read a feed in any of XML's formats, also one that is not well-formed.

    Args:
        text: Decoded, without entity declarations that unfold.
        base: The address that it was fetched from.

    Raises:
        IssueError: E176 if it is no feed.
        UsageError: E171 if feedparser or nh3 is not installed.
    """
    content = text.encode("utf-8", "replace")
    parsed = _parsed(content, base)
    if not parsed.get("version") and not parsed.entries:
        hint = "give the address of the feed itself; a page often names it as its RSS or Atom feed"
        raise IssueError(Problem("E176", "this is no feed", hint=hint))
    head = parsed.feed
    site = good_url(_text(head, "link"))
    base = base or _own_address(head) or site
    media = read_media(content)
    if len(media) != len(parsed.entries):
        media = [_media_of_entry(entry) for entry in parsed.entries]
    atom = str(parsed.get("version") or "").startswith("atom")
    items: list[FeedItem] = []
    for entry, own in zip(parsed.entries, media, strict=True):
        items.append(make_item(_found(entry, own, base, atom=atom)))
    fault = str(parsed.get("bozo_exception") or "") if parsed.get("bozo") else ""
    title = clean_words(plain_words(_text(head, "title")))
    return Feed(title, site, tuple(items), " ".join(fault.split())[:120])


def _parsed(content: bytes, base: str) -> Any:
    """What feedparser reads; of a feed that trips it up, what it reads of it mended."""
    feedparser = _feedparser()
    headers = {"content-type": "application/xml; charset=utf-8"}
    headers |= {"content-location": base} if base else {}
    failure: Exception | None = None
    for mend in (bytes, _mended):
        try:
            # A stream: a plain argument that looks like a path or an address would be opened.
            # Cleaning is nh3's work here, and costs feedparser two fifths of its time (seen
            # 2026-11-23).
            return feedparser.parse(
                io.BytesIO(mend(content)),
                response_headers=headers,
                resolve_relative_uris=False,
                sanitize_html=False,
            )
        except Exception as error:  # noqa: BLE001 - of any kind: TypeError where a feed has
            failure = error  # <width></width>, ValueError, AssertionError (6.0.14, 2026-11-26)
    hint = "tell its publisher: its markup is damaged"
    raise IssueError(Problem("E176", "this feed cannot be read", hint=hint)) from failure


def _mended(content: bytes) -> bytes:
    """The feed as libxml2 makes it out, well-formed."""
    from lxml import etree  # noqa: PLC0415 - 28 ms

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, encoding="utf-8", load_dtd=False
    )
    root = etree.fromstring(content, parser)
    mended: bytes = etree.tostring(root, encoding="utf-8") if root is not None else b""
    return mended


def _feedparser() -> Any:
    try:
        import feedparser  # noqa: PLC0415 - an extra, 90 ms
    except ImportError as error:
        hint = "pip install 'newsletter[import]'"
        raise UsageError(Problem("E171", "reading feeds needs feedparser", hint=hint)) from error
    return feedparser


def _found(entry: Any, media: Media, base: str, *, atom: bool) -> Found:
    detail = entry.get("title_detail") or {}
    contents = [str(it.get("value") or "") for it in entry.get("content") or []]
    html = [_text(entry, "summary"), *contents]
    source = entry.get("source") or {}
    return Found(
        title=_text(entry, "title"),
        url=_link(entry),
        html=[it for it in html if it.strip()],
        media=media,
        published=_date(entry),
        literal_title=atom and detail.get("type") == "text/plain",
        base=str(detail.get("base") or "") or base,
        source=_text(source, "title"),
        categories=[str(tag.get("term") or "") for tag in entry.get("tags") or []],
    )


def _own_address(head: Any) -> str:
    links = [it for it in head.get("links") or [] if it.get("rel") == "self"]
    return good_url(str(links[0].get("href") or "")) if links else ""


def _text(fields: Any, key: str) -> str:
    value = fields.get(key) if isinstance(fields, dict) else None
    return value if isinstance(value, str) else ""


def _link(entry: Any) -> str:
    """Where an item leads; FeedBurner's own address gives way to the one it stands for."""
    for key in ("feedburner_origlink", "link"):
        if found := _text(entry, key):
            return found
    links = [it for it in entry.get("links") or [] if it.get("rel") in (None, "alternate")]
    return str(links[0].get("href") or "") if links else ""


def _date(entry: Any) -> datetime.datetime | None:
    for key in ("published_parsed", "updated_parsed", "created_parsed"):
        # Not get(): feedparser answers for an absent update with the publication, and warns.
        parsed = dict.get(entry, key)
        if parsed is None:
            continue
        try:
            return datetime.datetime.fromtimestamp(calendar.timegm(parsed), datetime.UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
    return None


def _media_of_entry(entry: Any) -> Media:
    """The media as feedparser gives them, for a feed whose markup is broken."""
    media = Media()
    named = [str(it.get("content") or "") for it in entry.get("media_credit") or []]
    for each in entry.get("media_content") or []:
        kind = kind_of_type(str(each.get("type") or ""), str(each.get("medium") or ""))
        url = str(each.get("url") or "")
        if kind:
            media.kind, media.urls = media.kind or kind, {kind: url, **media.urls}
        elif url:
            width = str(each.get("width") or "")
            credit = named[0] if len(named) == 1 else ""
            media.pictures.append(
                MediaPicture(url, int(width) if width.isdigit() else 0, credit=credit)
            )
    for each in entry.get("enclosures") or []:
        url, mime = str(each.get("href") or ""), str(each.get("type") or "")
        kind = kind_of_type(mime)
        if kind:
            media.kind, media.urls = media.kind or kind, {kind: url, **media.urls}
        elif mime.startswith("image/") and url:
            media.pictures.append(MediaPicture(url))
    for each in entry.get("media_thumbnail") or []:
        if each.get("url"):
            media.icons.append(MediaPicture(str(each["url"])))
    media.duration = duration_of(_text(entry, "itunes_duration"))
    return media
