"""The format of a picture, from its address alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsletter.check.clients.features import index

_DATA = re.compile(r"\s*data:([^;,\s]*)", re.I)
_EXTENSION = re.compile(r"\.([a-z0-9]+)\Z", re.I)
_CANDIDATE = re.compile(r"\s*(\S*[^\s,])(?:\s+[^,]*)?\s*(?:,|\Z)")


@lru_cache(4096)
def picture_features(address: str) -> tuple[str, ...]:
    """The features of a picture's format; empty if the address does not tell."""
    table = index()
    data = _DATA.match(address)
    if data:
        return table.data_pictures + table.media_types.get(data[1].lower(), ())
    extension = _EXTENSION.search(re.split(r"[?#]", address.strip(), maxsplit=1)[0])
    return table.extensions.get(extension[1].lower(), ()) if extension else ()


def candidates(srcset: str) -> Iterator[str]:
    """The addresses of a ``srcset`` attribute."""
    at = 0
    while at < len(srcset) and (match := _CANDIDATE.match(srcset, at)):
        yield match[1]
        at = match.end()
