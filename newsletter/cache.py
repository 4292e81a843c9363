"""A cache on disk: data, never code; a damaged, truncated or foreign entry is no entry.

Each entry is a file that begins with a SHA-256 over its kind, its key and its content. What does
not match is treated as missing and overwritten by the next ``put``. A folder that cannot be
read or written makes builds slower, never wrong.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from newsletter.version import __version__

KNOWN = Path(__file__).with_name("known.json")
"""What a first build would find out about the theme that ships: that its sources have no fault,
its settings, its style sheet's rules and declarations as cssutils reads them. The keys are made of
contents and versions as in any cache, so a theme with one more space, or another cssutils, is
looked at anew. ``python tests/tools/docs.py`` writes it."""

Value = TypeVar("Value")

_LAYOUT = b"newsletter-cache 1"
_DIGEST_BYTES = 64
_LIMIT_BYTES = 200_000_000
_PRUNE_EVERY_S = 24 * 60 * 60
_KEPT_SHARE = 0.7  # of the limit; room for a while, so that pruning stays rare
_TAG = b"""Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of the newsletter composer: it can be deleted at any time.
# https://bford.info/cachedir/
"""


def cache_key(*parts: str | bytes) -> str:
    """A key for what depends on these parts and on this version of newsletter, and nothing else.

    Args:
        parts: Contents, options, and the versions of the engines that made the value.

    Returns:
        64 hexadecimal digits. Parts do not run together: ``("ab", "c")`` and ``("a", "bc")``
        differ, as do text and the same bytes.
    """
    digest = hashlib.sha256()
    for part in (_LAYOUT, __version__, *parts):
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        kind = b"s" if isinstance(part, str) else b"b"
        digest.update(b"%s%d:" % (kind, len(raw)))
        digest.update(raw)
    return digest.hexdigest()


class Cache:
    """Values by kind and key, in one folder; without a folder it holds nothing."""

    _numbers = itertools.count()

    def __init__(
        self, folder: Path | None, *, known: Path | None = None, limit_bytes: int = _LIMIT_BYTES
    ) -> None:
        """
        Args:
            folder: ``<root>/.newsletter/cache``, made when the first value is put; None for no
                cache.
            known: A file of values that ship with the program, by kind and key; only ``get`` looks
                there, and only for what the folder does not have.
            limit_bytes: Above this the oldest entries go; looked at once a day.
        """
        self._folder = folder
        self._known = known
        self._limit_bytes = limit_bytes
        self._ready = False

    def get(self, kind: str, key: str) -> object | None:
        """The JSON value that was put there, or None; a value that is null reads as missing."""
        raw = self.get_bytes(kind, key)
        if raw is None:
            return _read_known(self._known).get(kind, {}).get(key) if self._known else None
        try:
            value: object = json.loads(raw)
        except (ValueError, RecursionError):
            return None
        return value

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep a value that JSON can express.

        Raises:
            TypeError: If JSON cannot express it: a fault of the caller.
        """
        text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
        self.put_bytes(kind, key, text.encode("ascii"))

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        """The bytes that were put there, or None."""
        if self._folder is None:
            return None
        try:
            entry = self._path(self._folder, kind, key).read_bytes()
        except OSError:
            return None
        content = entry[_DIGEST_BYTES:]
        return content if entry[:_DIGEST_BYTES] == _digest(kind, key, content) else None

    def put_bytes(self, kind: str, key: str, content: bytes) -> None:
        """Keep bytes; another process sees the old entry or the whole new one, never a part."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._prepare(self._folder)
            path = self._path(self._folder, kind, key)
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, _digest(kind, key, content) + content, next(self._numbers))

    @staticmethod
    def _path(folder: Path, kind: str, key: str) -> Path:
        # A digest of both: no kind and no key, whatever is in it, can name a file elsewhere.
        name = hashlib.sha256(f"{kind}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
        return folder / name[:2] / name[2:]

    def _prepare(self, folder: Path) -> None:
        if self._ready:
            return
        self._ready = True
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (("CACHEDIR.TAG", _TAG), (".gitignore", b"*\n")):
            if not (folder / name).exists():
                _replace(folder / name, content, next(self._numbers))
        pruned = folder / "pruned"
        with suppress(FileNotFoundError):
            if time.time() - pruned.stat().st_mtime < _PRUNE_EVERY_S:
                return
        pruned.touch()
        _prune(folder, self._limit_bytes)


class InMemory:
    """A cache whose last values are kept in memory too, for what one build after another wants.

    A key says all that its value depends on, so what was read once is right for good.
    """

    def __init__(self, cache: Cache, values: int) -> None:
        """
        Args:
            cache: Where values come from and go.
            values: How many are kept, of each sort.
        """
        self.put = cache.put
        self.put_bytes = cache.put_bytes
        self._read = functools.lru_cache(values)(functools.partial(_found, cache.get))
        self._read_bytes = functools.lru_cache(values)(functools.partial(_found, cache.get_bytes))

    def get(self, kind: str, key: str) -> object | None:
        """As the cache has it; not to be changed."""
        with suppress(LookupError):
            return self._read(kind, key)
        return None

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        """As the cache has it."""
        with suppress(LookupError):
            return self._read_bytes(kind, key)
        return None


def _found(get: Callable[[str, str], Value | None], kind: str, key: str) -> Value:
    """What is there; an exception for nothing, since that is not to be remembered."""
    value = get(kind, key)
    if value is None:
        raise LookupError(key)
    return value


@functools.cache
def _read_known(file: Path) -> dict[str, dict[str, object]]:
    try:
        read: dict[str, dict[str, object]] = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return read


def _digest(kind: str, key: str, content: bytes) -> bytes:
    return cache_key(kind, key, content).encode("ascii")


def _replace(path: Path, content: bytes, number: int) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.{number}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def _prune(folder: Path, limit_bytes: int) -> None:
    """Delete the entries that were written longest ago until the folder is well under the limit.

    Temporary files that a killed process left behind are entries like any other here.
    """
    entries: list[tuple[float, int, Path]] = []
    for path in folder.glob("??/*"):
        with suppress(OSError):
            found = path.stat()
            entries.append((found.st_mtime, found.st_size, path))
    total_bytes = sum(size_bytes for _, size_bytes, _ in entries)
    if total_bytes <= limit_bytes:
        return
    for _, size_bytes, path in sorted(entries):
        if total_bytes <= limit_bytes * _KEPT_SHARE:
            return
        with suppress(OSError):
            path.unlink()
            total_bytes -= size_bytes
