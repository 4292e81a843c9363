"""The JSON Schema of the structured issue document."""

from __future__ import annotations

from typing import Any, TypeAlias

from newsletter.content.links import SCHEMES
from newsletter.content.structured import PART_TYPES
from newsletter.model.blocks import ITEM_KINDS
from newsletter.model.inline import MERGE_TAG_NAMES

Schema: TypeAlias = dict[str, Any]

SLUG_PATTERN = "^[a-z0-9]+(?:[-_.][a-z0-9]+)*$"


def issue_schema() -> Schema:
    """The JSON Schema (2020-12) of what ``parse_structured`` reads.

    The reader checks more than a schema can: addresses, one lead, characters that no email can
    carry. What the reader accepts is always valid here.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Newsletter issue",
        "description": "One day's newsletter, as JSON or YAML.",
        **_object(
            {
                "date": _field("Date", "The day it appears, 2024-10-08.", type="string")
                | {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                "subject": _field("Subject", "The subject line.", **_ref("line"), **_not_empty()),
                "preheader": _field(
                    "Preheader", "What the inbox shows after the subject.", **_ref("line")
                ),
                "topics": _field(
                    "Topics",
                    "Slugs that keep sponsors away from stories.",
                    type="array",
                    items={"type": "string"},
                ),
                "language": _field("Language", "A language tag, en-GB.", type="string")
                | {"pattern": "^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$"},
                "ignore": _field(
                    "Ignore",
                    "Findings that are accepted in this issue.",
                    type="array",
                    items=_object(
                        {
                            "code": _text("Code", "The rule's code.") | {"pattern": r"\S"},
                            "reason": _text("Reason", "Why.") | {"pattern": r"\S"},
                            "until": _text("Until", "Last day on which it is accepted.")
                            | {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
                        },
                        required=("code", "reason"),
                    ),
                ),
                "parts": _field(
                    "Parts",
                    "In reading order; exactly one is the lead.",
                    type="array",
                    items={"oneOf": [_ref(name) for name in PART_TYPES]},
                    contains={
                        "type": "object",
                        "properties": {"type": {"const": "lead"}},
                        "required": ["type"],
                    },
                    maxContains=1,
                ),
            },
            required=("date", "subject", "parts"),
        ),
        "$defs": {**_texts(), **_parts(), **_blocks()},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _not_empty() -> Schema:
    return {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": "array", "minItems": 1}]}


def _field(title: str, description: str, **schema: Any) -> Schema:
    return {"title": title, "description": description, **schema}


def _text(title: str, description: str) -> Schema:
    return _field(title, description, type="string")


def _url(title: str, description: str) -> Schema:
    schemes = ":, ".join(SCHEMES)
    return _text(title, f"{description} Absolute: {schemes}:; may hold merge tags.")


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _typed(name: str, description: str, properties: Schema, required: tuple[str, ...]) -> Schema:
    kind = _field("Type", f'Always "{name}".', const=name)
    return _field(
        name.capitalize(), description, **_object({"type": kind, **properties}, ("type", *required))
    )


def _rich(title: str, description: str, *, required: bool = False) -> Schema:
    extra = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "minItems": 1}]}
    return _field(title, description, **_ref("rich"), **(extra if required else {}))


def _piece(key: str, title: str, schema: Schema, **others: Any) -> Schema:
    return {"title": title} | _object({key: schema, **others}, (key,))


def _texts() -> Schema:
    wrapped = [
        _piece("strong", "Bold", _field("Words", "In bold.", **_ref("rich"))),
        _piece("emphasis", "Italic", _field("Words", "In italics.", **_ref("rich"))),
        _piece("strikethrough", "Struck", _field("Words", "Struck through.", **_ref("rich"))),
        _piece("code", "Code", _text("Code", "Literal computer text.")),
        {"title": "Link"}
        | _object(
            {
                "link": _field("Words", "The linked words.", **_ref("rich")),
                "url": _url("Address", "Where the link leads.") | {"minLength": 1},
            },
            ("link", "url"),
        ),
        _piece("break", "Line break", _field("Break", "Always true.", const=True)),
        _ref("mergeTag"),
    ]
    tag = _piece(
        "merge_tag",
        "Merge tag",
        _field("Name", "What the platform fills in.", enum=list(MERGE_TAG_NAMES)),
        fallback=_text("Fallback", "What stands there when the subscriber has no value."),
    )
    return {
        "rich": _field(
            "Text",
            "Literal text, or a list of texts and marked-up pieces. No markup is read in a text, "
            "and a line break in it is a space.",
            oneOf=[
                {"type": "string"},
                {"type": "array", "items": {"oneOf": [{"type": "string"}, *wrapped]}},
            ],
        ),
        "line": _field(
            "Line",
            "One line of literal text, or a list of texts and merge tags.",
            oneOf=[
                {"type": "string", "pattern": "^[^\\r\\n\\t]*$"},
                {
                    "type": "array",
                    "items": {
                        "oneOf": [
                            {"type": "string", "pattern": "^[^\\r\\n\\t]*$"},
                            _ref("mergeTag"),
                        ]
                    },
                },
            ],
        ),
        "mergeTag": tag,
        "figureFields": _object(_figure(), ("src",)),
    }


def _figure() -> Schema:
    return {
        "src": _text("Source", "A file beside the issue, or an https: address.")
        | {"pattern": r"\S"},
        "alt": _text("Description", "What the picture shows, for those who do not see it."),
        "caption": _text("Caption", "The line under the picture."),
        "credit": _text("Credit", "Whose picture it is; always shown."),
        "href": _url("Link", "Where a click on the picture leads."),
        **_terms("picture"),
    }


def _terms(what: str) -> Schema:
    last = f"Last day on which the {what} may be shown."
    first = f"Moment from which the {what} may be shown, in the publication's time zone or with Z."
    return {
        "expires": _text("Expires", last) | {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "embargo": _text("Embargo", first)
        | {
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
            r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?$"
        },
    }


def _story_terms() -> Schema:
    day = {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return {"published": _text("Published", "The day the story appeared.") | day, **_terms("story")}


def _slug(title: str, description: str) -> Schema:
    return _text(title, description) | {"pattern": SLUG_PATTERN}


def _list_of(name: str, description: str) -> Schema:
    return _field("Blocks", description, type="array", items=_ref(name))


def _parts() -> Schema:
    return {
        "lead": _typed(
            "lead",
            "The lead story.",
            {
                "headline": _rich("Headline", "Its headline, without links.", required=True),
                "url": _url("Address", "Where the headline leads."),
                "kicker": _text("Kicker", "The short label over the headline."),
                "dek": _rich("Dek", "The sentence under the headline."),
                "byline": _rich("Byline", "Who wrote it."),
                "hero": _field("Hero", "The picture before the body.", **_ref("figureFields")),
                "blocks": _list_of("partBlock", "The body."),
                **_story_terms(),
            },
            ("headline",),
        ),
        "more": _typed(
            "more",
            'A "More from" list.',
            {
                "title": _rich("Title", "Its title.", required=True),
                "blocks": _list_of("moreBlock", "The items, and what stands between them."),
            },
            ("title",),
        ),
        "section": _typed(
            "section",
            "Any other section.",
            {
                "title": _rich("Title", "Its title.", required=True),
                "blocks": _list_of("partBlock", "Its body."),
            },
            ("title",),
        ),
        "sponsor": _typed(
            "sponsor",
            "A place for a sponsor.",
            {
                "sponsor": _slug("Sponsor", "The name of its file, without the ending."),
                "creative": _slug("Creative", "Which of its creatives; the first when none."),
                "slot": _slug("Slot", "The slot's name; by its position when none."),
            },
            ("sponsor",),
        ),
    }


def _blocks() -> Schema:
    words = {"text": _rich("Text", "Its words.", required=True)}
    plain = {
        "paragraph": _typed("paragraph", "A paragraph.", words, ("text",)),
        "heading": _typed(
            "heading",
            "A sub-heading.",
            {
                "level": _field("Level", "3 when none.", type="integer", minimum=3, maximum=6),
                **words,
            },
            ("text",),
        ),
        "quote": _typed(
            "quote",
            "A quotation.",
            {
                "blocks": _list_of("textBlock", "What is quoted."),
                "attribution": _rich("Attribution", "Who said it."),
            },
            ("blocks",),
        ),
        "list": _typed(
            "list",
            "A list.",
            {
                "items": _field(
                    "Entries",
                    "The blocks of each entry.",
                    type="array",
                    items={"type": "array", "items": _ref("textBlock")},
                ),
                "start": _field(
                    "Start",
                    "The first number of a numbered list; none for a bulleted one.",
                    type=["integer", "null"],
                    minimum=0,
                    maximum=999_999_999,
                ),
            },
            (),
        ),
        "code": _typed(
            "code", "Preformatted text.", {"value": _text("Text", "Every space kept.")}, ()
        ),
        "divider": _typed("divider", "A thematic break.", {}, ()),
    }
    body = {
        "figure": _typed("figure", "A picture.", _figure(), ("src",)),
        "markdown": _typed(
            "markdown", "Blocks in Markdown.", {"text": _text("Text", "Markdown.")}, ("text",)
        ),
    }
    item = _typed(
        "item",
        "One entry of the list.",
        {
            "kind": _field("Kind", "What the reader gets.", enum=list(ITEM_KINDS)),
            "title": _rich("Title", "The linked words.", required=True),
            "url": _url("Address", "Where it leads."),
            "image": _field("Thumbnail", "Its picture.", **_ref("figureFields")),
            "kicker": _text("Kicker", "The short label over the title."),
            "source": _text("Source", "Publication or programme it comes from."),
            "duration": _text("Duration", "Running time, 4:10."),
            "blocks": _list_of("textBlock", "The teaser."),
            "compact": _field("Compact", "True for a plain entry.", type="boolean"),
            **_story_terms(),
        },
        ("title",),
    )
    text = [_ref(name) for name in plain]
    part = [*text, *(_ref(name) for name in body), _ref("sponsor")]
    return {
        **plain,
        **body,
        "item": item,
        "textBlock": {"oneOf": text},
        "partBlock": {"oneOf": part},
        "moreBlock": {"oneOf": [*part, _ref("item")]},
    }
