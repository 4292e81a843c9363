"""A mailto: link whose address is none."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from newsletter.check.context import CheckContext
from newsletter.check.rule import Rule, Source
from newsletter.excerpts import excerpt
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_ADDRESS = late_pattern(r"\s*[^\s@<>\"]+@[\w-]+(?:\.[\w-]+)+\s*")


def check(context: CheckContext) -> Iterator[Finding]:
    """Every address of the link; merge tags stand for one."""
    for link in context.links:
        if not link.url.lower().startswith("mailto:") or "{{" in link.url:
            continue
        said = unquote(link.url[len("mailto:") :].partition("?")[0])
        if not all(map(_ADDRESS.fullmatch, said.split(","))):
            yield RULE.found(link.location, f'"{excerpt(said)}" is no email address')


RULE = Rule(
    code="L012",
    name="mailto_malformed",
    severity="warning",
    summary="a mailto: link has no address that mail can be sent to",
    why="The reader's mail program opens with an empty line, or not at all.",
    remedy="write mailto:name@example.org",
    source=Source("RFC 6068, mailto", "https://www.rfc-editor.org/rfc/rfc6068", "2026-11-23"),
    check=check,
    needs="issue",
)
