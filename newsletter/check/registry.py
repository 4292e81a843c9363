"""Every rule, by group and code: one line each. A rule that is not here does not run."""

from __future__ import annotations

from newsletter.check.rule import Rule
from newsletter.check.rules.html_near_limit import RULE as HTML_NEAR_LIMIT
from newsletter.check.rules.html_over_limit import RULE as HTML_OVER_LIMIT
from newsletter.check.rules.ignore_expired import RULE as IGNORE_EXPIRED
from newsletter.check.rules.ignore_unused import RULE as IGNORE_UNUSED
from newsletter.check.rules.subject_shouting import RULE as SUBJECT_SHOUTING

RULES: tuple[Rule, ...] = (
    # Clients
    # Size
    HTML_OVER_LIMIT,
    HTML_NEAR_LIMIT,
    # Accessibility
    # Links
    # Deliverability
    SUBJECT_SHOUTING,
    # Newsroom
    # Mistakes of HTML
    # Ignores
    IGNORE_UNUSED,
    IGNORE_EXPIRED,
)
