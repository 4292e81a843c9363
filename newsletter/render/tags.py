"""What the renderers ask about merge tags; the answer depends on the sending platform."""

from __future__ import annotations

from typing import Protocol

from newsletter.model.inline import MergeTag
from newsletter.model.location import Location


class MergeTags(Protocol):
    """Turns portable merge tags into what one platform and the web version understand."""

    @property
    def openers(self) -> tuple[str, ...]:
        """What begins template code on the platform; literal text must not contain it."""

    def available(self, name: str) -> bool:
        """Whether the platform, or the configuration, has anything to put for the tag."""

    def code(self, tag: MergeTag) -> str:
        """The platform's code for a tag.

        Raises:
            MergeTagError: If the platform has none.
        """

    def web(self, tag: MergeTag) -> str:
        """What stands there in the web version: the fallback, or nothing."""

    def url(self, url: str, location: Location) -> str:
        """An address with the platform's codes for its tags, percent-encoded where it must be."""

    def web_url(self, url: str, location: Location) -> str:
        """The same for the web version; empty if it is one of the platform's own."""
