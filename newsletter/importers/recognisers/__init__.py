"""What the lines of a page can be recognised as: one explicit tuple."""

from newsletter.importers.recognisers.advertiser_voice import ADVERTISER_VOICE, SPONSOR_LABEL
from newsletter.importers.recognisers.base import SURE, Recogniser, Recognition
from newsletter.importers.recognisers.credit_line import CREDIT_LINE, TRAILING_CREDIT
from newsletter.importers.recognisers.duplicate_caption import DUPLICATE_CAPTION
from newsletter.importers.recognisers.embed_title import EMBED_TITLE
from newsletter.importers.recognisers.furniture import (
    BOILERPLATE,
    BYLINE,
    CHAT_HEADER,
    DATELINE,
    READ_MORE,
)
from newsletter.importers.recognisers.section_heading import SECTION_HEADING
from newsletter.importers.recognisers.title_line import TITLE_LINE

RECOGNISERS: tuple[Recogniser, ...] = (
    CREDIT_LINE,
    TRAILING_CREDIT,
    DUPLICATE_CAPTION,
    EMBED_TITLE,
    SECTION_HEADING,
    ADVERTISER_VOICE,
    SPONSOR_LABEL,
    BYLINE,
    DATELINE,
    READ_MORE,
    BOILERPLATE,
    CHAT_HEADER,
    TITLE_LINE,
)

__all__ = ["RECOGNISERS", "SURE", "Recogniser", "Recognition"]
