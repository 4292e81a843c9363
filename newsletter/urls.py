"""Which URLs may stand in an email, and how they are written."""

from __future__ import annotations

import re

# http and https lead somewhere, mailto and tel open a program, cid is a picture in the email.
# javascript:, data: and file: are attacks or mistakes, and mail clients drop them.
ALLOWED_SCHEMES = ("https", "http", "mailto", "tel", "cid")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_OWN_PICTURE = re.compile(r"images/[A-Za-z0-9._-]+")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\"'<>\\^`{|}\u2028\u2029\u200b-\u200f\ufeff]")


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
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
