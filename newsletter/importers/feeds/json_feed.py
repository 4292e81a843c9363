"""JSON Feed 1 and 1.1 -> a feed. Source: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import datetime
import json
from typing import Any

from newsletter.errors import IssueError, Problem
from newsletter.importers.feeds.item import Found, clean_words, good_url, make_item, plain_words
from newsletter.importers.feeds.kinds import duration_of, kind_of_type
from newsletter.importers.feeds.media import Media, MediaPicture
from newsletter.importers.feeds.model import Feed


def read_json_feed(text: str, base: str = "") -> Feed:
    """Read a JSON Feed; values of the wrong type count as absent.

    Args:
        text: Decoded.
        base: The address that it was fetched from.

    Raises:
        IssueError: E176 if it is no JSON Feed.
    """
    hint = "a JSON Feed has a version of jsonfeed.org and items"
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise IssueError(Problem("E176", "this is no feed: not JSON", hint=hint)) from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise IssueError(Problem("E176", "this is no feed: JSON of another kind", hint=hint))
    base = _text(document, "feed_url") or base
    entries = [entry for entry in document["items"] if isinstance(entry, dict)]
    items = tuple(make_item(_found(entry, base)) for entry in entries)
    site = good_url(_text(document, "home_page_url"))
    return Feed(clean_words(plain_words(_text(document, "title"))), site, items)


def _found(entry: dict[str, Any], base: str) -> Found:
    html = [_text(entry, key) for key in ("summary", "content_html", "content_text")]
    return Found(
        title=_text(entry, "title"),
        url=_text(entry, "external_url") or _text(entry, "url"),
        html=[it for it in html if it.strip()],
        media=_media(entry),
        published=_date(_text(entry, "date_published") or _text(entry, "date_modified")),
        literal_title=True,
        base=base,
        categories=[tag for tag in _list(entry, "tags") if isinstance(tag, str)],
    )


def _media(entry: dict[str, Any]) -> Media:
    media = Media()
    for key in ("image", "banner_image"):
        if url := _text(entry, key):
            media.pictures.append(MediaPicture(url))
    for each in _list(entry, "attachments"):
        if not isinstance(each, dict):
            continue
        url, mime = _text(each, "url"), _text(each, "mime_type")
        kind = kind_of_type(mime)
        seconds = each.get("duration_in_seconds")
        if kind:
            media.kind = media.kind or kind
            media.urls.setdefault(kind, url)
            if isinstance(seconds, int | float) and not isinstance(seconds, bool):
                media.duration = media.duration or duration_of(str(seconds))
        elif mime.startswith("image/") and url:
            media.pictures.append(MediaPicture(url))
    return media


def _date(text: str) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        whole = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
        return whole.astimezone(datetime.UTC)
    except OverflowError:
        return None


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _list(fields: dict[str, Any], key: str) -> list[Any]:
    value = fields.get(key)
    return value if isinstance(value, list) else []
