"""The last look at every address of a finished document.

Addresses that authors write are checked where they are read, and a theme's where they stand. What
a theme puts together from pieces is whole only here: ``href="{{ block.kicker }}"``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsletter.errors import Problem, ThemeError
from newsletter.excerpts import excerpt
from newsletter.urls import ALLOWED_SCHEMES

# As the serialiser writes attributes that hold a value of ours; what a theme wrote in any other way
# was checked before. Searched for as text, because a pattern takes 2 ms.
_STARTS = ('href="', 'src="', 'background="')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
# Browsers leave these out of an address before they look at its scheme (URL Standard, 4.4).
_PASSED_OVER = re.compile(r"[\x00-\x20]")


def refuse_addresses(html: str) -> None:
    """Refuse every scheme that is not on the allowlist, wherever it came from.

    Args:
        html: Finished, with its values in it; a platform's code is no scheme.

    Raises:
        ThemeError: E111, once for each address.
    """
    refused: dict[str, None] = {}
    for written in _addresses(html):
        address = _PASSED_OVER.sub("", unescape(written))
        scheme = _SCHEME.match(address)
        if scheme is not None and scheme[1].lower() not in ALLOWED_SCHEMES:
            refused[excerpt(address, 60)] = None
    if refused:
        hint = "a template writes it; use one of " + ", ".join(ALLOWED_SCHEMES[:4])
        raise ThemeError(
            Problem("E111", f'an address is "{address}", whose scheme is not allowed', hint=hint)
            for address in refused
        )


def _addresses(html: str) -> Iterator[str]:
    """What stands in an attribute for addresses, as written; plain web addresses left out."""
    for opening in _STARTS:
        at = html.find(opening)
        while at >= 0:
            start = at + len(opening)
            end = html.find('"', start)
            if not html.startswith(("https://", "http://"), start):
                yield html[start:end]
            at = html.find(opening, max(start, end))
