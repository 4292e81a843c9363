"""Addresses that lead through somebody's counter -> the address that they stand for.

Documents, chats and mail programs put their own host before every link that is copied from them;
what they lead to stands whole in a parameter.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

# The host or its end, the path, and the parameter that holds the address.
_COUNTERS = (
    ("www.google.com", "/url", ("q", "url")),
    ("google.com", "/url", ("q", "url")),
    ("l.facebook.com", "/l.php", ("u",)),
    ("lm.facebook.com", "/l.php", ("u",)),
    ("l.instagram.com", "/", ("u",)),
    ("slack-redir.net", "/link", ("url",)),
    (".safelinks.protection.outlook.com", "/", ("url",)),
    ("statics.teams.cdn.office.net", "/evergreen-assets/safelinks/", ("url",)),
    ("www.linkedin.com", "/redir/redirect", ("url",)),
    ("out.reddit.com", "/", ("url",)),
    ("steamcommunity.com", "/linkfilter/", ("url", "u")),
)


def unwrap_link(url: str) -> str:
    """The address that a link leads to in the end, where the link itself says it."""
    if "?" not in url:
        return url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        known = [
            names
            for name, path, names in _COUNTERS
            if (host == name or (name[0] == "." and host.endswith(name)))
            and parts.path.startswith(path)
        ]
        said = parse_qs(parts.query) if known else {}
    except ValueError:
        return url
    for name in known[0] if known else ():
        for inner in said.get(name, []):
            if inner.startswith(("https://", "http://")):
                return inner
    return url
