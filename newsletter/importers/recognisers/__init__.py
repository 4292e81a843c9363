"""What the lines of a page can be recognised as: one explicit tuple."""

from newsletter.importers.recognisers.advertiser_voice import ADVERTISER_VOICE
from newsletter.importers.recognisers.author import AUTHOR_NAME, AUTHOR_ROLE, BYLINE
from newsletter.importers.recognisers.base import SURE, Recogniser, Recognition
from newsletter.importers.recognisers.chat_header import CHAT_HEADER
from newsletter.importers.recognisers.credit_line import CREDIT_LINE, TRAILING_CREDIT
from newsletter.importers.recognisers.dateline import DATELINE
from newsletter.importers.recognisers.duplicate_caption import DUPLICATE_CAPTION
from newsletter.importers.recognisers.embed_title import EMBED_TITLE
from newsletter.importers.recognisers.furniture import (
    BOILERPLATE,
    GALLERY_COUNT,
    MAIL_FOOTER,
    READ_MORE,
)
from newsletter.importers.recognisers.kicker import KICKER
from newsletter.importers.recognisers.picture_label import PICTURE_LABEL
from newsletter.importers.recognisers.section_heading import SECTION_HEADING
from newsletter.importers.recognisers.sponsor_label import LABELLED_WORDS, SPONSOR_LABEL
from newsletter.importers.recognisers.sub_heading import SUB_HEADING
from newsletter.importers.recognisers.title_line import TITLE_LINE

RECOGNISERS: tuple[Recogniser, ...] = (
    CREDIT_LINE,
    TRAILING_CREDIT,
    PICTURE_LABEL,
    DUPLICATE_CAPTION,
    EMBED_TITLE,
    SECTION_HEADING,
    ADVERTISER_VOICE,
    SPONSOR_LABEL,
    LABELLED_WORDS,
    KICKER,
    BYLINE,
    AUTHOR_NAME,
    AUTHOR_ROLE,
    DATELINE,
    READ_MORE,
    GALLERY_COUNT,
    BOILERPLATE,
    MAIL_FOOTER,
    CHAT_HEADER,
    TITLE_LINE,
    SUB_HEADING,
)

__all__ = ["RECOGNISERS", "SURE", "Recogniser", "Recognition"]
