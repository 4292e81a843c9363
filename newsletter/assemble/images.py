"""Gives every picture of an issue its address and its size.

Local pictures are processed (``newsletter.assemble.pillow``) and named by their content; remote
ones pass through. Reading files is the caller's: the core does no I/O.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import Any, Protocol
from urllib.parse import unquote

from newsletter.assemble.at_once import in_threads
from newsletter.assemble.figures import DEFAULT_WIDTHS, DisplayWidths, map_figures
from newsletter.assemble.picture import ENDINGS, Picture
from newsletter.config.settings import ImageSettings
from newsletter.errors import ImageError, Problem
from newsletter.model.blocks import Figure
from newsletter.model.email import Asset
from newsletter.model.issue import Issue
from newsletter.model.location import Location

# Part of the cache's key: raised whenever the same source and settings give other bytes.
RECIPE_VERSION = 1

# Domain of the Content-IDs; it needs to be unlike every other part's, not to exist (RFC 2392).
CONTENT_ID_DOMAIN = "newsletter"

# Bytes and facts have a kind each: a cache holds one value for a kind and key.
CACHE_KIND = "picture"
FACTS_KIND = "picture-facts"


class PictureCache(Protocol):
    """The part of ``newsletter.cache.Cache`` that pictures need."""

    def get(self, kind: str, key: str) -> Any:
        """A JSON value, or None."""

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a JSON value."""

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        """Bytes, or None."""

    def put_bytes(self, kind: str, key: str, value: bytes) -> None:
        """Keep bytes."""


Read = Callable[[str, Location], bytes]


def resolve_images(
    issue: Issue,
    *,
    read: Read,
    settings: ImageSettings,
    date: datetime.date,
    cache: PictureCache | None = None,
    embed: bool = False,
    image_bytes: int = 1_000_000,
    widths: DisplayWidths = DEFAULT_WIDTHS,
) -> tuple[Issue, tuple[Asset, ...]]:
    """Give every figure of the issue its ``url``, ``width_px`` and ``height_px``.

    A file that stands in several places is one asset, as wide as the widest of them needs.

    Args:
        read: Gives the bytes of a local picture from its ``src`` and the place where that was
            written; raises ImageError when there is none or it lies outside the workspace.
        date: The issue's day, for ``{date}`` in the base URL.
        cache: Processed pictures of earlier builds.
        embed: True for ``cid:`` addresses.
        image_bytes: Largest processed picture.

    Returns:
        The issue, and the pictures in order of appearance, each once.

    Raises:
        ImageError: Every picture that cannot be used: E131 to E135, and what ``read`` raises.
    """
    resolver = _Resolver(
        read=read,
        settings=settings,
        date=date,
        cache=cache,
        embed=embed,
        image_bytes=image_bytes,
    )
    map_figures(issue, widths, resolver.prepare)
    assets = resolver.process()
    return map_figures(issue, widths, resolver.resolve), assets


def resolve_figure(
    figure: Figure,
    width_px: int,
    *,
    read: Read,
    settings: ImageSettings,
    date: datetime.date,
    cache: PictureCache | None = None,
    embed: bool = False,
    image_bytes: int = 1_000_000,
) -> tuple[Figure, Asset | None]:
    """The same for one picture outside the issue: a logo, a play mark.

    Args:
        width_px: Widest that the layout shows it.

    Returns:
        The figure, and its asset; None for a remote picture.

    Raises:
        ImageError: E131 to E135, and what ``read`` raises.
    """
    resolver = _Resolver(
        read=read,
        settings=settings,
        date=date,
        cache=cache,
        embed=embed,
        image_bytes=image_bytes,
    )
    resolver.prepare(figure, width_px)
    assets = resolver.process()
    return resolver.resolve(figure, width_px), assets[0] if assets else None


