"""The tables of newsletter.toml about new issues; what is wrong is added to the rest."""

from __future__ import annotations

from typing import Literal, cast

from newsletter.config.settings import DraftSettings, FeedSettings
from newsletter.fields import Fields
from newsletter.formats import wrong_https_url, wrong_relative_path
from newsletter.model.blocks import ITEM_KINDS

_DEFAULTS = DraftSettings()
_FEED = FeedSettings("")


def read_drafts(fields: Fields) -> DraftSettings:
    """Read ``[drafts]``."""
    balance = fields.choice("balance", ("sections", "newest"), _DEFAULTS.balance)
    pictures = fields.choice("pictures", ("copy", "link", "none"), _DEFAULTS.pictures)
    drafts = DraftSettings(
        items=fields.whole("items", _DEFAULTS.items, low=1, high=100),
        balance=cast(Literal["sections", "newest"], balance),
        past_issues=fields.whole("past_issues", _DEFAULTS.past_issues, low=0, high=1000),
        max_age_days=fields.whole("max_age_days", _DEFAULTS.max_age_days, low=1, high=3650),
        pictures=cast(Literal["copy", "link", "none"], pictures),
    )
    fields.finish()
    return drafts


def read_feeds(top: Fields) -> tuple[FeedSettings, ...]:
    """Read every ``[[feeds]]``."""
    feeds = tuple(_feed(fields) for fields in top.tables("feeds"))
    names: set[str] = set()
    for feed in feeds:
        if feed.name and feed.name in names:
            message = f'two feeds are called "{feed.name}"'
            top.report(feed.location, message, "a feed's name tells it from the others")
        names.add(feed.name)
    return feeds


def _feed(fields: Fields) -> FeedSettings:
    url, file = fields.text("url"), fields.text("file")
    place = fields.node.location
    if bool(url) == bool(file):
        message = f"{fields.name} needs either a url or a file"
        fields.report(fields.node.key_location, message, "name one of them")
    for key, value, wanted in (
        ("url", url, _wrong_address(url)),
        ("file", file, wrong_relative_path(file) if file else ""),
    ):
        node = fields.get(key)
        if node is not None and value and wanted:
            problem = node.location.problem("E022", f"{fields.path(key)} must be {wanted}")
            fields.problems.append(problem)
    feed = FeedSettings(
        name=fields.text("name", required=True).strip(),
        url=url,
        file=file,
        section=" ".join(fields.text("section").split()),
        limit=fields.whole("limit", _FEED.limit, low=1, high=100),
        kind=fields.choice("kind", ITEM_KINDS, ""),
        source=" ".join(fields.text("source").split()),
        lead=fields.flag("lead", _FEED.lead),
        enabled=fields.flag("enabled", _FEED.enabled),
        location=place,
    )
    fields.finish()
    return feed


def _wrong_address(url: str) -> str:
    """Feeds without encryption are still about; what is written of them is read by a person."""
    safe = "https://" + url.removeprefix("http://").removeprefix("https://")
    return "a full https:// or http:// address" if url and wrong_https_url(safe) else ""
