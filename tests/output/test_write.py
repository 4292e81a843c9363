"""A build is written whole or not at all."""

from __future__ import annotations

import datetime
import errno
import inspect
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsletter.errors import OutputError, TemporaryError
from newsletter.output import lock, swap, write
from newsletter.output.manifest import (
    MANIFEST_NAME,
    build_manifest,
    manifest_json,
    read_outputs,
    sha256,
)
from newsletter.output.write import write_build


def build(version: str, *, count: int = 3, size: int = 40) -> dict[str, bytes]:
    """The files of one build; every file says which version it is of."""
    files = {f"part{number}.txt": version.encode() * size for number in range(count)}
    files["images/picture.jpg"] = version.encode()
    manifest = build_manifest(
        date=datetime.date(2026, 3, 4), inputs={"issue.md": version}, outputs=files, versions={}
    )
    return {**files, MANIFEST_NAME: manifest_json(manifest)}


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def is_whole(folder: Path) -> bool:
    """Every file matches the manifest that lies beside it, and none is missing or left over."""
    files = content_of(folder)
    outputs = read_outputs(files.pop(MANIFEST_NAME))
    return outputs == {name: sha256(content) for name, content in files.items()}


def hidden(parent: Path) -> list[str]:
    return [path.name for path in parent.iterdir() if path.name.startswith(".newsletter")]


def refusal(target: Path, files: dict[str, bytes]) -> Any:
    with pytest.raises(OutputError) as caught:
        write_build(target, files)
    (problem,) = caught.value.problems
    assert problem.hint
    assert "\n" not in problem.message
    return problem


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of taking a folder's place."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    return str(request.param)


def test_linux_and_macos_exchange_folders_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "x").touch()
    possible = swap.exchange(one, other)
    assert possible == sys.platform.startswith(("linux", "darwin"))
    assert (other / "x").exists() == possible
    with pytest.raises(FileNotFoundError):
        swap.exchange(one, tmp_path / "missing")


def test_a_build_appears_and_is_replaced_whole(tmp_path: Path, way: str) -> None:
    target = tmp_path / "deep" / "build"
    write_build(target, build("one", count=5))
    assert content_of(target) == build("one", count=5)
    write_build(target, build("two"))
    assert content_of(target) == build("two")
    assert hidden(target.parent) == []


def test_an_empty_folder_is_a_fine_target(tmp_path: Path, way: str) -> None:
    (tmp_path / "build").mkdir()
    write_build(tmp_path / "build", build("one"))
    assert is_whole(tmp_path / "build")


def test_files_of_others_are_carried_over_and_ours_are_not(tmp_path: Path, way: str) -> None:
    target = tmp_path / "build"
    write_build(target, build("one", count=9))
    (target / "notes.txt").write_text("mine")
    (target / "images/own").mkdir()
    (target / "images/own/photo.raw").write_bytes(b"raw")
    (target / "empty").mkdir()
    (target / "link").symlink_to("notes.txt")
    (target / "folder-link").symlink_to("images")
    for version in ("two", "three"):
        write_build(target, build(version))
        assert (target / "notes.txt").read_text() == "mine"
        assert (target / "images/own/photo.raw").read_bytes() == b"raw"
        assert (target / "empty").is_dir()
        assert (target / "link").readlink() == Path("notes.txt")
        assert (target / "folder-link").is_symlink()
        assert (target / "part0.txt").read_bytes() == version.encode() * 40
        assert not (target / "part8.txt").exists()


def test_a_file_added_between_the_carrying_and_the_swap_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    replace = swap.replace_folder

    def replace_late(new: Path, old: Path, aside: Path) -> None:
        (old / "late.txt").write_text("late")
        replace(new, old, aside)

    monkeypatch.setattr(write, "replace_folder", replace_late)
    write_build(target, build("two"))
    assert (target / "late.txt").read_text() == "late"
    assert (target / "part0.txt").read_bytes() == b"two" * 40


def test_a_folder_that_is_not_ours_is_refused_and_untouched(tmp_path: Path) -> None:
    for name, content in (("thesis.doc", b"x"), (MANIFEST_NAME, b'{"tool": "other"}')):
        target = tmp_path / name.replace(".", "-")
        target.mkdir()
        (target / name).write_bytes(content)
        assert refusal(target, build("one")).code == "E160"
        assert content_of(target) == {name: content}
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("name", ["extra.txt", "images"])
def test_a_file_of_others_is_never_replaced(tmp_path: Path, name: str) -> None:
    target = tmp_path / "build"
    first = {key: value for key, value in build("one").items() if not key.startswith("images/")}
    manifest = build_manifest(
        date=datetime.date(2026, 3, 4),
        inputs={},
        outputs={key: value for key, value in first.items() if key != MANIFEST_NAME},
        versions={},
    )
    write_build(target, {**first, MANIFEST_NAME: manifest_json(manifest)})
    (target / name).write_text("mine")
    before = content_of(target)
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"
    assert content_of(target) == before


