"""The same inputs give the same bytes: in any process, place, time zone, language and cache."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from theme_desk import SHIPPED, sample_workspace

ISSUES = ("2026-11-18", "2026-11-20")


def build(root: Path, out: Path, *options: str, umask: int = 0o022, **environment: str) -> None:
    """A process of its own builds all issues."""
    subprocess.run(
        [
            *(
                sys.executable,
                "-c",
                f"import os; os.umask({umask}); import newsletter.__main__ as m; m.main()",
            ),
            *("build", "--all", "--force", "-C", str(root), "--out", str(out), *options),
        ],
        env={**os.environ, "PYTHONPATH": str(SHIPPED.parents[1]), **environment},
        cwd=environment.get("PWD", root),
        check=True,
        capture_output=True,
        timeout=120,
    )


def contents(out: Path, days: tuple[str, ...] = ISSUES) -> dict[str, bytes]:
    found = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name[0] != "."
    }
    for day in days:
        for name in ("email.html", "email.txt", "email.eml", "web.html", "manifest.json"):
            assert found[f"{day}/{name}"]
    assert any(name.startswith("2026-11-20/images/") for name in found)
    return found


def damage(cache: Path) -> int:
    """Spoils every entry, each in one of four ways."""
    entries = sorted(path for path in cache.rglob("*") if path.is_file() and path.parent != cache)
    for index, path in enumerate(entries):
        content = path.read_bytes()
        ways = (content[: len(content) // 2], b"", content[:-1] + b"\0", b"\xff" * 200)
        path.write_bytes(ways[index % 4])
    return len(entries)


@pytest.mark.parametrize("options", [(), ("--embed-images",)], ids=["linked", "embedded"])
def test_two_processes_make_the_same_folders(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Hash seed, folder, time zone, language, umask and a damaged cache change no byte."""
    first, second = tmp_path / "first", tmp_path / "elsewhere" / "second desk"
    for root in (first, second):
        sample_workspace(root)
    common = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
    build(first, tmp_path / "a", *options, **common)
    wanted = contents(tmp_path / "a")
    other = {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/Los_Angeles",
        "LC_ALL": "",
        "LANG": "tr_TR.UTF-8",
    }
    build(second, tmp_path / "b", *options, umask=0o077, PWD=str(tmp_path), **other)
    assert contents(tmp_path / "b") == wanted
    if options:
        return
    assert damage(first / ".newsletter" / "cache") > 5
    build(first, tmp_path / "c", *options, PYTHONOPTIMIZE="1", **other)
    assert contents(tmp_path / "c") == wanted


def test_what_was_built_before_leaves_no_trace(tmp_path: Path) -> None:
    """An issue alone with an empty cache is the issue that was built after another."""
    root = tmp_path / "desk"
    sample_workspace(root)
    build(root, tmp_path / "a")
    shutil.rmtree(root / "issues" / ISSUES[0])
    shutil.rmtree(root / ".newsletter")
    build(root, tmp_path / "b")
    alone = contents(tmp_path / "b", ISSUES[1:])
    both = contents(tmp_path / "a")
    assert alone == {name: both[name] for name in both if name.startswith(ISSUES[1])}
