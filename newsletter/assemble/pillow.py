"""From any picture an editor has to the smallest file that every client shows.

The only user of Pillow. Pure: bytes in, bytes out, the same bytes for the same Pillow. Import it
where a picture has to be processed and nowhere else: Pillow costs a cold build 40 ms.
"""

from __future__ import annotations

import io
import re
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, UnidentifiedImageError

from newsletter.assemble.gif import GifError, strip_gif
from newsletter.assemble.picture import Picture
from newsletter.errors import ImageError, Problem

if TYPE_CHECKING:
    from newsletter.config.settings import ImageSettings
    from newsletter.model.location import Location

# Pixels of the file for each pixel of the layout: phones and laptops show two or more.
DENSITY = 2

# libjpeg writes no longer side (JPEG_MAX_DIMENSION in jmorecfg.h).
JPEG_SIDE_PX = 65_500

# What is opened, as Pillow names it, by how such files begin: one reader is tried, not forty. What
# leaves is JPEG, PNG or GIF: Outlook on Windows shows neither WebP nor AVIF (caniemail.com,
# image-webp and image-avif, 2026-05-13).
_FORMATS = (
    (re.compile(rb"\xff\xd8"), "JPEG"),
    (re.compile(rb"\x89PNG"), "PNG"),
    (re.compile(rb"GIF8"), "GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WEBP"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    (re.compile(rb"BM"), "BMP"),
)
_LOSSLESS = frozenset({"PNG", "GIF", "BMP"})
_ANIMATED = frozenset({"PNG", "GIF", "WEBP", "AVIF"})
_REFUSED = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!doctype svg)", re.IGNORECASE), "SVG"),
    (re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL), "HEIC"),
    (re.compile(rb"%PDF"), "PDF"),
    (re.compile(rb"8BPS"), "Photoshop"),
)

# What Pillow's readers raise on damaged files; its own open() expects the same families.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)

# More colours than this and a picture counts as a photograph; it is also what a palette holds.
_FEW_COLOURS = 256

# By EXIF orientation (EXIF 2.32, tag 0x0112).
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def process_picture(
    content: bytes, *, display_width_px: int, settings: ImageSettings, place: Location
) -> Picture:
    """Turn a picture upright, into sRGB, to the size that is shown, without its metadata.

    Args:
        content: JPEG, PNG, GIF, WebP, AVIF, TIFF or BMP.
        display_width_px: Widest that the layout shows it, at 1x; the file is at most twice as
            wide. An animated GIF keeps its size and its frames.
        place: Where the author refers to it, for the errors.

    Raises:
        ImageError: E131 too many pixels, E132 broken, E133 a kind that cannot be sent.
    """
    with _quiet_pillow():
        image = _open(content, place)
        _refuse_bomb(image, settings, place)
        if _is_animated(image, place):
            return _animation(image, content, place)
        turn = _turn(image)
        sideways = turn is not None and turn.value >= Image.Transpose.ROTATE_90.value
        sideways = sideways and turn is not Image.Transpose.ROTATE_180
        natural = image.size[::-1] if sideways else image.size
        size = _file_size(natural, display_width_px * DENSITY, place)
        profile = image.info.get("icc_profile")
        lossless = image.format in _LOSSLESS
        _load(image, 2 * max(size[0] / natural[0], size[1] / natural[1]), place)
        image = _plain_mode(image, place)
        if turn is not None:
            image = image.transpose(turn)
        few_colours = lossless and image.getcolors(_FEW_COLOURS) is not None
        image = _srgb(_resize(image, size), profile)
        encoded, media_type = _encode(image, settings.quality, few_colours=few_colours)
    return Picture(encoded, media_type, *natural)


@contextmanager
def _quiet_pillow() -> Iterator[None]:
    """Pillow without its own pixel limit and its warnings on stderr.

    Its limit is one number for the process; ours is a setting and is held against the size
    in the header, before any pixel is read. Of several threads the first takes both away and the
    last puts them back.
    """
    with _quiet_lock:
        if not _quiet:
            _quiet.append((Image.MAX_IMAGE_PIXELS, warnings.catch_warnings()))
            Image.MAX_IMAGE_PIXELS = None
            _quiet[0][1].__enter__()
            warnings.simplefilter("ignore")
        _quiet.append(_quiet[0])
    try:
        yield
    finally:
        with _quiet_lock:
            _quiet.pop()
            if len(_quiet) == 1:
                Image.MAX_IMAGE_PIXELS, caught = _quiet.pop()
                caught.__exit__(None, None, None)


_quiet_lock = threading.Lock()
_quiet: list[tuple[int | None, warnings.catch_warnings[None]]] = []


def _open(content: bytes, place: Location) -> Image.Image:
    if not content:
        raise _broken(place, "the file is empty")
    for start, kind in _REFUSED:
        if start.match(content):
            raise _unsupported(place, f"{kind} pictures are not shown in email")
    kind = next((kind for start, kind in _FORMATS if start.match(content)), "")
    if not kind or not _has_reader(kind):
        raise _unsupported(place, "the file is no picture of a known kind")
    try:
        return Image.open(io.BytesIO(content), formats=(kind,))
    except UnidentifiedImageError as error:
        raise _broken(place, "its header cannot be read") from error
    except _DAMAGE as error:
        raise _broken(place, str(error)) from error


