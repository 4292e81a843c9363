"""Where links lead: their addresses taken apart, and which hosts nobody outside can reach."""

from __future__ import annotations

import functools
import ipaddress
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from newsletter.dataclass import dataclass

if TYPE_CHECKING:
    from newsletter.check.context import CheckContext
    from newsletter.check.words import IssueLink

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\*\|.*?\|\*|%%.*?%%|\[\[.*?\]\]|<%.*?%>")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; merge tags in it are left out.

    Attributes:
        scheme: In lower case.
        host: In lower case; empty if there is none.
        path: With its slash.
        query: Parameters in order, values decoded.
        flaw: Why it leads nowhere; empty if it may lead somewhere.
    """

    url: str
    scheme: str
    host: str
    path: str
    query: tuple[tuple[str, str], ...]
    flaw: str = ""


@functools.lru_cache(maxsize=2048)
def read_address(url: str) -> Address | None:
    """Take a web address apart; None for ``mailto:`` and the like, and for a merge tag alone."""
    known = _TAG.sub("", url)
    scheme = known.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        return None
    try:
        parts = urlsplit(known)
        host = (parts.hostname or "").rstrip(".")
        port_flaw = _port_flaw(parts.netloc, parts.port)
    except ValueError as error:
        flaw = "its port is no port" if "ort" in str(error) else "its host cannot be read"
        return Address(url, scheme, "", "", (), flaw)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    flaw = _host_flaw(host, url) or port_flaw
    if not flaw and "@" in parts.netloc:
        flaw = "it holds a user's name or password"
    return Address(url, scheme, host, parts.path, query, flaw)


def _port_flaw(netloc: str, port: int | None) -> str:
    return "it has a colon without a port" if netloc.endswith(":") and port is None else ""


def _host_flaw(host: str, url: str) -> str:
    if host in ("http", "https"):
        return "it begins with https:// twice"
    if not host:
        return "" if "{{" in url else "it has no host"
    if _ip(host) is not None or is_private(host):
        return ""
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return f'"{host}" is no host'
    labels = ascii_host.split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return f'"{host}" is no host on the internet'
    return ""


@functools.lru_cache(maxsize=1000)  # each rule asks, and most of a newsletter's links lead home
def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


_PRIVATE_ENDS = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp",
                 ".test", ".invalid")  # fmt: skip


def is_private(host: str) -> bool:
    """Whether only this machine or this network knows a host.

    Source: RFC 6761 and 6762 (names), RFC 8375, and the address registries behind ``ipaddress``.
    """
    address = _ip(host)
    if address is not None:
        return not address.is_global
    return host == "localhost" or host.endswith(_PRIVATE_ENDS)


_TRIAL = r"staging|stage|stg|dev|develop|preview|preprod|pre-prod|uat|qa|sandbox|test"
_STAGING = re.compile(
    rf"(?:^|\.)(?!dev-(?:guide|docs?|blog|hub|cent(?:er|re)|portal)\.)(?:{_TRIAL})"
    rf"(?:\d*|-[a-z0-9-]+)\.(?=.+\.)|-(?:{_TRIAL})\d*\.(?=.+\.)"
    r"|\.(?:ngrok\.io|ngrok-free\.app|ngrok\.app|loca\.lt|trycloudflare\.com|serveo\.net)$"
    r"|--[a-z0-9-]+\.netlify\.app$|-git-[a-z0-9-]+\.vercel\.app$"
)
"""Hosts for trying things out, by their names; tunnels to somebody's own machine too."""


def is_staging(host: str) -> bool:
    """Whether a host's name says that it is for trying things out."""
    return _STAGING.search(host) is not None


def web_links(context: CheckContext) -> Iterator[tuple[IssueLink, Address]]:
    """Every link of the issue that leads to the web, with its address."""
    for link in context.links:
        address = read_address(link.url)
        if address is not None:
            yield link, address
