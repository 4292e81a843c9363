"""A new workspace that builds at once: its files are data beside this one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from newsletter.errors import OutputError, Problem

_FILES = Path(__file__).parent / "files"
_NAMES = {"gitignore": ".gitignore"}  # a real .gitignore there would act on our own repository


def starter_files() -> dict[str, bytes]:
    """The files of a new workspace by their path in it, sorted."""
    found = {
        path.relative_to(_FILES).as_posix(): path.read_bytes()
        for path in _FILES.rglob("*")
        if path.is_file()
    }
    return {_NAMES.get(name, name): found[name] for name in sorted(found)}


def write_starter(folder: Path) -> tuple[str, ...]:
    """Make a workspace in a folder, which need not exist and need not be empty.

    Args:
        folder: Where the workspace will be.

    Returns:
        The files that were written, relative to the folder.

    Raises:
        OutputError: E160 for every file that is already there, E164 if a file cannot be
            written; nothing is written then.
    """
    files = starter_files()
    problems = [
        Problem("E160", "the file is already there", str(folder / name), hint="name a new folder")
        for name in files
        if (folder / name).exists() or (folder / name).is_symlink()
    ]
    if problems:
        raise OutputError(problems)
    written: list[Path] = []
    try:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except OSError as error:
        for path in written:
            with suppress(OSError):
                path.unlink()
        reason = (error.strerror or str(error)).lower()
        message = f"the workspace cannot be written: {reason}"
        raise OutputError(Problem("E164", message, str(error.filename or folder))) from error
    return tuple(files)
