"""Writes a build whole or not at all.

Everything goes into a temporary folder beside the target, which then takes the target's place in
one step. A build killed at any moment leaves the previous output as it was; two builds at once
take turns; what a dead build left behind is removed by the next one. Files in the target that no
build of ours wrote are carried over.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from newsletter.errors import OutputError, Problem
from newsletter.output.lock import locked, try_lock, unlock
from newsletter.output.manifest import MANIFEST_NAME, is_inside, read_outputs
from newsletter.output.swap import recover, replace_folder

_PREFIX = ".newsletter-build-"
_NAME = re.compile(rf"{re.escape(_PREFIX)}(?P<pid>\d+)-\d+")
_numbers = itertools.count()


def write_build(target: Path, files: Mapping[str, bytes]) -> None:
    """Make ``target`` hold these files, and those in it that are not ours.

    Args:
        target: The build's folder; its parents are made, a link to a folder is followed.
        files: Contents by name, which may have folders: ``images/3f2a.jpg``. Must hold
            ``manifest.json``, by which the next build knows the folder as ours.

    Raises:
        OutputError: E160 the folder is not ours, E161 something is in the way, E162 no
            permission, E163 no space, E164 another failure of the file system.
        TemporaryError: E165 another build does not end. After any error the target is as it
            was before.
        ValueError: A name that leads out of the folder, or no manifest: a fault of the caller.
    """
    if MANIFEST_NAME not in files or not all(map(is_inside, files)):
        raise ValueError("a build is relative names and a manifest")
    target = Path(os.path.realpath(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.parent):
            recover(target, _aside(target))
            _remove_leftovers(target.parent)
            _refuse_foreign(target, files)
            fresh, guard = _make_folder(target.parent)
        try:
            _write_files(fresh, files)
            with locked(target.parent):
                _swap_in(fresh, target, files)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            unlock(guard)
    except OSError as error:
        raise _output_error(error, target) from error


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _swap_in(fresh: Path, target: Path, files: Mapping[str, bytes]) -> None:
    """Take the target's place; it may have changed while the files were written."""
    _refuse_foreign(target, files)
    if target.exists():
        shutil.copymode(target, fresh)
        _carry_over(target, fresh)
    _sync_folder(fresh)
    replace_folder(fresh, target, _aside(target))
    _sync_folder(target.parent)
    if fresh.exists():
        _carry_over(fresh, target)  # What somebody put there since.


def _refuse_foreign(target: Path, files: Mapping[str, bytes]) -> None:
    """Refuse a target that is no build folder, or where a new file would replace another's."""
    if not target.exists():
        return
    if not target.is_dir():
        raise _refusal(target, "E161", "a file stands where the folder should be", "move it away")
    if not any(target.iterdir()):
        return
    if _ours(target) is None:
        raise _refusal(
            target,
            "E160",
            "not a build folder: it holds files, and no manifest of ours",
            "choose another folder with --out, or empty this one",
        )
    for name in _foreign(target):
        if _clashes(target / name, name, files):
            raise _refusal(
                target / name,
                "E161",
                "the build would write this file, and it was not a build that wrote it before",
                "rename it or move it away",
            )


def _clashes(path: Path, name: str, files: Mapping[str, bytes]) -> bool:
    if name in files:
        return not path.is_file() or path.read_bytes() != files[name]
    is_folder = path.is_dir() and not path.is_symlink()
    return any(
        name.startswith(f"{new}/") or (new.startswith(f"{name}/") and not is_folder)
        for new in files
    )


def _ours(folder: Path) -> set[str] | None:
    """Names that our build wrote, or None when the folder is not ours."""
    try:
        outputs = read_outputs((folder / MANIFEST_NAME).read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return None
    return None if outputs is None else {*outputs, MANIFEST_NAME}


def _foreign(folder: Path) -> list[str]:
    """Names, relative to the folder, of the files and empty folders that we did not write."""
    found = set()
    for root, folders, names in os.walk(folder):
        here = Path(root)
        if not (folders or names):
            found.add(here)
        found.update(here / name for name in names)
        found.update(here / name for name in folders if (here / name).is_symlink())
    relative = {path.relative_to(folder).as_posix() for path in found - {folder}}
    return sorted(relative - (_ours(folder) or set()))


def _carry_over(old: Path, new: Path) -> None:
    for name in _foreign(old):
        if not os.path.lexists(new / name):
            _link(old / name, new / name)


def _link(source: Path, copy: Path) -> None:
    """The same file under another name; a copy where the file system has no second names."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        copy.mkdir()
        return
    try:
        os.link(source, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, copy, follow_symlinks=False)


def _sync_folder(folder: Path) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders, and needs no such call.
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _aside(target: Path) -> Path:
    return target.parent / f".newsletter-previous-{target.name}"


def _make_folder(parent: Path) -> tuple[Path, int | None]:
    """A new folder, and a lock on it that tells other builds that its maker lives.

    Made with the process's umask: the finished build may be read by a web server.
    """
    while True:
        folder = parent / f"{_PREFIX}{os.getpid()}-{next(_numbers)}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder, try_lock(folder)


def _remove_leftovers(parent: Path) -> None:
    """Remove what dead builds left; called with the parent locked, so none is being made."""
    for name in os.listdir(parent):
        if not (match := _NAME.fullmatch(name)):
            continue
        entry = parent / name
        if entry.is_dir() and not entry.is_symlink() and _is_stale(entry, match["pid"]):
            shutil.rmtree(entry, ignore_errors=True)


def _is_stale(folder: Path, pid: str) -> bool:
    """True when the folder's maker is dead; a number alone may be another container's process."""
    try:
        descriptor = try_lock(folder)
    except BlockingIOError:
        return False
    if descriptor is None:
        return not _is_alive(int(pid))
    unlock(descriptor)
    return True


def _is_alive(pid: int) -> bool:
    if os.name == "nt":
        return True  # There, os.kill(pid, 0) is Ctrl-C.
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _output_error(error: OSError, target: Path) -> OutputError:
    path = Path(os.fsdecode(error.filename)) if error.filename else target
    reason = (error.strerror or str(error)).lower()
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _refusal(
                path,
                "E162",
                f"the build may not write here: {reason}",
                "make the folder and the one above it writable, or choose another with --out",
            )
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            hint = "free some space and build again; the previous output is untouched"
            return _refusal(path, "E163", f"no space for the build: {reason}", hint)
        case errno.EEXIST | errno.ENOTDIR | errno.EISDIR | errno.ENOTEMPTY:
            message = f"something else stands where the build should go: {reason}"
            return _refusal(path, "E161", message, "move it away, or choose another folder")
    return _refusal(
        path, "E164", f"the build cannot be written: {reason}", "choose another folder with --out"
    )


def _refusal(path: Path, code: str, message: str, hint: str) -> OutputError:
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return OutputError(Problem(code, message, shown.as_posix(), hint=hint))
