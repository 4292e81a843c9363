"""Writes a new issue and its pictures: the document last and whole, no other file touched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from newsletter.errors import OutputError, Problem
from newsletter.importers.placing import write_document
from newsletter.workspace import ISSUE_NAMES


def check_free(folder: Path, name: str, *, replace: bool) -> None:
    """Refuse a folder that has an issue, before anything is fetched for it.

    Args:
        folder: Of the issue.
        name: The document's, as people know it.
        replace: A Markdown document may be replaced; one of another form would stand beside it.

    Raises:
        OutputError: E160.
    """
    there = [it for it in ISSUE_NAMES if (folder / it).exists() or (folder / it).is_symlink()]
    others = [it for it in there if it != "issue.md"]
    if others:
        hint = f"move {others[0]} away first"
        raise OutputError(Problem("E160", f"the folder holds {others[0]}", name, hint=hint))
    if there and not replace:
        hint = "add to it with newsletter import … --into, or replace it with --force"
        raise OutputError(Problem("E160", "the issue is already there", name, hint=hint))


def write_new(folder: Path, text: str, pictures: Mapping[str, bytes], *, replace: bool) -> None:
    """Write the pictures, then the document; a failure takes the pictures back.

    Raises:
        OutputError: E160 if a file is in the way, E164 if one cannot be written.
    """
    made: list[Path] = []
    created = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in pictures.items():
            path = folder / name
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
        write_document(folder / "issue.md", text, replace=replace)
    except BaseException as error:
        for path in made:
            with suppress(OSError):
                path.unlink()
        if created:
            with suppress(OSError):
                os.rmdir(folder)
        if isinstance(error, FileExistsError):
            path = error.filename or folder
            raise OutputError(Problem("E160", "the file is already there", str(path))) from error
        if isinstance(error, OSError):
            reason = (error.strerror or str(error)).lower()
            message = f"the issue cannot be written: {reason}"
            raise OutputError(Problem("E164", message, str(folder))) from error
        raise
