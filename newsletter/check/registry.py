"""Every rule, by group and code: one line each. A rule that is not here does not run."""

from __future__ import annotations

from newsletter.check.rule import Rule
from newsletter.check.rules.address_insecure import RULE as ADDRESS_INSECURE
from newsletter.check.rules.address_malformed import RULE as ADDRESS_MALFORMED
from newsletter.check.rules.address_unencoded import RULE as ADDRESS_UNENCODED
from newsletter.check.rules.agency_picture_without_credit import (
    RULE as AGENCY_PICTURE_WITHOUT_CREDIT,
)
from newsletter.check.rules.alt_is_file_name import RULE as ALT_IS_FILE_NAME
from newsletter.check.rules.alt_is_title import RULE as ALT_IS_TITLE
from newsletter.check.rules.alt_missing import RULE as ALT_MISSING
from newsletter.check.rules.alt_says_picture import RULE as ALT_SAYS_PICTURE
from newsletter.check.rules.attribute_twice import RULE as ATTRIBUTE_TWICE
from newsletter.check.rules.booking_displaced import RULE as BOOKING_DISPLACED
from newsletter.check.rules.booking_without_place import RULE as BOOKING_WITHOUT_PLACE
from newsletter.check.rules.bracket_unpaired import RULE as BRACKET_UNPAIRED
from newsletter.check.rules.call_without_link import RULE as CALL_WITHOUT_LINK
from newsletter.check.rules.caption_twice import RULE as CAPTION_TWICE
from newsletter.check.rules.character_damaged import RULE as CHARACTER_DAMAGED
from newsletter.check.rules.competitors_together import RULE as COMPETITORS_TOGETHER
from newsletter.check.rules.contrast_low import RULE as CONTRAST_LOW
from newsletter.check.rules.creative_outside_flight import RULE as CREATIVE_OUTSIDE_FLIGHT
from newsletter.check.rules.creative_repeated import RULE as CREATIVE_REPEATED
from newsletter.check.rules.credit_in_caption import RULE as CREDIT_IN_CAPTION
from newsletter.check.rules.data_link import RULE as DATA_LINK
from newsletter.check.rules.double_space import RULE as DOUBLE_SPACE
from newsletter.check.rules.doubled_word import RULE as DOUBLED_WORD
from newsletter.check.rules.editorial_link_counted import RULE as EDITORIAL_LINK_COUNTED
from newsletter.check.rules.editorial_link_to_sponsor import RULE as EDITORIAL_LINK_TO_SPONSOR
from newsletter.check.rules.embargo_not_over import RULE as EMBARGO_NOT_OVER
from newsletter.check.rules.embed_name_as_title import RULE as EMBED_NAME_AS_TITLE
from newsletter.check.rules.emoji_run import RULE as EMOJI_RUN
from newsletter.check.rules.event_handler import RULE as EVENT_HANDLER
from newsletter.check.rules.form import RULE as FORM
from newsletter.check.rules.fragment_without_target import RULE as FRAGMENT_WITHOUT_TARGET
from newsletter.check.rules.frame import RULE as FRAME
from newsletter.check.rules.full_stop_before_speaker import RULE as FULL_STOP_BEFORE_SPEAKER
from newsletter.check.rules.greeting_of_another_day import RULE as GREETING_OF_ANOTHER_DAY
from newsletter.check.rules.header_line_over_limit import RULE as HEADER_LINE_OVER_LIMIT
from newsletter.check.rules.header_line_unfolded import RULE as HEADER_LINE_UNFOLDED
from newsletter.check.rules.heading_level_skipped import RULE as HEADING_LEVEL_SKIPPED
from newsletter.check.rules.host_for_trials import RULE as HOST_FOR_TRIALS
from newsletter.check.rules.host_not_public import RULE as HOST_NOT_PUBLIC
from newsletter.check.rules.html_near_limit import RULE as HTML_NEAR_LIMIT
from newsletter.check.rules.html_over_limit import RULE as HTML_OVER_LIMIT
from newsletter.check.rules.hyphens_for_dash import RULE as HYPHENS_FOR_DASH
from newsletter.check.rules.id_twice import RULE as ID_TWICE
from newsletter.check.rules.ignore_expired import RULE as IGNORE_EXPIRED
from newsletter.check.rules.ignore_unused import RULE as IGNORE_UNUSED
from newsletter.check.rules.item_without_link import RULE as ITEM_WITHOUT_LINK
from newsletter.check.rules.item_without_sentence import RULE as ITEM_WITHOUT_SENTENCE
from newsletter.check.rules.item_without_title import RULE as ITEM_WITHOUT_TITLE
from newsletter.check.rules.language_missing import RULE as LANGUAGE_MISSING
from newsletter.check.rules.layout_table_without_role import RULE as LAYOUT_TABLE_WITHOUT_ROLE
from newsletter.check.rules.lead_in_more import RULE as LEAD_IN_MORE
from newsletter.check.rules.licence_over import RULE as LICENCE_OVER
from newsletter.check.rules.link_broken import RULE as LINK_BROKEN
from newsletter.check.rules.link_ends_at_front_page import RULE as LINK_ENDS_AT_FRONT_PAGE
from newsletter.check.rules.link_moved import RULE as LINK_MOVED
from newsletter.check.rules.link_not_checked import RULE as LINK_NOT_CHECKED
from newsletter.check.rules.link_not_told_apart import RULE as LINK_NOT_TOLD_APART
from newsletter.check.rules.link_shortened import RULE as LINK_SHORTENED
from newsletter.check.rules.link_without_words import RULE as LINK_WITHOUT_WORDS
from newsletter.check.rules.link_words_repeated import RULE as LINK_WORDS_REPEATED
from newsletter.check.rules.link_words_vague import RULE as LINK_WORDS_VAGUE
from newsletter.check.rules.link_wrapped import RULE as LINK_WRAPPED
from newsletter.check.rules.mailto_malformed import RULE as MAILTO_MALFORMED
from newsletter.check.rules.markup_shown import RULE as MARKUP_SHOWN
from newsletter.check.rules.merge_tag_unknown import RULE as MERGE_TAG_UNKNOWN
from newsletter.check.rules.missing_space import RULE as MISSING_SPACE
from newsletter.check.rules.name_spelt_two_ways import RULE as NAME_SPELT_TWO_WAYS
from newsletter.check.rules.nesting_broken import RULE as NESTING_BROKEN
from newsletter.check.rules.note_asks_for_a_look import RULE as NOTE_ASKS_FOR_A_LOOK
from newsletter.check.rules.note_holds_back import RULE as NOTE_HOLDS_BACK
from newsletter.check.rules.one_click_missing import RULE as ONE_CLICK_MISSING
from newsletter.check.rules.order_changed_by_style import RULE as ORDER_CHANGED_BY_STYLE
from newsletter.check.rules.partly_supported_by_clients import RULE as PARTLY_SUPPORTED_BY_CLIENTS
from newsletter.check.rules.picture_broken import RULE as PICTURE_BROKEN
from newsletter.check.rules.picture_format_unsupported import RULE as PICTURE_FORMAT_UNSUPPORTED
from newsletter.check.rules.picture_heavy import RULE as PICTURE_HEAVY
from newsletter.check.rules.picture_without_credit import RULE as PICTURE_WITHOUT_CREDIT
from newsletter.check.rules.pictures_heavy_together import RULE as PICTURES_HEAVY_TOGETHER
from newsletter.check.rules.pictures_outweigh_words import RULE as PICTURES_OUTWEIGH_WORDS
from newsletter.check.rules.pictures_unserved import RULE as PICTURES_UNSERVED
from newsletter.check.rules.placeholder_suspected import RULE as PLACEHOLDER_SUSPECTED
from newsletter.check.rules.placeholder_text import RULE as PLACEHOLDER_TEXT
from newsletter.check.rules.postal_address_missing import RULE as POSTAL_ADDRESS_MISSING
from newsletter.check.rules.preheader_cut import RULE as PREHEADER_CUT
from newsletter.check.rules.preheader_missing import RULE as PREHEADER_MISSING
from newsletter.check.rules.punctuation_stray import RULE as PUNCTUATION_STRAY
from newsletter.check.rules.quote_unpaired import RULE as QUOTE_UNPAIRED
from newsletter.check.rules.quotes_mixed import RULE as QUOTES_MIXED
from newsletter.check.rules.said_twice import RULE as SAID_TWICE
from newsletter.check.rules.script import RULE as SCRIPT
from newsletter.check.rules.script_link import RULE as SCRIPT_LINK
from newsletter.check.rules.section_empty import RULE as SECTION_EMPTY
from newsletter.check.rules.sender_domain_foreign import RULE as SENDER_DOMAIN_FOREIGN
from newsletter.check.rules.sender_domain_unreal import RULE as SENDER_DOMAIN_UNREAL
from newsletter.check.rules.sender_free_mail import RULE as SENDER_FREE_MAIL
from newsletter.check.rules.slot_booked_twice import RULE as SLOT_BOOKED_TWICE
from newsletter.check.rules.slot_empty import RULE as SLOT_EMPTY
from newsletter.check.rules.slot_unknown import RULE as SLOT_UNKNOWN
from newsletter.check.rules.sponsor_proposed import RULE as SPONSOR_PROPOSED
from newsletter.check.rules.stale_item import RULE as STALE_ITEM
from newsletter.check.rules.story_repeated import RULE as STORY_REPEATED
from newsletter.check.rules.story_twice import RULE as STORY_TWICE
from newsletter.check.rules.subject_cut import RULE as SUBJECT_CUT
from newsletter.check.rules.subject_feigning_reply import RULE as SUBJECT_FEIGNING_REPLY
from newsletter.check.rules.subject_of_a_creative import RULE as SUBJECT_OF_A_CREATIVE
from newsletter.check.rules.subject_shouting import RULE as SUBJECT_SHOUTING
from newsletter.check.rules.tag_unclosed import RULE as TAG_UNCLOSED
from newsletter.check.rules.tel_malformed import RULE as TEL_MALFORMED
from newsletter.check.rules.text_invisible import RULE as TEXT_INVISIBLE
from newsletter.check.rules.text_part_short import RULE as TEXT_PART_SHORT
from newsletter.check.rules.text_small import RULE as TEXT_SMALL
from newsletter.check.rules.title_missing import RULE as TITLE_MISSING
from newsletter.check.rules.today_wrong import RULE as TODAY_WRONG
from newsletter.check.rules.topic_avoided import RULE as TOPIC_AVOIDED
from newsletter.check.rules.tracking_of_another import RULE as TRACKING_OF_ANOTHER
from newsletter.check.rules.tracking_personal import RULE as TRACKING_PERSONAL
from newsletter.check.rules.tracking_twice import RULE as TRACKING_TWICE
from newsletter.check.rules.unsubscribe_missing import RULE as UNSUBSCRIBE_MISSING
from newsletter.check.rules.unsupported_by_clients import RULE as UNSUPPORTED_BY_CLIENTS
from newsletter.check.rules.weekday_wrong import RULE as WEEKDAY_WRONG

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
    LANGUAGE_MISSING,
    TITLE_MISSING,
    ALT_MISSING,
    ALT_IS_FILE_NAME,
    ALT_SAYS_PICTURE,
    HEADING_LEVEL_SKIPPED,
    LINK_WORDS_VAGUE,
    LINK_WORDS_REPEATED,
    LINK_WITHOUT_WORDS,
    CONTRAST_LOW,
    LAYOUT_TABLE_WITHOUT_ROLE,
    TEXT_SMALL,
    LINK_NOT_TOLD_APART,
    ORDER_CHANGED_BY_STYLE,
    EMOJI_RUN,
    ALT_IS_TITLE,
    # Links
    ADDRESS_MALFORMED,
    ADDRESS_INSECURE,
    HOST_NOT_PUBLIC,
    HOST_FOR_TRIALS,
    ADDRESS_UNENCODED,
    FRAGMENT_WITHOUT_TARGET,
    TRACKING_TWICE,
    TRACKING_PERSONAL,
    TRACKING_OF_ANOTHER,
    STORY_TWICE,
    STORY_REPEATED,
    MAILTO_MALFORMED,
    TEL_MALFORMED,
    LINK_SHORTENED,
    LINK_BROKEN,
    LINK_MOVED,
    LINK_NOT_CHECKED,
    PICTURE_BROKEN,
    LINK_WRAPPED,
    LINK_ENDS_AT_FRONT_PAGE,
    # Deliverability
    MERGE_TAG_UNKNOWN,
    UNSUBSCRIBE_MISSING,
    POSTAL_ADDRESS_MISSING,
    ONE_CLICK_MISSING,
    SUBJECT_SHOUTING,
    TEXT_PART_SHORT,
    SUBJECT_FEIGNING_REPLY,
    PICTURES_OUTWEIGH_WORDS,
    TEXT_INVISIBLE,
    SENDER_FREE_MAIL,
    SENDER_DOMAIN_FOREIGN,
    SENDER_DOMAIN_UNREAL,
    # Newsroom
    EMBED_NAME_AS_TITLE,
    ITEM_WITHOUT_TITLE,
    ITEM_WITHOUT_LINK,
    ITEM_WITHOUT_SENTENCE,
    CAPTION_TWICE,
    AGENCY_PICTURE_WITHOUT_CREDIT,
    PICTURE_WITHOUT_CREDIT,
    CREDIT_IN_CAPTION,
    LICENCE_OVER,
    EMBARGO_NOT_OVER,
    MISSING_SPACE,
    QUOTE_UNPAIRED,
    QUOTES_MIXED,
    DOUBLED_WORD,
    DOUBLE_SPACE,
    NAME_SPELT_TWO_WAYS,
    WEEKDAY_WRONG,
    TODAY_WRONG,
    GREETING_OF_ANOTHER_DAY,
    LEAD_IN_MORE,
    PLACEHOLDER_TEXT,
    PLACEHOLDER_SUSPECTED,
    STALE_ITEM,
    CHARACTER_DAMAGED,
    MARKUP_SHOWN,
    CALL_WITHOUT_LINK,
    HYPHENS_FOR_DASH,
    FULL_STOP_BEFORE_SPEAKER,
    PUNCTUATION_STRAY,
    SAID_TWICE,
    BRACKET_UNPAIRED,
    SECTION_EMPTY,
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
    # Sponsors
    SLOT_BOOKED_TWICE,
    COMPETITORS_TOGETHER,
    TOPIC_AVOIDED,
    CREATIVE_OUTSIDE_FLIGHT,
    CREATIVE_REPEATED,
    SLOT_EMPTY,
    SLOT_UNKNOWN,
    BOOKING_DISPLACED,
    EDITORIAL_LINK_TO_SPONSOR,
    EDITORIAL_LINK_COUNTED,
    SUBJECT_OF_A_CREATIVE,
    BOOKING_WITHOUT_PLACE,
    # Warnings of a build
    NOTE_ASKS_FOR_A_LOOK,
    NOTE_HOLDS_BACK,
    SPONSOR_PROPOSED,
    PICTURES_UNSERVED,
    # Ignores
    IGNORE_UNUSED,
    IGNORE_EXPIRED,
)
