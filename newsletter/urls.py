"""Which URLs may stand in an email, and how they are written."""

from __future__ import annotations

import functools
import re

from newsletter.patterns import late_pattern

# http and https lead somewhere, mailto and tel open a program, cid is a picture in the email.
# javascript:, data: and file: are attacks or mistakes, and mail clients drop them.
ALLOWED_SCHEMES = ("https", "http", "mailto", "tel", "cid")

_SCHEME = late_pattern(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_OWN_PICTURE = late_pattern(r"images/[A-Za-z0-9._-]+")
_UNSAFE = late_pattern(r"[\x00-\x20\x7f-\xa0\"'<>\\^`{|}\u2028\u2029\u200b-\u200f\ufeff]")


_TRACKING = late_pattern(
    r"utm_\w+|(?:fb|g|dcl|msclk|yclk|tw|wbra|gbra|ttc)lid|fbclid|gclid|msclkid|mc_(?:cid|eid)|igshid"
    r"|_gl|_ga|_hs\w+|ref|ref_?src|ref_url|cmp|cmpid|ncid|icid|ito|smid|smtyp|s_cid|sr_share|spm"
    r"|ocid|xtor|wt_\w+|guccounter|guce_\w+|srnd|at_\w+|ns_\w+|mkt_tok|vero_id|source|src"
    r"|feature|si|share|shared|__twitter_impression|amp|outputtype|rss|feedtype|feedname",
    re.IGNORECASE,
)
_AMP_CACHE = late_pattern(r"/(?:[cvi]/)?(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_AMP_PATH = late_pattern(
    r"^/amp(?=/)|/amp(?:\.html)?$|\.amp(?=\.html?$|$)|(?<=\.html)\.amp$", re.IGNORECASE
)
_INDEX = late_pattern(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


# The rules compare an issue with ten earlier ones, of which the next has nine.
@functools.lru_cache(maxsize=2000)
def story_key(url: str) -> str:
    """What is the same for all addresses of one story: for comparing, not for linking.

    Left aside are the scheme, ``www.``, ``m.`` and ``amp.`` before the host, a slash at the end,
    the fragment, the order of the parameters, those that only count readers, the marks of AMP
    pages, and the caches of AMP at Google and ampproject.org.

    Returns:
        Host, path and parameters; an address that is none as it stands.
    """
    from urllib.parse import parse_qsl, urlencode, urlsplit  # noqa: PLC0415 - only for comparing

    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        if not host:
            return url.strip()
        cached = host.endswith(".cdn.ampproject.org") or (
            host.removeprefix("www.").startswith("google.") and parts.path.startswith("/amp/")
        )
        page = _AMP_CACHE.fullmatch(parts.path.removeprefix("/amp")) if cached else None
        if page:
            parts = urlsplit(f"https://{page['page']}?{parts.query}")
            host = parts.hostname or ""
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    host = re.sub(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)", "", host.removeprefix("www."))
    path, query = parts.path, parts.query
    if host == "youtu.be":
        host, path, query = "youtube.com", "/watch", f"v={path.strip('/')}"
    path = _INDEX.sub("", _AMP_PATH.sub("", path.rstrip("/"))).rstrip("/")
    kept = sorted(
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    )
    return f"{host}{port}{path}" + (f"?{urlencode(kept)}" if kept else "")


def is_allowed_url(url: str) -> bool:
    """Whether a URL has an allowed scheme, or names one of the build's own pictures."""
    if url.startswith("{{"):
        return True  # a merge tag that stands for the whole address; merge_tags decides which may
    scheme = _SCHEME.match(url)
    if scheme:
        return scheme[0].lower() in ALLOWED_SCHEMES
    return _OWN_PICTURE.fullmatch(url) is not None


def encode_url(url: str) -> str:
    """Percent-encode what may not stand in a URL; what is encoded already stays as it is."""
    return _UNSAFE.sub(_percent_encode, url)


def _percent_encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
