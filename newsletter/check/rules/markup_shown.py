"""HTML or Markdown that readers will see as signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.check.context import CheckContext
from newsletter.check.newsroom import COPY_DESK
from newsletter.check.rule import Rule
from newsletter.model.finding import Finding
from newsletter.patterns import late_pattern

_HTML = late_pattern(
    r"</?(?:p|br|b|i|u|em|strong|span|div|a|img|h[1-6]|ul|ol|li|table|td|tr|font|blockquote|sup|sub"
    r"|figure|figcaption|iframe|script|style|center|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKDOWN = late_pattern(
    # "f***ing" and "sh**" are censored, "* * *" and "***" part scenes, "[12][13]" are notes.
    r"(?<![\w*])\*{2,3}(?=[^\s*])|(?<=[^\s*])(?<!\b\w)(?<!\b\w\w)\*{2,3}(?![\w*])"
    r"|\]\(\S|(?<=[^\W\d])\]\[\w|!\[|\[/(?:b|i|u|url|img|quote)\]|\[caption "
)


def check(context: CheckContext) -> Iterator[Finding]:
    """Once in each passage, for each of the two languages."""
    prose = context.prose
    if not any(sign in prose.text for sign in "<*[]"):
        return
    for _, start, text in prose.each():
        for pattern, what in ((_HTML, "an HTML tag"), (_MARKDOWN, "a Markdown mark")):
            match = pattern.search(text)
            if match is not None:
                said = f'{what} is shown as text: "{match[0][:30]}"'
                yield RULE.found(prose.at(start + match.start()), said)


RULE = Rule(
    code="N025",
    name="markup_shown",
    severity="warning",
    summary="markup is shown as text",
    why=(
        "HTML is text like any other in an issue, and a mark of Markdown that has no other half is "
        "too: the reader sees the signs."
    ),
    remedy="write it in Markdown, and see that every ** and bracket is closed",
    source=COPY_DESK,
    check=check,
    needs="issue",
)