def _has_reader(kind: str) -> bool:
    """False for a format that this machine's Pillow was built without."""
    Image.preinit()
    if kind not in Image.OPEN:
        Image.init()
    return kind in Image.OPEN


def _refuse_bomb(image: Image.Image, settings: ImageSettings, place: Location) -> None:
    pixels, limit = image.width * image.height, settings.megapixels * 1_000_000
    if pixels > limit:
        raise _refusal(
            place,
            "E131",
            f"the picture has {pixels:,} pixels ({image.width} x {image.height}), "
            f"the limit is {limit:,}",
            "make it smaller, or raise images.megapixels",
        )
    if not pixels:
        raise _broken(place, "it has no pixels")


def _is_animated(image: Image.Image, place: Location) -> bool:
    if image.format not in _ANIMATED:
        return False  # The further pages of a TIFF or MPO are other pictures, not frames.
    try:
        return bool(getattr(image, "is_animated", False))
    except _DAMAGE as error:
        raise _broken(place, str(error)) from error


def _animation(image: Image.Image, content: bytes, place: Location) -> Picture:
    if image.format != "GIF":
        raise _refusal(
            place,
            "E133",
            f"an animated {image.format} picture would stand still or be missing in most inboxes",
            "save it as an animated GIF, or use one frame of it",
        )
    try:
        image.seek(0)
        image.load()
        return Picture(strip_gif(content), "image/gif", *image.size)
    except (GifError, *_DAMAGE) as error:
        raise _broken(place, str(error)) from error


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What brings the picture upright."""
    try:
        orientation = image.getexif().get(0x0112)
    except _DAMAGE:
        return None  # Damaged metadata is no reason to refuse a sound picture.
    return _TURNS.get(orientation) if isinstance(orientation, int) else None


def _file_size(natural: tuple[int, int], limit_px: int, place: Location) -> tuple[int, int]:
    width = min(natural[0], limit_px)
    height = max(1, round(natural[1] * width / natural[0]))
    if height > JPEG_SIDE_PX:
        raise _refusal(
            place,
            "E131",
            f"the picture would be {height:,} pixels high, the limit is {JPEG_SIDE_PX:,}",
            "cut it into parts, or crop it",
        )
    return width, height


def _load(image: Image.Image, scale: float, place: Location) -> None:
    """Read the pixels; a JPEG at a fraction of its size, but no smaller than ``scale``."""
    try:
        if scale < 1:
            image.draft("", (int(image.width * scale), int(image.height * scale)))
        image.load()
    except _DAMAGE as error:
        raise _broken(place, str(error)) from error


def _plain_mode(image: Image.Image, place: Location) -> Image.Image:
    """The pixels as L, RGB, RGBA or CMYK, eight bits a channel."""
    if image.mode.startswith("I"):
        # convert("L") cuts every value over 255 to white instead of scaling (Pillow 13.0,
        # 2026-11-23).
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        opaque = image.getchannel("A").getextrema() == (255, 255)
        return image.convert("RGB") if opaque else image
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode in ("1", "P", "RGBX", "YCbCr"):
        return image.convert("RGB")
    raise _unsupported(place, f"its colours ({image.mode}) have no counterpart on a screen")


def _resize(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    if image.mode != "RGBA":
        return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    # Premultiplied, so that the colour under transparent pixels leaves no fringe.
    resized = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return resized.convert("RGBA")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as sRGB; a profile that does not fit the picture is left out of account."""
    if not profile:
        return image.convert("RGB") if image.mode == "CMYK" else image
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    colours = converted or colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _encode(image: Image.Image, quality: int, *, few_colours: bool) -> tuple[bytes, str]:
    target = io.BytesIO()
    small = _with_palette(image) if few_colours else image
    small.info.clear()  # Pillow's writers take comment, resolution and profile from here.
    if few_colours or image.mode == "RGBA":
        small.save(target, "PNG", optimize=True)
        return target.getvalue(), "image/png"
    image.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue(), "image/jpeg"


def _with_palette(image: Image.Image) -> Image.Image:
    """The picture with a palette when that loses nothing: a third of the size."""
    if image.mode != "RGB" or image.getcolors(_FEW_COLOURS) is None:
        return image
    small = image.quantize(_FEW_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return small if small.convert("RGB").tobytes() == image.tobytes() else image


def _refusal(place: Location, code: str, message: str, hint: str) -> ImageError:
    return ImageError(Problem(code, message, place.path, place.line, place.column, hint))


def _broken(place: Location, why: str) -> ImageError:
    return _refusal(
        place,
        "E132",
        f"the picture is broken: {' '.join(why.split()) or 'it cannot be read'}",
        "open it in a picture editor, save it again, and see that the copy is complete",
    )


def _unsupported(place: Location, why: str) -> ImageError:
    return _refusal(place, "E133", why, "save it as JPEG (photographs) or PNG (drawings, logos)")
