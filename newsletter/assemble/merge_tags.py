"""Portable merge tags to what one platform understands; content never becomes template code."""

from __future__ import annotations

import datetime
import re
from urllib.parse import quote

from newsletter.assemble.dialects import DIALECTS, Dialect
from newsletter.config.settings import Links
from newsletter.errors import MergeTagError, Problem
from newsletter.fields import did_you_mean
from newsletter.model.inline import MergeTag
from newsletter.model.location import NOWHERE, Location
from newsletter.model.merge_tag_syntax import URL_TAG_NAMES, split_tags
from newsletter.urls import encode_url

__all__ = [
    "DIALECTS",
    "Dialect",
    "dialect",
    "offers",
    "resolve",
    "resolve_for_web",
    "resolve_in_url",
    "resolve_in_url_for_web",
]

_LINK_KEYS = {
    "unsubscribe_url": "unsubscribe",
    "preferences_url": "preferences",
    "view_in_browser_url": "view_in_browser",
}
# Quotes, braces, brackets, bars, stars, signs of HTML and of any platform's code. No escape for
# them is common to all the platforms, and some have none, so a fallback does without.
_NOT_IN_A_FALLBACK = re.compile(r"""[][{}|*%<>&"'`\\=,#$@~^\x00-\x1f\x7f-\x9f]""")
_LEADS_SOMEWHERE = re.compile(r"https?://[^/?#]+[/?#]|(?!https?:)[A-Za-z][A-Za-z0-9+.-]*:")


def dialect(name: str) -> Dialect:
    """The platform's row.

    Raises:
        MergeTagError: E144 if no platform has that name.
    """
    for row in DIALECTS:
        if row.name == name:
            return row
    known = [row.name for row in DIALECTS]
    problem = Problem("E144", f'unknown platform "{name}"', hint=did_you_mean(name, known))
    raise MergeTagError(problem)


def offers(name: str, platform: Dialect, links: Links) -> bool:
    """Whether a tag can be resolved, so that a theme can leave out a link that leads nowhere."""
    if platform.name == "none" and name not in _LINK_KEYS:
        return True
    return platform.code(name) is not None or bool(_configured(name, links))


def resolve(tag: MergeTag, platform: Dialect, links: Links, date: datetime.date) -> str:
    """What a tag becomes in the email.

    A platform's code holds no character that HTML escapes, so the result may be escaped like
    any other text, and on platform ``none`` it must be.

    Args:
        tag: A known tag.
        platform: The platform's row.
        links: The publication's own addresses; used where the platform has no tag for one.
        date: The issue's date, for ``{date}`` in an address.

    Raises:
        MergeTagError: E141 if neither the platform nor ``[links]`` has what the tag asks for;
            E142 if the fallback cannot be written safely on that platform.
    """
    if platform.name == "none" and tag.name not in _LINK_KEYS:
        return tag.fallback
    code = platform.code(tag.name)
    if code is None:
        return _address(tag, platform, links, date)
    if not tag.fallback or tag.name == "email":
        return code
    resolved = _with_fallback(tag, platform, tag.fallback)
    _refuse_unsafe_fallback(tag, platform)
    return resolved


def resolve_in_url(
    url: str,
    platform: Dialect,
    links: Links,
    date: datetime.date,
    location: Location = NOWHERE,
) -> str:
    """A link's address with its portable tags resolved.

    A fallback, and on platform ``none`` every value, is percent-encoded; a tag that stands for
    an address may begin the link, and is then used as it is.

    Args:
        url: As the author wrote it.
        location: Where the address stands.

    Raises:
        MergeTagError: E140 for unknown tags, E141 as ``resolve`` does, E143 if a subscriber's
            name or address would decide where the link leads.
    """
    if "{{" not in url:
        return _literal(url, platform)
    resolved: list[str] = []
    problems: list[Problem] = []
    for index, part in enumerate(_parts(url, location)):
        if isinstance(part, str):
            resolved.append(_literal(part, platform))
            continue
        resolve_part = _inside_url if index else resolve
        try:
            resolved.append(resolve_part(part, platform, links, date))
        except MergeTagError as error:
            problems += error.problems
    if problems:
        raise MergeTagError(problems)
    return "".join(resolved)


def _literal(part: str, platform: Dialect) -> str:
    """A part of an address that is no tag: safe characters, and nothing the platform reads."""
    encoded = encode_url(part)
    for opener in platform.openers:
        if opener in encoded:
            encoded = encoded.replace(opener, f"%{ord(opener[0]):02X}{opener[1:]}")
    return encoded


