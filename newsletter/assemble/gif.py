"""Animated GIF without its metadata, frame for frame as it was.

Pillow would decode and quantise every frame again; an animation is passed through instead, and
only what says something about its author or its software is left out.
Source: GIF89a specification, sections 18 to 27; Netscape's looping extension.
"""

from __future__ import annotations

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_LOOPING = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class GifError(ValueError):
    """The blocks of the file do not follow the format, or it ends too early."""


def strip_gif(content: bytes) -> bytes:
    """The same animation without comments, XMP, text overlays and trailing bytes.

    Raises:
        GifError: If the file is cut short or its blocks make no sense.
    """
    if content[:6] not in (b"GIF87a", b"GIF89a") or len(content) < 13:
        raise GifError("no GIF header")
    position = 13 + _table_bytes(content[10])
    kept = [content[:position]]
    while True:
        start = position
        kind = _byte(content, position)
        if kind == _TRAILER:
            return b"".join(kept) + b"\x3b"
        if kind == _EXTENSION:
            label = _byte(content, position + 1)
            position = _skip_sub_blocks(content, position + 2)
            looping = label == _APPLICATION and content[start + 3 : start + 14] in _LOOPING
            if label == _GRAPHIC_CONTROL or looping:
                kept.append(content[start:position])
        elif kind == _IMAGE:
            # Ten bytes of descriptor, its colour table, one byte of LZW code size, the data.
            position += 10 + _table_bytes(_byte(content, position + 9)) + 1
            position = _skip_sub_blocks(content, position)
            kept.append(content[start:position])
        else:
            raise GifError(f"unknown block 0x{kind:02x}")


def _byte(content: bytes, position: int) -> int:
    if position >= len(content):
        raise GifError("the file ends too early")
    return content[position]


def _table_bytes(packed: int) -> int:
    """Size of the colour table that a packed field announces."""
    return 3 << ((packed & 0x07) + 1) if packed & 0x80 else 0


def _skip_sub_blocks(content: bytes, position: int) -> int:
    while size := _byte(content, position):
        position += 1 + size
    return position + 1
