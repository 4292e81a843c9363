"""Finds and reads single files: plain ones only, up to a limit, text in UTF-8; a bad byte has its
place."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from newsletter.dataclass import dataclass
from newsletter.errors import NewsletterError, Problem
from newsletter.fields import nearest

TEXT_LIMIT_BYTES = 2_000_000
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file that was read.

    Attributes:
        path: As the author knows it, relative to the workspace, with forward slashes; files of
            a built-in theme begin with ``<built-in>/``.
        text: The text without a byte order mark, line ends as they stand.
        sha256: Of the file's bytes, in hexadecimal digits.
    """

    path: str
    text: str
    sha256: str


class UnreadableFileError(NewsletterError):
    """A file cannot be read; the workspace raises it again as an error of the file's area."""

    @property
    def problem(self) -> Problem:
        """The only problem."""
        return self.problems[0]


def read_text(path: Path, shown: str) -> SourceFile:
    """Read a text file.

    Args:
        path: The file.
        shown: Its path as the author knows it.

    Raises:
        UnreadableFileError: E006 if it is missing or cannot be read, E007 if it is not UTF-8,
            E008 if it holds a NUL character, E009 if it is larger than 2 MB.
    """
    try:
        content = read_limited(path, TEXT_LIMIT_BYTES, shown)
    except FileNotFoundError:
        raise UnreadableFileError(Problem("E006", "there is no such file", shown)) from None
    body = content.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(body[: error.start].decode("utf-8"))
        message = f"the byte {body[error.start]:#04x} is not UTF-8"
        hint = "save the file as UTF-8"
        raise UnreadableFileError(Problem("E007", message, shown, line, column, hint)) from error
    if "\0" in text:
        line, column = _place(text[: text.index("\0")])
        message = "the file holds a NUL character"
        raise UnreadableFileError(
            Problem("E008", message, shown, line, column, "is it a text file?")
        )
    return SourceFile(shown, text, hashlib.sha256(content).hexdigest())


def read_limited(path: Path, limit_bytes: int, shown: str = "") -> bytes:
    """A plain file's bytes.

    Raises:
        FileNotFoundError: If there is nothing at the path.
        UnreadableFileError: E006 if it is no plain file (opening a pipe would wait for ever) or
            cannot be read, E009 if it is larger than the limit.
    """
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFileError(Problem("E006", "the file is not a plain file", shown))
        with path.open("rb") as file:
            # Python makes room for as much as it is asked for, before it reads.
            content = file.read(min(about.st_size, limit_bytes) + 1)
            if len(content) > about.st_size:  # it grew, or the system does not say its size
                content += file.read(limit_bytes + 1 - len(content))
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(str(path)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFileError(
            Problem("E006", f"the file cannot be read: {reason}", shown)
        ) from error
    if len(content) > limit_bytes:
        message = f"the file is larger than {limit_bytes // 1_000_000} MB"
        raise UnreadableFileError(Problem("E009", message, shown))
    return content


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def nearest_file(path: Path) -> str:
    """The file in the same folder that the author may have meant, as a question; empty if none."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return ""
    alike = {name.casefold(): name for name in names}
    close = alike.get(path.name.casefold()) or nearest(path.name, names)
    return f'did you mean "{close}"?' if close else ""


def in_any_form(path: Path) -> Path:
    """The file of that name, also where its accents are kept in another form, as macOS does."""
    if path.name.isascii() or path.exists():
        return path
    import unicodedata  # noqa: PLC0415  # only for names that are not found as they are written

    wanted = unicodedata.normalize("NFC", path.name)
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if unicodedata.normalize("NFC", entry.name) == wanted:
                return entry
    return path