def test_a_folder_of_others_under_a_new_file_s_name_is_in_the_way(tmp_path: Path) -> None:
    target = tmp_path / "build"
    write_build(target, build("one"))
    (target / "extra.txt").mkdir()
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"
    (target / "extra.txt" / "inside").touch()
    assert refusal(target, {**build("two"), "extra.txt": b"ours"}).code == "E161"


@pytest.mark.parametrize("below", ["", "/deeper", "/deeper/still"])
def test_a_file_in_the_way_is_a_clear_error(tmp_path: Path, below: str) -> None:
    (tmp_path / "build").write_text("a file")
    assert refusal(Path(f"{tmp_path}/build{below}"), build("one")).code == "E161"
    assert (tmp_path / "build").read_text() == "a file"


def test_a_link_to_the_build_folder_stays_a_link(tmp_path: Path, way: str) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "latest"
    link.symlink_to("real")
    write_build(link, build("one"))
    write_build(link, build("two"))
    assert link.is_symlink()
    assert content_of(tmp_path / "real") == build("two")


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ""])
def test_a_name_that_leads_out_is_a_fault_of_the_caller(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="relative names"):
        write_build(tmp_path / "build", {**build("one"), name: b""})


def test_a_build_without_its_manifest_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="manifest"):
        write_build(tmp_path / "build", {"x": b""})


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


LOOP = """
from __future__ import annotations
import datetime
from pathlib import Path
from newsletter.output.manifest import MANIFEST_NAME, build_manifest, manifest_json
from newsletter.output.write import write_build

{build}

versions = [build(name, count=4, size=20000) for name in {names!r}]
print("ready", flush=True)
for number in range({rounds}):
    write_build(Path({target!r}), versions[number % len(versions)])
"""


def start(target: Path, names: list[str], rounds: int = 1_000_000) -> subprocess.Popen[bytes]:
    """A process that builds again and again, and is about to begin."""
    script = LOOP.format(
        build=inspect.getsource(build), names=names, rounds=rounds, target=str(target)
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")
def test_a_build_killed_at_any_moment_leaves_a_whole_version(tmp_path: Path) -> None:
    target = tmp_path / "build"
    wait = random.Random(7)
    write_build(target, build("one", count=4, size=20000))
    seen = set()
    for _ in range(25):
        process = start(target, ["one", "two"])
        time.sleep(wait.uniform(0, 0.04))
        stop(process)
        assert is_whole(target)
        seen.add((target / "part0.txt").read_bytes()[:3])
    write_build(target, build("one"))
    assert is_whole(target)
    assert hidden(tmp_path) == []
    assert seen <= {b"one", b"two"}


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """Two processes write the same folder; what is left is one version, and others' files."""
    target = tmp_path / "build"
    write_build(target, build("one", count=4, size=20000))
    (target / "notes.txt").write_text("mine")
    processes = [start(target, [name], rounds=40) for name in ("one", "two")]
    try:
        for process in processes:
            assert process.wait(30) == 0
    finally:
        for process in processes:
            stop(process)
    (target / "notes.txt").unlink()
    assert is_whole(target)
    assert hidden(tmp_path) == []


def test_threads_of_one_process_do_not_mix_either(tmp_path: Path) -> None:
    target = tmp_path / "build"
    failures: list[BaseException] = []

    def work(name: str) -> Callable[[], None]:
        def run() -> None:
            try:
                for _ in range(10):
                    write_build(target, build(name))
            except OutputError as error:
                failures.append(error)

        return run

    threads = [threading.Thread(target=work(name)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert is_whole(target)
    assert hidden(tmp_path) == []


def test_everything_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut after the swap must not find new names with nothing in them."""
    target, events = tmp_path / "build", list[str]()
    write_build(target, build("one"))
    sync, place = os.fsync, write.replace_folder

    def synced(descriptor: int) -> None:
        events.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        sync(descriptor)

    def placed(new: Path, old: Path, aside: Path) -> None:
        events.append("placed")
        place(new, old, aside)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(write, "replace_folder", placed)
    write_build(target, build("two"))
    before = events[: events.index("placed")]
    assert {Path(name).name for name in build("two")} <= set(before)
    assert events[-1] == tmp_path.name


def test_a_rebuild_takes_its_place_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system can exchange folders there is no moment without a build."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    if not swap.exchange(one, two):
        pytest.skip("this file system cannot exchange two folders")
    target = tmp_path / "build"
    write_build(target, build("one"))
    monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("moved away for a moment"))
    write_build(target, build("two"))
    assert content_of(target) == build("two")
