"""Every rule, by group and code: one line each. A rule that is not here does not run."""

from __future__ import annotations

from newsletter.check.rule import Rule
from newsletter.check.rules.attribute_twice import RULE as ATTRIBUTE_TWICE
from newsletter.check.rules.data_link import RULE as DATA_LINK
from newsletter.check.rules.event_handler import RULE as EVENT_HANDLER
from newsletter.check.rules.form import RULE as FORM
from newsletter.check.rules.frame import RULE as FRAME
from newsletter.check.rules.header_line_over_limit import RULE as HEADER_LINE_OVER_LIMIT
from newsletter.check.rules.header_line_unfolded import RULE as HEADER_LINE_UNFOLDED
from newsletter.check.rules.html_near_limit import RULE as HTML_NEAR_LIMIT
from newsletter.check.rules.html_over_limit import RULE as HTML_OVER_LIMIT
from newsletter.check.rules.id_twice import RULE as ID_TWICE
from newsletter.check.rules.ignore_expired import RULE as IGNORE_EXPIRED
from newsletter.check.rules.ignore_unused import RULE as IGNORE_UNUSED
from newsletter.check.rules.nesting_broken import RULE as NESTING_BROKEN
from newsletter.check.rules.partly_supported_by_clients import RULE as PARTLY_SUPPORTED_BY_CLIENTS
from newsletter.check.rules.picture_format_unsupported import RULE as PICTURE_FORMAT_UNSUPPORTED
from newsletter.check.rules.picture_heavy import RULE as PICTURE_HEAVY
from newsletter.check.rules.pictures_heavy_together import RULE as PICTURES_HEAVY_TOGETHER
from newsletter.check.rules.preheader_cut import RULE as PREHEADER_CUT
from newsletter.check.rules.preheader_missing import RULE as PREHEADER_MISSING
from newsletter.check.rules.script import RULE as SCRIPT
from newsletter.check.rules.script_link import RULE as SCRIPT_LINK
from newsletter.check.rules.subject_cut import RULE as SUBJECT_CUT
from newsletter.check.rules.subject_shouting import RULE as SUBJECT_SHOUTING
from newsletter.check.rules.tag_unclosed import RULE as TAG_UNCLOSED
from newsletter.check.rules.unsupported_by_clients import RULE as UNSUPPORTED_BY_CLIENTS

RULES: tuple[Rule, ...] = (
    # Clients
    UNSUPPORTED_BY_CLIENTS,
    PARTLY_SUPPORTED_BY_CLIENTS,
    PICTURE_FORMAT_UNSUPPORTED,
    # Size
    HTML_OVER_LIMIT,
    HTML_NEAR_LIMIT,
    PICTURE_HEAVY,
    PICTURES_HEAVY_TOGETHER,
    HEADER_LINE_OVER_LIMIT,
    HEADER_LINE_UNFOLDED,
    SUBJECT_CUT,
    PREHEADER_CUT,
    PREHEADER_MISSING,
    # Accessibility
    # Links
    # Deliverability
    SUBJECT_SHOUTING,
    # Newsroom
    # Mistakes of HTML
    NESTING_BROKEN,
    ID_TWICE,
    TAG_UNCLOSED,
    SCRIPT,
    FORM,
    FRAME,
    EVENT_HANDLER,
    SCRIPT_LINK,
    DATA_LINK,
    ATTRIBUTE_TWICE,
    # Ignores
    IGNORE_UNUSED,
    IGNORE_EXPIRED,
)
