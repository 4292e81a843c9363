"""Puts one folder in another's place in one step, on whatever system this is.

Linux and macOS can exchange two folders atomically. Elsewhere the old one is set aside first, and
``recover`` brings it back should the process end between the two renames.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

from newsletter.output.manifest import MANIFEST_NAME

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
# The kernel or the file system cannot do it (renameat2(2), renamex_np(2)).
_NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM, errno.EXDEV})


def replace_folder(new: Path, target: Path, aside: Path) -> None:
    """Make ``new`` the target; afterwards what stood there before is at ``new``, if anything.

    Args:
        new: A finished folder beside the target.
        target: A folder, or nothing.
        aside: Where the old folder stands for a moment when there is no atomic exchange.

    Raises:
        OSError: Nothing has changed.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(new)


def recover(target: Path, aside: Path) -> None:
    """Bring the old folder back when a build died between setting it aside and replacing it."""
    if not aside.exists():
        return
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    if not target.exists():
        aside.rename(target)
    elif (target / MANIFEST_NAME).exists():
        shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False when this system cannot.

    Raises:
        OSError: The system can, and these two it could not.
    """
    if not sys.platform.startswith(("linux", "darwin")):
        return False
    import ctypes  # noqa: PLC0415 - 6 ms, and only a rebuild needs it

    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        result = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        result = library.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))