def unique_assets(assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """Each name once, in order of its first appearance."""
    first: dict[str, Asset] = {}
    for asset in assets:
        first.setdefault(asset.name, asset)
    return tuple(first.values())


def content_id(name: str) -> str:
    """The address of a picture that travels inside the email."""
    return f"cid:{name}@{CONTENT_ID_DOMAIN}"


def _on_the_web(settings: ImageSettings, date: datetime.date, name: str) -> str:
    base = settings.base_url.replace("{date}", date.isoformat()).rstrip("/") or "images"
    return f"{base}/{name}"


def web_copy(
    html: str, assets: Iterable[Asset], settings: ImageSettings, date: datetime.date
) -> str:
    """The web version of an email with pictures inside: a browser knows no ``cid:``.

    A picture's name is a hash of its content, so nothing else in the document has its address.

    Args:
        html: With ``cid:`` addresses.
        assets: The pictures of the email.
    """
    for asset in assets:
        html = html.replace(content_id(asset.name), escape(_on_the_web(settings, date, asset.name)))
    return html


def source_path(figure: Figure) -> str:
    """A local picture's file relative to the workspace, as its author's file places it."""
    folder = posixpath.dirname(figure.location.path)
    return posixpath.normpath(posixpath.join(folder, unquote(figure.src)))


def is_remote(figure: Figure) -> bool:
    """True when the picture is on the web already."""
    return figure.src.lower().startswith(("https://", "http://"))


class _Resolver:
    """Walks the same figures twice: first to read them all, then to place each file's picture."""

    def __init__(
        self,
        *,
        read: Read,
        settings: ImageSettings,
        date: datetime.date,
        cache: PictureCache | None,
        embed: bool,
        image_bytes: int,
    ) -> None:
        self.read = read
        self.settings = settings
        self.cache = cache
        self.image_bytes = image_bytes
        self.address = content_id if embed else functools.partial(_on_the_web, settings, date)
        self.problems: list[Problem] = []
        self.contents: dict[str, tuple[Figure, bytes]] = {}
        self.widths_px: dict[str, int] = {}
        self.pictures: dict[str, tuple[Picture, Asset]] = {}

    def prepare(self, figure: Figure, width_px: int) -> Figure:
        """Read a local picture once, and note the widest use of it."""
        path = source_path(figure)
        self.widths_px[path] = max(width_px, self.widths_px.get(path, 0))
        if is_remote(figure) or path in self.contents:
            return figure
        try:
            _refuse_address(figure)
            self.contents[path] = figure, self.read(figure.src, figure.location)
        except ImageError as error:
            self.problems.extend(error.problems)
        return figure

    def process(self) -> tuple[Asset, ...]:
        """Process what was read; raises what is wrong with any of it."""
        kept = {path: self._kept(path) for path in self.contents} if self.cache else {}
        missing = [path for path in self.contents if not kept.get(path)]
        made = dict(zip(missing, in_threads(self._made, missing), strict=True))
        for path, (figure, content) in self.contents.items():
            picture = made.get(path) or kept[path]
            try:
                if isinstance(picture, ImageError):
                    raise picture
                assert picture is not None
                _refuse_size(picture, len(content), self.image_bytes, figure)
            except ImageError as error:
                self.problems.extend(error.problems)
            else:
                asset = Asset(
                    picture.name, picture.content, picture.media_type, path, path not in made
                )
                self.pictures[path] = picture, asset
        if self.problems:
            raise ImageError(sorted(self.problems, key=lambda it: (it.path, it.line, it.column)))
        return unique_assets(asset for _, asset in self.pictures.values())

    def _kept(self, path: str) -> Picture | None:
        """What an earlier build made of a file, if it is still there."""
        assert self.cache is not None
        _, content = self.contents[path]
        return _from_cache(self.cache, _cache_key(content, self.widths_px[path], self.settings))

    def _made(self, path: str) -> Picture | ImageError:
        from newsletter.assemble.pillow import process_picture  # noqa: PLC0415 - 40 ms

        figure, content = self.contents[path]
        width_px, settings = self.widths_px[path], self.settings
        try:
            made = process_picture(
                content, display_width_px=width_px, settings=settings, place=figure.location
            )
        except ImageError as error:
            return error
        if self.cache:
            key = _cache_key(content, width_px, settings)
            self.cache.put_bytes(CACHE_KIND, key, made.content)
            facts = [made.name, made.media_type, made.width_px, made.height_px]
            self.cache.put(FACTS_KIND, key, facts)
        return made

    def resolve(self, figure: Figure, width_px: int) -> Figure:
        """The figure with its address and its size in the layout."""
        if is_remote(figure):
            return replace(figure, url=figure.src, width_px=0, height_px=0)
        picture, asset = self.pictures[source_path(figure)]
        width, height = picture.display_size(width_px)
        return replace(figure, url=self.address(asset.name), width_px=width, height_px=height)


def _refuse_address(figure: Figure) -> None:
    """Refuse what is neither a file nor on the web: ``data:``, ``file:``, ``//host``."""
    scheme = re.match(r"(//|[A-Za-z][A-Za-z0-9+.-]*:)", figure.src)
    if figure.src.strip() and not scheme:
        return
    shown = scheme[1] if scheme else "an empty address"
    raise ImageError(
        figure.location.problem(
            "E135",
            f"a picture cannot come from {shown}",
            "give a file beside the document, or an https: address",
        )
    )


def _refuse_size(picture: Picture, source_bytes: int, limit: int, figure: Figure) -> None:
    size = len(picture.content)
    if size <= limit:
        return
    remedy = {
        "image/gif": "use fewer frames or a smaller size; animations are not made smaller here",
        "image/png": "save it without transparency as JPEG",
        "image/jpeg": "lower images.quality",
    }[picture.media_type]
    raise ImageError(
        figure.location.problem(
            "E134",
            f"{figure.src} has {size:,} bytes when processed ({source_bytes:,} before), "
            f"the limit is {limit:,}",
            f"{remedy}, or raise limits.image_bytes",
        )
    )


def _cache_key(content: bytes, width_px: int, settings: ImageSettings) -> str:
    import PIL  # noqa: PLC0415 - the package alone, 1 ms: its version without its readers

    recipe = (RECIPE_VERSION, PIL.__version__, width_px, settings.quality, settings.megapixels)
    source = hashlib.sha256(content).hexdigest()
    return hashlib.sha256(f"{source} {recipe}".encode()).hexdigest()


def _from_cache(cache: PictureCache, key: str) -> Picture | None:
    """An earlier build's picture; None when anything about it is not as it was put there."""
    match cache.get(FACTS_KIND, key):
        case [str() as name, str() as media_type, int() as width_px, int() as height_px]:
            content = cache.get_bytes(CACHE_KIND, key)
            if content is None or media_type not in ENDINGS or min(width_px, height_px) < 1:
                return None
            picture = Picture(content, media_type, width_px, height_px)
            return picture if picture.name == name else None
    return None
