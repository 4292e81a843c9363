"""The copy of an email that the preview's frame shows: the same markup, with switches thrown.

Only this copy is changed, never the email. Every change is textual, because a parser that writes
the document again would mend what readers' clients will not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape, unescape
from typing import Literal, TypeAlias

from newsletter.check.markup import VOID, Tag, read_markup
from newsletter.dataclass import dataclass
from newsletter.model.email import Asset
from newsletter.model.location import Location
from newsletter.render.pipeline import Places

Figures: TypeAlias = Sequence[tuple[str, Location]]

PLACE = "data-nl-at"
"""Attribute of the frame's copy: the author's ``path:line:column`` of what the element shows."""

_STYLE = re.compile(r"<style\b.*?</style\s*>", re.DOTALL | re.IGNORECASE)
_SCHEME = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)", re.IGNORECASE)
_SRC = re.compile(r"""(<img\b[^>]*?\ssrc\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_PAINTED = re.compile(r"""(\sbackground\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)
_CSS_PICTURE = re.compile(r"url\([^)]*\)", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_ALWAYS, _NEVER = "(min-width: 0px)", "(max-width: 0px)"
# Chromium draws the alt text in the picture's own box for what is no picture.
_NO_PICTURE = '"data:,"'


@dataclass(frozen=True, slots=True)
class Look:
    """How the frame shows the email.

    Attributes:
        scheme: Which ``prefers-color-scheme`` rules hold, whatever the browser prefers.
        images: Whether the client loads pictures.
        styles: Whether it keeps ``<style>``; Gmail at its worst does not.
    """

    scheme: Literal["light", "dark"] = "light"
    images: bool = True
    styles: bool = True


def look_of(scheme: str, images: str, styles: str) -> Look:
    """A look from words of an address; what is unknown reads as the default."""
    return Look("dark" if scheme == "dark" else "light", images != "off", styles != "off")


def frame_html(
    html: str,
    places: Places,
    pictures: Iterable[tuple[str, str]],
    look: Look,
    figures: Figures = (),
) -> str:
    """An email as a look shows it.

    Args:
        html: ``email.html`` or ``web.html``.
        places: Where in it each value begins; empty for a document without a map.
        pictures: Addresses in the email with those that the preview serves in their place.
        figures: The pictures' addresses in the email with their places, in reading order.
    """
    html = with_places(html, places, figures)
    if not look.styles:
        html = _STYLE.sub("", html)
    if look.images:
        html = _with_pictures(html, dict(pictures))
    else:
        html = _PAINTED.sub(rf"\1{_NO_PICTURE}", _SRC.sub(rf"\1{_NO_PICTURE}", html))
        html = _CSS_PICTURE.sub("none", html)
    return with_scheme(html, look.scheme)


def _with_pictures(html: str, served: dict[str, str]) -> str:
    if not served:
        return html
    written = {form: to for name, to in served.items() for form in (name, escape(name))}
    # In one pass: what a picture is served by may hold what another is named by.
    either = "|".join(re.escape(form) for form in sorted(written, key=len, reverse=True))
    return re.sub(rf"(?<![\w/.-])(?:{either})", lambda found: written[found[0]], html)


def with_scheme(html: str, scheme: Literal["light", "dark"]) -> str:
    """Make the rules of one colour scheme hold, and those of the other never."""
    return _SCHEME.sub(lambda m: _ALWAYS if m[1].lower() == scheme else _NEVER, html)


def declares_dark(html: str) -> bool:
    """Whether the email says that it knows dark mode: the canvas behind it is dark then."""
    return bool(re.search(r"color-scheme[^;>]*\bdark\b", html))


def frame_document(html: str, *, look: Look, script: str, nonce: str, style: str) -> str:
    """The document that the frame loads: the copy, our style sheet and our only script.

    Args:
        html: From ``frame_html``.
        script: Address of the script.
        nonce: What the content security policy lets it run by.
        style: Address of the style sheet.
    """
    canvas = look.scheme if look.scheme == "light" or declares_dark(html) else "light"
    ours = (
        f'<link rel="stylesheet" href="{escape(style)}" data-nl>'
        f'<script src="{escape(script)}" nonce="{escape(nonce)}" data-nl defer></script>'
        f'<meta name="nl-canvas" content="{canvas}">'
    )
    found = _HEAD.search(html)
    if found is None:
        return ours + html
    return html[: found.end()] + ours + html[found.end() :]


def picture_addresses(assets: Iterable[Asset], base_url: str, served: str) -> list[tuple[str, str]]:
    """The processed pictures' addresses in the email, and where the preview serves them.

    Args:
        assets: The email's.
        base_url: ``images.base_url`` with the date in it; empty for files beside the email.
        served: The preview's folder, ending in a slash.
    """
    base = f"{base_url.rstrip('/')}/" if base_url else "images/"
    return [(f"{base}{asset.name}", f"{served}{asset.name}") for asset in assets]


def with_places(html: str, places: Places, figures: Figures = ()) -> str:
    """Say in each element that shows a value where its author wrote it.

    Args:
        figures: The pictures' addresses and places in reading order: the values of a picture's
            attributes are those of the block that it belongs to.
    """
    if not places:
        return html
    body = html.find("<body")
    tags = [tag for tag in read_markup(html).tags if tag.audience != "outlook"]
    wanted: dict[int, Location] = {}
    for tag, place in _pictures(tags, figures):
        wanted[tag.start + 1 + len(tag.name)] = place
    for tag, place in _owners(tags, body, places):
        # The first value of an element is where it begins: the rest follows in the same lines.
        wanted.setdefault(tag.start + 1 + len(tag.name), place)
    pieces = []
    end = 0
    for offset, place in sorted(wanted.items()):
        pieces += [html[end:offset], f' {PLACE}="{escape(str(place))}"']
        end = offset
    pieces.append(html[end:])
    return "".join(pieces)


def _pictures(tags: Iterable[Tag], figures: Figures) -> Iterator[tuple[Tag, Location]]:
    left: dict[str, list[Location]] = {}
    for address, place in figures:
        left.setdefault(address, []).append(place)
    for tag in tags:
        if tag.name == "img" and (found := _SRC.match(tag.written)):
            places = left.get(unescape(found[2][1:-1]), [])
            if places:
                yield tag, places[0] if len(places) == 1 else places.pop(0)


def _owners(tags: list[Tag], body: int, places: Places) -> Iterator[tuple[Tag, Location]]:
    """The element around each place; a value in an attribute belongs to that tag itself."""
    open_tags: list[Tag] = []
    at = 0
    for offset, place in places:
        if offset < body or not place.line:
            continue
        while at < len(tags) and tags[at].start < offset:
            tag = tags[at]
            at += 1
            inside = offset < tag.start + len(tag.written)
            if inside and not tag.closing:
                yield tag, place
                _enter(open_tags, tag)
                break
            _enter(open_tags, tag)
        else:
            if open_tags and open_tags[-1].start > body:
                yield open_tags[-1], place


def _enter(open_tags: list[Tag], tag: Tag) -> None:
    if not tag.closing:
        if tag.name not in VOID:
            open_tags.append(tag)
        return
    for depth in range(len(open_tags) - 1, -1, -1):
        if open_tags[depth].name == tag.name:
            del open_tags[depth:]
            return
