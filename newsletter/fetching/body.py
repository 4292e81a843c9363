"""An answer's body, unpacked and counted while it comes: no limit can be got round by packing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from newsletter.dataclass import dataclass
from newsletter.errors import Problem, UsageError

ENCODINGS = "gzip, deflate"
_GZIP = 0x1F
"""The first byte of every member."""


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
    counted = _counted(chunks, limit_bytes)
    if encoding in ("", "identity"):
        return b"".join(counted)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UsageError(Problem("E183", f'it is packed as "{encoding[:40]}", which was not asked'))
    return b"".join(_counted(_unpacked(counted, encoding, limit_bytes), limit_bytes))


def _counted(chunks: Iterator[bytes], limit_bytes: int) -> Iterator[bytes]:
    size_bytes = 0
    for chunk in chunks:
        size_bytes += len(chunk)
        if size_bytes > limit_bytes:
            raise UsageError(Problem("E182", f"it is larger than {limit_bytes // 10**6} MB"))
        yield chunk


def _unpacked(chunks: Iterator[bytes], encoding: str, limit_bytes: int) -> Iterator[bytes]:
    """What was packed, one member after the other; gzip may have several (RFC 1952 section 2.2)."""
    unpacker, ended = None, False
    for chunk in chunks:
        left = chunk
        while left:
            if ended and (encoding == "deflate" or left[0] != _GZIP):
                return  # what stands behind the end is none of it
            if unpacker is None:
                # Some servers send deflate without its two bytes of header.
                bare = encoding == "deflate" and left[0] & 0x0F != 8
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
            try:
                yield unpacker.decompress(left, limit_bytes + 1)
            except zlib.error as error:
                raise UsageError(Problem("E183", "it is packed badly")) from error
            ended, left = unpacker.eof, unpacker.unused_data
            if ended:
                unpacker = None
    if unpacker is not None:
        raise UsageError(Problem("E183", "it ends in the middle"))
