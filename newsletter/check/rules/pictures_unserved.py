"""Pictures whose addresses lead nowhere from a reader's mail program."""

from __future__ import annotations

from newsletter.check.composed import composed
from newsletter.check.rule import Rule, Source

RULE = Rule(
    code="W139",
    name="pictures_unserved",
    severity="warning",
    summary="the email's pictures have no address on the web",
    why=(
        "Without images.base_url the email names its pictures as files beside it, which only a "
        "preview can show: every reader would see empty boxes."
    ),
    remedy="set base_url in [images] to where the build's pictures are served",
    source=Source(
        "RFC 3986, section 5: an address without a base leads nowhere",
        "https://www.rfc-editor.org/rfc/rfc3986#section-5",
        "2026-11-23",
    ),
    check=composed("W139"),
    needs="issue",
)
