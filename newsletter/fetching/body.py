"""An answer's body, unpacked and counted while it comes: no limit can be got round by packing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from newsletter.dataclass import dataclass
from newsletter.errors import Problem, UsageError

ENCODINGS = "gzip, deflate"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address.

    Attributes:
        content: Not packed.
        content_type: As the server gave it.
        url: Where it came from in the end.
    """

    content: bytes
    content_type: str = ""
    url: str = ""


def read_body(chunks: Iterator[bytes], encoding: str, limit_bytes: int) -> bytes:
    """The unpacked body.

    Args:
        chunks: As they come from the network.
        encoding: The header Content-Encoding.
        limit_bytes: Largest size, unpacked.

    Raises:
        UsageError: E182 if it is larger, E183 if it is packed in a way that was not asked for,
            or badly.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _counted(chunks, limit_bytes)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UsageError(Problem("E183", f'it is packed as "{encoding[:40]}", which was not asked'))
    return _counted(_unpacked(chunks, encoding, limit_bytes), limit_bytes)


def _counted(chunks: Iterator[bytes], limit_bytes: int) -> bytes:
    parts: list[bytes] = []
    size_bytes = 0
    for chunk in chunks:
        size_bytes += len(chunk)
        if size_bytes > limit_bytes:
            raise UsageError(Problem("E182", f"it is larger than {limit_bytes // 10**6} MB"))
        parts.append(chunk)
    return b"".join(parts)


def _unpacked(chunks: Iterator[bytes], encoding: str, limit_bytes: int) -> Iterator[bytes]:
    unpacker = None
    for chunk in chunks:
        if unpacker is None and chunk:
            # Some servers send deflate without its two bytes of header.
            bare = encoding == "deflate" and chunk[0] & 0x0F != 8
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        try:
            yield unpacker.decompress(chunk, limit_bytes + 1) if unpacker else b""
        except zlib.error as error:
            raise UsageError(Problem("E183", "it is packed badly")) from error
    if unpacker is not None and not unpacker.eof:
        raise UsageError(Problem("E183", "it ends in the middle"))
