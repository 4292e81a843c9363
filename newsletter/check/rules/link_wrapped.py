"""A link through a mail filter, a search engine or a social network that stands before the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from newsletter.check.addresses import Address, web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.model.finding import Finding

_WRAPPERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), parameters)
    for pattern, parameters in (
        (r"(?:\w+\.)?safelinks\.protection\.outlook\.com/.*", ("url",)),
        (r"(?:www\.)?google\.[a-z.]{2,6}/url", ("q", "url")),
        (r"(?:lm?|www)\.facebook\.com/l\.php", ("u",)),
        (r"l\.instagram\.com/.*", ("u",)),
        (r"urldefense\.proofpoint\.com/v\d/url", ("u",)),
        (r"urldefense\.com/v\d/.*", ()),
        (r"linkprotect\.cudasvc\.com/url", ("a",)),
        (r"(?:\w+-)?protect(?:-\w+)?\.mimecast(?:-offshore)?\.com/s/.*", ()),
        (r"slack-redir\.net/link", ("url",)),
        (r"(?:www\.)?youtube\.com/redirect", ("q",)),
        (r"out\.reddit\.com/.*", ("url",)),
        (r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)", ("url",)),
        (r"news\.google\.com/(?:rss/)?articles/.*", ()),
    )
)
"""Host and path, and the parameters that hold the page; none if the address hides it."""
_IN_PATH = re.compile(r"/v\d/__(https?:/.+?)__;")


def check(context: CheckContext) -> Iterator[Finding]:
    """By host and path; a sponsor's address is what was booked."""
    for link, address in web_links(context):
        parameters = None if link.paid else _wrapper(address)
        if parameters is not None:
            page = _page(address, parameters)
            hint = f"write {page[:200]}" if page else ""
            yield RULE.found(link.location, f"{address.host} stands before the page", hint)


def _wrapper(address: Address) -> tuple[str, ...] | None:
    where = f"{address.host}{address.path}"
    return next((names for pattern, names in _WRAPPERS if pattern.fullmatch(where)), None)


def _page(address: Address, parameters: tuple[str, ...]) -> str:
    values = dict(address.query)
    found = next((values[name] for name in parameters if values.get(name)), "")
    if "proofpoint" in address.host:  # it writes % as - and / as _
        found = unquote(found.replace("_", "/").replace("-", "%"))
    hidden = _IN_PATH.search(address.path)
    found = hidden[1] if hidden else found
    return found if re.match(r"https?://[^\s\"<>]+\Z", found) else ""


RULE = Rule(
    code="L019",
    name="link_wrapped",
    severity="warning",
    summary="a link goes through a mail filter or a site that counts clicks",
    why=(
        "It was copied from a mailbox or a search: it may hold your own address, it ends when the "
        "filter's contract does, and some ask the reader to sign in."
    ),
    remedy="open the page and copy its own address from the browser",
    source=Source(
        "safelinks-cleanup, an add-on for Thunderbird: how Microsoft's filter rewrites links",
        "https://github.com/Cimbali/safelinks-cleanup",
        "2026-11-26",
    ),
    check=check,
    needs="issue",
)