def _inside_url(tag: MergeTag, platform: Dialect, links: Links, date: datetime.date) -> str:
    if platform.name == "none" and tag.name not in _LINK_KEYS:
        return quote(tag.fallback, safe="")
    code = platform.code(tag.name)
    if code is None:
        return quote(_address(tag, platform, links, date), safe="")
    if not tag.fallback or tag.name == "email":
        return code
    return _with_fallback(tag, platform, quote(tag.fallback, safe=""))


def resolve_for_web(tag: MergeTag) -> str:
    """What a tag becomes in the web version, which no platform fills: its fallback."""
    return "" if tag.name in _LINK_KEYS else tag.fallback


def resolve_in_url_for_web(url: str, location: Location = NOWHERE) -> str:
    """A link's address for the web version; empty if it is one of the platform's own pages.

    What follows ``{{ view_in_browser_url }}`` stays: ``#second-story`` leads there in the web
    version itself.

    Raises:
        MergeTagError: E140 for unknown tags, E143 as ``resolve_in_url`` does.
    """
    if "{{" not in url:
        return encode_url(url)
    parts = _parts(url, location)
    first = parts[0] if parts else ""
    if isinstance(first, MergeTag) and first.name != "view_in_browser_url":
        return ""
    return "".join(
        encode_url(part) if isinstance(part, str) else quote(resolve_for_web(part), safe="")
        for part in parts
    )


def _parts(url: str, location: Location) -> list[str | MergeTag]:
    """The address's parts; subscriber's data may not decide where a link leads.

    ``{{ email }}`` at the beginning would let it choose the scheme (``javascript:``), and
    ``https://{{ email }}/`` the host.
    """
    parts = _parse_tags(url, location)
    if not parts:
        return parts
    first = parts[0]
    if isinstance(first, str):
        leads = bool(_LEADS_SOMEWHERE.match(first)) or len(parts) == 1
    else:
        leads = first.name in URL_TAG_NAMES
    if not leads:
        tag = next(part for part in parts if isinstance(part, MergeTag))
        problem = f"{{{{ {tag.name} }}}} cannot decide where a link leads"
        hint = "write the address up to its first slash, https://example.org/, without tags"
        raise MergeTagError(location.problem("E143", problem, hint))
    return parts


def _parse_tags(url: str, location: Location) -> list[str | MergeTag]:
    """The parts, with the link's place for each tag: a document may spell an address otherwise."""
    parts, problems = split_tags(url)
    if problems:
        raise MergeTagError(location.problem(it.code, it.message, it.hint) for it in problems)
    return [
        part if isinstance(part, str) else MergeTag(part.name, part.fallback, location)
        for part in parts
    ]


def _configured(name: str, links: Links) -> str:
    return str(getattr(links, _LINK_KEYS[name])) if name in _LINK_KEYS else ""


def _address(tag: MergeTag, platform: Dialect, links: Links, date: datetime.date) -> str:
    """The publication's own address, for what the platform has no tag for."""
    address = _configured(tag.name, links)
    if address:
        return address.replace("{date}", date.isoformat())
    if tag.name in _LINK_KEYS:
        hint = f"set links.{_LINK_KEYS[tag.name]} in newsletter.toml, or take the tag out"
    else:
        hint = "take the tag out"
    what = "has no address for" if platform.name == "none" else "has no merge tag for"
    problem = f'platform "{platform.name}" {what} {{{{ {tag.name} }}}}'
    raise MergeTagError(tag.location.problem("E141", problem, hint))


def _with_fallback(tag: MergeTag, platform: Dialect, fallback: str) -> str:
    code = platform.code_with_fallback(tag.name)
    if code is None:
        problem = f'platform "{platform.name}" has no fallback for {{{{ {tag.name} }}}}'
        hint = f"write {{{{ {tag.name} }}}} and give every subscriber a value on the platform"
        raise MergeTagError(tag.location.problem("E142", problem, hint))
    return code.replace("FALLBACK", fallback)


def _refuse_unsafe_fallback(tag: MergeTag, platform: Dialect) -> None:
    found = list(dict.fromkeys(_NOT_IN_A_FALLBACK.findall(tag.fallback)))
    if found:
        shown = " ".join(it if it.isprintable() else f"U+{ord(it):04X}" for it in found)
        problem = f'the fallback of {tag.name} cannot hold {shown} on platform "{platform.name}"'
        hint = "use ’ for an apostrophe" if found == ["'"] else "use letters, spaces and . ! ? -"
        raise MergeTagError(tag.location.problem("E142", problem, hint))
