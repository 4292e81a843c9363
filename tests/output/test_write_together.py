"""Builds at once, and builds that are killed: one of them is there, and whole."""

from __future__ import annotations

import inspect
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from written_builds import build, hidden, is_whole

from newsletter.errors import OutputError
from newsletter.output.write import write_build

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
