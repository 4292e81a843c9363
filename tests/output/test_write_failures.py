"""A build that fails or dies leaves what was there, and is cleared up."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from written_builds import build, content_of, hidden, is_whole, refusal

from newsletter.errors import TemporaryError
from newsletter.output import lock, swap, write
from newsletter.output.write import write_build


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "E163"),
        (errno.EDQUOT, "E163"),
        (errno.EACCES, "E162"),
        (errno.EROFS, "E162"),
        (errno.EIO, "E164"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "rename", "link"])
def test_any_failure_leaves_the_previous_output_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    """The file system fails while files are written, and while they are put in place."""
    target = tmp_path / "build"
    write_build(target, build("one"))

    def fail(*arguments: Any, **options: Any) -> Any:
        raise OSError(number, os.strerror(number), str(target))

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step == "rename":
        monkeypatch.setattr(write, "replace_folder", fail)
    else:
        (target / "notes.txt").touch()
        monkeypatch.setattr(os, "link", fail)
        monkeypatch.setattr("shutil.copy2", fail)
    before = content_of(target)
    assert refusal(target, build("two")).code == code
    monkeypatch.undo()
    assert content_of(target) == before
    assert hidden(tmp_path) == []
    write_build(target, build("two"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    opened = Path.open

    def open_full(path: Path, mode: str = "r", *rest: Any) -> Any:
        return opened(Path("/dev/full"), "wb") if mode == "xb" else opened(path, mode, *rest)

    monkeypatch.setattr(Path, "open", open_full)
    problem = refusal(target, build("two"))
    assert problem.code == "E163"
    assert content_of(target) == build("one")


@pytest.fixture
def users_folder() -> Iterator[Path]:
    """A folder of somebody who is not root, with no more rights than theirs, whoever runs this."""
    nobody = 65534
    with tempfile.TemporaryDirectory(prefix="newsletter-") as name:
        if os.geteuid() != 0:
            yield Path(name)
            return
        os.chown(name, nobody, nobody)
        os.seteuid(nobody)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)


def test_an_unwritable_folder_says_so(users_folder: Path) -> None:
    parent = users_folder / "parent"
    write_build(parent / "build", build("one"))
    parent.chmod(0o555)
    try:
        assert refusal(parent / "build", build("two")).code == "E162"
        assert is_whole(parent / "build")
    finally:
        parent.chmod(0o755)


def test_the_second_rename_failing_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    rename = Path.rename

    def rename_but_new(path: Path, to: Path) -> Path:
        if path.name.startswith(".newsletter-build"):
            raise OSError(errno.EIO, "failed")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", rename_but_new)
    assert refusal(target, build("two")).code == "E164"
    assert content_of(target) == build("one")


@pytest.mark.parametrize("target_left", ["nothing", "an empty folder"])
def test_a_build_that_died_between_two_renames_is_recovered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target_left: str
) -> None:
    """Then the old output stands aside; the next build finds it, even if that one fails."""
    target = tmp_path / "build"
    write_build(target, build("one"))
    (target / "notes.txt").write_text("mine")
    target.rename(tmp_path / ".newsletter-previous-build")
    if target_left != "nothing":
        target.mkdir()
    monkeypatch.setattr(write, "_write_files", lambda folder, files: os.open("/no/such", 0))
    refusal(target, build("two"))
    monkeypatch.undo()
    assert (target / "notes.txt").read_text() == "mine"
    assert (target / "part0.txt").read_bytes() == b"one" * 40
    write_build(target, build("two"))
    assert (target / "notes.txt").read_text() == "mine"
    assert hidden(tmp_path) == []


def test_leftovers_of_the_dead_are_removed_and_those_of_the_living_kept(tmp_path: Path) -> None:
    dead = tmp_path / ".newsletter-build-4194305-0"
    dead.mkdir()
    (dead / "half").write_text("half")
    # A number that lives again belongs to another process now: the lock decides.
    reused = tmp_path / f".newsletter-build-{os.getpid()}-9999999"
    reused.mkdir()
    living = tmp_path / ".newsletter-build-4194305-1"
    living.mkdir()
    others = [tmp_path / ".newsletter-build-notes", tmp_path / ".newsletter-build-7-0.txt"]
    for path in others:
        path.mkdir()
    guard = lock.try_lock(living)
    try:
        write_build(tmp_path / "build", build("one"))
    finally:
        lock.unlock(guard)
    assert not dead.exists()
    assert not reused.exists()
    assert living.exists()
    assert all(path.exists() for path in others)


def test_without_locks_the_process_id_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "try_lock", lambda folder: None)
    dead = tmp_path / ".newsletter-build-4194305-0"
    living = tmp_path / f".newsletter-build-{os.getpid()}-9999999"
    dead.mkdir()
    living.mkdir()
    write_build(tmp_path / "build", build("one"))
    assert not dead.exists()
    assert living.exists()


def test_a_build_that_never_frees_the_folder_is_not_waited_for_forever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard = lock.try_lock(tmp_path)
    if guard is None:
        pytest.skip("no folder locks here")
    try:
        with pytest.raises(TemporaryError, match="another build"), lock.locked(tmp_path, 0.03):
            pass
    finally:
        lock.unlock(guard)
    with lock.locked(tmp_path, 0.03), pytest.raises(BlockingIOError):
        lock.try_lock(tmp_path)
