"""What was found when a link's address was asked for."""

from __future__ import annotations

from typing import Literal, TypeAlias
from urllib.parse import urldefrag

from newsletter.dataclass import dataclass

Verdict: TypeAlias = Literal["answered", "broken", "not-checked"]
VERDICTS: tuple[Verdict, ...] = ("answered", "broken", "not-checked")

# Source: RFC 9110 sections 15.4.2 and 15.4.9: whoever keeps the link should change it.
_FOR_GOOD = frozenset([301, 308])


@dataclass(frozen=True, slots=True)
class Redirect:
    """One server's word that a page is elsewhere.

    Attributes:
        status: The HTTP status, 301 to 308.
        url: Where it is.
    """

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One address that was asked for, or why it was not.

    Attributes:
        url: As ``visited_address`` writes it.
        verdict: ``answered`` if a reader gets something there; ``broken`` if certainly not;
            ``not-checked`` if nobody knows.
        reason: Why it is not ``answered``, in a few words.
        status: The last HTTP status; 0 if no server said anything.
        redirects: In the order in which they were followed.
        content_type: What the last server says that it is; empty if it says nothing.
        temporary: Another time may say more.
        host_missing: It is broken because a host has no address.
        told: Why it was not checked is no flaw of the link, or is said elsewhere: no finding
            speaks of it.
    """

    url: str
    verdict: Verdict
    reason: str = ""
    status: int = 0
    redirects: tuple[Redirect, ...] = ()
    content_type: str = ""
    temporary: bool = False
    host_missing: bool = False
    told: bool = False

    @property
    def end(self) -> str:
        """The last address that was reached or tried."""
        return self.redirects[-1].url if self.redirects else self.url

    @property
    def moved_to(self) -> str:
        """Where the page is for good; empty if servers do not say that it moved."""
        moved = ""
        for redirect in self.redirects:
            if redirect.status not in _FOR_GOOD:
                break
            moved = redirect.url
        return moved


def visited_address(url: str) -> str:
    """The address that is asked for: without its fragment, which browsers keep to themselves."""
    try:
        return urldefrag(url.strip()).url
    except ValueError:
        return url.strip()
