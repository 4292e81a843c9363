"""Puts a draft where it belongs: a new issue, an issue that is there, or any file."""

from __future__ import annotations

import datetime
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from newsletter.content.markdown import parse_issue
from newsletter.errors import IssueError, OutputError, Problem, UsageError
from newsletter.importers.draft import Draft
from newsletter.importers.draft_document import draft_addition, draft_document
from newsletter.model.issue import More


def new_document(draft: Draft, date: datetime.date, source: str) -> str:
    """The document of a draft that begins an issue.

    Raises:
        IssueError: E172 if nothing in the source can be the lead.
    """
    if draft.lead is None:
        hint = "add it to an issue with --into"
        raise IssueError(Problem("E172", "no lead story was found in it", source, hint=hint))
    return draft_document(draft, date)


def extended_document(text: str, path: str, draft: Draft) -> str:
    """An issue's document with a draft at its end; what is there stays as it is, byte by byte.

    Args:
        text: The document.
        path: Its name, for errors.

    Raises:
        IssueError: If the document cannot be read, or E173 if it is no Markdown.
        OutputError: E174 if what is there would not read as before.
    """
    if not path.endswith(".md"):
        hint = "import into an issue.md, or write a new file with --out"
        raise IssueError(Problem("E173", "only a Markdown issue can be added to", path, hint=hint))
    before = parse_issue(text, path).parts
    last = before[-1]
    addition = draft_addition(draft, to_list=isinstance(last, More))
    whole = f"{text.rstrip(chr(10))}\n\n{addition.lstrip(chr(10))}"
    after = parse_issue(whole, path).parts
    kept = after[: len(before)]
    same = kept[:-1] == before[:-1] and (
        kept[-1] == last
        or (
            isinstance(last, More)
            and isinstance(kept[-1], More)
            and kept[-1].blocks[: len(last.blocks)] == last.blocks
        )
    )
    if not same:
        hint = "write the draft to a file with --out, and copy what you want"
        raise OutputError(
            Problem("E174", "what is there would change its meaning", path, hint=hint)
        )
    return whole


def write_document(path: Path, text: str, *, replace: bool) -> None:
    """Write a document whole or not at all.

    Raises:
        OutputError: E160 if there is a file and it may not be replaced, E164 if it cannot be
            written.
        UsageError: E006 if the path is a folder.
    """
    if path.is_dir():
        raise UsageError(Problem("E006", "the file is not a plain file", str(path)))
    if not replace and (path.exists() or path.is_symlink()):
        hint = "add to it with --into, or replace it with --force"
        raise OutputError(Problem("E160", "the file is already there", str(path), hint=hint))
    real = Path(os.path.realpath(path))
    temporary = ""
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{real.name}-", dir=real.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, real)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        reason = (error.strerror or str(error)).lower()
        message = f"the issue cannot be written: {reason}"
        raise OutputError(Problem("E164", message, str(path))) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
