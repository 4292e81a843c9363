"""The chosen platform's merge tags for one issue, as the renderers ask for them."""

from __future__ import annotations

import datetime

from newsletter.assemble.merge_tags import (
    Dialect,
    offers,
    resolve,
    resolve_for_web,
    resolve_in_url,
    resolve_in_url_for_web,
)
from newsletter.config.settings import Links
from newsletter.dataclass import dataclass
from newsletter.model.inline import MergeTag
from newsletter.model.location import Location


@dataclass(frozen=True, slots=True)
class PlatformTags:
    """Merge tags bound to a platform, the publication's links and the issue's day."""

    platform: Dialect
    links: Links
    date: datetime.date

    @property
    def openers(self) -> tuple[str, ...]:
        """What begins template code on the platform."""
        return self.platform.openers

    def available(self, name: str) -> bool:
        """Whether there is anything to put for the tag."""
        return offers(name, self.platform, self.links)

    def code(self, tag: MergeTag) -> str:
        """The platform's code for a tag."""
        return resolve(tag, self.platform, self.links, self.date)

    def web(self, tag: MergeTag) -> str:
        """The fallback, or nothing."""
        return resolve_for_web(tag)

    def url(self, url: str, location: Location) -> str:
        """An address with the platform's codes in it."""
        return resolve_in_url(url, self.platform, self.links, self.date, location)

    def web_url(self, url: str, location: Location) -> str:
        """An address for the web version."""
        return resolve_in_url_for_web(url, location)
