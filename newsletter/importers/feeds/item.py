"""One item of a feed, put together from what its format says; the same for every format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from urllib.parse import urljoin

from newsletter.content.links import check_picture, check_url
from newsletter.dataclass import dataclass
from newsletter.errors import Problem
from newsletter.importers.draft import Doubt
from newsletter.importers.feeds.kinds import kind_of_url
from newsletter.importers.feeds.media import Media, MediaPicture
from newsletter.importers.feeds.model import FeedItem
from newsletter.importers.feeds.teaser import make_teaser
from newsletter.importers.lines import Line, Piece, squashed
from newsletter.importers.pasted_html import read_html_lines
from newsletter.importers.recognisers import credit_line
from newsletter.model.blocks import Figure
from newsletter.model.location import NOWHERE
from newsletter.urls import encode_url

_MARKUP = re.compile(r"<[A-Za-z/!]|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_UNUSABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SRC = re.compile(
    r"""(<img\b[^<>]*?\ssrc\s*=\s*["']?)(?!https?:|data:)([^"'\s<>]+)""", re.IGNORECASE
)
# Pictures that count readers, and signs for moods.
_COUNTER = re.compile(
    r"""<img\b(?=[^<>]*(?:\s(?:width|height)\s*=\s*["']?[01]\b|feedburner|feedsportal|doubleclick"""
    r"""|/pixel|wp-smiley|/smilies/|gravatar\.com|stats\.wordpress))[^<>]*>""",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:\W*(?:sponsored|advertisement|advertorial|(?:featured )?advertiser"
    r"|paid (?:post|content|partner(?:ship)?)|promoted"
    r"|partner(?:ed)? content|branded content|anzeige|publicité|publicidad|ad)\b"
    r"(?: (?:by|content|post|story)\b)?)(?=\W*$|\s*[:|\]–—-])",
    re.IGNORECASE,
)
_SAME = 50  # characters at which two texts begin alike
_LONGEST_SUMMARY = 20_000  # characters; a teaser is in the first of them


@dataclass(slots=True)
class Found:
    """What a format says of one item, not yet cleaned.

    Attributes:
        html: The summary or the content; the first that says something gives the teaser.
        literal_title: The title's format says that it holds no markup.
        base: Relative addresses stand below this one.
    """

    title: str
    url: str
    html: Sequence[str]
    media: Media
    published: datetime.datetime | None = None
    literal_title: bool = False
    base: str = ""
    source: str = ""
    categories: Sequence[str] = ()


def make_item(found: Found) -> FeedItem:
    """The item as a draft can use it."""
    title = found.title if found.literal_title else plain_words(found.title)
    title = clean_words(title)
    url = good_url(urljoin_safely(found.base, found.url))
    media = found.media
    teaser, inside = "", None
    for html in found.html:
        lines = _lines(html, found.base)
        teaser = teaser or make_teaser(lines, title)
        inside = inside or _picture_inside(lines)
        if teaser and (inside or media.pictures):
            break
    image = _image(media, inside, found.base, (title, teaser))
    doubts: list[Doubt] = []
    kind = kind_of_url(url) or media.kind or "story"
    if not url and media.urls:
        url = good_url(urljoin_safely(found.base, next(iter(media.urls.values()))))
    if not url:
        doubts.append(Doubt("this story has no link"))
    duration = media.duration if kind in ("video", "audio") else ""
    labels = [it[0].strip("[(|*: ") for it in map(_LABELS.match, (*found.categories, title)) if it]
    return FeedItem(
        title,
        url,
        found.published,
        teaser,
        image,
        kind,
        duration,
        clean_words(found.source),
        clean_words(labels[0]) if labels else "",
        tuple(doubts),
    )


def plain_words(text: str) -> str:
    """A text that may hold markup, without it."""
    if not _MARKUP.search(text):
        return text
    return " ".join(line.text for line in read_html_lines(text) if line.text)


def clean_words(text: str) -> str:
    """A text on one line, without characters that nobody sees."""
    return " ".join(_UNUSABLE.sub(" ", text).split())


def good_url(url: str) -> str:
    """An address that a link may have, encoded; empty for any other."""
    problems: list[Problem] = []
    url = encode_url(url.strip())
    if not url.lower().startswith(("http://", "https://")):
        return ""
    check_url(url, NOWHERE, problems)
    return "" if problems else url


def urljoin_safely(base: str, url: str) -> str:
    """An address made absolute; as it is if that cannot be done."""
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return url


def _lines(html: str, base: str) -> Sequence[Line]:
    text = html[:_LONGEST_SUMMARY]
    if not _MARKUP.search(text):
        words = clean_words(text)
        return [Line(words, (Piece(1, words),))] if words else []
    text = _COUNTER.sub("", text)
    if base:
        text = _SRC.sub(lambda it: it[1] + urljoin_safely(base, it[2]), text)
    return read_html_lines(text)


def _picture_inside(lines: Sequence[Line]) -> Figure | None:
    """The first picture of a summary, with the caption and credit that stand under it."""
    for index, line in enumerate(lines):
        if line.image is None or not line.image.src:
            continue
        caption = credit = ""
        for at in range(index + 1, min(index + 3, len(lines))):
            if credit_line.recognise(lines, at):
                credit = credit or lines[at].text
            elif lines[at].mark == "caption":
                caption = caption or lines[at].text
            else:
                break
        if caption and not credit:
            whole = Line(caption, (Piece(1, caption),))
            end = credit_line.recognise_end([whole], 0)
            if end:
                caption, credit = caption[: end.at].strip(), caption[end.at :].strip(" ()")
        return Figure(line.image.src, line.image.alt, caption, credit)
    return None


def _image(media: Media, inside: Figure | None, base: str, said: Sequence[str]) -> Figure | None:
    """The item's picture: its own, else the one in its text."""
    own = media.picture if media.pictures or inside is None else None
    if own is None:
        figure = inside
    else:
        figure = _figure(own, base, said)
        if inside is not None and _same_picture(inside.src, figure.src):
            alt, caption = inside.alt or figure.alt, figure.caption or inside.caption
            figure = Figure(figure.src, alt, caption, figure.credit or inside.credit)
    problems: list[Problem] = []
    if figure is not None:
        check_picture(figure.src, NOWHERE, problems)
    good = figure is not None and figure.src.lower().startswith(("https://", "http://"))
    return figure if good and not problems else None


def _figure(picture: MediaPicture, base: str, said: Sequence[str]) -> Figure:
    """A picture with its words, save those that the story's own text says too."""
    words, name = (
        "" if any(squashed(text)[:_SAME] == squashed(it)[:_SAME] for it in said) else text
        for text in (clean_words(plain_words(it)) for it in (picture.words, picture.title))
    )
    # Media RSS has one description for a picture: it says what is to be seen, so it is for those
    # who do not see it; where there is a title too, that is the shorter one.
    alt, caption = (name, words) if name and words else (words or name, "")
    src = encode_url(urljoin_safely(base, picture.url))
    return Figure(src, alt, caption, clean_words(plain_words(picture.credit)))


def _same_picture(first: str, second: str) -> bool:
    return first.partition("?")[0].rpartition("/")[2] == second.partition("?")[0].rpartition("/")[2]
