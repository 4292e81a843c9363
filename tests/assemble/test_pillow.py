"""What becomes of a picture's bytes."""

from __future__ import annotations

import io
import struct
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from newsletter.assemble.picture import Picture
from newsletter.assemble.pillow import process_picture
from newsletter.config.settings import ImageSettings
from newsletter.errors import ImageError
from newsletter.model.location import Location

PLACE = Location("issues/one/issue.md", 7, 1)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture with more than 256 colours."""
    red, green = Image.linear_gradient("L"), Image.radial_gradient("L")
    image = Image.merge("RGB", (red, green, red.transpose(Image.Transpose.ROTATE_90)))
    return image.resize((width, height)).convert(mode)


def process(content: bytes, width_px: int = 600, **options: Any) -> Picture:
    return process_picture(
        content, display_width_px=width_px, settings=ImageSettings(**options), place=PLACE
    )


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.content))
    image.load()
    return image


def problem(content: bytes, **options: Any) -> Any:
    with pytest.raises(ImageError) as caught:
        process(content, **options)
    (found,) = caught.value.problems
    assert (found.path, found.line) == (PLACE.path, PLACE.line)
    assert found.hint
    assert "\n" not in found.message
    return found


def test_a_large_photograph_becomes_a_progressive_jpeg_at_twice_its_display_width() -> None:
    picture = process(saved(photograph(3000, 1500)))
    image = opened(picture)
    assert (image.format, image.size, picture.media_type) == ("JPEG", (1200, 600), "image/jpeg")
    assert image.info.get("progressive")
    assert picture.display_size(600) == (600, 300)
    assert picture.display_size(160) == (160, 80)


def test_a_small_picture_is_not_enlarged() -> None:
    picture = process(saved(photograph(300, 200)))
    assert opened(picture).size == (300, 200)
    assert picture.display_size(600) == (300, 200)


def test_a_picture_between_one_and_two_widths_keeps_its_pixels() -> None:
    picture = process(saved(photograph(900, 600)))
    assert opened(picture).size == (900, 600)
    assert picture.display_size(600) == (600, 400)


def test_the_same_source_gives_the_same_bytes_and_a_name_of_their_hash() -> None:
    content = saved(photograph(800, 400))
    first, second = process(content), process(content)
    assert first == second
    assert first.name == second.name
    assert first.name.endswith(".jpg")
    assert len(first.name) == 20
    assert process(content, quality=40).name != first.name


# Where the red corner of the upright picture stands in the file, by orientation.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (0, 1), 7: (1, 1), 8: (1, 0)}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_and_forgotten(orientation: int) -> None:
    sideways = orientation >= 5
    size = (300, 2000) if sideways else (2000, 300)
    image = Image.new("RGB", size, "blue")
    column, row = CORNERS[orientation]
    half = (size[0] // 2, size[1] // 2)
    image.paste(
        "red", (column * half[0], row * half[1], *((column + 1) * half[0], (row + 1) * half[1]))
    )
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = process(saved(image, exif=exif))
    upright = opened(picture).convert("RGB")
    assert upright.size == (1200, 180)
    assert picture.display_size(600) == (600, 90)
    red = upright.getpixel((100, 20))
    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[2] < 60
    assert not opened(picture).getexif()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF"])
def test_no_metadata_survives(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET-EXIF"
    options: dict[str, Any] = {"exif": exif} if kind != "GIF" else {}
    if kind in ("JPEG", "GIF"):
        options["comment"] = b"SECRET-COMMENT"
    if kind in ("JPEG", "WEBP"):
        options["xmp"] = b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>"
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Author", "SECRET-TEXT")
    content = saved(photograph(400, 300), kind, dpi=(300, 300), **options)
    assert b"SECRET" in content
    picture = process(content)
    assert b"SECRET" not in picture.content
    assert "icc_profile" not in opened(picture).info


def test_a_colour_profile_is_applied_before_it_is_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain = photograph(200, 100)
    with_srgb = saved(
        plain, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    assert opened(process(with_srgb)).info.get("icc_profile") is None
    # A profile that swaps red and blue shows whether it took part.
    swapped = swapping_profile()
    changed = opened(
        process(saved(Image.new("RGB", (64, 64), (250, 10, 10)), "PNG", icc_profile=swapped))
    )
    colour = changed.convert("RGB").getpixel((5, 5))
    assert isinstance(colour, tuple)
    assert colour[2] > 200
    assert colour[0] < 60
    # One that does not fit the picture's mode, or is no profile, changes nothing.
    for useless in (profile.tobytes(), b"no profile at all"):
        kept = opened(
            process(saved(Image.new("RGB", (64, 64), (250, 10, 10)), "PNG", icc_profile=useless))
        )
        assert kept.convert("RGB").getpixel((5, 5)) == (250, 10, 10)


def swapping_profile() -> bytes:
    """sRGB with the tags of its red and blue primaries exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    for index in range(count):
        at = 132 + 12 * index
        name = bytes(profile[at : at + 4])
        profile[at : at + 4] = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}.get(name, name)
    return bytes(profile)


def test_cmyk_becomes_rgb() -> None:
    image = opened(process(saved(photograph(700, 300, "CMYK"))))
    assert image.mode == "RGB"
    assert image.format == "JPEG"


