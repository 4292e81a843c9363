"""Tells which files of a workspace were saved.

The folders that a build writes, caches, hidden files and editors' swap files are passed over.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import Change, awatch

SETTLE_MS = 5
"""Quiet time after which a save counts as done. Editors rename or write in one go; what comes in
two parts makes two builds, and a build takes longer than the pause between the parts."""
LONGEST_MS = 100
_PASSED_OVER = frozenset(("build", "dist", "node_modules", "venv", "__pycache__", "screenshots"))
_SWAP_ENDINGS = ("~", ".swp", ".swx", ".tmp", ".part", ".crswap")


def is_source(name: str) -> bool:
    """Whether a file, relative to the workspace, may be a source of an email."""
    parts = name.split("/")
    if parts[0] in _PASSED_OVER or any(part.startswith(".") for part in parts):
        return False
    # Emacs locks with .#name and saves in #name#.
    return not (name.endswith(_SWAP_ENDINGS) or parts[-1].startswith("#"))


def watched_folders(root: Path) -> list[Path]:
    """The folders to watch with all that is in them; others hold no sources."""
    return [
        path
        for path in sorted(root.iterdir())
        if path.is_dir() and not path.is_symlink() and is_source(path.name)
    ]


async def saved_files(root: Path, stop: asyncio.Event) -> AsyncIterator[set[str]]:
    """Names, relative to the workspace, of files that were just saved, made or deleted.

    Args:
        root: The workspace's folder.
        stop: Ends the watch.
    """
    queue: asyncio.Queue[set[str]] = asyncio.Queue()
    folders = watched_folders(root)
    inner = asyncio.Event()
    tasks = _start(root, folders, inner, queue)
    stopped = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            waiting = asyncio.create_task(queue.get())
            await asyncio.wait({waiting, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                waiting.cancel()
                break
            names = waiting.result()
            while not queue.empty():
                names |= queue.get_nowait()
            now = watched_folders(root)
            if now != folders:  # a new folder beside the others, such as the first templates/
                inner.set()
                await asyncio.gather(*tasks)
                folders, inner = now, asyncio.Event()
                tasks = _start(root, folders, inner, queue)
                names |= {
                    path.relative_to(root).as_posix()
                    for folder in folders
                    for path in folder.rglob("*")
                    if path.is_file()
                }
            yield {name for name in names if is_source(name)}
    finally:
        inner.set()
        stopped.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _start(
    root: Path, folders: Iterable[Path], stop: asyncio.Event, queue: asyncio.Queue[set[str]]
) -> list[asyncio.Task[None]]:
    """Two watches: the top of the workspace alone, and the folders of sources with their depths."""
    found = list(folders)
    tasks = [asyncio.create_task(_pump(root, [root], stop, queue, deep=False))]
    if found:
        tasks.append(asyncio.create_task(_pump(root, found, stop, queue, deep=True)))
    return tasks


async def _pump(
    root: Path,
    paths: list[Path],
    stop: asyncio.Event,
    queue: asyncio.Queue[set[str]],
    *,
    deep: bool,
) -> None:
    def wanted(_change: Change, path: str) -> bool:
        name = _relative(root, path)
        return bool(name) and is_source(name)

    filtered: Callable[[Change, str], bool] = wanted
    async for changes in awatch(
        *paths,
        watch_filter=filtered,
        step=SETTLE_MS,
        debounce=LONGEST_MS,
        stop_event=stop,
        recursive=deep,
        raise_interrupt=False,
    ):
        names = {_relative(root, path) for _, path in changes}
        await queue.put(names)


def _relative(root: Path, path: str) -> str:
    try:
        return Path(path).relative_to(root).as_posix()
    except ValueError:
        return ""
