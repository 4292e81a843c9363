"""What belongs to a feed's item besides its text: pictures with their credits, sound, video.

feedparser runs the parts of several pictures together, so they are read from the document itself
(Media RSS 1.5.1, RSS 2.0 enclosures, Atom's links, the podcast elements of iTunes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from newsletter.dataclass import dataclass
from newsletter.importers.feeds.kinds import duration_of, kind_of_type
from newsletter.model.blocks import ItemKind

_WIDE_ENOUGH = 600  # px, the width of an email's column
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_ICON = 2  # px; what is so small counts readers


@dataclass(frozen=True, slots=True)
class MediaPicture:
    """A picture that an item names.

    Attributes:
        url: As it stands there.
        width_px: 0 if the feed does not say.
        words: What the feed says of it: a caption or a description.
        title: Its title.
    """

    url: str
    width_px: int = 0
    words: str = ""
    title: str = ""
    credit: str = ""


@dataclass(slots=True)
class Media:
    """The media of one item.

    Attributes:
        pictures: Those of its own, the most fitting one first.
        icons: Thumbnails and cover pictures, for want of another.
        urls: Where its sound or video lies, by kind.
    """

    pictures: list[MediaPicture] = field(default_factory=list)
    icons: list[MediaPicture] = field(default_factory=list)
    kind: ItemKind | None = None
    duration: str = ""
    urls: dict[str, str] = field(default_factory=dict)

    @property
    def picture(self) -> MediaPicture | None:
        """The picture for an email: the smallest that is wide enough, else the widest."""
        found = self.pictures or self.icons
        if not found:
            return None
        wide = [it for it in found if it.width_px >= _WIDE_ENOUGH]
        if wide:
            return min(wide, key=lambda it: it.width_px)
        return max(found, key=lambda it: it.width_px)


def read_media(document: bytes) -> list[Media]:
    """The media of every item, in the document's order.

    Args:
        document: A feed in UTF-8, whatever its declaration says.
    """
    from lxml import etree  # noqa: PLC0415 - 28 ms

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, encoding="utf-8", load_dtd=False
    )
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    return [] if root is None else [_media_of(item) for item in _items(root)]


def _items(root: Any) -> Iterator[Any]:
    for element in root.iter():
        if _name(element) in ("item", "entry") and element is not root:
            yield element


def _name(element: Any) -> str:
    """An element's name: ``media:`` or ``itunes:`` before that of its own in those vocabularies."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    space, local = space.lower(), local.lower()
    if "search.yahoo.com/mrss" in space or local.startswith("media:"):
        return "media:" + local.removeprefix("media:")
    if "itunes.com/dtds/podcast" in space or local.startswith("itunes:"):
        return "itunes:" + local.removeprefix("itunes:")
    return local


def _media_of(item: Any) -> Media:
    media = Media()
    for element in item.iter():
        name = _name(element)
        if name == "media:content":
            _add_content(media, element, item)
        elif name == "media:thumbnail":
            url = element.get("url") or (element.text or "").strip()
            _add_picture(media.icons, element, url, item)
        elif name == "itunes:image":
            _add_picture(media.icons, element, element.get("href") or "", item)
        elif name == "itunes:duration":
            media.duration = media.duration or duration_of(element.text or "")
        elif name == "enclosure":
            _add_enclosure(media, element, element.get("url") or "", item)
        elif name == "link" and element.get("rel") == "enclosure":
            _add_enclosure(media, element, element.get("href") or "", item)
        elif name == "image" and element.getparent() is item:
            url = next((it.text or "" for it in element if _name(it) == "url"), element.text or "")
            _add_picture(media.icons, element, url.strip(), item)
    return media


def _add_content(media: Media, element: Any, item: Any) -> None:
    url, mime, medium = (element.get(key) or "" for key in ("url", "type", "medium"))
    kind = kind_of_type(mime, medium)
    if kind:
        media.kind = media.kind or kind
        media.urls.setdefault(kind, url)
        media.duration = media.duration or duration_of(element.get("duration") or "")
    elif medium == "image" or mime.startswith("image/") or _is_picture(url):
        _add_picture(media.pictures, element, url, item)
    elif not medium and not mime and url and not any(_name(it) == "media:player" for it in element):
        _add_picture(media.icons, element, url, item)


def _add_enclosure(media: Media, element: Any, url: str, item: Any) -> None:
    mime = element.get("type") or ""
    kind = kind_of_type(mime)
    if kind:
        media.kind = media.kind or kind
        media.urls.setdefault(kind, url)
    elif mime.startswith("image/") or (not mime and _is_picture(url)):
        _add_picture(media.pictures, element, url, item)


def _add_picture(pictures: list[MediaPicture], element: Any, url: str, item: Any) -> None:
    width, height = _pixels(element.get("width")), _pixels(element.get("height"))
    if not url or 0 < width <= _ICON or 0 < height <= _ICON:
        return
    group = element.getparent()
    near = [
        element,
        *([group] if group is not None and _name(group) == "media:group" else []),
        item,
    ]
    pictures.append(
        MediaPicture(
            url.strip(),
            width,
            _first(near, ("media:description", "media:text", "media:caption")),
            _first(near[:-1], ("media:title",)),
            ", ".join(_all(near, "media:credit")) or _first(near, ("media:copyright",)),
        )
    )


def _first(near: list[Any], names: tuple[str, ...]) -> str:
    """The words of the nearest element of one of these names."""
    for around in near:
        for name in names:
            for child in around:
                words = _words(child) if _name(child) == name else ""
                if words:
                    return words
    return ""


def _all(near: list[Any], name: str) -> list[str]:
    """The words of all the nearest elements of a name, each once."""
    for around in near:
        found = [_words(child) for child in around if _name(child) == name]
        found = list(dict.fromkeys(words for words in found if words))
        if found:
            return found
    return []


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _pixels(text: str | None) -> int:
    digits = (text or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0


def _is_picture(url: str) -> bool:
    return url.partition("?")[0].lower().endswith(_PICTURES)
