"""The pictures of an email with their bytes, each at the place that shows it."""

from __future__ import annotations

from newsletter.check.context import CheckContext
from newsletter.check.rule import Source
from newsletter.model.email import Asset
from newsletter.model.location import Location

SOURCE = Source(
    "Google Lighthouse, network throttling: slow 4G is 1.6 Mbit/s; the bytes are our choice",
    "https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md",
    "2026-11-23",
)


def picture_weights(context: CheckContext) -> tuple[tuple[Asset, Location], ...]:
    """Every processed picture once, with where it is shown first; the masthead's is a setting.

    What an ``https:`` address leads to is not among them: nobody has fetched it.
    """
    places: dict[str, Location] = {}
    logos = [slot.logo for slot in context.issue.sponsor_slots if slot.logo is not None]
    for figure in (*(picture.figure for picture in context.pictures), *logos):
        name = figure.url.rpartition("/")[2].removeprefix("cid:").partition("@")[0]
        places.setdefault(name, figure.location)
    theme = context.config.theme
    masthead = ["theme.logo"] * bool(theme.logo) + ["theme.logo_dark"] * bool(theme.logo_dark)
    ours = [asset.name for asset in context.email.assets if asset.name not in places]
    places |= zip(ours, map(context.setting_place, masthead), strict=False)
    elsewhere = context.setting_place("theme")
    return tuple((asset, places.get(asset.name, elsewhere)) for asset in context.email.assets)