def test_sixteen_bit_grey_is_scaled_not_cut_off() -> None:
    grey = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 0x4000, 0x8000, 0xFFFF)):
        grey.putpixel((x, 0), value)
    result = opened(process(saved(grey, "PNG"))).convert("L")
    assert [result.getpixel((x, 0)) for x in range(4)] == [0, 0x40, 0x80, 0xFF]


def test_few_colours_stay_exact_in_a_png_with_a_palette() -> None:
    drawing = Image.new("RGB", (200, 100), (255, 255, 255))
    ImageDraw.Draw(drawing).rectangle((20, 20, 80, 80), fill=(200, 30, 40))
    for source in (drawing, drawing.convert("P", palette=Image.Palette.ADAPTIVE)):
        picture = process(saved(source, "PNG"))
        image = opened(picture)
        assert (picture.media_type, image.mode) == ("image/png", "P")
        assert image.convert("RGB").tobytes() == drawing.tobytes()


def test_transparency_is_kept_and_bleeds_no_colour_at_its_edges() -> None:
    logo = Image.new("RGBA", (1600, 400), (255, 0, 0, 0))  # invisible red
    ImageDraw.Draw(logo).ellipse((400, 50, 1200, 350), fill=(0, 0, 255, 255))
    image = opened(process(saved(logo, "PNG")))
    assert (image.format, image.mode, image.size) == ("PNG", "RGBA", (1200, 300))
    reds = [red for _, (red, _, _, alpha) in image.getcolors(100_000) or () if alpha > 8]
    assert max(reds) < 40


def test_an_opaque_alpha_channel_does_not_make_a_photograph_a_png() -> None:
    assert process(saved(photograph(400, 300, "RGBA"), "PNG")).media_type == "image/jpeg"


def test_a_palette_with_a_transparent_entry_stays_transparent() -> None:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((3, 3), 1)
    result = opened(process(saved(image, "GIF", transparency=0)))
    assert result.convert("RGBA").getpixel((0, 0)) in ((255, 0, 0, 0), (0, 0, 0, 0))
    assert result.convert("RGBA").getpixel((3, 3)) == (0, 0, 255, 255)


def animation(kind: str = "GIF", **options: Any) -> bytes:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    return saved(
        frames[0], kind, save_all=True, append_images=frames[1:], duration=120, loop=0, **options
    )


def test_an_animated_gif_keeps_frames_timing_and_loop_and_loses_its_comment() -> None:
    content = animation(comment=b"SECRET") + b"trailing SECRET"
    picture = process(content, 30)
    assert b"SECRET" not in picture.content
    image = Image.open(io.BytesIO(picture.content))
    assert picture.media_type == "image/gif"
    assert (getattr(image, "n_frames", 1), image.info["loop"]) == (3, 0)
    assert picture.display_size(30) == (30, 20)
    for index, colour in enumerate(((255, 0, 0), (0, 128, 0), (0, 0, 255))):
        image.seek(index)
        assert image.info["duration"] == 120
        assert image.convert("RGB").getpixel((9, 9)) == colour


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_animations_are_refused_rather_than_stilled(kind: str) -> None:
    assert problem(animation(kind)).code == "E133"


def bomb_png(width: int, height: int) -> bytes:
    """A PNG whose header promises a size that no pixels follow."""
    import zlib

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


def test_a_decompression_bomb_is_refused_before_its_pixels_are_read() -> None:
    found = problem(bomb_png(60_000, 60_000))
    assert found.code == "E131"
    assert "3,600,000,000" in found.message
    assert "50,000,000" in found.message


def test_the_pixel_limit_is_the_setting_and_not_pillows_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = saved(Image.new("1", (1001, 1000)), "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    assert problem(content, megapixels=1).code == "E131"
    assert process(content, megapixels=2).media_type == "image/png"
    assert Image.MAX_IMAGE_PIXELS == 1000


def test_a_picture_too_high_for_jpeg_is_refused() -> None:
    assert problem(saved(Image.new("L", (20, 66_000)), "PNG")).code == "E131"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF"])
def test_a_truncated_picture_is_broken(kind: str) -> None:
    content = saved(photograph(300, 300), kind)
    assert problem(content[: len(content) // 2]).code == "E132"


def test_an_empty_file_is_broken() -> None:
    assert problem(b"").code == "E132"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg/>', "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"plain words", "known kind"),
    ],
)
def test_an_unsupported_kind_says_what_to_save_it_as(content: bytes, word: str) -> None:
    found = problem(content)
    assert found.code == "E133"
    assert word in found.message
    assert "JPEG" in found.hint
    assert "PNG" in found.hint


SAMPLES = [
    saved(photograph(40, 30), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
] + [animation()]


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_damage_anywhere_gives_a_picture_or_a_clear_error(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(len(content) // 2, len(content)))]
    try:
        picture = process(bytes(content), megapixels=2)
    except ImageError as error:
        codes = {found.code for found in error.problems}
    else:
        codes = {"sound"} if min(opened(picture).size) > 0 else set()
    assert codes & {"E131", "E132", "E133", "sound"}


def test_threads_leave_pillow_as_it_was() -> None:
    """The limit and the warnings are one for the process; the last thread puts them back."""
    content = saved(photograph(900, 600))
    filters, limit = list(warnings.filters), Image.MAX_IMAGE_PIXELS
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: process(content), range(12)))
    assert len({picture.content for picture in made}) == 1
    assert (Image.MAX_IMAGE_PIXELS, list(warnings.filters)) == (limit, filters)
