"""An address with characters that should be percent-encoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.addresses import web_links
from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding

_TAG = re.compile(r"\{\{.*?\}\}")
_ODD = re.compile(r"[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]|%(?![0-9A-Fa-f]{2})")


def check(context: CheckContext) -> Iterator[Finding]:
    """Path and query as the author wrote them; hosts may have letters of any script."""
    for link, _ in web_links(context):
        rest = link.url.partition("://")[2].partition("/")[2]
        odd = _ODD.search(_TAG.sub("", rest))
        if odd:
            yield RULE.found(
                link.location, f'"{odd[0]}" in {excerpt(link.url, 60)} is not percent-encoded'
            )


RULE = Rule(
    code="L005",
    name="address_unencoded",
    severity="notice",
    summary="an address holds characters that some programs cut it at",
    why="Mail programs that make plain text into links end them there.",
    remedy="copy the address from the browser, or percent-encode these characters",
    source=Source(
        "RFC 3986, 2: characters", "https://www.rfc-editor.org/rfc/rfc3986#section-2", "2026-11-23"
    ),
    check=check,
    needs="issue",
)
