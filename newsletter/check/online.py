"""The finished email's links and pictures, as the rules that need the network see them.

What leads nowhere by its very writing is not asked for: other rules speak of it. Neither is what
only the platform can fill, nor the issue's own page on the web, which is published with it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsletter.check.addresses import is_private, read_address
from newsletter.check.platform_code import FAMILIES
from newsletter.dataclass import dataclass
from newsletter.model.location import Location
from newsletter.model.visit import Visit, visited_address
from newsletter.urls import story_key

if TYPE_CHECKING:
    from newsletter.check.context import CheckContext
    from newsletter.config.settings import Config

_WEB = re.compile(r"https?://", re.IGNORECASE)
_SHOWN = 90
_FRONT = re.compile(r"/?(?:index\.\w+|home|[a-z]{2}(?:[-_][a-z]{2})?)?/?", re.IGNORECASE)
"""The path of a first page, also of one in a language."""


@dataclass(frozen=True, slots=True)
class OnlineLink:
    """An address of the finished email, with all places where it was written.

    Attributes:
        url: As it stands in the email.
        places: Those of the issue, of newsletter.toml, or of the theme.
        picture: It is a picture's.
        own: It is one of the pictures that the build made, to be served by the publication.
        paid: It is a sponsor's, whose server counts its readers.
        left_out: Why it is not asked for; empty if it is.
    """

    url: str
    places: tuple[Location, ...]
    picture: bool = False
    own: bool = False
    paid: bool = False
    left_out: str = ""

    @property
    def shown(self) -> str:
        """The address for a message."""
        return self.url if len(self.url) <= _SHOWN else self.url[:_SHOWN] + "…"


def online_links(context: CheckContext) -> tuple[OnlineLink, ...]:
    """Every address that a reader's tap or mail program asks for, each once, in reading order."""
    written: dict[str, list[Location]] = {}
    for link in context.links:
        written.setdefault(visited_address(link.url), []).append(link.location)
    for key, address in _addresses_of_settings(context.config):
        written.setdefault(visited_address(address), []).append(context.setting_place(key))
    found: dict[tuple[str, bool], OnlineLink] = {}
    base = context.config.images.base_url.replace("{date}", context.date.isoformat())
    for element in (*context.page.links, *context.page.images):
        picture = element.tag == "img"
        url = (element.get("src" if picture else "href") or "").strip()
        reason = _left_out(url, context)
        if not reason and not _WEB.match(url):
            continue
        address = visited_address(url)
        places = [] if picture else written.get(address, [])
        places = places or [context.page.locate(element)]
        known = found.get((address, picture))
        found[address, picture] = OnlineLink(
            url=known.url if known else url,
            places=tuple(dict.fromkeys((*(known.places if known else ()), *places))),
            picture=picture,
            own=picture and bool(base) and url.startswith(base),
            paid=(known is not None and known.paid) or "sponsored" in (element.get("rel") or ""),
            left_out=reason,
        )
    return tuple(found.values())


def visits_of(context: CheckContext) -> Iterator[tuple[OnlineLink, Visit]]:
    """Every link with what was found at its address."""
    online = context.online or {}
    for link in context.online_links:
        address = visited_address(link.url)
        if link.left_out:
            yield link, Visit(address, "not-checked", link.left_out, told=True)
        elif (visit := online.get(address)) is None:
            yield link, Visit(address, "not-checked", "it was not asked for")
        else:
            yield link, _judge_picture(visit) if link.picture else visit


def addresses_to_visit(links: Iterable[OnlineLink]) -> tuple[str, ...]:
    """What has to be asked for, each address once."""
    return tuple(dict.fromkeys(visited_address(it.url) for it in links if not it.left_out))


def _judge_picture(visit: Visit) -> Visit:
    mime = visit.content_type.partition(";")[0].strip().lower()
    # Servers that do not know a file's type say application/octet-stream, and browsers look inside.
    if (
        visit.verdict != "answered"
        or mime in ("", "application/octet-stream")
        or mime.startswith("image/")
    ):
        return visit
    return dataclasses.replace(visit, verdict="broken", reason=f"it is {mime[:40]}, no picture")


def _left_out(url: str, context: CheckContext) -> str:
    for family in FAMILIES:
        if family.sign in url and family.pattern.search(url):
            return "it holds a merge tag, which only the platform fills"
    if any(opener in url for opener in context.tag_openers):
        return "it holds a merge tag, which only the platform fills"
    view = context.config.links.view_in_browser.replace("{date}", context.date.isoformat())
    if view and visited_address(url) == visited_address(view):
        return "it is the issue's own page, published with it"
    address = read_address(url)
    if address is not None and address.flaw:
        return f"no browser can follow it: {address.flaw}"
    if address is not None and is_private(address.host):
        return "it leads to this machine or this network"
    return ""


def _addresses_of_settings(config: Config) -> Iterator[tuple[str, str]]:
    """Each by its key in newsletter.toml."""
    for index, link in enumerate(config.links.social):
        yield f"links.social[{index}].url", link.url
    for key in ("preferences", "unsubscribe"):
        yield f"links.{key}", getattr(config.links, key)
    yield "publication.url", config.publication.url


def without_own_tracking(url: str, config: Config) -> str:
    """An address without the parameters that ``[links.utm]`` added to it."""
    names = {f"utm_{setting.key}" for setting in config.links.utm}
    parts = urlsplit(url)
    if not names or not parts.query:
        return url
    kept = [it for it in parts.query.split("&") if it.partition("=")[0] not in names]
    return parts._replace(query="&".join(kept)).geturl()


def ends_at_front_page(visit: Visit) -> bool:
    """Whether a site sent its visitor from some page of it to its first one."""
    asked, end = urlsplit(visit.url), urlsplit(visit.end)
    return (
        bool(visit.redirects)
        and story_key(visit.url).partition("/")[0] == story_key(visit.end).partition("/")[0]
        and not end.query
        and _FRONT.fullmatch(end.path) is not None
        and _FRONT.fullmatch(asked.path) is None
    )


def after_redirects(visit: Visit) -> str:
    """Where the redirects ended, for a message; empty if there were none."""
    return f" (redirected to {visit.end[:_SHOWN]})" if visit.redirects else ""
