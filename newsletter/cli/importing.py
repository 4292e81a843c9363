"""``newsletter import paste`` and ``eml``, and what every import does with its draft."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from newsletter.cli.completion import complete_issue
from newsletter.cli.console import inert, paint_dim, say, show_problem
from newsletter.cli.options import WorkspaceOption
from newsletter.cli.reporting import reported

if TYPE_CHECKING:
    from newsletter.fetching.client import Fetcher
    from newsletter.importers.draft import Draft

_LIMIT_BYTES = 20_000_000

IntoOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--into", help="An issue to add to.", autocompletion=complete_issue),
]
DateOption: TypeAlias = Annotated[
    str | None, typer.Option("--date", help="The new issue's day.", show_default="today")
]
OutOption: TypeAlias = Annotated[
    str | None, typer.Option("--out", help="A file, or - to print the draft.")
]
ForceOption: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Replace an issue that is there.")
]


def paste(
    file: Annotated[
        str, typer.Argument(help="What was copied, in a file.", show_default="standard input")
    ] = "-",
    into: IntoOption = None,
    date: DateOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a draft of a pasted page, document or chat.

    Example: newsletter import paste page.txt --date 2026-11-20
    """

    run_import(lambda: pasted_draft(file), into, date, out, force=force, workspace=workspace)


def eml(
    file: Annotated[str, typer.Argument(help="A saved message; - is the standard input.")],
    into: IntoOption = None,
    date: DateOption = None,
    out: OutOption = None,
    force: ForceOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Make a draft of an older newsletter.

    Example: newsletter import eml older.eml --out -
    """

    def make() -> Draft:
        from newsletter.importers.eml import import_eml

        return import_eml(read_source(file), source_name(file))

    run_import(make, into, date, out, force=force, workspace=workspace)


def now() -> datetime.datetime:
    """The present moment; tests put another in its place."""
    return datetime.datetime.now(datetime.UTC)


def pasted_draft(file: str) -> Draft:
    """The draft of what somebody copied into a file."""
    from newsletter.importers.pasted import import_paste

    return import_paste(_decoded(read_source(file)), source_name(file))


def run_import(
    make: Callable[[], Draft],
    into: str | None,
    date: str | None,
    out: str | None,
    *,
    force: bool,
    workspace: Path | None,
) -> None:
    """Make a draft, put it where it belongs, and say what it holds."""
    if into and (date or force):
        raise typer.BadParameter("--into goes with neither --date nor --force")
    day = _day(date)
    with reported() as run:
        from newsletter.importers.placing import extended_document, new_document, write_document
        from newsletter.workspace import find_root, load_workspace

        draft = make()
        source = draft.sources[0] if draft.sources else ""
        if out and not into:
            text, name = new_document(draft, day or _today(workspace), source), out
            target = None if out == "-" else Path(out)
        else:
            run.root = find_root(Path.cwd()) if workspace is None else workspace.resolve()
            space = load_workspace(run.root)
            if into:
                issue = space.select(into, now())
                old = issue.path.read_bytes().decode()
                text, name = extended_document(old, issue.name, draft), issue.name
                target = issue.path if out is None else None if out == "-" else Path(out)
                force = out is None
            else:
                day = day or space.today(now())
                text = new_document(draft, day, source)
                name = f"issues/{day}/issue.md"
                target = run.root / name
        if target is None:
            sys.stdout.write(text)
        else:
            write_document(target, text, replace=force)
            print(out or name)
        _summary(draft, text, name)


def _summary(draft: Draft, text: str, name: str) -> None:
    """Say what the draft holds and what a person should look at."""
    from newsletter.check.open_notes import check_open_notes
    from newsletter.content.markdown import parse_issue
    from newsletter.excerpts import excerpt

    issue = parse_issue(text, name)
    for finding in check_open_notes(issue):
        show_problem(finding.problem, finding.severity)
    counts = (
        f"{'a lead, ' if draft.lead else ''}{_count(len(draft.items), 'item')}",
        _count(len(draft.proposed_sponsors), "proposed sponsor"),
        f"{_count(len(draft.left_out), 'line')} left out",
    )
    say(", ".join(counts))
    for fate in draft.left_out:
        shown = excerpt(fate.piece.text, 70)
        say(paint_dim(f'  {fate.piece.place}"{inert(shown)}": {fate.left_out}'))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _day(date: str | None) -> datetime.date | None:
    if date is None:
        return None
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        raise typer.BadParameter(f"{date} is no date; write it as 2026-11-20") from None


def _today(workspace: Path | None) -> datetime.date:
    """Today where the publication is; where there is none, on this computer."""
    from newsletter.errors import UsageError
    from newsletter.workspace import load_workspace

    try:
        return load_workspace(workspace).today(now())
    except UsageError:
        return now().astimezone().date()


def is_address(source: str) -> bool:
    """Whether a source is on the web."""
    return source.startswith(("https://", "http://"))


@contextmanager
def workspace_fetcher(workspace: Path | None) -> Iterator[Fetcher]:
    """A fetcher with the workspace's cache; a draft may be made without a workspace."""
    from newsletter.cache import Cache
    from newsletter.cli import network
    from newsletter.errors import UsageError
    from newsletter.workspace import load_workspace

    try:
        cache = load_workspace(workspace).cache
    except UsageError:
        cache = Cache(None)
    with network.open_fetcher(cache) as fetcher:
        yield fetcher


def source_name(file: str) -> str:
    """What to call a source, for people."""
    return "the pasted text" if file == "-" else file


def read_source(file: str) -> bytes:
    """The bytes of a file, or of the standard input for ``-``.

    Raises:
        UsageError: E006 if it cannot be read, E009 if it is too large.
    """
    from newsletter.errors import Problem, UsageError
    from newsletter.files import UnreadableFileError, read_limited

    if file == "-":
        content = sys.stdin.buffer.read(_LIMIT_BYTES + 1)
        if len(content) > _LIMIT_BYTES:
            raise UsageError(Problem("E009", "the file is larger than 20 MB", source_name(file)))
        return content
    try:
        return read_limited(Path(file), _LIMIT_BYTES, file)
    except FileNotFoundError:
        raise UsageError(Problem("E006", "there is no such file", file)) from None
    except UnreadableFileError as error:
        raise UsageError(error.problem) from error


def _decoded(content: bytes) -> str:
    """Text of a clipboard or a file: UTF-8, UTF-16 with its mark, else what Windows writes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
